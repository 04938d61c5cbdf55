"""The stepper's presenter over the real knowledge base, with a view that only remembers."""

from dataclasses import replace
from datetime import date

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.conditions import All, Compare, Operator
from rairdtc_gui.domain.jurisdiction import REGIONS
from rairdtc_gui.domain.toxicity import Toxicity
from rairdtc_gui.domain.toxicity_words import instruction, occasion
from rairdtc_gui.engine.toxicity import Situation, strictest, toxicity
from rairdtc_gui.services.drug_answers import doses_of
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.toxicity import words
from rairdtc_gui.ui.screens.toxicity.presenter import ToxicityPresenter

TODAY = date(2026, 11, 25)


class FakeView:
    def __init__(self):
        self.form, self.outcome, self.listener = None, None, None

    def listen(self, listener):
        self.listener = listener

    def show_form(self, form):
        self.form = form

    def show_outcome(self, outcome):
        self.outcome = outcome

    def focus_first(self):
        pass


@pytest.fixture
def parts(knowledge, engine):
    view, session = FakeView(), Session(engine)
    return view, session, ToxicityPresenter(view, session, knowledge, lambda: TODAY)


def dose_key(view, text):
    return next(choice.key for choice in view.form.doses if text in choice.text.replace("\u00a0", " "))


def said(box):
    """Everything a box says, by the label of its row."""
    found = {}
    for row in box.rows:
        for line in row.lines:
            links = " ".join(text for text, _ in line.links)
            found.setdefault(row.label, []).append(
                f"{line.region} {line.lead} {line.text} {links}".replace("\u00a0", " ")
            )
    return {label: " | ".join(texts) for label, texts in found.items()}


def test_the_missing_field_is_named_until_nothing_is_missing(parts):
    view, _, presenter = parts
    presenter.refresh()
    presenter.refresh()
    assert view.outcome.missing == words.missing("drug")
    assert view.form.doses == ()
    presenter.on_event_typed(0, "Hypertension")
    presenter.on_dose_typed("24 mg")
    presenter.on_dose_chosen("0")
    assert view.outcome.missing == words.missing("drug")
    presenter.on_drug_chosen("lenvatinib")
    assert view.outcome.missing == words.missing("event")
    presenter.on_event_chosen(0, "Hypertension")
    assert view.outcome.missing == words.missing("grade")
    assert (view.outcome.boxes, view.outcome.record, view.form.can_add) == ((), "", False)
    presenter.on_grade_chosen(0, 3)
    assert (view.outcome.missing, view.form.can_add) == ("", True)
    presenter.on_second_added()
    presenter.on_second_added()
    assert view.outcome.missing == words.missing("second event")
    assert "Hypertension" not in {choice.key for choice in view.form.blocks[1].choices}
    presenter.on_event_chosen(1, "Diarrhea")
    assert view.outcome.missing == words.missing("second grade")
    presenter.on_second_removed()
    assert view.outcome.missing == ""


def test_hold_then_the_next_level_and_what_is_left(parts):
    view, _, presenter = parts
    presenter.show("Lenvima", "high blood pressure")
    presenter.on_dose_chosen(dose_key(view, "24 mg"))
    presenter.on_grade_chosen(0, 3)
    (box,) = view.outcome.boxes
    rows = said(box)
    assert box.context.replace("\u00a0", " ") == "Hypertension, grade 3 on lenvatinib — 24 mg — oral — once daily"
    assert not box.is_stop
    assert "FDA" in rows["Hold"]
    assert "lenvatinib — 20 mg — oral — once daily" in rows["Resume at"]
    assert "Reductions left after this: 2 (14 mg, 10 mg)." in rows["Resume at"]
    assert "EMA Hold" in rows["Other labels"]
    assert {"Meanwhile", "Check", "Across drugs"} <= rows.keys()
    assert "selpercatinib" not in rows["Check"].lower()  # what is said of another drug alone is not shown
    levels = next(side for side in view.outcome.sides if side.title == "Dose levels")
    assert [(line.text, line.lead.replace("\u00a0", " ")) for line in levels.lines] == [
        ("now", "24 mg"), ("next", "20 mg"), ("after", "14 mg"), ("last in label", "10 mg"),
    ]  # fmt: skip
    assert "How often" in {side.title for side in view.outcome.more}
    record = view.outcome.record
    assert record.startswith("2026-11-25 lenvatinib 24 mg oral once daily: Hypertension, grade 3. Hold [FDA]")
    assert "Next dose: 20 mg oral once daily." in record
    assert "\n" not in record
    assert "\u00a0" not in record
    numbers = {number for row in box.rows for line in row.lines for number in line.numbers}
    assert numbers <= {source.number for source in view.outcome.sources}


