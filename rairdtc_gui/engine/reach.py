"""What an answer to a question can still bear on, and the answers that are worth trying: fixed once for a rule set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.conditions import Compare
from rairdtc_gui.domain.jurisdiction import REGION_QUESTION
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.engine.compiled import FALSE, TRUE, Compiled
from rairdtc_gui.engine.conditions import compare

_NUMERIC_STEP = 0.001  # smaller than any difference a threshold is stated with


@dataclass(frozen=True, slots=True)
class TriedAnswer:
    """An answer that is tried, and what it changes in the verdicts that the answer tried before it left.

    Only comparisons that a stance can depend on are listed.
    """

    value: Value
    changes: tuple[tuple[int, int], ...]  # (slot, verdict)
    slots: int  # of these changes, one bit a slot


@dataclass(frozen=True, slots=True)
class Reach:
    """What must be judged again when one question is answered."""

    answers: tuple[Value, ...]  # one for each set of answers that all comparisons judge alike
    tried: tuple[TriedAnswer, ...]  # of answers that a stance cannot tell apart the first
    questions: tuple[str, ...]  # questions whose applicability reads it, in applicability order
    derived: tuple[int, ...]
    rules: tuple[int, ...]


class Reaches:
    """Finds the reach of each question. `deciding`: the places of the rules that can change a stance."""

    def __init__(self, compiled: Compiled, rule_set: RuleSet, deciding: Iterable[int]) -> None:
        self._compiled, self._rule_set, self._deciding = compiled, rule_set, tuple(deciding)

    def of(self, question: Question) -> Reach:
        """The reach of one question."""
        compiled, rule_set = self._compiled, self._rule_set
        touched = bits(compiled.questions[question.id].slots)
        questions = []
        for question_id in compiled.question_order:
            entry = compiled.questions[question_id]
            if entry.applies_reads & touched and question_id != question.id:
                touched |= bits(entry.slots)
                questions.append(question_id)
        derived = []
        for place, reads in enumerate(compiled.derived_reads):
            if reads & touched:
                touched |= bits(compiled.derived_slots[compiled.derived_order[place].id])
                derived.append(place)
        is_region = question.id == REGION_QUESTION
        rules = tuple(
            place
            for place in self._deciding
            if compiled.rule_reads[place] & touched or (is_region and rule_set.rules[place].jurisdictions)
        )
        answers = self._answers(question)
        tried = self._tried(question, answers, self._read_by(questions, derived, rules))
        return Reach(answers, tried, tuple(questions), tuple(derived), rules)

    def _read_by(self, questions: Iterable[str], derived: Iterable[int], rules: Iterable[int]) -> int:
        """The slots that these read, one bit a slot."""
        compiled = self._compiled
        read = 0
        for question_id in questions:
            read |= compiled.questions[question_id].applies_reads
        for place in derived:
            read |= compiled.derived_reads[place]
        for place in rules:
            read |= compiled.rule_reads[place]
        return read

    def _tried(self, question: Question, answers: tuple[Value, ...], read: int) -> tuple[TriedAnswer, ...]:
        entry = self._compiled.questions[question.id]
        live = [(slot, item) for slot, item in zip(entry.slots, entry.comparisons, strict=True) if read >> slot & 1]
        is_region = question.id == REGION_QUESTION  # rules of one jurisdiction read it without a comparison
        before: dict[int, int] = {}
        seen: set[object] = set()
        found = []
        for value in answers:
            verdicts = {slot: TRUE if compare(comparison, value) else FALSE for slot, comparison in live}
            alike = value if is_region else tuple(verdicts.values())
            if alike not in seen:
                seen.add(alike)
                changes = tuple((slot, verdict) for slot, verdict in verdicts.items() if before.get(slot) != verdict)
                found.append(TriedAnswer(value, changes, bits(slot for slot, _ in changes)))
                before = verdicts
        return tuple(found)

    def _answers(self, question: Question) -> tuple[Value, ...]:
        """One answer for each set of answers that all comparisons judge alike; for multi, single entries."""
        match question.type:
            case QuestionType.BOOLEAN:
                return (True, False)
            case QuestionType.CHOICE:
                return tuple(
                    answer.value for answer in question.answers if answer.value not in question.unavailable_values
                )
            case QuestionType.MULTI:
                return tuple((answer.value,) for answer in question.answers)
            case QuestionType.NUMBER:
                return _bands(question, self._compiled.questions[question.id].comparisons)
            case QuestionType.DATE:
                return ()


def bits(slots: Iterable[int]) -> int:
    """Slots as one bit each."""
    return sum(1 << slot for slot in slots)


def _bands(question: Question, found: Iterable[Compare]) -> tuple[float, ...]:
    """The thresholds of a number question and a value on either side of each, inside the hard range."""
    amounts: set[float] = set()
    for comparison in found:
        operand = comparison.operand
        for limit in operand if isinstance(operand, tuple) else (operand,):
            if isinstance(limit, float):
                amounts.update((limit - _NUMERIC_STEP, limit, limit + _NUMERIC_STEP))
    return tuple(sorted(amount for amount in amounts if question.hard is None or amount in question.hard))
