"""Suppositions beside the open case: what moves by which, and the case itself untouched until kept."""

from datetime import date

import pytest

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import Case, FindingState
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.what_if import Supposition, WhatIf
from tests.engine.worlds import indicate, question, restrict, rule, rule_set

IF_A, IF_B, IF_C = ({"finding": name, "is": True} for name in "abc")
DAY = date(2026, 11, 3)


@pytest.fixture
def session():
    world = rule_set(
        [question("a"), question("b"), question("c"), question("n", QuestionType.NUMBER)],
        [
            rule("x-yes", IF_A, indicate("x", Stance.PREFERRED)),
            rule("y-yes", IF_C, indicate("y", Stance.CONSIDER)),
            rule("y-no", IF_B, restrict("y")),
        ],
        options=("x", "y"),
    )
    session = Session(Engine(world))
    session.start(Case.of({"a": False, "b": False}))
    return session


@pytest.fixture
def what_if(session):
    return WhatIf(session, Explainer(session.engine))


def test_nothing_moves_before_something_is_supposed(what_if):
    assert what_if.moves() == ()


def test_what_moves_is_given_with_the_supposition_that_moves_it(session, what_if):
    before = session.case
    what_if.suppose(Supposition("a", True))
    what_if.suppose(Supposition("c", True))
    found = {move.option: move for move in what_if.moves()}
    assert (found["x"].before.stance, found["x"].after.stance) == (Stance.NONE, Stance.PREFERRED)
    assert found["x"].questions == ("a",)
    assert found["y"].questions == ("c",)
    assert [rule.id for rule in found["x"].rules] == ["x-yes"]
    assert session.case is before


def test_a_question_has_one_supposition_and_the_answer_of_the_case_is_none(what_if):
    what_if.suppose(Supposition("a", True))
    what_if.suppose(Supposition("a", None))
    assert what_if.supposed == (Supposition("a", None),)
    what_if.suppose(Supposition("a", False))
    assert what_if.supposed == ()


@pytest.mark.parametrize(
    ("supposition", "state"),
    [
        (Supposition("a", None), FindingState.UNANSWERED),
        (Supposition("a", None, is_unavailable=True), FindingState.UNAVAILABLE),
        (Supposition("a", True), FindingState.ANSWERED),
    ],
)
def test_open_and_not_available_can_be_supposed_too(session, what_if, supposition, state):
    what_if.suppose(supposition)
    assert what_if.changed(session.case).state("a") is state
    assert not supposition.holds_in(session.case)
    assert supposition.holds_in(what_if.changed(session.case))


def test_a_move_shows_only_if_stance_or_status_changes(what_if):
    what_if.suppose(Supposition("a", None))
    (move,) = what_if.moves()
    assert (move.after.stance, move.after.status) == (Stance.NONE, Status.POSSIBLE)
    assert move.is_seen
    what_if.reset()
    what_if.suppose(Supposition("b", None))
    (move,) = what_if.moves()
    assert (move.before.highest, move.after.lowest) == (Stance.CONSIDER, Stance.NOT_RECOMMENDED)
    assert not move.is_seen


def test_dropping_takes_one_back(what_if):
    what_if.suppose(Supposition("a", True))
    what_if.suppose(Supposition("c", True))
    what_if.drop("a")
    assert [item.question for item in what_if.supposed] == ["c"]


def test_what_the_case_says_by_now_is_dropped_and_the_rest_stays(session, what_if):
    what_if.suppose(Supposition("a", True))
    what_if.suppose(Supposition("c", None, is_unavailable=True))
    session.answer("a", True)
    what_if.drop_held()
    assert [item.question for item in what_if.supposed] == ["c"]


def test_keeping_is_one_step_that_undo_takes_back(session, what_if):
    base = session.case
    what_if.suppose(Supposition("a", True))
    what_if.suppose(Supposition("c", True))
    what_if.keep()
    assert dict(session.case.findings) == {"a": True, "b": False, "c": True}
    assert what_if.supposed == ()
    assert session.last_changed == ""
    session.undo()
    assert session.case == base


def test_a_number_that_nobody_typed_is_never_written(session, what_if):
    before = session.case
    what_if.suppose(Supposition("a", True))
    what_if.suppose(Supposition("n", 1.749, is_tried=True))
    assert what_if.tried == ("n",)
    with pytest.raises(ValueError, match="n"):
        what_if.keep()
    assert session.case is before
    what_if.suppose(Supposition("n", 1.6))
    assert what_if.tried == ()
    what_if.keep()
    assert session.case.findings["n"] == 1.6


def test_one_kept_answer_is_named_as_what_moved(session, what_if):
    what_if.suppose(Supposition("a", True))
    what_if.keep()
    assert session.last_changed == "a"


def test_the_day_of_an_answer_goes_with_that_answer(session):
    session.answer("c", True, DAY)
    assert Supposition("c", True).on(session.case).measured["c"] == DAY
    assert "c" not in Supposition("c", False).on(session.case).measured


def test_where_no_trace_leads_to_a_supposition_all_of_them_are_named(session):
    from rairdtc_gui.domain.case import Jurisdiction

    region = question("region", QuestionType.CHOICE, ("US", "China"))
    only_here = rule("cn", IF_A, indicate("x"), jurisdictions=[Jurisdiction.CN])
    session = Session(Engine(rule_set([question("a"), region], [only_here])))
    session.start(Case.of({"a": True, "region": "US"}))
    what_if = WhatIf(session, Explainer(session.engine))
    what_if.suppose(Supposition("region", "China"))
    (move,) = what_if.moves()
    assert move.questions == ("region",)