def test_without_the_dose_the_step_stands_and_the_dose_is_not_guessed(parts):
    view, _, presenter = parts
    presenter.show("lenvatinib", "Hypertension")
    presenter.on_grade_chosen(0, 3)
    assert words.dose_missing() in said(view.outcome.boxes[0])["Then"]
    presenter.on_dose_chosen("not-known")
    assert view.form.dose == "not-known"
    assert words.dose_missing() in said(view.outcome.boxes[0])["Then"]
    assert words.record_dose_unknown() in view.outcome.record
    presenter.on_dose_typed("10 mg")
    assert said(view.outcome.boxes[0])["Then"].strip() == words.below_last()
    assert words.below_last() in view.outcome.record
    presenter.on_dose_typed("24")  # the levels are in mg
    assert (view.form.dose, view.form.dose_problem) == (dose_key(view, "24 mg"), None)
    presenter.on_dose_typed("18 mg")
    assert view.form.dose_problem.text == "18 mg"
    assert "24\u00a0mg" in view.form.dose_problem.sentence
    assert view.form.dose == ""


def test_a_dose_that_several_levels_have_is_asked_for_and_never_called_none(parts):
    view, _, presenter = parts
    presenter.show("larotrectinib", "Nausea")
    presenter.on_dose_typed("100 mg")
    sentence = view.form.dose_problem.sentence.replace("\u00a0", " ")
    assert (view.form.dose, "no dose level" in sentence) == ("", False)
    assert "100 mg oral twice daily, 100 mg oral once daily. Choose one" in sentence
    presenter.on_dose_typed("100 mg once daily")
    assert (view.form.dose_problem, view.form.dose) == (None, dose_key(view, "100 mg oral once daily"))
    presenter.on_grade_chosen(0, 3)
    assert "Hold" in said(view.outcome.boxes[0])  # its line for what is not of the liver is a general one


def test_ladders_that_differ_are_both_shown_with_what_decides_and_nothing_is_guessed(parts):
    """Without the weight 40 mg twice daily is the last level of one ladder and not of the other."""
    view, session, presenter = parts
    session.choose_jurisdiction(Jurisdiction.US, "FDA")
    presenter.show("selpercatinib", "Rash maculo-papular")
    presenter.on_dose_chosen(dose_key(view, "40 mg oral twice daily"))
    presenter.on_grade_chosen(0, 3)
    (box,) = view.outcome.boxes
    row = next(row for row in box.rows if row.label == words.label("by-ladder"))
    heavy, light = row.lines
    assert (heavy.is_stop, light.is_stop) == (True, False)
    assert "40 mg — oral — once daily" in light.lead.replace("\u00a0", " ")
    assert light.region == "FDA"
    assert [route for _, route in heavy.links] == ["case/age", "case/weight-kg"]
    assert "no level below" in view.outcome.record
    assert "once daily" in view.outcome.record
    assert not any(section.is_ladder for section in view.outcome.sides)


def test_a_dose_beside_the_ladder_has_no_named_next_level(parts):
    view, session, presenter = parts
    session.choose_jurisdiction(Jurisdiction.EU, "EMA")  # this label names a level
    presenter.show("selpercatinib", "")
    events = {choice.key for choice in view.form.blocks[0].choices}
    presenter.on_event_chosen(0, next(event for event in events if event.startswith("Hypertension")))
    texts = set()
    for dose in view.form.doses:
        presenter.on_dose_chosen(dose.key)
        for grade in (1, 2, 3, 4):
            presenter.on_grade_chosen(0, grade)
            texts |= {line.text for row in view.outcome.boxes[0].rows for line in row.lines}
    assert any("Reductions left" in text for text in texts)


