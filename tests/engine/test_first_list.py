"""Asked in the order of ask-next, a first list stands within seven answers, and the refractory gate is asked first."""

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.gaps import GapFinder
from rairdtc_gui.services.case_file import CaseReader

SEVEN = 7


def asked(engine, example, limit):
    """The case after `limit` answers, each to the first question of ask-next; what is not told is unavailable."""
    finder = GapFinder(engine)
    reader = CaseReader({question.id: question for question in engine.rule_set.questions})
    told = reader.from_example(example)
    case, order = Case(jurisdiction=told.jurisdiction), []
    while len(order) < limit and (gaps := finder.gaps(case)):
        question = gaps[0].question
        order.append(question)
        if question in told.findings:
            case = case.answered(question, told.findings[question])
        else:
            case = Case(case.label, case.jurisdiction, case.findings, case.unavailable | {question})
    return case, order


@pytest.mark.parametrize("place", range(6))
def test_seven_answers_give_a_first_list(engine, knowledge, place):
    case, _ = asked(engine, knowledge.example_cases[place], SEVEN)
    result = engine.decide(case)
    assert any(answer.stance > Stance.NONE for answer in result.answers)
    treatments = {option.id for option in engine.rule_set.options if option.is_treatment}
    shown = [answer for answer in result.options if answer.option in treatments and answer.highest > Stance.NONE]
    assert shown
    assert [engine.rank(answer) for answer in result.options] == sorted(
        engine.rank(answer) for answer in result.options
    )


@pytest.mark.parametrize("place", range(6))
def test_the_refractory_gate_is_asked_first_and_a_treatment_follows_it(engine, knowledge, place):
    case, order = asked(engine, knowledge.example_cases[place], 14)
    assert order[:4] == ["histology", "rai-given", "rai-uptake-pattern", "rai-scan-quality"]
    treatments = {option.id for option in engine.rule_set.options if option.is_treatment}
    assert any(answer.stance > Stance.NONE for answer in engine.decide(case).options if answer.option in treatments)


def test_once_a_treatment_is_indicated_the_most_decisive_question_goes_first(engine, knowledge):
    case, _ = asked(engine, knowledge.example_cases[1], 12)
    moves = [gap.moves for gap in GapFinder(engine).gaps(case)]
    assert all(moves)
