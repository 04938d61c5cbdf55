"""Amounts that are written in more than one unit: both are shown, the one that a person chose comes first. No Qt."""

from __future__ import annotations

import math

from rairdtc_gui.domain.questions import Range
from rairdtc_gui.domain.settings import ActivityUnit, LaboratoryUnit
from rairdtc_gui.ui.preferences import preferences

_GBQ_PER_MCI = 0.037  # by definition
_FEWEST_DIGITS = 2

#: Units in which a laboratory value is asked for, by the choice that puts them first.
_LABORATORY = {LaboratoryUnit.MASS: ("mg/dL", "g/dL"), LaboratoryUnit.MOLAR: ("micromol/L", "mmol/L", "g/L", "mg/mmol")}


def entry_unit(unit: str) -> str:
    """The unit in which a value of this unit is typed."""
    return "mCi" if unit == "GBq" and preferences().activity is ActivityUnit.MCI else unit


def as_typed(value: float, unit: str) -> float:
    """A stored value in the unit in which it is typed."""
    return _settled(value / _GBQ_PER_MCI) if entry_unit(unit) != unit else value


def as_stored(value: float, unit: str) -> float:
    """A typed value in the unit in which it is stored."""
    return _settled(value * _GBQ_PER_MCI) if entry_unit(unit) != unit else value


def typed_range(limits: Range, unit: str) -> Range:
    """Limits of a stored value in the unit in which it is typed."""
    if entry_unit(unit) == unit:
        return limits
    return Range(in_mci(limits.low), in_mci(limits.high))


def in_mci(gbq: float) -> float:
    """The activity in mCi with as many digits as it has in GBq, at least two."""
    digits = max(_FEWEST_DIGITS, len(f"{abs(gbq):.10g}".replace(".", "").strip("0")))
    mci = gbq / _GBQ_PER_MCI
    if mci == 0:
        return 0.0
    return round(mci, digits - 1 - math.floor(math.log10(abs(mci))))


def is_first(unit: str) -> bool:
    """Whether a unit is one of those that a person wants first."""
    chosen = preferences()
    return unit in _LABORATORY[chosen.laboratory] or unit == chosen.activity.value


def is_second(unit: str) -> bool:
    """Whether another unit of the same amount is wanted first."""
    chosen = preferences()
    others = [name for choice, names in _LABORATORY.items() if choice is not chosen.laboratory for name in names]
    return unit in others or unit in [each.value for each in ActivityUnit if each is not chosen.activity]


def _settled(value: float) -> float:
    """Without the last digits that only come from counting in twos."""
    return float(f"{value:.10g}")