def test_grade_4_and_a_stop_carry_the_stop_style(parts):
    view, _, presenter = parts
    presenter.show("lenvatinib", "Hypertension")
    presenter.on_grade_chosen(0, 4)
    (box,) = view.outcome.boxes
    assert box.is_stop
    assert "Stop for good" in said(box)
    assert [card.is_stop for card in view.form.blocks[0].cards] == [False, False, False, True]


def test_of_two_events_the_stricter_leads_and_both_are_shown(parts):
    view, _, presenter = parts
    presenter.show("lenvatinib", "Hypertension")
    presenter.on_grade_chosen(0, 3)
    presenter.on_second_added()
    presenter.on_event_chosen(1, "Diarrhea")
    presenter.on_grade_chosen(1, 4)
    first, second = view.outcome.boxes
    assert (first.title, second.title) == ("Leads", "Also")
    assert first.context.startswith("Diarrhea")
    assert "Stop for good" in said(first)
    assert "Hold" in said(second)
    assert view.outcome.record.index("Diarrhea") < view.outcome.record.index("Hypertension")


def test_an_event_that_the_label_does_not_name_uses_its_general_line_and_says_so(parts):
    view, _, presenter = parts
    presenter.show("lenvatinib", "fatigue")
    assert view.form.blocks[0].event == "Fatigue"
    presenter.on_grade_chosen(0, 3)
    rows = said(view.outcome.boxes[0])
    assert words.general("Fatigue") in rows["Note"]
    assert "Hold" in rows
    presenter.show("lenvatinib", "Immune-mediated adverse reaction")  # known, but not listed for this drug
    assert view.form.blocks[0].event == "Immune-mediated adverse reaction"
    assert "Immune-mediated adverse reaction" in {choice.key for choice in view.form.blocks[0].choices}


def test_silence_is_said_and_is_not_going_on(parts, knowledge):
    view, _, presenter = parts
    presenter.show("dexamethasone", "Hypertension")
    presenter.on_grade_chosen(0, 3)
    assert words.silent() in said(view.outcome.boxes[0])["No line"]
    assert words.silent() in view.outcome.record


def test_unknown_names_are_said_with_the_nearest(parts):
    view, _, presenter = parts
    presenter.show("lenvatinip", "")
    assert view.form.drug == ""
    assert view.form.drug_problem.text == "lenvatinip"
    assert "not covered by this knowledge base" in view.form.drug_problem.sentence
    assert "lenvatinib" in view.form.drug_problem.sentence
    presenter.on_drug_typed("\U0001f4a9")
    assert "No name is near it" in view.form.drug_problem.sentence
    presenter.show("lenvatinib", "Hypertensiom")
    assert "Hypertension" in view.form.blocks[0].problem.sentence
    presenter.on_event_typed(0, "<b>x</b>")
    assert view.form.blocks[0].problem.text == "<b>x</b>"
    presenter.on_event_typed(0, "hypertension")
    assert view.form.blocks[0].problem is None
    presenter.show("", "")
    assert view.form.drug == "lenvatinib"


def test_definitions_are_read_before_choosing_where_there_are_some(parts):
    view, _, presenter = parts
    presenter.show("lenvatinib", "Hypertension")
    block = view.form.blocks[0]
    assert block.head == words.cards_head(is_defined=True, has_page=True)
    assert "160" in block.cards[2].definition.text
    assert not any(card.is_chosen for card in block.cards)
    presenter.on_event_chosen(0, "Diarrhea")
    block = view.form.blocks[0]
    assert block.head == words.cards_head(is_defined=False, has_page=True)
    assert block.cards[0].said
    presenter.on_event_chosen(0, "Renal failure or impairment")
    block = view.form.blocks[0]
    assert block.head == words.cards_head(is_defined=False, has_page=False)
    assert {line.text.split(":")[0] for card in block.cards for line in card.said} <= {
        "label", words.no_line_at_grade(),
    }  # fmt: skip
    presenter.show("selpercatinib", "Hypocalcemia")
    assert "mg/dL" in view.form.blocks[0].cards[0].definition.text


