"""The answers to a question as a finite set of cells: numbers are cut at every threshold that any condition uses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rairdtc_gui.domain.conditions import Compare
from rairdtc_gui.domain.questions import Question, QuestionType

STEP = 0.001  # smaller than any difference a threshold is stated with


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one question. Multi answers have one cell an entry and may fill several."""

    question: Question
    values: tuple[bool | float | str, ...]

    @property
    def is_multi(self) -> bool:
        """Whether several cells may be filled."""
        return self.question.type is QuestionType.MULTI


def cells_of(question: Question, comparisons: Iterable[Compare]) -> Cells:
    """The cells that the comparisons of a question can tell apart."""
    match question.type:
        case QuestionType.BOOLEAN:
            return Cells(question, (True, False))
        case QuestionType.NUMBER:
            return Cells(question, _bands(question, comparisons))
        case QuestionType.DATE:
            return Cells(question, ())
        case _:
            values = (answer.value for answer in question.answers)
            return Cells(question, tuple(value for value in values if value not in question.unavailable_values))


def _bands(question: Question, comparisons: Iterable[Compare]) -> tuple[float, ...]:
    """A value for each threshold and for each span between two."""
    limits: set[float] = set()
    for comparison in comparisons:
        operand = comparison.operand
        for limit in operand if isinstance(operand, tuple) else (operand,):
            if isinstance(limit, float):
                limits.update((limit - STEP, limit, limit + STEP))
    if not limits:
        limits = {question.plausible.low if question.plausible else 1.0}
    return tuple(sorted(limit for limit in limits if question.hard is None or limit in question.hard))
