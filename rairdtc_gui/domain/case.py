"""A case: which questions are answered, and which were said to be not obtainable. Never changed in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias

Value: TypeAlias = bool | float | str | tuple[str, ...]


class Jurisdiction(Enum):
    """Whose rules lead. `ANY`: only the rules that hold everywhere."""

    ANY = "any"
    US = "US"
    EU = "EU"
    CN = "CN"
    JP = "JP"


class FindingState(Enum):
    """The three things a question can be; the two without a value are unknown, never a no."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    UNAVAILABLE = "unavailable"


def _no_findings() -> Mapping[str, Value]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Case:
    """Findings by question id. `jurisdiction` none: taken from the region answer, unknown without one."""

    label: str = ""
    jurisdiction: Jurisdiction | None = None
    findings: Mapping[str, Value] = field(default_factory=_no_findings)
    unavailable: frozenset[str] = frozenset()

    def state(self, question_id: str) -> FindingState:
        """Whether a question is answered, open, or said to be not obtainable."""
        if question_id in self.findings:
            return FindingState.ANSWERED
        return FindingState.UNAVAILABLE if question_id in self.unavailable else FindingState.UNANSWERED

    def answered(self, question_id: str, value: Value) -> Case:
        """A copy in which the question has this answer."""
        findings = MappingProxyType({**self.findings, question_id: value})
        return replace(self, findings=findings, unavailable=self.unavailable - {question_id})

    def cleared(self, question_id: str) -> Case:
        """A copy in which the question is open again."""
        return replace(
            self, findings=_without(self.findings, question_id), unavailable=self.unavailable - {question_id}
        )

    def marked_unavailable(self, question_id: str) -> Case:
        """A copy in which the question is said to be not obtainable."""
        return replace(
            self, findings=_without(self.findings, question_id), unavailable=self.unavailable | {question_id}
        )

    @classmethod
    def of(
        cls,
        findings: Mapping[str, Value],
        unavailable: Iterable[str] = (),
        label: str = "",
        jurisdiction: Jurisdiction | None = None,
    ) -> Case:
        """A case from plain collections."""
        return cls(label, jurisdiction, MappingProxyType(dict(findings)), frozenset(unavailable))


def _without(findings: Mapping[str, Value], question_id: str) -> Mapping[str, Value]:
    return MappingProxyType({key: value for key, value in findings.items() if key != question_id})
