"""What would do harm if it went wrong: a dose that rises, a level without its frequency, a record that says more."""

import pytest

from rairdtc_gui.domain.jurisdiction import REGIONS
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.toxicity import words
from rairdtc_gui.ui.screens.toxicity.presenter import ToxicityPresenter
from tests.ui.test_toxicity_presenter import TODAY, FakeView, dose_key, drugs_and_events, said

OTHER = "Other adverse reaction"
BLOOD = "Neutrophil count decreased or platelet count decreased"


@pytest.fixture
def parts(knowledge, engine):
    view, session = FakeView(), Session(engine)
    return view, session, ToxicityPresenter(view, session, knowledge, lambda: TODAY)


@pytest.fixture
def asked(parts):
    """What stands on the screen for a drug, a dose, an event, a grade and a time."""
    view, _, presenter = parts

    def answer(drug, dose, event, grade, time=""):
        presenter.show(drug, event)
        presenter.on_dose_chosen(dose_key(view, dose) if dose else "not-known")
        presenter.on_grade_chosen(0, grade)
        presenter.on_time_chosen(0, time)
        return said(view.outcome.boxes[0])

    return answer


def levels_of(view):
    side = next((side for side in view.outcome.sides if side.is_ladder), None)
    return [(line.text, line.lead.replace("\u00a0", " ")) for line in side.lines] if side else []


@pytest.mark.parametrize("event", [OTHER, "Hypertension"])
def test_a_named_dose_above_the_dose_now_is_never_the_next_one(parts, asked, event):
    view = parts[0]
    rows = asked("vemurafenib", "480 mg", event, 3, "1")
    assert "Resume at" not in rows
    assert words.not_below("720 mg twice daily") in rows["Then"]
    assert words.below_last() in rows["Then"]
    assert "Next dose" not in view.outcome.record
    assert f"{words.not_below('720 mg twice daily')} {words.below_last()}" in view.outcome.record
    assert "480 mg twice daily if the dose had been reduced before" in rows["Hold"]  # what the label adds stands beside
    assert levels_of(view) == []
    rows = asked("vemurafenib", "720 mg", event, 3, "1")
    assert "vemurafenib — 480 mg — oral — twice daily" in rows["Resume at"]
    assert words.not_below("720 mg twice daily") in rows["Resume at"]
    assert f"Next dose: 480 mg oral twice daily. {words.not_below('720 mg twice daily')}" in view.outcome.record
    assert levels_of(view) == [("now", "720 mg"), ("next", "480 mg")]
    assert "720 mg" in asked("vemurafenib", "960 mg", event, 3, "1")["Resume at"]
    assert words.below_last() in asked("vemurafenib", "480 mg", event, 3, "2")["Then"]


def test_a_named_dose_needs_the_dose_now(asked):
    assert asked("vemurafenib", "", OTHER, 3, "1")["Then"].strip() == words.dose_missing()


def test_a_named_dose_of_a_line_by_another_measure_is_held_against_the_dose_now_too(parts, asked):
    view = parts[0]
    event = "Alanine aminotransferase increased"
    assert "not below" not in asked("pazopanib", "800 mg", event, 3)["Not by grade"]
    rows = asked("pazopanib", "200 mg", event, 3)
    assert f"{words.not_below('400 mg once daily')} {words.below_last()}" in rows["Not by grade"]
    assert words.not_below("400 mg once daily") in view.outcome.record
    rows = asked("pazopanib", "400 mg", event, 3)  # its two ladders differ below 400 mg
    assert "As in renal cell carcinoma" in rows["Not by grade"]


def test_what_the_label_says_of_its_last_level_stands_in_place_of_a_stop(parts, asked):
    view, session, _ = parts
    session.answer("age", 60.0)
    rows = asked("cabozantinib", "20 mg oral once daily", OTHER, 3)
    assert words.no_level_below() in rows["Then"]
    assert "resume 20 mg; if not tolerated, stop" in rows["Then"]
    assert words.below_last() not in rows["Then"]
    assert "resume 20 mg; if not tolerated, stop" in view.outcome.record
    session.clear("age")
    rows = asked("cabozantinib", "20 mg oral once daily", OTHER, 3)
    assert "resume 20 mg; if not tolerated, stop" in rows["One of"]
    assert "resume 20 mg; if not tolerated, stop" in view.outcome.record


def test_levels_say_how_often_where_one_ladder_differs_in_it(parts, asked):
    view, _, presenter = parts
    left = asked("crizotinib", "250 mg oral twice daily", BLOOD, 4)["Resume at"]
    assert "Reductions left after this: 1 (250 mg once daily)." in left
    assert levels_of(view) == [
        ("now", "250 mg twice daily"), ("next", "200 mg twice daily"), ("last in label", "250 mg once daily"),
    ]  # fmt: skip
    left = asked("larotrectinib", "100 mg oral twice daily", "Other adverse reaction, not of the liver", 3)["Resume at"]
    assert "Reductions left after this: 2 (50 mg twice daily, 100 mg once daily)." in left
    left = asked("sorafenib", "400 mg", "Heart failure", 3)["Resume at"]
    assert "Reductions left after this: 2 (200 mg twice daily, 200 mg once daily)." in left
    presenter.on_dose_typed("175 mg")
    sentence = view.form.dose_problem.sentence.replace("\u00a0", " ")
    assert "200 mg twice daily, 200 mg once daily" in sentence


