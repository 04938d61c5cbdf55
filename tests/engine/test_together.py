"""What moves an option only together with other open answers is asked as well, after all that moves one alone."""

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.gaps import GapFinder
from rairdtc_gui.services.case_file import CaseReader
from tests.engine.worlds import indicate, question, rule, rule_set

#: Growth is known by new lesions, or by how much and how fast; without the first neither of the others decides alone.
GROWTH = {
    "any": [
        {"finding": "new", "is": True},
        {"all": [{"finding": "much", "is": True}, {"finding": "fast", "is": True}]},
    ]
}


def asked(engine, case):
    return tuple((gap.question, gap.moves) for gap in GapFinder(engine).gaps(case))


def test_questions_that_decide_only_together_are_asked_when_nothing_decides_alone():
    engine = Engine(
        rule_set([question(name) for name in ("new", "much", "fast")], [rule("grows", GROWTH, indicate("x"))])
    )
    assert asked(engine, Case()) == (("new", 1),)
    case = Case().marked_unavailable("new")
    assert asked(engine, case) == (("much", 0), ("fast", 0))
    case = case.answered("much", True)
    assert asked(engine, case) == (("fast", 1),)
    assert asked(engine, case.answered("fast", True)) == ()


def test_a_question_on_which_one_of_them_depends_is_asked_with_them():
    gate = {"finding": "scanned", "is": True}
    questions = [question("new"), question("scanned"), question("much", applies=gate), question("fast")]
    engine = Engine(rule_set(questions, [rule("grows", GROWTH, indicate("x"))]))
    case = Case().marked_unavailable("new")
    assert asked(engine, case) == (("scanned", 0), ("much", 0), ("fast", 0))


@pytest.mark.slow
@pytest.mark.parametrize("place", range(6))
def test_asked_to_the_end_a_published_patient_gets_what_the_whole_report_gives(engine, knowledge, place):
    told = CaseReader({item.id: item for item in engine.rule_set.questions}).from_example(
        knowledge.example_cases[place]
    )
    finder, case = GapFinder(engine), Case(jurisdiction=told.jurisdiction)
    while gaps := finder.gaps(case):
        name = gaps[0].question
        known = name in told.findings
        case = case.answered(name, told.findings[name]) if known else case.marked_unavailable(name)
    whole = {answer.option: answer.stance for answer in engine.decide(told).answers}
    assert {answer.option: answer.stance for answer in engine.decide(case).answers} == whole
    assert any(stance > Stance.NONE for stance in whole.values())
