from datetime import date

import pytest

from rairdtc_gui.domain.case import Case, FindingState, Jurisdiction
from rairdtc_gui.domain.decision import TeamDecision
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.history import History, Visit
from rairdtc_gui.services.session import Move, Session
from tests.engine.worlds import indicate, question, restrict, rule, rule_set


@pytest.fixture
def session():
    world = rule_set(
        [question("a"), question("b")],
        [
            rule("yes", {"finding": "a", "is": True}, indicate("x")),
            rule("no", {"finding": "b", "is": True}, restrict("x")),
        ],
    )
    return Session(Engine(world))


def test_answers_reach_the_result_and_are_told(session):
    told = []
    session.subscribe(lambda: told.append(session.case))
    session.answer("a", True)
    assert session.answers.result.option("x").stance is Stance.RECOMMENDED
    assert session.moves == (Move("x", Stance.NONE, Stance.RECOMMENDED),)
    assert session.last_changed == "a"
    session.mark_unavailable("b")
    assert session.case.state("b") is FindingState.UNAVAILABLE
    session.clear("a")
    assert session.case.state("a") is FindingState.UNANSWERED
    assert len(told) == 3


def test_undo_and_redo_reach_every_answer(session):
    states = [session.case]
    for step in (lambda: session.answer("a", True), lambda: session.mark_unavailable("b"), lambda: session.clear("a")):
        step()
        states.append(session.case)
    assert session.can_undo
    assert not session.can_redo
    for state in reversed(states[:-1]):
        session.undo()
        assert session.case == state
    session.undo()
    assert session.case == states[0]
    for state in states[1:]:
        session.redo()
        assert session.case == state
    session.undo()
    session.answer("b", False)
    assert not session.can_redo


def test_same_answer_again_changes_nothing(session):
    session.answer("a", True)
    session.answer("a", True)
    session.undo()
    assert session.case == Case()


def test_a_new_case_keeps_nothing_of_the_old(session):
    session.answer("a", True)
    session.start(Case(label="B"))
    assert (session.case.label, dict(session.case.findings), session.can_undo, session.moves) == ("B", {}, False, ())
    session.close()
    assert not session.is_open


def test_every_case_has_a_number_of_its_own_also_one_that_begins_with_its_first_answer(session):
    numbers = [session.number]
    for begin in (
        lambda: session.answer("a", True),
        lambda: session.start(Case()),
        session.close,
        lambda: session.answer("a", True),
    ):
        begin()
        numbers.append(session.number)
    assert len(set(numbers)) == len(numbers)
    session.answer("b", False)
    session.undo()
    session.undo()
    assert session.number == numbers[-1]


def test_jurisdiction_and_region_are_chosen_without_touching_answers(session):
    session.answer("a", True)
    session.choose_jurisdiction(Jurisdiction.CN, "NMPA")
    assert session.case.findings["a"] is True
    assert session.answers.result.jurisdiction is Jurisdiction.CN
    assert session.region == "NMPA"


@pytest.mark.parametrize(
    "change",
    [
        lambda session: session.choose_jurisdiction(Jurisdiction.CN, "NMPA"),
        lambda session: session.choose_formulary(["x"]),
        lambda session: session.date_answer("a", date(2026, 11, 1)),
    ],
)
def test_what_moves_no_option_is_not_taken_for_the_answer_that_did(session, change):
    session.answer("a", True)
    change(session)
    assert (session.last_changed, session.moves) == ("", ())


def test_the_jurisdiction_of_a_case_comes_back_when_the_choice_is_taken_back(session):
    session.start(Case.of({"a": True}, jurisdiction=Jurisdiction.EU))
    session.choose_jurisdiction(Jurisdiction.US, "FDA")
    assert (session.jurisdiction, session.case.jurisdiction) == (Jurisdiction.US, Jurisdiction.EU)
    session.answer("b", False)
    session.undo()
    assert session.jurisdiction is Jurisdiction.US
    session.choose_jurisdiction(None, "")
    assert session.jurisdiction is Jurisdiction.EU


def test_the_chosen_rules_also_lead_for_the_next_case(session):
    session.choose_jurisdiction(Jurisdiction.US, "FDA")
    session.start(Case.of({}, jurisdiction=Jurisdiction.JP))
    assert (session.jurisdiction, session.region) == (Jurisdiction.US, "FDA")


def test_forgetting_works_everything_out_anew(session):
    session.answer("a", True)
    before = session.answers.result
    session.forget_answers()
    assert session.answers.result is not before
    assert session.answers.result == before


def test_gaps_name_what_can_still_move(session):
    session.answer("a", True)
    assert [(gap.question, gap.moves, gap.before, gap.after) for gap in session.answers.gaps] == [
        ("b", 1, Stance.RECOMMENDED, Stance.NOT_RECOMMENDED)
    ]


def test_history_goes_back_and_forward_like_a_browser():
    home, drug, case = Route(Place.HOME), Route(Place.DRUGS, "lenvatinib"), Route(Place.CASE)
    history = History(home)
    history.leave("top")
    history.visit(drug)
    history.visit(drug)
    history.leave(120)
    history.visit(case)
    assert history.back() == Visit(drug, 120)
    assert history.back() == Visit(home, "top")
    assert not history.can_go_back
    assert history.back() == Visit(home, "top")
    assert history.forward().route == drug
    history.visit(home)
    assert not history.can_go_forward


def test_routes_survive_being_links():
    for route in (Route(Place.HOME), Route(Place.DRUGS, "lenvatinib", "toxicity"), Route(Place.CASE, "", "qtcf-ms")):
        assert Route.decode(route.encode()) == route
    assert Route.decode("elsewhere/x") is None


def test_a_day_a_label_and_a_decision_are_steps_that_undo_reaches(session):
    decision = TeamDecision("none-of-these", date(2026, 11, 20), words="watch")
    session.start(Case())
    session.answer("a", True, date(2026, 11, 2))
    session.date_answer("a", date(2026, 11, 3))
    session.rename("A-12")
    session.note_decision(decision)
    assert (session.case.label, session.case.decision) == ("A-12", decision)
    for _ in range(3):
        session.undo()
    assert (session.case.label, session.case.decision) == ("", None)
    assert session.case.measured == {"a": date(2026, 11, 2)}
    session.adopt(Case(label="B"))
    assert session.case == Case(label="B")


def test_everything_that_was_asked_for_is_remembered_once_the_last_first():
    home, drug, trial = Route(Place.HOME), Route(Place.DRUGS, "lenvatinib"), Route(Place.EVIDENCE, "select")
    history = History(home)
    for route in (drug, trial, home, drug):
        history.visit(route)
    assert history.seen == (drug, home, trial)
    history.back()
    history.visit(home)  # what was ahead is forgotten as a way, not as something seen
    assert history.seen == (home, drug, trial)
    history.keep(lambda route: route.place is not Place.EVIDENCE, home)
    assert history.seen == (home, drug)
