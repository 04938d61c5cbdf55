"""What changed from one release of the knowledge base to the next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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


@dataclass(frozen=True, slots=True)
class Release:
    """A release and its changes."""

    version: str
    date: str
    changes: tuple[Change, ...]

    def of(self, kind: ChangeKind) -> tuple[str, ...]:
        """The changes of one kind."""
        return tuple(change.text for change in self.changes if change.kind is kind)