def test_which_time_it_comes_is_asked_where_the_label_asks(parts):
    view, _, presenter = parts
    presenter.show("sorafenib", "Palmar-plantar erythrodysesthesia syndrome")
    if not view.form.blocks[0].times:
        presenter.on_event_chosen(0, "Palmar-plantar erythrodysesthesia syndrome or rash")
    assert [key for key, _ in view.form.blocks[0].times] == ["1", "2", "3", "4"]
    presenter.on_grade_chosen(0, 3)
    presenter.on_time_chosen(0, "1")
    assert view.form.blocks[0].time == "1"
    rows = said(view.outcome.boxes[0])
    assert "If it recurs" in rows
    assert "second" in rows["If it recurs"]
    presenter.on_time_chosen(0, "4")
    assert "If it recurs" not in said(view.outcome.boxes[0])
    presenter.on_time_chosen(0, "")
    assert view.form.blocks[0].time == ""


def test_the_case_gives_drug_and_dose_and_takes_them_with_it(parts):
    view, session, presenter = parts
    session.start(Case.of({"current-drug": "lenvatinib", "current-dose-mg": 20.0}))
    presenter.refresh()
    assert (view.form.drug, view.form.origin) == ("lenvatinib", words.from_case())
    assert next(choice.text for choice in view.form.doses if choice.key == view.form.dose).startswith("20")
    session.answer("current-dose-mg", 18.0)
    presenter.refresh()
    assert view.form.dose == ""
    assert "18\u00a0mg" in view.form.dose_problem.sentence
    session.clear("current-dose-mg")
    presenter.refresh()
    assert (view.form.dose, view.form.dose_problem) == ("", None)
    session.answer("current-drug", "dabrafenib-trametinib")
    presenter.refresh()
    assert view.form.drug == "dabrafenib"
    session.answer("current-drug", "none")
    presenter.refresh()
    assert (view.form.drug, view.form.origin) == ("", "")
    presenter.on_drug_chosen("sorafenib")
    session.answer("current-drug", "lenvatinib")
    presenter.refresh()
    assert view.form.drug == "sorafenib"  # what the user chose stays
    presenter.on_drug_chosen("lenvatinib")
    session.answer("current-dose-mg", 24.0)
    presenter.show("sorafenib", "")
    presenter.show("lenvatinib", "")
    assert view.form.dose == "0"


def test_nothing_that_was_chosen_over_one_case_stands_under_another(parts):
    view, session, presenter = parts
    session.start(Case.of({"current-drug": "lenvatinib", "current-dose-mg": 24.0}))
    presenter.refresh()
    presenter.on_dose_typed("20 mg")
    presenter.on_event_typed(0, "Hypertension")
    presenter.on_grade_chosen(0, 3)
    presenter.refresh()
    assert "lenvatinib 20 mg" in view.outcome.record
    session.start(Case.of({"current-drug": "selpercatinib"}))
    presenter.refresh()
    assert (view.form.drug, view.form.dose, view.form.origin) == ("selpercatinib", "", words.from_case())
    assert [block.event for block in view.form.blocks] == [""]
    assert (view.outcome.missing, view.outcome.record) == (words.missing("event"), "")
    presenter.on_event_typed(0, "Hypertension")
    session.close()
    presenter.refresh()
    assert (view.form.drug, view.outcome.missing) == ("", words.missing("drug"))
    presenter.on_drug_chosen("lenvatinib")  # looked up without a case
    presenter.refresh()
    assert view.form.drug == "lenvatinib"
    session.answer("age", 80.0)
    presenter.refresh()
    assert view.form.drug == ""


def test_the_region_of_the_program_leads(parts):
    view, session, presenter = parts
    presenter.show("lenvatinib", "Hypertension")
    presenter.on_grade_chosen(0, 3)
    assert "FDA" in said(view.outcome.boxes[0])["Hold"]
    session.choose_jurisdiction(Jurisdiction.EU, "EMA")
    presenter.refresh()
    rows = said(view.outcome.boxes[0])
    assert "EMA" in rows["Hold"]
    assert "FDA Hold" in rows["Other labels"]


def test_what_decides_a_step_is_linked_to_its_question(parts):
    view, _, presenter = parts
    presenter.show("lenvatinib", "Hypertension")
    drug = presenter._chosen.drug
    (step,) = [step for step in drug.toxicity if step.address.endswith("hypertension-3")]
    when = All((Compare("weight-kg", Operator.AT_LEAST, 60.0), Compare("d-rair", Operator.IS, True)))
    presenter._chosen.drug = replace(drug, toxicity=(replace(step, when=when),))
    presenter.on_grade_chosen(0, 3)
    (row,) = [row for row in view.outcome.boxes[0].rows if row.label == "Holds if"]
    assert row.lines[0].links == (("Body weight", "case/weight-kg"), (presenter._derived["d-rair"], ""))


