"""Radiation: cumulative radioiodine, and an estimate of the kidney dose of lutetium-177."""

from __future__ import annotations

import math
from collections.abc import Iterable

from rairdtc_gui.engine.calculators.figures import settled

GBQ_PER_MCI = 0.037  # by definition of the curie


def gbq(activity_mci: float) -> float:
    """Activity in GBq from mCi."""
    return settled(activity_mci * GBQ_PER_MCI)


def mci(activity_gbq: float) -> float:
    """Activity in mCi from GBq."""
    return settled(activity_gbq / GBQ_PER_MCI)


def total(activities: Iterable[float]) -> float:
    """The sum of activities, in the unit in which all were given."""
    return settled(math.fsum(activities))


def kidney_dose_gy(activities_gbq: Iterable[float], dose_factor_gy_gbq: float) -> float:
    """Cumulative absorbed dose of the kidneys in Gy: the sum of activity in GBq x dose factor in Gy/GBq.

    An estimate, no dosimetry; any activities and factor above zero. Factors: see the calculator's sources.
    """
    return settled(total(activities_gbq) * dose_factor_gy_gbq)
