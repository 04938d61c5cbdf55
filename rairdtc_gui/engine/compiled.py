"""Compiles rules once into small functions over a flat list of verdicts.

A verdict here is a number (0 false, 1 unknown, 2 true) so that hundreds of rules are judged in a
fraction of a millisecond; `conditions.evaluate` gives the explained form of the same verdicts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from rairdtc_gui.domain.case import Case, Jurisdiction, Value
from rairdtc_gui.domain.conditions import All, Any, Compare, Condition, Not, Operator, comparisons
from rairdtc_gui.domain.drugs import DosedDrug
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.domain.rules import Derived, Rule
from rairdtc_gui.engine.conditions import compare

FALSE, UNKNOWN, TRUE = 0, 1, 2

Verdicts = list[int]
Judge = Callable[[Verdicts], int]
_Joined = Callable[[tuple[int, ...], tuple[Judge, ...]], Judge]


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
    not_any: tuple[
        tuple[int, Compare], ...
    ]  # comparisons, with their places, that ask for more than any of the entries

    def verdicts_of(self, value: Value) -> tuple[int, ...]:
        """The verdict of each comparison for an answer."""
        found = self.known.get(value)
        if found is not None:
            return found
        return self._joined(value) if isinstance(value, tuple) and value else _judged(self.comparisons, value)

    def _joined(self, entries: tuple[str, ...]) -> tuple[int, ...]:
        """The verdicts of several entries from those of each alone: any of them, the last one, or so many together."""
        alone = [self.known[entry,] for entry in entries]
        found = list(map(max, *alone))
        for place, comparison in self.not_any:
            if comparison.operator is Operator.LAST_IN:
                found[place] = alone[-1][place]
            else:
                found[place] = TRUE if compare(comparison, entries) else FALSE
        return tuple(found)


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
class DrugJudges:
    """The conditions of a drug's start doses and of its adjustments, in its order; none: holds for everybody."""

    start: tuple[Judge | None, ...]
    adjustments: tuple[Judge | None, ...]
    reads: int  # the slots that all of them read, one bit a slot


@dataclass(frozen=True, slots=True)
class Compiled:
    """The rule set as functions, and who depends on whom."""

    slot_of: dict[Compare, int]
    questions: dict[str, QuestionSlots]
    question_order: tuple[str, ...]  # a question after those that decide whether it applies
    derived_order: tuple[Derived, ...]  # a derived finding after those that it reads
    derived_slots: dict[str, tuple[int, int]]  # (slot of "is true", slot of "is false")
    derived_judges: tuple[Judge, ...]
    derived_reads: tuple[int, ...]  # the slots each reads, one bit a slot
    rule_judges: tuple[Judge, ...]
    rule_reads: tuple[int, ...]
    drug_judges: dict[str, DrugJudges]
    size: int

    def verdicts(self, case: Case) -> Verdicts:
        """The verdict of every comparison for a case."""
        verdicts = [UNKNOWN] * self.size
        for question_id in self.question_order:
            value = case.findings.get(question_id)
            if value is not None or self.questions[question_id].applies is not None:
                self.judge_question(verdicts, question_id, value)
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

    def depends_on(self, read: int) -> int:
        """These slots and all from which their verdicts follow, one bit a slot."""
        for derived, reads in zip(reversed(self.derived_order), reversed(self.derived_reads), strict=True):
            if any(read >> slot & 1 for slot in self.derived_slots[derived.id]):
                read |= reads
        for question_id in reversed(self.question_order):
            entry = self.questions[question_id]
            if any(read >> slot & 1 for slot in entry.slots):
                read |= entry.applies_reads
        return read

    def judge_derived(self, verdicts: Verdicts, places: Iterable[int]) -> None:
        """Sets the verdicts of derived findings at these places of `derived_order`."""
        for place in places:
            true_slot, false_slot = self.derived_slots[self.derived_order[place].id]
            verdict = self.derived_judges[place](verdicts)
            verdicts[true_slot] = verdict
            verdicts[false_slot] = 2 - verdict


