"""The answers that are worth trying, each in a lane of its own: fixed once for a rule set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.conditions import Compare
from rairdtc_gui.domain.jurisdiction import REGION_QUESTION
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.engine.compiled import Compiled, QuestionSlots
from rairdtc_gui.engine.conditions import compare

_NUMERIC_STEP = 0.001  # smaller than any difference a threshold is stated with


@dataclass(frozen=True, slots=True)
class Lane:
    """An answer that is tried; `later`: the lanes of all questions after its own, one bit each."""

    question: str
    value: Value
    later: int


class Lanes:
    """The lanes of all questions, one question's behind the other's.

    `read`: the comparisons that a stance can depend on, one bit a slot; of answers that they judge alike the first gets
    a lane.
    """

    def __init__(self, compiled: Compiled, questions: Iterable[Question], read: int) -> None:
        self.answers: dict[str, tuple[Value, ...]] = {}
        self._spans: dict[str, range] = {}  # by question its lanes
        tried: list[tuple[str, Value]] = []
        for question in questions:
            entry, first = compiled.questions[question.id], len(tried)
            self.answers[question.id] = answers = _answers(question, entry.comparisons)
            tried += [(question.id, value) for value in _told_apart(entry, answers, read)]
            self._spans[question.id] = range(first, len(tried))
        self._lanes = tuple(Lane(name, value, later=-1 << self._spans[name].stop) for name, value in tried)
        self._of = {question_id: (1 << span.stop) - (1 << span.start) for question_id, span in self._spans.items()}

    def __len__(self) -> int:
        return len(self._lanes)

    def __getitem__(self, lane: int) -> Lane:
        return self._lanes[lane]

    def of(self, question_id: str) -> int:
        """The lanes of one question, one bit each; none of a question that is not there."""
        return self._of.get(question_id, 0)

    def where(self, question_id: str, is_wanted: Callable[[Value], bool]) -> int:
        """The lanes of a question with such an answer, one bit each."""
        span = self._spans.get(question_id, range(0))
        return sum(1 << lane for lane in span if is_wanted(self._lanes[lane].value))

    def first_of_each(self, lanes: int) -> Iterator[int]:
        """Of each question the first of these lanes."""
        while lanes:
            lane = (lanes & -lanes).bit_length() - 1
            yield lane
            lanes &= self._lanes[lane].later


def _told_apart(entry: QuestionSlots, answers: Iterable[Value], read: int) -> tuple[Value, ...]:
    """Of answers that these comparisons judge alike the first."""
    live = [item for slot, item in zip(entry.slots, entry.comparisons, strict=True) if read >> slot & 1]
    is_region = entry.question.id == REGION_QUESTION  # rules of one jurisdiction read it without a comparison
    found: dict[object, Value] = {}
    for value in answers:
        found.setdefault(value if is_region else tuple(compare(item, value) for item in live), value)
    return tuple(found.values())


def _answers(question: Question, comparisons: Iterable[Compare]) -> tuple[Value, ...]:
    """One answer for each set of answers that all comparisons judge alike; for multi, single entries."""
    match question.type:
        case QuestionType.BOOLEAN:
            return (True, False)
        case QuestionType.CHOICE:
            return tuple(answer.value for answer in question.answers if answer.value not in question.unavailable_values)
        case QuestionType.MULTI:
            return tuple((answer.value,) for answer in question.answers)
        case QuestionType.NUMBER:
            return _bands(question, comparisons)
        case QuestionType.DATE:
            return ()


def _bands(question: Question, found: Iterable[Compare]) -> tuple[float, ...]:
    """The thresholds of a number question and a value on either side of each, inside the hard range."""
    amounts: set[float] = set()
    for comparison in found:
        operand = comparison.operand
        for limit in operand if isinstance(operand, tuple) else (operand,):
            if isinstance(limit, float):
                amounts.update((limit - _NUMERIC_STEP, limit, limit + _NUMERIC_STEP))
    return tuple(sorted(amount for amount in amounts if question.hard is None or amount in question.hard))
