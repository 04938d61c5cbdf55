"""A case is never changed in place, and a finding is in one of three states."""

from datetime import date

from rairdtc_gui.domain.case import Case, FindingState, Jurisdiction
from rairdtc_gui.domain.decision import TeamDecision

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
OPEN = Case.of({"age": 64.0}, ["qtcf-ms"])


def states(case):
    return [case.state(name) for name in ("age", "qtcf-ms", "ecog")]


def test_the_three_states_of_a_finding():
    assert states(OPEN) == [FindingState.ANSWERED, FindingState.UNAVAILABLE, FindingState.UNANSWERED]


def test_an_answer_takes_the_place_of_unavailable_and_the_other_way_round():
    answered = OPEN.answered("qtcf-ms", 450.0)
    assert answered.state("qtcf-ms") is FindingState.ANSWERED
    assert "qtcf-ms" not in answered.unavailable
    marked = answered.marked_unavailable("qtcf-ms")
    assert marked.state("qtcf-ms") is FindingState.UNAVAILABLE
    assert "qtcf-ms" not in marked.findings


def test_cleared_is_open_again_from_either_state():
    assert states(OPEN.cleared("age").cleared("qtcf-ms")) == [FindingState.UNANSWERED] * 3


def test_every_change_is_a_copy():
    for changed in (OPEN.answered("ecog", "1"), OPEN.cleared("age"), OPEN.marked_unavailable("age")):
        assert changed != OPEN
    assert states(OPEN) == [FindingState.ANSWERED, FindingState.UNAVAILABLE, FindingState.UNANSWERED]
    assert dict(OPEN.findings) == {"age": 64.0}


def test_a_case_from_plain_collections():
    assert Case.of({}) == Case()
    made = Case.of({"age": 64.0}, ["ecog"], "label", Jurisdiction.JP)
    assert made == Case("label", Jurisdiction.JP, {"age": 64.0}, frozenset({"ecog"}))
    assert isinstance(made.unavailable, frozenset)


def test_an_answer_keeps_the_day_on_which_it_was_taken():
    case = OPEN.answered("tg", 12.0, MONDAY).answered("ecog", "1", TUESDAY)
    assert case.measured == {"tg": MONDAY, "ecog": TUESDAY}
    assert case.dated("tg", TUESDAY).measured == {"tg": TUESDAY, "ecog": TUESDAY}
    assert case.dated("tg", None).measured == {"ecog": TUESDAY}
    assert case.answered("tg", 14.0).measured == {"ecog": TUESDAY}
    assert case.cleared("tg").measured == {"ecog": TUESDAY}
    assert dict(case.findings) == {"age": 64.0, "tg": 12.0, "ecog": "1"}


def test_what_has_no_answer_has_no_day():
    assert OPEN.dated("qtcf-ms", MONDAY) == OPEN
    assert OPEN.dated("ecog", MONDAY).measured == {}


def test_clearing_one_leaves_the_others_unavailable():
    both = OPEN.marked_unavailable("ecog")
    assert both.cleared("ecog").unavailable == {"qtcf-ms"}
    assert both.answered("qtcf-ms", 450.0).unavailable == {"ecog"}


def test_a_decision_and_a_label_change_nothing_else():
    decision = TeamDecision("lenvatinib", MONDAY)
    decided = OPEN.decided(decision).labelled("Tuesday clinic 3")
    assert (decided.decision, decided.label) == (decision, "Tuesday clinic 3")
    assert decided.findings == OPEN.findings
    assert decided.decided(None).labelled("") == OPEN
