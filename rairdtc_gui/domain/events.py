"""How an adverse event is met across drugs, by CTCAE grade. A drug's own label goes before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from rairdtc_gui.domain.provenance import Provenance
from rairdtc_gui.domain.search_terms import fold


class EventSection(Enum):
    """The parts of what is said of an event."""

    ONSET = "onset"
    PREVENTION = "prevention"
    MONITORING = "monitoring"
    TREATMENT = "treatment"
    RED_FLAGS = "red-flags"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class EventLine:
    """One statement; `grade` for the section of grades alone."""

    address: str
    section: EventSection
    grade: int | None
    text: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class AdverseEvent:
    """An event under its CTCAE v5 terms, with other names and the drugs on which it matters."""

    id: str
    terms: tuple[str, ...]
    names: tuple[str, ...]
    drugs: tuple[str, ...]
    lines: tuple[EventLine, ...]

    def of(self, section: EventSection) -> tuple[EventLine, ...]:
        """The lines of one section."""
        return tuple(line for line in self.lines if line.section is section)

    def at(self, grade: int) -> tuple[EventLine, ...]:
        """What is said of one grade."""
        return tuple(line for line in self.lines if line.grade == grade)

    def is_called(self, name: str) -> bool:
        """Whether a name is one of its own."""
        return fold(name) in self.folded

    @property
    def folded(self) -> frozenset[str]:
        """Its names as they are compared."""
        return _folded((self.id, *self.terms, *self.names))


@lru_cache(maxsize=256)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    """Asked for with every event of every drug, so worked out once for each; names of the knowledge base only."""
    return frozenset(map(fold, names))


def event_called(events: Iterable[AdverseEvent], name: str) -> AdverseEvent | None:
    """The event that bears a name; none if there is none."""
    asked = fold(name)
    return next((event for event in events if asked in event.folded), None)
