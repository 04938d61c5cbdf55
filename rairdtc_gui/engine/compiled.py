"""Compiles rules once into small functions over a flat list of verdicts.

A verdict here is a number (0 false, 1 unknown, 2 true) so that hundreds of rules are judged in a
fraction of a millisecond; `conditions.evaluate` gives the explained form of the same verdicts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rairdtc_gui.domain.case import Case, Jurisdiction, Value
from rairdtc_gui.domain.conditions import All, Any, Compare, Condition, Not, comparisons
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.domain.rules import Derived, Rule
from rairdtc_gui.engine.conditions import compare

FALSE, UNKNOWN, TRUE = 0, 1, 2

Verdicts = list[int]
Judge = Callable[[Verdicts], int]


@dataclass(frozen=True, slots=True)
class QuestionSlots:
    """The comparisons of one question, where their verdicts stand, and when the question applies.

    `known` holds the verdicts of every answer that can be listed, so that they are looked up and not worked out.
    """

    question: Question
    comparisons: tuple[Compare, ...]
    slots: tuple[int, ...]
    applies: Judge | None
    applies_reads: int  # the slots that decide whether it applies, one bit a slot
    known: dict[Value, tuple[int, ...]]

    def verdicts_of(self, value: Value) -> tuple[int, ...]:
        """The verdict of each comparison for an answer."""
        found = self.known.get(value)
        return _judged(self.comparisons, value) if found is None else found


def without_answer(comparison: Compare) -> int:
    """The verdict on a question that cannot apply: it counts as "no", so only a comparison with false holds."""
    return TRUE if comparison.operand is False else FALSE


def _judged(comparisons_: tuple[Compare, ...], value: Value) -> tuple[int, ...]:
    return tuple(TRUE if compare(comparison, value) else FALSE for comparison in comparisons_)


def _listed(question: Question) -> tuple[Value, ...]:
    """The answers of a question that can be listed: all of a choice, single entries of a multi."""
    match question.type:
        case QuestionType.BOOLEAN:
            return (True, False)
        case QuestionType.CHOICE:
            return tuple(answer.value for answer in question.answers)
        case QuestionType.MULTI:
            return tuple((answer.value,) for answer in question.answers)
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class Compiled:
    """The rule set as functions, and who depends on whom."""

    rule_set: RuleSet
    slot_of: dict[Compare, int]
    questions: dict[str, QuestionSlots]
    question_order: tuple[str, ...]  # a question after those that decide whether it applies
    derived_order: tuple[Derived, ...]  # a derived finding after those that it reads
    derived_slots: dict[str, tuple[int, int]]  # (slot of "is true", slot of "is false")
    derived_judges: tuple[Judge, ...]
    derived_reads: tuple[int, ...]  # the slots each reads, one bit a slot
    rule_judges: tuple[Judge, ...]
    rule_reads: tuple[int, ...]
    size: int

    def verdicts(self, case: Case) -> Verdicts:
        """The verdict of every comparison for a case."""
        verdicts = [UNKNOWN] * self.size
        for question_id in self.question_order:
            self.judge_question(verdicts, question_id, case.findings.get(question_id))
        self.judge_derived(verdicts, range(len(self.derived_order)))
        return verdicts

    def judge_question(self, verdicts: Verdicts, question_id: str, value: Value | None) -> None:
        """Sets the verdicts of one question's comparisons; without an answer unknown, or as "no" if not applicable."""
        entry = self.questions[question_id]
        if value is None:
            cannot_apply = entry.applies is not None and entry.applies(verdicts) == FALSE
            for slot, comparison in zip(entry.slots, entry.comparisons, strict=True):
                verdicts[slot] = without_answer(comparison) if cannot_apply else UNKNOWN
            return
        for slot, verdict in zip(entry.slots, entry.verdicts_of(value), strict=True):
            verdicts[slot] = verdict

    def judge_derived(self, verdicts: Verdicts, places: Iterable[int]) -> None:
        """Sets the verdicts of derived findings at these places of `derived_order`."""
        for place in places:
            true_slot, false_slot = self.derived_slots[self.derived_order[place].id]
            verdict = self.derived_judges[place](verdicts)
            verdicts[true_slot] = verdict
            verdicts[false_slot] = 2 - verdict


def rule_scope(rule: Rule, jurisdiction: Jurisdiction | None) -> int:
    """Whether a rule holds in a jurisdiction; unknown while the jurisdiction is."""
    if not rule.jurisdictions:
        return TRUE
    if jurisdiction is None:
        return UNKNOWN
    return TRUE if jurisdiction in rule.jurisdictions else FALSE


def compile_rules(rule_set: RuleSet) -> Compiled:
    """Compiles a rule set that the builder has checked: every id in a condition exists."""
    derived_ids = {derived.id for derived in rule_set.derived}
    slots = _Slots(derived_ids)
    for condition in _all_conditions(rule_set):
        slots.add(condition)
    derived_slots = {derived.id: slots.derived(derived.id) for derived in rule_set.derived}
    by_question = slots.by_question({question.id for question in rule_set.questions})
    entries = {
        question.id: _question_slots(question, tuple(by_question[question.id]), slots)
        for question in rule_set.questions
    }
    derived_order = _in_reading_order(rule_set.derived)
    return Compiled(
        rule_set=rule_set,
        slot_of=slots.slot_of,
        questions=entries,
        question_order=_applicability_order(rule_set.questions),
        derived_order=derived_order,
        derived_slots=derived_slots,
        derived_judges=tuple(slots.compile(derived.when) for derived in derived_order),
        derived_reads=tuple(slots.reads(derived.when) for derived in derived_order),
        rule_judges=tuple(slots.compile(rule.when) for rule in rule_set.rules),
        rule_reads=tuple(slots.reads(rule.when) for rule in rule_set.rules),
        size=slots.size,
    )


