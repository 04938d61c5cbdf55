"""The commands `fit`, `what-if` and `compare`, as text and as JSON."""

import json
import re

import pytest

from rairdtc_gui.app import case_output
from rairdtc_gui.app.command_line import main

CASE = """\
label: B-3
jurisdiction: EU
findings:
  histology: papillary
  thyroidectomy-status: total
  rai-given: true
  rai-uptake-pattern: none-in-any-lesion
  rai-scan-quality: adequate
  structural-disease: true
  recist-change-percent: 25
  recist-interval-months: 8
  new-lesions: false
  prior-agents: [none]
  drivers: [ret-fusion]
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return str(path)


def fit_of(run, case, *trials):
    code, out, err = run("fit", "--json", case, *trials)
    assert (code, err) == (0, "")
    return json.loads(out)


def change(run, case, text):
    code, out, err = run("what-if", "--json", case, text)
    assert (code, err) == (0, "")
    return json.loads(out)


def test_fit_says_of_each_criterion_how_the_case_stands(run, case):
    data = fit_of(run, case, "decision")
    assert list(data) == ["schema", "label", "trials"]
    assert (data["schema"], data["label"]) == ("rairdtc.fit/1", "B-3")
    trial = data["trials"][0]
    assert list(trial) == ["id", "name", "may_enter", "counts", "criteria", "unread"]
    assert trial["may_enter"] is True
    assert trial["counts"] == {"met": 5, "not-met": 0, "open": 1, "not-asked": 0}
    fits = {item["address"].rpartition("/")[2]: item for item in trial["criteria"]}
    assert fits["earlier-drugs"]["kind"] == "exclude"
    assert fits["earlier-drugs"]["fit"] == "met"
    assert (fits["tsh"]["fit"], fits["tsh"]["open"]) == ("open", ["tsh-current"])
    assert all(item["sources"] and item["checked"] == "seen" for item in trial["criteria"])
    assert "performance status" in trial["unread"]


def test_fit_without_a_trial_takes_all_and_puts_those_without_a_miss_first(run, case, knowledge):
    trials = fit_of(run, case)["trials"]
    assert {trial["id"] for trial in trials} == set(knowledge.trials_with_entry)
    order = [trial["may_enter"] for trial in trials]
    assert order == sorted(order, reverse=True)
    assert False in order


def test_fit_as_text(run, case):
    code, out, _ = run("fit", case, "alter01032", "cosmic-311", "astra")
    assert code == 0
    out = out.replace("\u00a0", " ")
    assert "alter01032 · ALTER01032 (anlotinib): no criterion is known to be missed" in out
    assert "cosmic-311 · COSMIC-311: a criterion is missed" in out
    assert "  open: ECOG 0 or 1. Asks: ecog. [" in out
    assert "  met (excludes): Earlier anlotinib or other VEGFR-targeted therapy. [" in out
    assert "  not met: Earlier lenvatinib or sorafenib. [" in out
    assert "  not asked: Life expectancy over 6 months. [" in out
    assert "  not judged here: " in out
    assert "astra · ASTRA: no criteria of entry were read" in out


def test_a_trial_without_criteria_is_neither_open_nor_closed(run, case):
    assert fit_of(run, case, "astra")["trials"][0]["may_enter"] is None


def test_fit_refuses_a_trial_and_a_case_that_are_not_there(run, case, tmp_path):
    code, out, err = run("fit", case, "selekt")
    assert (code, out) == (2, "")
    assert "trial 'selekt' is not covered by this knowledge base" in err
    assert "select" in err
    code, out, err = run("fit", str(tmp_path / "none.yaml"))
    assert (code, out) == (2, "")
    assert "none.yaml" in err


def test_what_if_gives_only_what_moves_and_names_the_rules(run, case, knowledge):
    data = change(run, case, "drivers=none-found")
    assert list(data) == ["schema", "label", "question", "before", "after", "moved"]
    assert data["schema"] == "rairdtc.what-if/1"
    assert (data["question"], data["before"], data["after"]) == ("drivers", ["ret-fusion"], ["none-found"])
    moved = {item["option"]: item for item in data["moved"]}
    assert 0 < len(moved) < len(knowledge.rule_set.options)
    assert all(item["before"] != item["after"] for item in data["moved"])
    selpercatinib = moved["selpercatinib"]
    assert (selpercatinib["before"]["stance"], selpercatinib["after"]["stance"]) == ("preferred", "none")
    assert selpercatinib["stance_changed"] is True
    ret_first = next(rule for rule in selpercatinib["rules"] if rule["rule"] == "ret-first")
    assert ret_first["after"] is False
    assert ret_first["sources"]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("drivers=ret-fusion, braf-v600e", ["ret-fusion"], ["braf-v600e", "ret-fusion"]),
        ("rai-given=no", True, False),
        ("rai-given=TRUE", True, True),
        ("recist-change-percent=-30", 25.0, -30.0),
        ("ecog=2", None, "2"),
        ("rai-last-date=2026-01-31", None, "2026-01-31"),
        ("histology=unknown", "papillary", None),
        ("histology=", "papillary", None),
        (" new-lesions = true ", False, True),
    ],
)
def test_the_value_is_read_in_the_type_of_its_question(run, case, text, before, after):
    data = change(run, case, text)
    assert (data["before"], data["after"]) == (before, after)


def test_what_if_as_text(run, case):
    code, out, _ = run("what-if", case, "drivers=none-found")
    assert code == 0
    assert out.startswith("drivers: ret-fusion → none-found\n")
    assert "  selpercatinib: preferred (provisional, could be contraindicated to preferred) → no statement (" in out
    assert "ret-first now does not hold: " in out
    assert run("what-if", case, "new-lesions=false")[1].startswith("new-lesions: no → no: nothing moves\n")
    assert run("what-if", case, "recist-change-percent=")[1].startswith("recist-change-percent: 25 → open")
    assert run("what-if", case, "rai-scan-quality=")[1].startswith("rai-scan-quality: adequate → open\n")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("ecog", "write question=value"),
        ("histologie=papillary", "unknown question 'histologie'; nearest: histology"),
        ("histologie=", "unknown question 'histologie'; nearest: histology"),
        ("age=old", "age: 'old' is not allowed; allowed: a number from 0 to 120 years"),
        ("age=nan", "age: nan is not allowed"),
        ("rai-given=perhaps", "allowed: true or false"),
        ("drivers=none-found,ras", "cannot stand beside other answers"),
        ("drivers=kras", "allowed: a list of at least one of"),
        ("rai-last-date=January", "allowed: a date such as"),
    ],
)
def test_what_if_says_what_cannot_be_used(run, case, text, complaint):
    code, out, err = run("what-if", case, text)
    assert (code, out) == (2, "")
    assert complaint in err


PLACES = ["any", "US", "EU", "CN", "JP"]


@pytest.fixture
def no_driver(tmp_path):
    path = tmp_path / "no-driver.yaml"
    path.write_text(CASE.replace("ret-fusion", "none-found"), encoding="utf-8")
    return str(path)


def compared(run, case):
    code, out, err = run("compare", "--json", case)
    assert (code, err) == (0, "")
    return json.loads(out)


def test_compare_gives_the_position_of_each_jurisdiction(run, no_driver):
    data = compared(run, no_driver)
    assert list(data) == ["schema", "label", "jurisdictions", "options", "left_out"]
    assert (data["schema"], data["jurisdictions"]) == ("rairdtc.compare/1", PLACES)
    options = {option["id"]: option for option in data["options"]}
    anlotinib = options["anlotinib"]
    assert list(anlotinib) == ["id", "differs", "positions", "availability", "availability_checked"]
    assert anlotinib["differs"] is True
    highest = {place: position["interval"][1] for place, position in anlotinib["positions"].items()}
    assert highest == {"any": "none", "US": "none", "EU": "none", "CN": "recommended", "JP": "none"}
    assert list(anlotinib["availability"]) == ["FDA", "EMA", "NMPA", "PMDA"]
    assert anlotinib["availability"]["NMPA"] == "approved-rair-dtc"
    assert options["lenvatinib"]["differs"] is False
    assert options["mdt-review"]["availability"] is None


def test_compare_agrees_with_evaluate_in_each_jurisdiction(run, no_driver, knowledge):
    data = compared(run, no_driver)
    assert len(data["options"]) + data["left_out"] == len(knowledge.rule_set.options)
    shown = {option["id"]: option["positions"] for option in data["options"]}
    for place in PLACES:
        evaluated = json.loads(run("evaluate", "--json", "--jurisdiction", place, no_driver)[1])
        for option in evaluated["options"]:
            position = {key: option[key] for key in ("stance", "status", "interval")}
            if option["id"] in shown:
                assert shown[option["id"]][place] == position, (option["id"], place)
            else:
                assert (option["stance"], option["interval"][1]) == ("none", "none"), (option["id"], place)


def test_compare_lists_in_the_rank_order_of_the_case(run, case):
    evaluated = [option["id"] for option in json.loads(run("evaluate", "--json", case)[1])["options"]]
    places = [evaluated.index(option["id"]) for option in compared(run, case)["options"]]
    assert places == sorted(places)


def test_compare_as_text_puts_jurisdictions_side_by_side_where_they_differ(run, no_driver):
    code, out, _ = run("compare", no_driver)
    assert code == 0
    data = compared(run, no_driver)
    differing = sum(option["differs"] for option in data["options"])
    out = out.replace("\u00a0", " ")
    assert out.startswith(f"B-3 · any, US, EU, CN, JP: {differing} of {len(data['options'])} options differ\n")
    table = out.partition("\nanlotinib\n")[2].splitlines()[:5]
    assert [line.split() for line in table[:2]] == [PLACES, ["stance", *["no", "statement"] * 5]]
    assert re.split(" {2,}", table[3].strip()) == ["highest", *["no statement"] * 3, "recommended", "no statement"]
    assert [line.index("recommended") for line in table[3:4]] == [table[0].index("CN")]
    assert table[4].startswith(
        "  availability: FDA not approved; EMA not approved; NMPA approved for RAIR-DTC; PMDA not "
    )
    assert "\nMultidisciplinary review: everywhere recommended (" in out
    assert f"\nleft out: {data['left_out']} options that are nowhere indicated or possible\n" in out


def test_compare_says_settled_positions_without_an_interval_and_what_is_not_stated():
    def position(stance):
        return {"stance": stance, "status": "settled", "interval": [stance, stance]}

    regions = {"FDA": "approved", "EMA": None, "NMPA": None, "PMDA": None}
    option = {"id": "x", "differs": True, "positions": {"US": position("consider"), "CN": position("none")}}
    option |= {"availability": regions, "availability_checked": "seen"}
    data = {"label": "", "jurisdictions": ["US", "CN"], "options": [option], "left_out": 0}
    assert case_output.compare(data, {"x": "Option X"}).splitlines() == [
        "case without a label · US, CN: 1 of 1 options differ",
        "Option X",
        "          US        CN",
        "  stance  consider  no statement",
        "  availability: FDA approved; EMA not stated; NMPA not stated; PMDA not stated",
        "left out: 0 options that are nowhere indicated or possible",
    ]


def test_compare_refuses_a_case_that_is_not_there(run, tmp_path):
    code, out, err = run("compare", str(tmp_path / "none.yaml"))
    assert (code, out) == (2, "")
    assert "none.yaml: cannot be read: No such file or directory; check the path" in err


@pytest.mark.parametrize("command", [["fit"], ["what-if", "case.yaml"], ["compare"]])
def test_missing_arguments_exit_2(command, capsys):
    with pytest.raises(SystemExit) as caught:
        main(command)
    assert caught.value.code == 2


def test_report_as_text_says_options_doses_and_sources(run, case):
    code, out, err = run("report", case)
    assert (code, err) == (0, "")
    assert out.startswith("RAIR-DTC case B-3 · ")
    for part in ("At a glance", "1 Facts as entered", "2 Options by stance", "6 Sources", "selpercatinib — "):
        assert part in out.replace("\u00a0", " ")


def test_report_as_json_is_one_line_with_the_case_and_its_rules(run, case):
    code, out, err = run("report", "--format", "json", case)
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert (data["schema"], data["case"]["label"]) == ("rairdtc.report/1", "B-3")
    assert data["rules"]


def test_report_refuses_a_case_that_is_not_there(run, tmp_path):
    code, out, err = run("report", str(tmp_path / "none.yaml"))
    assert (code, out) == (2, "")
    assert "none.yaml" in err
