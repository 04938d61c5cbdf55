"""The questions of a case, and which answers each accepts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.conditions import Condition
from rairdtc_gui.domain.provenance import Provenance


class QuestionType(Enum):
    """How a question is answered."""

    CHOICE = "choice"
    MULTI = "multi"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"


class AnswerError(ValueError):
    """A value that a question cannot take; says what is allowed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer of a choice or multi question."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Range:
    """Both ends belong to it."""

    low: float
    high: float

    def __contains__(self, amount: float) -> bool:
        return self.low <= amount <= self.high


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Outside `plausible` an answer is questioned and kept, outside `hard` it is refused."""

    id: str
    group: str
    label: str
    type: QuestionType
    answers: tuple[Answer, ...]
    none_value: str
    unavailable_values: frozenset[str]
    ordered: bool
    unit: str
    plausible: Range | None
    hard: Range | None
    why: str
    help: str
    definition: str
    applies: Condition | None
    provenance: Provenance

    def accept(self, raw: object) -> Value:
        """The answer in the question's own type; raises `AnswerError` saying what is allowed."""
        match self.type:
            case QuestionType.BOOLEAN:
                return self._boolean(raw)
            case QuestionType.NUMBER:
                return self._number(raw)
            case QuestionType.CHOICE:
                return self._word(raw)
            case QuestionType.MULTI:
                return self._words(raw)
            case QuestionType.DATE:
                return self._date(raw)

    def is_plausible(self, value: Value) -> bool:
        """Whether a number lies in the range one would expect; true for everything else."""
        if self.plausible is None or isinstance(value, bool | str | tuple):
            return True
        return value in self.plausible

    def label_of(self, value: str) -> str:
        """The words for one answer value."""
        return next((answer.label for answer in self.answers if answer.value == value), value)

    def allowed(self) -> str:
        """What the question accepts, in words for an error message."""
        match self.type:
            case QuestionType.BOOLEAN:
                return "true or false"
            case QuestionType.DATE:
                return "a date such as 2026-11-25"
            case QuestionType.NUMBER:
                bounds = f" from {self.hard.low:g} to {self.hard.high:g}" if self.hard else ""
                return f"a number{bounds} {self.unit}".rstrip()
            case QuestionType.CHOICE:
                return "one of " + ", ".join(answer.value for answer in self.answers)
            case QuestionType.MULTI:
                return "a list of at least one of " + ", ".join(answer.value for answer in self.answers)

    def _refuse(self, raw: object) -> AnswerError:
        return AnswerError(f"{raw!r} is not allowed; allowed: {self.allowed()}")

    def _boolean(self, raw: object) -> bool:
        if isinstance(raw, bool):
            return raw
        raise self._refuse(raw)

    def _number(self, raw: object) -> float:
        if isinstance(raw, bool) or not isinstance(raw, int | float) or raw != raw:
            raise self._refuse(raw)
        if self.hard is not None and raw not in self.hard:
            raise self._refuse(raw)
        return float(raw)

    def _word(self, raw: object) -> str:
        if isinstance(raw, int) and not isinstance(raw, bool):
            raw = str(raw)  # ECOG 1 may be written without quotes
        if isinstance(raw, str) and any(answer.value == raw for answer in self.answers):
            return raw
        raise self._refuse(raw)

    def _words(self, raw: object) -> tuple[str, ...]:
        if not isinstance(raw, list | tuple) or not raw:
            raise self._refuse(raw)
        words = tuple(self._word(entry) for entry in raw)
        if len(set(words)) != len(words):
            raise AnswerError(f"{raw!r} names an answer twice")
        if self.none_value in words and len(words) > 1:
            raise AnswerError(f"{self.none_value!r} cannot stand beside other answers")
        return words if self.ordered else self._in_stored_order(words)

    def _in_stored_order(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(answer.value for answer in self.answers if answer.value in words)

    def _date(self, raw: object) -> str:
        if isinstance(raw, str):
            try:
                return datetime.date.fromisoformat(raw).isoformat()
            except ValueError:
                pass
        raise self._refuse(raw)


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """A page of the wizard; groups and questions stand in asking order."""

    id: str
    label: str
    questions: tuple[Question, ...]


_PARTS = 1000  # number questions are tried a thousandth beside each threshold


def beside_threshold(value: float) -> tuple[int, float]:
    """Of a number that was tried: -1 or 1 and the threshold that it lies below or above, or 0 and the number itself."""
    side = {9: -1, 1: 1}.get(round(value * _PARTS) % 10, 0)
    return side, value - side / _PARTS