def plain(text):
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_record_words_a_measure_as_the_screen_does_and_cites_it(parts, asked):
    view = parts[0]
    asked("lenvatinib", "24 mg", "Proteinuria", 2)
    assert "Not by grade: 2 g/24 h or more: Hold." in view.outcome.record
    assert view.outcome.record.partition("check the current label. ")[2]
    asked("pazopanib", "800 mg", "Alanine aminotransferase increased", 2)
    assert "Not by grade: 3 to 8 x ULN, isolated: Continue." in view.outcome.record
    asked("vandetanib", "300 mg", "Electrocardiogram QT corrected interval prolonged", 3)
    assert "Hold [FDA]: QTcF above 500 ms." in view.outcome.record


@pytest.mark.parametrize("region", REGIONS)
def test_every_record_holds_what_the_screen_says_and_its_citations_and_no_other_grade(parts, knowledge, region):
    view, session, presenter = parts
    session.choose_jurisdiction(None, region)
    for drug, event in drugs_and_events(knowledge):
        if view.form is None or view.form.drug != drug.summary.id:
            presenter.on_drug_chosen(drug.summary.id)
        presenter.on_event_chosen(0, event)
        for grade in (1, 2, 3, 4):
            presenter.on_grade_chosen(0, grade)
            (box,), record = view.outcome.boxes, view.outcome.record
            cited = {source.number: source.citation for source in view.outcome.sources}
            shown = [row for row in box.rows if row.label in ("Hold", "Reduce", "Continue", "Stop for good")]
            measured = [row for row in box.rows if row.label == words.label("measure")]
            lines = [line for row in (*shown, *measured) for line in row.lines]
            notes = [line for row in box.rows if row.label in ("Note", "No line") for line in row.lines]
            rest = record.partition(" label leads")[0].partition(f"grade {grade}.")[2]
            for line in sorted((*lines, *notes), key=lambda line: -len(line.text)):
                assert plain(line.text) in record, (drug.summary.id, event, grade)
                assert all(plain(cited[number]) in record for number in line.numbers)
                rest = rest.replace(plain(line.text), "")
            assert "grade" not in rest.lower().replace("not by grade", ""), (drug.summary.id, event, record)


def two_at_once(presenter, view, drug, first, second):
    presenter.show(drug, first[0])
    presenter.on_grade_chosen(0, first[1])
    presenter.on_second_added()
    presenter.on_event_chosen(1, second[0])
    presenter.on_grade_chosen(1, second[1])
    return view.outcome.boxes


@pytest.mark.parametrize("is_first", [True, False])
def test_a_stop_by_another_measure_leads_a_hold_and_says_that_it_goes_by_it(parts, is_first):
    view, _, presenter = parts
    events = [("Hemorrhage", 3), ("Hypertension", 2)]
    first, second = two_at_once(presenter, view, "vandetanib", *(events if is_first else events[::-1]))
    assert (first.title, first.context.split(",")[0], first.is_stop) == ("Leads", "Hemorrhage", True)
    assert (second.title, second.context.split(",")[0]) == ("Also", "Hypertension")
    rows = said(first)
    assert words.other_measure() in rows["Note"]
    assert "Severe: Stop for good." in rows["Not by grade"]
    assert "No line" not in rows
    row = next(row for row in first.rows if row.label == "Not by grade")
    assert (row.is_action, [line.is_stop for line in row.lines]) == (True, [True])
    assert view.outcome.record.index("Hemorrhage") < view.outcome.record.index("Hypertension")
    assert words.other_measure() in view.outcome.record


def test_a_line_by_another_measure_that_is_milder_does_not_stand_as_an_action(parts, asked):
    view = parts[0]
    rows = asked("lorlatinib", "100 mg", "Cholesterol high or hypertriglyceridemia", 4, "2")
    assert "Hold" not in rows
    rows = asked("lorlatinib", "100 mg", "Cholesterol high or hypertriglyceridemia", 4)
    assert "Severe, second time: Reduce." in rows["Not by grade"]
    assert words.other_measure() not in rows.get("Note", "")
    assert [row.is_action for row in view.outcome.boxes[0].rows if row.label == "Not by grade"] == [False]


def test_what_comes_next_by_another_measure_is_said_too(asked):
    event = "Electrocardiogram QT corrected interval prolonged"
    rows = asked("vemurafenib", "960 mg", event, 3, "2")
    assert "first time" not in rows["Not by grade"]
    assert "third time: Stop for good." in rows["If it recurs"]
    assert "above 500 ms and more than 60 ms" not in rows["If it recurs"]  # it stands above for any time


def test_one_event_is_never_chosen_twice(parts):
    view, _, presenter = parts
    presenter.show("selpercatinib", "Hypertension")
    presenter.on_grade_chosen(0, 3)
    presenter.on_second_added()
    presenter.on_event_typed(1, "high blood pressure")
    block = view.form.blocks[1]
    assert (block.event, block.problem.text) == ("", "high blood pressure")
    assert block.problem.sentence == words.chosen_already("Hypertension")
    assert view.outcome.missing == words.missing("second event")
    presenter.on_event_typed(1, "Diarrhoea")
    assert view.form.blocks[1].event == "Diarrhea"
    presenter.on_event_chosen(1, "Hypertension")
    assert view.form.blocks[1].problem.sentence == words.chosen_already("Hypertension")


def test_two_events_that_are_one_line_of_another_drug_are_one_there(parts):
    view, _, presenter = parts
    presenter.show("alectinib", "Neutrophil count decreased")
    presenter.on_grade_chosen(0, 3)
    presenter.on_second_added()
    presenter.on_event_chosen(1, "Platelet count decreased")
    assert [block.event for block in view.form.blocks] == ["Neutrophil count decreased", "Platelet count decreased"]
    presenter.on_drug_chosen("crizotinib")
    first, second = view.form.blocks
    assert first.event == BLOOD
    assert (second.event, second.problem.text) == ("", "Platelet count decreased")
    assert second.problem.sentence == words.chosen_already(BLOOD)
