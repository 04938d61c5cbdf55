"""A case: what is answered, since when, what cannot be obtained, and what the team decided. Never changed in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from rairdtc_gui.domain.decision import TeamDecision

Value: TypeAlias = bool | float | str | tuple[str, ...]
_Kept = TypeVar("_Kept")


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


def _none() -> Mapping[str, _Kept]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Case:
    """Findings by question id. `jurisdiction` none: taken from the region answer, unknown without one.

    `measured`: the days on which findings were taken, for those where one was given. No rule reads them.
    """

    label: str = ""
    jurisdiction: Jurisdiction | None = None
    findings: Mapping[str, Value] = field(default_factory=_none)
    unavailable: frozenset[str] = frozenset()
    measured: Mapping[str, date] = field(default_factory=_none)
    decision: TeamDecision | None = None

    def state(self, question_id: str) -> FindingState:
        """Whether a question is answered, open, or said to be not obtainable."""
        if question_id in self.findings:
            return FindingState.ANSWERED
        return FindingState.UNAVAILABLE if question_id in self.unavailable else FindingState.UNANSWERED

    def answered(self, question_id: str, value: Value, on: date | None = None) -> Case:
        """A copy in which the question has this answer; `on`: the day it was taken, none if that is not known."""
        findings = MappingProxyType({**self.findings, question_id: value})
        changed = replace(self, findings=findings, unavailable=self.unavailable - {question_id})
        return changed.dated(question_id, on)

    def dated(self, question_id: str, on: date | None) -> Case:
        """A copy in which the answer to a question was taken on this day, or on an unknown one."""
        measured = _without(self.measured, question_id)
        if on is not None and question_id in self.findings:
            measured = MappingProxyType({**measured, question_id: on})
        return replace(self, measured=measured)

    def cleared(self, question_id: str) -> Case:
        """A copy in which the question is open again."""
        return replace(
            self,
            findings=_without(self.findings, question_id),
            unavailable=self.unavailable - {question_id},
            measured=_without(self.measured, question_id),
        )

    def marked_unavailable(self, question_id: str) -> Case:
        """A copy in which the question is said to be not obtainable."""
        cleared = self.cleared(question_id)
        return replace(cleared, unavailable=cleared.unavailable | {question_id})

    def decided(self, decision: TeamDecision | None) -> Case:
        """A copy that holds what the team decided, or nothing."""
        return replace(self, decision=decision)

    def labelled(self, label: str) -> Case:
        """A copy under another label."""
        return replace(self, label=label)

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


def _without(kept: Mapping[str, _Kept], question_id: str) -> Mapping[str, _Kept]:
    return MappingProxyType({key: value for key, value in kept.items() if key != question_id})
