"""Where a fact comes from, and whether it was read there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Checked(Enum):
    """`SEEN`: read in its source. `RECALL`: not confirmed; shown as unconfirmed, never raises an option.

    `OWN`: an editor's note, which names answers or says what was read. No source can hold it, and it raises no option.
    """

    SEEN = "seen"
    RECALL = "recall"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Provenance:
    """The sources of a fact by id, whether it was read there, and when (ISO date)."""

    sources: tuple[str, ...]
    checked: Checked
    checked_on: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publication, label or guideline. Empty text where nothing was confirmed. `checked_on`: last, for any fact."""

    id: str
    kind: str
    citation: str
    year: int | None
    pmid: str
    doi: str
    nct: str
    url: str
    read: str
    checked_on: str = ""
