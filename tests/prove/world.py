"""One case as variables of the solver: each question is open or has one answer that the rules can tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import z3

from rairdtc_gui.domain.case import Case, Value
from rairdtc_gui.domain.conditions import Compare, Operator
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.engine.compiled import Compiled
from rairdtc_gui.engine.conditions import compare
from tests.prove.cells import Cells, cells_of
from tests.prove.logic import Formula, Logic, PlainLogic, SolverLogic


@dataclass(slots=True)
class Answer:
    """The answer to one question as formulas: whether there is one, which cells it fills, which entry came last."""

    cells: Cells
    answered: Formula
    filled: dict[Any, Formula]
    last: dict[Any, Formula]
    comparisons: tuple[Compare, ...] = ()

    def cell_of(self, entry: Any) -> Any:
        """The cell that an answer falls into: the one that every comparison judges alike."""
        if self.cells.is_multi:
            return entry
        return next(
            cell
            for cell in self.cells.values
            if all(compare(item, cell) == compare(item, entry) for item in self.comparisons)
            and (self.cells.question.type is QuestionType.NUMBER or cell == entry)
        )

    def holds(self, comparison: Compare, logic: Logic) -> Formula:
        """Whether the answer, if there is one, fulfils a comparison."""
        if not self.cells.is_multi:
            return logic.disj(self.filled[value] for value in self.cells.values if compare(comparison, value))
        named = comparison.operand
        assert isinstance(named, tuple)
        if comparison.operator is Operator.LAST_IN:
            return logic.disj(self.last[value] for value in self.cells.values if value in named)
        members = [self.filled[value] for value in self.cells.values if value in named]
        if comparison.operator is Operator.COUNT_OF:
            return logic.at_least(members, comparison.at_least)
        return logic.disj(members)


class World:
    """The answers of one case and what each comparison says of them."""

    def __init__(self, compiled: Compiled, logic: Logic, answers: dict[str, Answer]) -> None:
        self.compiled, self.logic, self.answers = compiled, logic, answers

    @cached_property
    def constraints(self) -> list[Formula]:
        """What every case fulfils: one answer a question, "none" alone, a last entry that was given."""
        found: list[Formula] = []
        for answer in self.answers.values():
            filled = [answer.filled[value] for value in answer.cells.values]
            if not filled:
                continue
            found += [z3.Implies(part, answer.answered) for part in filled]
            found.append(z3.Implies(answer.answered, z3.Or(filled)))
            if answer.cells.is_multi:
                found += self._multi(answer)
            else:
                found.append(z3.AtMost(*filled, 1))
        return found

    def _multi(self, answer: Answer) -> list[Formula]:
        none = answer.cells.question.none_value
        values = answer.cells.values
        found = []
        if none in answer.filled:
            others = [answer.filled[value] for value in values if value != none]
            found += [z3.Implies(answer.filled[none], z3.Not(other)) for other in others]
        last = [answer.last[value] for value in values]
        found.append(z3.AtMost(*last, 1))
        found.append(z3.Implies(answer.answered, z3.Or(last)))
        found += [z3.Implies(answer.last[value], answer.filled[value]) for value in values]
        return found

    def case(self, model: z3.ModelRef, jurisdiction: Any) -> Case:
        """The case that a model of the solver describes."""
        findings: dict[str, Value] = {}
        for question_id, answer in self.answers.items():
            chosen = [v for v in answer.cells.values if z3.is_true(model.eval(answer.filled[v], model_completion=True))]
            if not z3.is_true(model.eval(answer.answered, model_completion=True)) or not chosen:
                continue
            if answer.cells.is_multi:
                last = [v for v in chosen if z3.is_true(model.eval(answer.last[v], model_completion=True))]
                findings[question_id] = tuple(str(v) for v in [v for v in chosen if v not in last] + last)
            else:
                findings[question_id] = chosen[0]
        return Case.of(findings, jurisdiction=jurisdiction)


def free_world(compiled: Compiled, name: str) -> World:
    """A world in which every question may be open or have any answer."""
    answers = {}
    for question_id, entry in compiled.questions.items():
        cells = cells_of(entry.question, entry.comparisons)
        answers[question_id] = Answer(
            cells,
            z3.Bool(f"{name}:{question_id}?"),
            {value: z3.Bool(f"{name}:{question_id}={value}") for value in cells.values},
            {value: z3.Bool(f"{name}:{question_id}>{value}") for value in cells.values} if cells.is_multi else {},
            entry.comparisons,
        )
    return World(compiled, SolverLogic(), answers)


def plain_world(compiled: Compiled, case: Case) -> World:
    """The world of one given case, in plain truth values."""
    answers = {}
    for question_id, entry in compiled.questions.items():
        value = case.findings.get(question_id)
        cells = cells_of(entry.question, entry.comparisons)
        if entry.question.type is QuestionType.NUMBER and value is not None:
            assert isinstance(value, float)
            cells = Cells(entry.question, (value,))  # the very number
        entries = value if isinstance(value, tuple) else (value,)
        answers[question_id] = Answer(
            cells,
            value is not None,
            {cell: cell in entries and not _is_other_kind(cell, value) for cell in cells.values},
            {cell: bool(value) and entries[-1] == cell for cell in cells.values} if cells.is_multi else {},
        )
    return World(compiled, PlainLogic(), answers)


def _is_other_kind(cell: Any, value: Any) -> bool:
    """True stands for 1 in Python, never here."""
    return isinstance(cell, bool) != isinstance(value, bool)
