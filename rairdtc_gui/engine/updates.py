"""From the verdicts of one case to those of another that differs from it in few answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rairdtc_gui.domain.case import Case
from rairdtc_gui.engine.compiled import Compiled, Verdicts


@dataclass(frozen=True, slots=True)
class Update:
    """The verdicts of a case, and the slots whose verdict is another than before, one bit a slot."""

    verdicts: Verdicts
    changed: int


def updated(compiled: Compiled, before: Verdicts, was: Case, case: Case) -> Update:
    """As `Compiled.verdicts` for a case, where those of another are known; judges again only what reads a change."""
    verdicts, changed = list(before), 0
    others = _answered_otherwise(was, case)
    for question_id in compiled.question_order:
        entry = compiled.questions[question_id]
        is_unanswered = question_id not in case.findings
        if question_id in others or (is_unanswered and entry.applies_reads & changed):
            compiled.judge_question(verdicts, question_id, case.findings.get(question_id))
            changed |= _differing(before, verdicts, entry.slots)
    for place, reads in enumerate(compiled.derived_reads):
        if reads & changed:
            compiled.judge_derived(verdicts, (place,))
            changed |= _differing(before, verdicts, compiled.derived_slots[compiled.derived_order[place].id])
    return Update(verdicts, changed)


def _answered_otherwise(was: Case, case: Case) -> set[str]:
    """The questions with another answer, or with one in only one of the cases."""
    questions = {*was.findings, *case.findings}
    return {question for question in questions if was.findings.get(question) != case.findings.get(question)}


def _differing(before: Verdicts, after: Verdicts, slots: Iterable[int]) -> int:
    return sum(1 << slot for slot in slots if before[slot] != after[slot])
