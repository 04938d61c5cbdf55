"""What changed from one release of the knowledge base to the next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.provenance import Provenance


class ChangeKind(Enum):
    """How far a change goes."""

    ADVICE = "advice"
    FIGURE = "figure"
    CONTENT = "content"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Change:
    """One change, in words."""

    kind: ChangeKind
    text: str


class ChangedPart(Enum):
    """Which part of a fact changed; of some only a code is stored."""

    TEXT = "text"
    DETAIL = "detail"
    WHY = "why"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """What one part of a fact said before and after a release; no old value: the fact is new."""

    release: str
    kind: ChangeKind
    address: str
    subject: str
    part: ChangedPart
    old: str | None
    new: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Release:
    """A release and its changes."""

    version: str
    date: str
    changes: tuple[Change, ...]

    def of(self, kind: ChangeKind) -> tuple[str, ...]:
        """The changes of one kind."""
        return tuple(change.text for change in self.changes if change.kind is kind)
