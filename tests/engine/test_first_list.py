"""Asked in the order of ask-next, a first list stands within seven answers, and the refractory gate is asked first."""

import pytest

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.gaps import GapFinder
from rairdtc_gui.services.case_file import CaseReader

SEVEN, SIXTEEN = 7, 16
LATER = ("ex-03-brain-lung-bone",)


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


#: For each published patient: how many answers, asked in the order of ask-next, until something other than a step is
#: indicated, and until the first of the list is the one that stays first whatever of the report is answered after it.
#: Of the third the report tells no new lesions, so how much and how fast it grew decides, but only both together: such
#: questions come last. Typed where they stand, in the second group, they bring the drug to the top at once.
#: What keeps it provisional then (heart, liver, interactions) is not in the report, so no further answer settles it.
ANSWERS = {
    "ex-01-ulcer-over-artery": (9, 16),
    "ex-02-child-ret-fusion": (9, 9),
    "ex-03-brain-lung-bone": (12, 69),
    "ex-04-alk-oncocytic": (9, 9),
    "ex-05-prrt-before-kinase-inhibitor": (10, 10),
    "ex-06-bulky-neck-and-lung": (12, 12),
}


@pytest.mark.slow
@pytest.mark.parametrize("place", range(6))
def test_the_first_of_the_list_stands_within_sixteen_answers(engine, knowledge, place):
    example = knowledge.example_cases[place]
    finder, order = GapFinder(engine), []
    told = CaseReader({question.id: question for question in engine.rule_set.questions}).from_example(example)
    case, tops = Case(jurisdiction=told.jurisdiction), []
    while gaps := finder.gaps(case):
        question = gaps[0].question
        order.append(question)
        known = question in told.findings
        case = case.answered(question, told.findings[question]) if known else case.marked_unavailable(question)
        top = engine.decide(case).options[0]
        tops.append((top.option, top.stance))
    indicated = next(number for number, (_, stance) in enumerate(tops, 1) if stance > Stance.NONE)
    stable = next(number for number in range(1, len(tops) + 1) if set(tops[number - 1 :]) == {tops[-1]})
    assert (indicated, stable) == ANSWERS[example.id]
    assert stable <= SIXTEEN or example.id in LATER
