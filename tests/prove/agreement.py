"""Random partial cases on which the engine, the encoding that is proved and the second evaluator must agree."""

from __future__ import annotations

import random
from collections.abc import Iterator

from rairdtc_gui.domain.case import Case, Jurisdiction, Value
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation
from tests.prove.cells import cells_of
from tests.prove.second import Second
from tests.prove.verdicts import Verdicts
from tests.prove.world import plain_world

Triple = tuple[Stance, Stance, Stance]


def random_cases(engine: Engine, count: int, seed: int) -> Iterator[tuple[Case, Jurisdiction]]:
    """Partial cases; answers sit on and beside every threshold, and a question that cannot apply has none."""
    chance = random.Random(seed)
    for _ in range(count):
        jurisdiction = chance.choice(list(Jurisdiction))
        case = Case(jurisdiction=jurisdiction)
        share = chance.random()
        for question_id in engine.compiled.question_order:
            entry = engine.compiled.questions[question_id]
            if chance.random() > share:
                continue
            if entry.applies is not None and not engine.may_apply(question_id, engine.evaluate(case)):
                continue
            value = _value(entry.question, cells_of(entry.question, entry.comparisons).values, chance)
            if value is not None:
                case = case.answered(question_id, value)
        yield case, jurisdiction


def _value(question: Question, cells: tuple[bool | float | str, ...], chance: random.Random) -> Value | None:
    if not cells:
        return None
    if question.type is not QuestionType.MULTI:
        return chance.choice(cells)
    words = [str(cell) for cell in cells]
    others = [word for word in words if word != question.none_value]
    if question.none_value and chance.random() < 0.3:
        return (question.none_value,)
    return tuple(chance.sample(others, chance.randint(1, min(4, len(others)))))


def of_engine(engine: Engine, case: Case) -> dict[str, Triple]:
    """What the shipped engine says."""
    positions = engine.positions(engine.evaluate(case))
    return {option: (found.stance, found.lowest, found.highest) for option, found in positions.items()}


def of_encoding(engine: Engine, case: Case, jurisdiction: Jurisdiction) -> dict[str, Triple]:
    """What the encoding says that the solver proves."""
    verdicts = Verdicts(engine.rule_set, plain_world(engine.compiled, case), jurisdiction)
    found = {}
    for option in (option.id for option in engine.rule_set.options):
        ladders = (verdicts.stance_at_least, verdicts.lowest_at_least, verdicts.highest_at_least)
        stance, lowest, highest = (max(s for s in Stance if ladder(option, s)) for ladder in ladders)
        found[option] = (stance, lowest, highest)
    return found


def evaluated_from(engine: Engine, case: Case, since: Evaluation) -> tuple[Evaluation, list[str]]:
    """The evaluation of a case, and what differs in it when it is made from that of another."""
    alone, updated = engine.evaluate(case), engine.evaluate(case, since)
    return alone, [] if alone == updated else [f"from another case: {dict(since.case.findings)}, {dict(case.findings)}"]


def disagreements(engine: Engine, count: int, seed: int) -> list[str]:
    """Options and cases on which the three do not agree, and cases that come out otherwise after another one."""
    second = Second(engine.rule_set)
    found: list[str] = []
    last = engine.evaluate(Case())
    for case, jurisdiction in random_cases(engine, count, seed):
        last, differing = evaluated_from(engine, case, last)
        found += differing
        first = of_engine(engine, case)
        for name, other in (
            ("encoding", of_encoding(engine, case, jurisdiction)),
            ("second evaluator", second.stances(case, jurisdiction)),
        ):
            found += [
                f"{name}: {option}: engine {first[option]}, {name} {other[option]}, {dict(case.findings)}"
                for option in first
                if first[option] != other[option]
            ]
    return found
