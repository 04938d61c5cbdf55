"""The commands about one drug: the figure of the label, the step for a toxicity, what is said of other medicines."""

import json

import pytest

CASE = """\
jurisdiction: US
findings:
  age: 60
  weight-kg: 45
  cyp3a: inhibitor
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return str(path)


def test_the_start_dose_of_a_case_with_what_changed_it(run, case):
    code, out, err = run("dose", "selpercatinib", case, "--json")
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert data["line"] == "selpercatinib — 40 mg — oral — twice daily"
    assert [reason["adjustment"] for reason in data["reasons"]]
    said = run("dose", "selpercatinib", case)[1]
    assert said.startswith("start dose: selpercatinib — 40\u00a0mg — oral — twice daily [")


def test_without_a_case_the_start_doses_and_what_decides_between_them(run):
    _, out, _ = run("dose", "selpercatinib", "--json")
    data = json.loads(out)
    assert data["line"] is None
    assert len(data["candidates"]) > 1
    assert "weight-kg" in data["open"]


def test_ladders_that_differ_are_named_with_what_decides(run):
    arguments = ["toxicity", "selpercatinib", "--event", "Rash maculo-papular", "--grade", "3", "--dose"]
    arguments.append("40 mg twice daily")
    (event,) = json.loads(run(*arguments, "--json")[1])["events"]
    (step,) = event["steps"]
    assert (step["next_dose"], step["below_last_level"]) == (None, False)
    stops = {(ladder["region"], ladder["below_last_level"], *ladder["open"]) for ladder in step["by_ladder"]}
    assert {(None, True, "age", "weight-kg"), ("FDA", False, "age", "weight-kg")} <= stops
    words = run(*arguments)[1].replace("\u00a0", " ")
    assert "(depends on age, weight-kg): The label has no level below the dose now: stop." in words
    assert "(depends on age, weight-kg): Next dose: selpercatinib — 40 mg — oral — once daily." in words


def test_a_toxicity_step_with_the_next_level_and_the_levels_left(run):
    code, out, err = run(
        "toxicity", "lenvatinib", "--event", "Hypertension", "--grade", "3", "--dose", "24 mg", "--json"
    )
    (event,) = json.loads(out)["events"]
    (step,) = event["steps"]
    assert (code, err) == (0, "")
    assert step["action"] == "withhold"
    assert step["next_dose"] == "lenvatinib — 20 mg — oral — once daily"
    assert step["levels_left"] == 2
    assert step["sources"]
    words = run("toxicity", "lenvatinib", "--event", "Hypertension", "--grade", "3", "--dose", "24 mg")[1]
    words = words.replace("\u00a0", " ")
    assert (
        "  Hold [FDA]. Until grade 2 or less. Resume at a reduced dose. Next dose: lenvatinib — 20 mg — oral — "
        in words
    )
    assert ". Reductions left after this: 2. [" in words
    arguments = ["toxicity", "lenvatinib", "--event", "Hypertension", "--grade", "3", "--dose", "14 mg"]
    assert ". No reduction is left after this. [" in run(*arguments)[1]


def test_below_the_last_level_the_drug_stops(run):
    _, out, _ = run("toxicity", "lenvatinib", "--event", "Hypertension", "--grade", "3", "--dose", "10 mg")
    assert ". The label has no level below the dose now: stop. [" in out


def test_of_two_events_the_stricter_leads_and_both_are_shown(run):
    arguments = ["--event", "Hypertension", "--grade", "4", "--event", "Diarrhea", "--grade", "3"]
    data = json.loads(run("toxicity", "lenvatinib", *arguments, "--json")[1])
    assert data["leading"]["event"] == "Hypertension"
    assert data["leading"]["action"] == "discontinue"
    assert [event["event"] for event in data["events"]] == ["Hypertension", "Diarrhea"]
    assert all(event["steps"] for event in data["events"])
    assert "leads: Hypertension" in run("toxicity", "lenvatinib", *arguments)[1]


def test_a_stricter_line_by_another_measure_leads_and_is_said_to_be_one(run):
    arguments = ["vandetanib", "--event", "Hypertension", "--grade", "2", "--event", "Hemorrhage", "--grade", "3"]
    data = json.loads(run("toxicity", *arguments, "--json")[1])
    assert (data["leading"]["event"], data["leading"]["by_grade"]) == ("Hemorrhage", False)
    assert "leads: Hemorrhage, by another measure, severe: Stop for good." in run("toxicity", *arguments)[1]


def test_a_named_dose_that_is_no_step_down_is_never_the_next_one(run):
    arguments = ["vemurafenib", "--event", "Other adverse reaction", "--grade", "3", "--dose"]
    out = run("toxicity", *arguments, "480 mg")[1].replace("\u00a0", " ")
    named = "Not below the dose now: vemurafenib — 720 mg — oral — twice daily."
    assert f"{named} The label has no level below the dose now: stop." in out
    assert "Next dose: vemurafenib — 720 mg" not in out
    data = json.loads(run("toxicity", *arguments, "720 mg", "--json")[1])
    doses = {(step["not_below"], step["next_dose"]) for step in data["events"][0]["steps"]}
    lower = "vemurafenib — 480 mg — oral — twice daily"
    assert doses == {("vemurafenib — 720 mg — oral — twice daily", lower), (None, lower), (None, None)}


def test_what_the_label_says_of_its_last_level_stands_in_place_of_a_stop(run):
    arguments = ["cabozantinib", "--event", "Other adverse reaction", "--grade", "3", "--dose", "20 mg once daily"]
    out = run("toxicity", *arguments)[1].replace("\u00a0", " ")
    assert "The label has no level below the dose now. If 20 mg daily was already the dose, resume 20 mg" in out
    (event,) = json.loads(run("toxicity", *arguments, "--json")[1])["events"]
    said = [ladder["last_level"] for step in event["steps"] for ladder in step["by_ladder"]]
    assert any(text and "if not tolerated, stop" in text for text in said)


def test_silence_is_said_and_is_not_go_on(run):
    code, out, err = run("toxicity", "sorafenib", "--event", "Hypertension", "--grade", "1")
    assert code == 0
    assert "not the same as going on" in out
    code, _, err = run("toxicity", "lenvatinib", "--event", "Hiccups", "--grade", "2")
    assert code == 0
    assert "lenvatinib has no line of its own for 'Hiccups'; it has lines for: Hypertension, " in err
    code, out, err = run("toxicity", "lenvatinib", "--event", "Hypertensio", "--grade", "3")
    assert (code, out) == (2, "")  # a slip is not answered by the general line
    assert "give as --event what is meant: 'Hypertension'; 'Other adverse reaction' for its line for other " in err


def test_an_event_by_another_name_takes_the_line_of_the_label_and_says_so(run):
    data = json.loads(run("toxicity", "sorafenib", "--event", "HFSR", "--grade", "2", "--json")[1])
    (event,) = data["events"]
    assert (event["asked"], event["general_line"]) == ("HFSR", False)
    assert event["event"] == "Palmar-plantar erythrodysesthesia syndrome or rash"
    out = run("toxicity", "sorafenib", "--event", "HFSR", "--grade", "2")[1]
    assert "asked for HFSR; the label's line is Palmar-plantar erythrodysesthesia syndrome or rash:\n" in out
    out = run("toxicity", "pembrolizumab", "--event", "hypothyroidism", "--grade", "3")[1]
    assert "Hypothyroidism, grade\u00a03\n" in out
    assert "asked for" not in out


def test_an_event_that_may_mean_several_lines_is_given_back_with_them(run):
    arguments = ["toxicity", "cabozantinib", "--event", "Diarrhea", "--grade", "2", "--event", "pulmonary embolism"]
    code, out, err = run(*arguments, "--grade", "4")
    assert (code, out) == (2, "")
    assert "cabozantinib has several lines for 'pulmonary embolism'; give as --event what is meant: 'Venous " in err
    arguments[-1] = "Venous thromboembolism"
    data = json.loads(run(*arguments, "--grade", "4", "--json")[1])
    assert (data["leading"]["event"], data["leading"]["action"]) == ("Venous thromboembolism", "discontinue")
    code, _, err = run("toxicity", "lenvatinib", "--event", "pulmonary embolism", "--grade", "3", "--json")
    assert code == 2
    assert "has no line of this name for 'pulmonary embolism'; give as --event what is meant: 'Arterial thr" in err


def test_a_dose_by_its_number_alone_is_in_mg_and_said(run):
    arguments = ["toxicity", "lenvatinib", "--event", "Hypertension", "--grade", "3", "--dose"]
    assert run(*arguments, "24")[1].startswith("dose now: lenvatinib \u2014 24\u00a0mg \u2014 oral")
    assert run(*arguments, "24 once daily")[0] == 2
    arguments = ["toxicity", "larotrectinib", "--event", "Alanine aminotransferase increased", "--grade", "3", "--dose"]
    code, _, err = run(*arguments, "100 mg")
    assert code == 2
    assert "is the dose of several levels of larotrectinib; add the frequency: larotrectinib" in err
    assert run(*arguments, "100 mg once daily")[0] == 0
    assert "is no dose level" in run(*arguments, "100")[2]  # mg, or mg for each square metre


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["dose", "snakeoil"], "not covered by this knowledge base; none is near; `rairdtc search NAME` finds the id"),
        (
            ["toxicity", "lenvatinib", "--event", "Hypertension", "--grade", "3", "--dose", "21 mg"],
            "levels: lenvatinib — 24 mg",
        ),
        (["toxicity", "lenvatinib", "--event", "Hypertension", "--grade", "3", "--dose", "much"], "is no dose level"),
        (["toxicity", "lenvatinib", "--event", "A", "--event", "B", "--grade", "3"], "one --grade for each --event"),
        (
            [
                "toxicity",
                "lenvatinib",
                "--event",
                "A",
                "--event",
                "B",
                "--grade",
                "3",
                "--grade",
                "1",
                "--occurrence",
                "1",
            ],
            "for every event or for none",
        ),
        (["dose", "lenvatinib", "/nowhere/case.yaml"], "case.yaml"),
    ],
)
def test_bad_input_says_what_and_what_is_allowed(run, arguments, words):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.startswith("rairdtc: ")


def test_interactions_by_substance_brand_and_class(run):
    names = ["omeprazole", "Sporanox", "Strong CYP3A inducers", "snake oil"]
    data = json.loads(run("interactions", "selpercatinib", *names, "--json")[1])
    pairs = {pair["name"]: pair for pair in data["pairs"]}
    assert pairs["omeprazole"]["verdict"] == "stated"
    assert pairs["Sporanox"]["understood_as"].casefold() == "itraconazole"
    assert pairs["Strong CYP3A inducers"]["lines"][0]["severity"] in ("avoid", "contraindicated")
    assert pairs["snake oil"]["verdict"] == "not-checked"
    assert all(line["sources"] or line["checked"] == "recall" for pair in data["pairs"] for line in pair["lines"])
    words = run("interactions", "selpercatinib", *names)[1]
    assert "not checked: the name is not known" in words
    assert "  Proton-pump inhibitors: Avoid; if not possible give selpercatinib with food [" in words


def test_effects_that_add_up(run):
    out = run("interactions", "selpercatinib", "sotalol", "ondansetron")[1]
    assert "adds up (Drugs that prolong QT): " in out


def test_no_line_is_no_statement_and_never_no_interaction(run):
    out = run("interactions", "anlotinib", "metformin")[1]
    assert "no statement" in out
    assert "not the same as no interaction" in out


#: About no other medicine: what follows the drug, and the treatment that it serves.
WITHOUT_MEDICINE = {
    "drug/vemurafenib/interactions/after-vemurafenib",
    "drug/thyrotropin-alfa/interactions/radioiodine",
}


def test_every_interaction_of_every_drug_names_what_it_is_about(knowledge):
    lines = [line for summary in knowledge.drug_list for line in knowledge.interactions(summary.id)]
    assert {line.address for line in lines if not line.matches} == WITHOUT_MEDICINE


def test_a_drug_beside_itself_and_beside_its_partner(run):
    data = json.loads(run("interactions", "lenvatinib", "Lenvima", "--json")[1])
    (pair,) = data["pairs"]
    assert (pair["verdict"], pair["lines"], pair["says"]) == ("same-drug", [], "the same drug; nothing is checked")
    assert "Lenvima (Lenvatinib): the same drug; nothing is checked" in run("interactions", "lenvatinib", "Lenvima")[1]
    (pair,) = json.loads(run("interactions", "trametinib", "dabrafenib", "--json")[1])["pairs"]
    assert len(pair["given_together_by"]) == 1
    out = run("interactions", "trametinib", "dabrafenib", "herbal tea", "Herbal Tea")[1]
    assert f"  given together by the option {pair['given_together_by'][0]}\n" in out
    assert out.casefold().count("herbal tea") == 1


def test_a_part_that_this_reference_leaves_out_is_not_called_unsaid(run):
    assert json.loads(run("drug", "cabozantinib-capsules", "--json")[1])["left_out"] == [
        "adjustments",
        "monitoring",
        "pregnancy",
    ]
    said = run("drug", "cabozantinib-capsules")[1]
    assert said.count("  Left out of this reference; see the label") == 3
    assert "Left out" not in run("drug", "lenvatinib")[1]