def test_a_step_left_to_judgement_or_without_a_dose_says_so(parts):
    view, _, presenter = parts
    presenter.show("lenvatinib", "Hemorrhage")
    presenter.on_dose_chosen(dose_key(view, "24 mg"))
    presenter.on_grade_chosen(0, 3)
    assert "lenvatinib — 24 mg — oral — once daily or lenvatinib — 20 mg" in said(view.outcome.boxes[0])["Resume at"]
    drug = presenter._chosen.drug
    presenter._chosen.drug = replace(drug, ladder=(), start=())
    presenter.on_grade_chosen(0, 3)
    assert words.level_not_named() in said(view.outcome.boxes[0])["Then"]
    for rest in ("any", "any, treatment-related", "3 or 4", "160 systolic"):
        assert rest.removeprefix("any") in words.grade_words(rest)
    assert words.grade_words("160 systolic") == "160 systolic."
    assert words.grade_words("any, severe") == "Any grade, severe."


def drugs_and_events(knowledge):
    for summary in knowledge.drug_list:
        drug = knowledge.drug(summary.id)
        for event in dict.fromkeys(step.event for step in drug.toxicity):
            yield drug, event


@pytest.mark.parametrize("region", REGIONS)
def test_every_drug_event_and_grade_says_what_the_engine_says(parts, knowledge, region):
    """Each step, the dose after it and each step by another measure, word for word; nothing is left out."""
    view, session, presenter = parts
    session.choose_jurisdiction(None, region)
    checked = 0
    for drug, event in drugs_and_events(knowledge):
        doses = doses_of(drug)
        if view.form is None or view.form.drug != drug.summary.id:
            presenter.on_drug_chosen(drug.summary.id)
            presenter.on_dose_chosen("0" if doses else "not-known")
        presenter.on_event_chosen(0, event)
        for grade in (1, 2, 3, 4):
            presenter.on_grade_chosen(0, grade)
            situation = Situation(
                region,
                doses[0] if doses else None,
                lambda condition: session.engine.judge(condition, session.answers.evaluation),
            )
            answer = toxicity(drug, Toxicity(event, grade), situation)
            (box,) = view.outcome.boxes
            actions = [row for row in box.rows if row.is_action]
            beside = ("Resume at", "Go on at", "Then", "One of", "Not by grade")
            shown = [row for row in actions if row.label not in beside]
            assert len(shown) == len(answer.fitting)
            for row, item in zip(shown, answer.fitting, strict=True):
                checked += 1
                (line,) = row.lines
                assert row.label == wording.action_word(item.step.action)
                assert line.region == item.step.region
                text = " ".join(
                    part for part in (words.grade_words(occasion(item.step)), instruction(item.step)) if part
                )
                assert line.text == wording.bind(text)
                if item.after is not None and item.after.dose is not None:
                    lead = wording.dose_text(drug.summary.name, item.after.dose)
                    assert any(other.lines[0].lead == lead for other in actions)
            measured = next((row.lines for row in box.rows if row.label == "Not by grade"), ())
            assert len(measured) == len(answer.by_other_measure)
            assert ("No line" in {row.label for row in box.rows}) == (not answer.steps)
            leads = answer.fitting[:1] or answer.by_other_measure
            assert box.is_stop == (grade == 4 or any(item.step.action == "discontinue" for item in leads))
            is_led_by_measure = any(row.is_action for row in box.rows if row.label == "Not by grade")
            assert is_led_by_measure == (strictest([answer]) in answer.by_other_measure)
    assert checked > 500


def test_an_event_alone_is_shown_with_its_grades_and_waits_for_the_drug(parts):
    view, _, presenter = parts
    presenter.show("", "hypertension")
    block = view.form.blocks[0]
    assert (view.form.drug, block.event, len(block.cards)) == ("", "Hypertension", 4)
    assert view.outcome.missing
    assert view.outcome.sources
    presenter.on_drug_chosen("lenvatinib")
    assert view.form.blocks[0].event == "Hypertension"
    presenter.show("", "no such event")
    assert view.form.blocks[0].problem is not None
