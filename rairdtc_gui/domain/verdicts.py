"""What each body says of one word for a case, such as refractory: by whose criteria it holds."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.rules import DefinitionPart, Derived
from rairdtc_gui.domain.tri import Tri


@dataclass(frozen=True, slots=True)
class BodyVerdict:
    """One body's criteria for a case: whether they are met, and the findings that decide it or are still open."""

    derived: Derived
    verdict: Tri
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Every body that has criteria, and what the bodies say that set none that the answers could meet."""

    bodies: tuple[BodyVerdict, ...]
    without_criteria: tuple[DefinitionPart, ...]