def _question_slots(question: Question, found: tuple[Compare, ...], slots: _Slots) -> QuestionSlots:
    return QuestionSlots(
        question=question,
        comparisons=found,
        slots=tuple(slots.slot_of[comparison] for comparison in found),
        applies=None if question.applies is None else slots.compile(question.applies),
        applies_reads=0 if question.applies is None else slots.reads(question.applies),
        known={value: _judged(found, value) for value in _listed(question)},
    )


def _all_conditions(rule_set: RuleSet) -> list[Condition]:
    conditions = [question.applies for question in rule_set.questions if question.applies is not None]
    conditions += [derived.when for derived in rule_set.derived]
    conditions += [rule.when for rule in rule_set.rules]
    for drug in rule_set.drugs:
        conditions += drug.conditions()
    return conditions


class _Slots:
    """Gives each distinct comparison a place in the list of verdicts, and conditions their functions."""

    def __init__(self, derived_ids: set[str]) -> None:
        self._derived_ids = derived_ids
        self._derived: dict[str, tuple[int, int]] = {}
        self.slot_of: dict[Compare, int] = {}
        self.size = 0

    def add(self, condition: Condition) -> None:
        for comparison in comparisons(condition):
            if comparison.finding in self._derived_ids:
                true_slot, false_slot = self.derived(comparison.finding)
                self.slot_of[comparison] = true_slot if comparison.operand is True else false_slot
            elif comparison not in self.slot_of:
                self.slot_of[comparison] = self._next()

    def derived(self, derived_id: str) -> tuple[int, int]:
        if derived_id not in self._derived:
            self._derived[derived_id] = (self._next(), self._next())
        return self._derived[derived_id]

    def _next(self) -> int:
        self.size += 1
        return self.size - 1

    def by_question(self, question_ids: set[str]) -> dict[str, list[Compare]]:
        found: dict[str, list[Compare]] = {question_id: [] for question_id in question_ids}
        for comparison in self.slot_of:
            if comparison.finding in found:
                found[comparison.finding].append(comparison)
        return found

    def reads(self, condition: Condition) -> int:
        """The slots that a condition reads, as bits."""
        bits = 0
        for comparison in comparisons(condition):
            bits |= 1 << self.slot_of[comparison]
        return bits

    def compile(self, condition: Condition) -> Judge:
        match condition:
            case Compare():
                return _leaf(self.slot_of[condition])
            case Not(part):
                return _negation(self.compile(part))
            case All(parts):
                return _conjunction(*self._split(parts))
            case Any(parts):
                return _disjunction(*self._split(parts))

    def _split(self, parts: Sequence[Condition]) -> tuple[tuple[int, ...], tuple[Judge, ...]]:
        slots = tuple(self.slot_of[part] for part in parts if isinstance(part, Compare))
        return slots, tuple(self.compile(part) for part in parts if not isinstance(part, Compare))


def _leaf(slot: int) -> Judge:
    return lambda verdicts: verdicts[slot]


def _negation(part: Judge) -> Judge:
    return lambda verdicts: 2 - part(verdicts)


def _conjunction(slots: tuple[int, ...], parts: tuple[Judge, ...]) -> Judge:
    def judge(verdicts: Verdicts) -> int:
        lowest = TRUE
        for slot in slots:
            verdict = verdicts[slot]
            if verdict != TRUE:
                if verdict == FALSE:
                    return FALSE
                lowest = UNKNOWN
        for part in parts:
            verdict = part(verdicts)
            if verdict != TRUE:
                if verdict == FALSE:
                    return FALSE
                lowest = UNKNOWN
        return lowest

    return judge


def _disjunction(slots: tuple[int, ...], parts: tuple[Judge, ...]) -> Judge:
    def judge(verdicts: Verdicts) -> int:
        highest = FALSE
        for slot in slots:
            verdict = verdicts[slot]
            if verdict != FALSE:
                if verdict == TRUE:
                    return TRUE
                highest = UNKNOWN
        for part in parts:
            verdict = part(verdicts)
            if verdict != FALSE:
                if verdict == TRUE:
                    return TRUE
                highest = UNKNOWN
        return highest

    return judge


def _in_reading_order(derived: Sequence[Derived]) -> tuple[Derived, ...]:
    by_id = {entry.id: entry for entry in derived}
    reads = {entry.id: [item.finding for item in comparisons(entry.when) if item.finding in by_id] for entry in derived}
    return tuple(by_id[entry_id] for entry_id in _ordered(tuple(by_id), reads))


def _applicability_order(questions: Sequence[Question]) -> tuple[str, ...]:
    reads = {
        question.id: [item.finding for item in comparisons(question.applies)] if question.applies else []
        for question in questions
    }
    return _ordered(tuple(question.id for question in questions), reads)


def _ordered(ids: tuple[str, ...], reads: dict[str, list[str]]) -> tuple[str, ...]:
    """Each id after those it reads; raises `ValueError` naming an id that reads itself."""
    done: dict[str, None] = {}

    def visit(item: str, path: tuple[str, ...]) -> None:
        if item in done:
            return
        if item in path:
            raise ValueError(f"{item} depends on itself: {' → '.join((*path, item))}")
        for other in reads[item]:
            visit(other, (*path, item))
        done[item] = None

    for item in ids:
        visit(item, ())
    return tuple(done)
