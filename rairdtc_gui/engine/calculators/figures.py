"""What the formulas share: numbers without the noise of binary fractions, and outcomes."""

from __future__ import annotations

import math
from collections.abc import Iterable

from rairdtc_gui.domain.calculators import Figure, Outcome

FINEST = 9  # far finer than any measurement; 59.99999999999999 is 60


def settled(number: float) -> float:
    """A number freed from the noise of binary fractions, so that one that lies on a line is judged as on it."""
    return round(number, FINEST)


def half_up(number: float) -> int:
    """The nearest whole number; a half goes up, to the stricter side of a grade."""
    return math.floor(settled(number) + 0.5)


def certain(figure: Figure) -> Outcome:
    """One figure."""
    return Outcome((figure,))


def among(figures: Iterable[int]) -> Outcome:
    """Every figure that some completion gives, the lowest first."""
    return Outcome(tuple(sorted(set(figures))))
