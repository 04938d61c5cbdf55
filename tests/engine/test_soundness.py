"""Properties of the real rules: what is settled stays settled, and no answer leaves the shown interval."""

import random

import pytest

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.gaps import GapFinder

SEED = 20261125


def random_value(question, chance):
    match question.type:
        case QuestionType.BOOLEAN:
            return chance.random() < 0.5
        case QuestionType.CHOICE:
            values = [answer.value for answer in question.answers if answer.value not in question.unavailable_values]
            return chance.choice(values)
        case QuestionType.MULTI:
            others = [answer.value for answer in question.answers if answer.value != question.none_value]
            if question.none_value and chance.random() < 0.4:
                return (question.none_value,)
            return question.accept(chance.sample(others, chance.randint(1, min(3, len(others)))))
        case QuestionType.NUMBER:
            return round(chance.uniform(question.plausible.low, question.plausible.high), 1)
        case QuestionType.DATE:
            return "2026-01-01"


def refinements(engine, chance, jurisdiction):
    """Cases that grow by one answer at a time until every question that applies is answered."""
    case = Case(jurisdiction=jurisdiction)
    questions = list(engine.rule_set.questions)
    chance.shuffle(questions)
    yield case
    for question in questions:
        if engine.may_apply(question.id, engine.evaluate(case)):
            case = case.answered(question.id, random_value(question, chance))
            yield case


@pytest.mark.parametrize("round_number", range(20))
def test_no_answer_leaves_the_interval(engine, round_number):
    chance = random.Random(SEED + round_number)
    jurisdiction = chance.choice([None, *Jurisdiction])
    before = None
    for case in refinements(engine, chance, jurisdiction):
        positions = engine.positions(engine.evaluate(case))
        for option, now in positions.items():
            assert now.lowest <= now.stance <= now.highest, (option, case)
            if before is not None:
                assert before[option].lowest <= now.lowest, (option, case)
                assert now.highest <= before[option].highest, (option, case)
        before = positions


@pytest.mark.parametrize("round_number", range(10))
def test_a_complete_case_is_settled(engine, round_number):
    chance = random.Random(SEED + 100 + round_number)
    *_, case = refinements(engine, chance, Jurisdiction.US)
    evaluation = engine.evaluate(case)
    unknown = [rule.id for rule, verdict in zip(engine.rule_set.rules, evaluation.rules, strict=True) if verdict == 1]
    assert not unknown, (
        unknown,
        [engine.open_questions(r.when, evaluation) for r in engine.rule_set.rules if r.id in unknown],
    )


@pytest.mark.parametrize("round_number", range(10))
def test_every_complete_case_in_scope_has_an_option(engine, round_number):
    chance = random.Random(SEED + 200 + round_number)
    *_, case = refinements(engine, chance, Jurisdiction.US)
    result = engine.decide(case)
    if dict(result.derived)["d-dtc"] is Tri.TRUE and dict(result.derived)["d-not-for-rai"] is Tri.TRUE:
        assert any(answer.stance > Stance.NONE for answer in result.options), case


def test_traces_agree_with_the_compiled_verdicts(engine):
    chance = random.Random(SEED)
    for case in refinements(engine, chance, Jurisdiction.EU):
        evaluation = engine.evaluate(case)
        for rule, judge in zip(engine.rule_set.rules, engine.compiled.rule_judges, strict=True):
            assert engine.trace(rule.when, evaluation).verdict.value == judge(evaluation.verdicts), rule.id


def test_gaps_agree_with_deciding_anew(engine):
    """What ask-next finds by judging only a part equals what a full evaluation finds."""
    chance = random.Random(SEED)
    finder = GapFinder(engine)
    for case in list(refinements(engine, chance, Jurisdiction.US))[::12]:
        base = engine.positions(engine.evaluate(case))
        for gap in finder.gaps(case):
            question = next(item for item in engine.rule_set.questions if item.id == gap.question)
            moved = set()
            for value in finder.answers(question.id):
                after = engine.positions(engine.evaluate(case.answered(question.id, value)))
                moved |= {option for option in after if after[option] != base[option]}
            assert gap.moves == len(moved), gap.question
