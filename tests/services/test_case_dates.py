"""The parts of a case that no rule reads: days and the team's decision."""

from datetime import date

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.decision import DecisionReason, TeamDecision
from rairdtc_gui.services.case_file import CaseError, CaseReader, to_data
from tests.services.test_case_file import QUESTIONS

TODAY = date(2026, 11, 25)
READER = CaseReader(QUESTIONS, TODAY)
DECISION = {"option": "lenvatinib", "on": "2026-11-20", "reasons": ["local-practice"], "words": "first\nthen see"}


def problems(data):
    with pytest.raises(CaseError) as caught:
        READER.from_data({"findings": {"crcl": 28}, **data}, "case.yaml")
    return "\n".join(caught.value.problems)


def test_days_and_decision_are_read_back_as_written():
    data = {"findings": {"crcl": 28}, "measured": {"crcl": "2026-11-02"}, "decision": DECISION}
    case = READER.from_data(data, "case.yaml")
    assert case.measured == {"crcl": date(2026, 11, 2)}
    assert case.decision == TeamDecision(
        "lenvatinib", date(2026, 11, 20), (DecisionReason.LOCAL_PRACTICE,), "first\nthen see"
    )
    assert READER.from_data(to_data(case), "again") == case


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"measured": ["crcl"]}, "measured: a mapping"),
        ({"measured": {"dialysis": "2026-11-02"}}, "'dialysis' has no answer"),
        ({"measured": {"crcl": "yesterday"}}, "crcl: 'yesterday' is not a day such as"),
        ({"measured": {"crcl": 2}}, "crcl: 2 is not a day"),
        ({"measured": {"crcl": "2026-11-26"}}, "2026-11-26 lies in the future; today is 2026-11-25"),
        ({"decision": "lenvatinib"}, "decision: a mapping with the keys option, on, reasons, words"),
        ({"decision": {**DECISION, "who": "me"}}, "decision: unknown key 'who'"),
        ({"decision": {**DECISION, "on": "2027-01-01"}}, "decision: on: 2027-01-01 lies in the future"),
        ({"decision": {**DECISION, "option": "<b>"}}, "option: '<b>' is not the id of an option"),
        ({"decision": {**DECISION, "reasons": ["luck"]}}, "reasons: ['luck'] is not a list of patient-choice"),
        ({"decision": {**DECISION, "words": "x" * 2001}}, "words: a text of at most 2,000"),
        ({"decision": {"on": "2026-11-20"}}, "name an option, or say in words"),
    ],
)
def test_a_bad_part_is_refused_with_its_place(data, expected):
    assert expected in problems(data)


def test_a_date_that_is_an_answer_cannot_lie_in_the_future_either():
    assert "last-date: 2026-11-26 lies in the future" in problems({"findings": {"last-date": "2026-11-26"}})


def test_without_a_clock_any_day_is_taken():
    data = {"findings": {"crcl": 28}, "measured": {"crcl": "2099-01-01"}}
    assert CaseReader(QUESTIONS).from_data(data, "case.yaml").measured == {"crcl": date(2099, 1, 1)}


def test_a_day_belongs_to_its_answer():
    case = Case().answered("crcl", 28.0, date(2026, 11, 2))
    assert case.answered("crcl", 30.0).measured == {}
    assert case.cleared("crcl").measured == {}
    assert case.marked_unavailable("crcl").measured == {}
    assert case.dated("crcl", None).measured == {}
    assert Case().dated("crcl", TODAY).measured == {}
