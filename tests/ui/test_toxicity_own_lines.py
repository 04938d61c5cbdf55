"""An event that was chosen by its page, and the lines of a drug's own label: never "no line" where there is one."""

import pytest

from rairdtc_gui.domain.own_events import belongs
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.toxicity import words
from rairdtc_gui.ui.screens.toxicity.presenter import ToxicityPresenter
from tests.ui.test_toxicity_presenter import TODAY, FakeView, said

HAND_FOOT = "Palmar-plantar erythrodysesthesia syndrome"
OTHER = "Other adverse reaction"


@pytest.fixture
def parts(knowledge, engine):
    view, session = FakeView(), Session(engine)
    return view, session, ToxicityPresenter(view, session, knowledge, lambda: TODAY)


def offered(view):
    return [choice.key for group in view.form.offered for choice in group.choices]


def in_both_orders(presenter, drug, event):
    """After each way to a drug and an event: event first, drug first."""
    presenter.on_drug_typed("none of them")
    presenter.show("", event)
    presenter.on_drug_chosen(drug)
    yield
    presenter.on_drug_typed("none of them")
    presenter.show(drug, event)
    yield


def test_of_several_lines_the_person_is_asked_which_and_that_one_answers(parts):
    view, _, presenter = parts
    lines = ["Venous thromboembolism", "Arterial or venous thromboembolism"]
    for _ in in_both_orders(presenter, "cabozantinib", "pulmonary embolism"):
        assert (view.form.blocks[0].event, view.outcome.missing) == ("", words.missing("event"))
        problem = view.form.blocks[0].problem
        assert problem.text == "Thromboembolic event"
        assert all(line in problem.sentence for line in lines)
        assert offered(view) == [*lines, OTHER]
    presenter.on_event_chosen(0, "Venous thromboembolism")
    presenter.on_dose_typed("60 mg")
    presenter.on_grade_chosen(0, 4)
    assert "Stop for good" in said(view.outcome.boxes[0])
    assert words.taken("Thromboembolic event", "Venous thromboembolism") in said(view.outcome.boxes[0])["Note"]
    assert words.taken("Thromboembolic event", "Venous thromboembolism") in view.outcome.record
    assert "Meanwhile" in said(view.outcome.boxes[0])
    presenter.on_drug_chosen("trametinib")  # the event is asked for again, not the line of the other drug
    assert view.form.blocks[0].event == "Thromboembolic event"


def test_the_only_line_is_chosen_and_said_and_brings_what_is_said_across_drugs(parts):
    view, _, presenter = parts
    for _ in in_both_orders(presenter, "sorafenib", "HFSR"):
        assert view.form.blocks[0].event == f"{HAND_FOOT} or rash"
        presenter.on_grade_chosen(0, 2)
        rows = said(view.outcome.boxes[0])
        assert words.taken(HAND_FOOT, f"{HAND_FOOT} or rash") in rows["Note"]
        assert words.general(HAND_FOOT) not in view.outcome.record
        assert "Across drugs" in rows
    presenter.show("pembrolizumab", "hypothyroidism")
    presenter.on_grade_chosen(0, 3)
    assert view.form.blocks[0].event == "Hypothyroidism"
    assert "Note" not in said(view.outcome.boxes[0])


def test_lines_that_are_only_near_are_offered_beside_the_general_line(parts):
    view, _, presenter = parts
    presenter.show("lenvatinib", "pulmonary embolism")
    assert offered(view) == ["Arterial thromboembolism", OTHER]
    assert view.form.blocks[0].problem.sentence == words.near_lines(
        "Thromboembolic event", ("Arterial thromboembolism",), has_general=True
    )
    presenter.on_event_chosen(0, OTHER)
    presenter.on_grade_chosen(0, 3)
    rows = said(view.outcome.boxes[0])
    assert view.form.blocks[0].event == "Thromboembolic event"
    assert words.general_beside("Thromboembolic event", ("Arterial thromboembolism",)) in rows["Note"]
    assert words.general("Thromboembolic event") not in view.outcome.record
    assert {"Hold", "Meanwhile"} <= rows.keys()
    presenter.on_event_chosen(0, OTHER)  # now for itself
    assert view.form.blocks[0].event == OTHER
    presenter.show("sunitinib", "rash")
    assert len(offered(view)) == 1  # this label has no general line
    presenter.on_event_chosen(0, "Hypertension")
    assert view.form.blocks[0].event == "Hypertension"


def test_a_second_event_asks_as_well_and_nothing_leads_until_it_is_answered(parts):
    view, _, presenter = parts
    presenter.show("cabozantinib", "Diarrhea")
    presenter.on_grade_chosen(0, 3)
    presenter.on_second_added()
    presenter.on_event_typed(1, "pulmonary embolism")
    assert (view.outcome.missing, view.outcome.boxes) == (words.missing("second event"), ())
    assert (view.form.offered_place, offered(view)[0]) == (1, "Venous thromboembolism")
    presenter.on_event_chosen(1, "Venous thromboembolism")
    presenter.on_grade_chosen(1, 4)
    leads, also = view.outcome.boxes
    assert leads.context.startswith("Venous thromboembolism")
    assert "Stop for good" in said(leads)
    assert also.title == "Also"
    assert (view.form.offered_place, view.form.offered) == (0, ())


def test_a_page_with_several_lines_stands_in_the_list_and_asks_too(parts):
    view, _, presenter = parts
    presenter.show("cabozantinib", "")
    entry = next(choice for choice in view.form.blocks[0].choices if choice.side == words.several_lines())
    assert {"pulmonary embolism", "deep vein thrombosis"} <= {
        name for choice in view.form.blocks[0].choices if choice.side == words.several_lines() for name in choice.names
    }
    presenter.on_event_chosen(0, entry.key)
    assert len(view.form.blocks[0].problem.sentence) > 20
    presenter.show("sorafenib", "")
    names = {choice.key: choice.names for choice in view.form.blocks[0].choices}
    assert "HFSR" in names[f"{HAND_FOOT} or rash"]


def test_wherever_a_label_has_a_line_of_the_page_the_answer_is_never_that_it_has_none(parts, knowledge):
    view, _, presenter = parts
    checked = 0
    for summary in knowledge.drug_list:
        own = knowledge.drug(summary.id).label_events
        presenter.on_drug_chosen(summary.id)
        for page in knowledge.adverse_events:
            lines = {line for line in own if belongs(line, page)}
            for name in dict.fromkeys((page.id, *page.terms, *page.names)) if lines else ():
                presenter.on_event_typed(0, name)
                event = view.form.blocks[0].event
                assert event in own if event else lines & set(offered(view)), (summary.id, name)
                checked += 1
    assert checked > 600


@pytest.mark.parametrize("event", ["pulmonary embolism", "rash", "HFSR", "hypothyroidism"])
def test_for_no_drug_is_a_near_line_passed_over(parts, knowledge, event):
    view, _, presenter = parts
    for summary in knowledge.drug_list:
        presenter.on_drug_chosen(summary.id)
        presenter.on_event_typed(0, event)
        if view.form.blocks[0].event:
            presenter.on_grade_chosen(0, 3)
            drug = knowledge.drug(summary.id)
            own = drug.label_events
            has_near = knowledge.event_book.of(own, event).is_near
            assert not (has_near and words.general(view.form.blocks[0].event) in view.outcome.record)
