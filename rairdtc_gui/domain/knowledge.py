"""What the engine needs of a knowledge base, held in memory, and what names the base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rairdtc_gui.domain.drugs import DosedDrug
    from rairdtc_gui.domain.questions import Question, QuestionGroup
    from rairdtc_gui.domain.rules import Derived, Rule, TreatmentOption


@dataclass(frozen=True, slots=True)
class KnowledgeIdentity:
    """Which knowledge base this is. `date` is an ISO date, `hash` the content hash."""

    version: str
    date: str
    hash: str
    caution_after_days: int
    old_after_days: int
    intended_use: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Questions, derived findings, options, rules and dosed drugs; options in stored order."""

    groups: tuple[QuestionGroup, ...]
    derived: tuple[Derived, ...]
    options: tuple[TreatmentOption, ...]
    class_labels: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...]
    drugs: tuple[DosedDrug, ...]
    first_questions: tuple[str, ...] = ()  # asked first, in this order, until a treatment is indicated

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions in asking order."""
        return tuple(question for group in self.groups for question in group.questions)


@dataclass(frozen=True, slots=True)
class ExampleCase:
    """A published patient that is shipped: findings and assumptions as given, and what is expected."""

    id: str
    title: str
    decision_point: str
    story: str
    done: str
    outcome: str
    jurisdiction: str
    findings: tuple[tuple[str, object], ...]
    assumed: tuple[tuple[str, object], ...]
    expected: tuple[tuple[str, tuple[str, ...]], ...]
    must_say: tuple[str, ...]
    sources: tuple[str, ...]
