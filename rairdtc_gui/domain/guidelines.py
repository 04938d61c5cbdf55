"""Decision points where guidelines differ: what each body says, in our words, with its own grade."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.conditions import Condition
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.provenance import Provenance


@dataclass(frozen=True, slots=True)
class GuidelinePosition:
    """What one body says. Empty `grade`: it gives none, or it was not read; the note says which."""

    address: str
    body: str
    year: int
    region: str
    text: str
    grade: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class GuidelineDifference:
    """A decision point. It bears on the cases for which `when` is true."""

    id: str
    point: str
    when: Condition
    findings: tuple[str, ...]
    options: tuple[str, ...]
    positions: tuple[GuidelinePosition, ...]


@dataclass(frozen=True, slots=True)
class GuidelinePoint:
    """A decision point for one case, and the findings that make it bear, or keep it open."""

    difference: GuidelineDifference
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class GuidelinePoints:
    """Those that bear on the case, those that may once facts are known, and the others; each in stored order."""

    bearing: tuple[GuidelinePoint, ...]
    open: tuple[GuidelinePoint, ...]
    others: tuple[GuidelineDifference, ...]


@dataclass(frozen=True, slots=True)
class GuidelineLayer:
    """One guideline laid over a drawing: the years of its texts, the day they were read. No bodies: all of them."""

    id: str
    name: str
    bodies: tuple[str, ...]
    years: tuple[int, ...]
    read_on: str

    def positions(self, difference: GuidelineDifference) -> tuple[GuidelinePosition, ...]:
        """What this guideline says at a decision point; nothing if it is silent there."""
        if not self.bodies:
            return difference.positions
        return tuple(said for said in difference.positions if said.body in self.bodies and said.year in self.years)