def slots_in(bits: int) -> Iterator[int]:
    """The slots that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def rule_scope(rule: Rule, jurisdiction: Jurisdiction | None) -> int:
    """Whether a rule holds in a jurisdiction; unknown while the jurisdiction is."""
    if not rule.jurisdictions:
        return TRUE
    if jurisdiction is None:
        return UNKNOWN
    return TRUE if jurisdiction in rule.jurisdictions else FALSE


def compile_rules(rule_set: RuleSet) -> Compiled:
    """Compiles a rule set that the builder has checked: every id in a condition exists."""
    slots = _Slots({derived.id for derived in rule_set.derived})
    applies = {question.id: slots.compile_optional(question.applies) for question in rule_set.questions}
    derived = {derived.id: slots.compile(derived.when) for derived in rule_set.derived}
    rules = [slots.compile(rule.when) for rule in rule_set.rules]
    drug_judges = {drug.summary.id: _drug_judges(drug, slots) for drug in rule_set.drugs}
    derived_order = _in_reading_order(rule_set.derived)
    by_question = slots.by_question([question.id for question in rule_set.questions])
    return Compiled(
        slot_of=slots.slot_of,
        questions={
            question.id: _question_slots(question, tuple(by_question[question.id]), applies[question.id], slots)
            for question in rule_set.questions
        },
        question_order=_applicability_order(rule_set.questions),
        derived_order=derived_order,
        derived_slots={entry.id: slots.derived(entry.id) for entry in rule_set.derived},
        derived_judges=tuple(derived[entry.id][0] for entry in derived_order),
        derived_reads=tuple(derived[entry.id][1] for entry in derived_order),
        rule_judges=tuple(judge for judge, _ in rules),
        rule_reads=tuple(reads for _, reads in rules),
        drug_judges=drug_judges,
        size=slots.size,
    )


def _question_slots(
    question: Question, found: tuple[Compare, ...], applies: tuple[Judge | None, int], slots: _Slots
) -> QuestionSlots:
    return QuestionSlots(
        question=question,
        comparisons=found,
        slots=tuple(slots.slot_of[comparison] for comparison in found),
        applies=applies[0],
        applies_reads=applies[1],
        known={value: _judged(found, value) for value in _listed(question)},
        not_any=tuple((place, entry) for place, entry in enumerate(found) if entry.operator is not Operator.INCLUDES),
    )


def _drug_judges(drug: DosedDrug, slots: _Slots) -> DrugJudges:
    start = [slots.compile_optional(line.when) for line in drug.start]
    adjustments = [slots.compile_optional(adjustment.when) for adjustment in drug.adjustments]
    for condition in drug.other_conditions:
        slots.compile(condition)
    return DrugJudges(
        start=tuple(judge for judge, _ in start),
        adjustments=tuple(judge for judge, _ in adjustments),
        reads=reduce(or_, (reads for _, reads in (*start, *adjustments)), 0),
    )


class _Slots:
    """Gives each distinct comparison a place in the list of verdicts, and conditions their functions."""

    def __init__(self, derived_ids: set[str]) -> None:
        self._derived_ids = derived_ids
        self._derived: dict[str, tuple[int, int]] = {}
        self.slot_of: dict[Compare, int] = {}
        self.size = 0

    def derived(self, derived_id: str) -> tuple[int, int]:
        """The slots of "is true" and "is false"."""
        if derived_id not in self._derived:
            self._derived[derived_id] = (self.size, self.size + 1)
            self.size += 2
        return self._derived[derived_id]

    def _slot(self, comparison: Compare) -> int:
        found = self.slot_of.get(comparison)
        if found is None:
            if comparison.finding in self._derived_ids:
                found = self.derived(comparison.finding)[0 if comparison.operand is True else 1]
            else:
                found, self.size = self.size, self.size + 1
            self.slot_of[comparison] = found
        return found

    def by_question(self, question_ids: Sequence[str]) -> dict[str, list[Compare]]:
        """The comparisons of each question."""
        found: dict[str, list[Compare]] = {question_id: [] for question_id in question_ids}
        for comparison in self.slot_of:
            if comparison.finding in found:
                found[comparison.finding].append(comparison)
        return found

    def compile_optional(self, condition: Condition | None) -> tuple[Judge | None, int]:
        """As `compile`; no function for no condition."""
        return (None, 0) if condition is None else self.compile(condition)

    def compile(self, condition: Condition) -> tuple[Judge, int]:
        """The function of a condition, and the slots that it reads, one bit a slot."""
        match condition:
            case Compare():
                slot = self._slot(condition)
                return _leaf(slot), 1 << slot
            case Not(part):
                judge, reads = self.compile(part)
                return _negation(judge), reads
            case All(parts):
                return self._compile_parts(_conjunction, parts)
            case Any(parts):
                return self._compile_parts(_disjunction, parts)

    def _compile_parts(self, joined: _Joined, parts: Sequence[Condition]) -> tuple[Judge, int]:
        slots: list[int] = []
        judges: list[Judge] = []
        reads = 0
        for part in parts:
            if isinstance(part, Compare):
                slot = self._slot(part)
                slots.append(slot)
                reads |= 1 << slot
            else:
                judge, of_part = self.compile(part)
                judges.append(judge)
                reads |= of_part
        return joined(tuple(slots), tuple(judges)), reads


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
