"""Small mistakes in rules: each is proved to change nothing, or a case of the solver tells it from the rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import z3

from rairdtc_gui.domain.case import Case, Value
from rairdtc_gui.domain.conditions import All, Any, Compare, Condition, Not, Operator
from rairdtc_gui.domain.rules import Rule
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.compiled import QuestionSlots
from rairdtc_gui.engine.decide import Engine
from tests.prove.cells import cells_of
from tests.prove.obligations import Prover

_NEIGHBOUR = {
    Operator.LESS_THAN: Operator.AT_MOST,
    Operator.AT_MOST: Operator.LESS_THAN,
    Operator.MORE_THAN: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.MORE_THAN,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule with one mistake. `case` none: proved to be the same; `is_killed`: the engine tells them apart there."""

    rule: str
    mistake: str
    case: Case | None
    is_killed: bool


def mutations(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """Every condition that differs in one place: an atom negated, dropped or moved, and for or, or for and."""
    match condition:
        case Compare():
            yield f"negate {condition.finding}", Not(condition)
            yield from _moved(condition)
        case Not(part):
            yield "drop not", part
            yield from ((words, Not(other)) for words, other in mutations(part))
        case All(parts):
            yield "or for and", Any(parts)
            yield from _inside(All, parts)
        case Any(parts):
            yield "and for or", All(parts)
            yield from _inside(Any, parts)


def _inside(kind: type[All | Any], parts: tuple[Condition, ...]) -> Iterator[tuple[str, Condition]]:
    for place, part in enumerate(parts):
        others = (*parts[:place], *parts[place + 1 :])
        if others:
            yield f"drop part {place + 1}", kind(others)
        for words, other in mutations(part):
            yield words, kind((*parts[:place], other, *parts[place + 1 :]))


def _moved(comparison: Compare) -> Iterator[tuple[str, Condition]]:
    if comparison.operator in _NEIGHBOUR:
        yield f"move {comparison.finding} by one band", replace(comparison, operator=_NEIGHBOUR[comparison.operator])
    operand = comparison.operand
    words = operand if isinstance(operand, tuple) and operand and isinstance(operand[0], str) else ()
    if len(words) > 1:
        for place in range(len(words)):
            left = (*words[:place], *words[place + 1 :])
            yield f"drop {words[place]}", replace(comparison, operand=left)


def mutants(prover: Prover, rules: tuple[Rule, ...]) -> Iterator[Mutant]:
    """Every mutant of the rules, each with the case that kills it or the proof that it is the rule itself."""
    for rule in rules:
        true, _ = prover.verdicts.pair(rule.when)
        for words, condition in mutations(rule.when):
            other, _ = prover.verdicts.pair(condition)
            case = prover.case_where(z3.Xor(_formula(true), _formula(other)))
            is_killed = case is not None and _tells_apart(prover.engine, case, rule.when, condition)
            yield Mutant(rule.id, words, case, is_killed)


def _formula(formula: object) -> z3.BoolRef:
    return z3.BoolVal(formula) if isinstance(formula, bool) else formula


def _tells_apart(engine: Engine, case: Case, rule: Condition, mutant: Condition) -> bool:
    evaluation = engine.evaluate(case)
    return (engine.judge(rule, evaluation) is Tri.TRUE) != (engine.judge(mutant, evaluation) is Tri.TRUE)


def near_misses(prover: Prover, rules: tuple[Rule, ...]) -> Iterator[tuple[str, Case | None, Case | None]]:
    """For each rule a lean case in which it fires, and one that differs in one answer and in which it does not."""
    for rule in rules:
        fires = prover.case_where(prover.verdicts.pair(rule.when)[0])
        if fires is None:
            yield rule.id, None, None
        else:
            lean = _lean(prover.engine, rule, fires)
            yield rule.id, lean, _near_miss(prover.engine, rule, lean)


def _lean(engine: Engine, rule: Rule, case: Case) -> Case:
    """The case without every answer that the rule does not need."""
    for question in case.findings:
        fewer = case.cleared(question)
        if engine.judge(rule.when, engine.evaluate(fewer)) is Tri.TRUE:
            case = fewer
    return case


def _near_miss(engine: Engine, rule: Rule, fires: Case) -> Case | None:
    for question, answer in fires.findings.items():
        entry = engine.compiled.questions[question]
        for value in _values(entry):
            if value != answer and entry.comparisons:
                case = fires.answered(question, value)
                if engine.judge(rule.when, engine.evaluate(case)) is not Tri.TRUE:
                    return case
    return None


def _values(entry: QuestionSlots) -> Iterator[Value]:
    """Answers to a question, one a cell."""
    cells = cells_of(entry.question, entry.comparisons)
    for value in cells.values:
        yield (str(value),) if cells.is_multi else value
