"""Tumour: doubling time of thyroglobulin, and RECIST 1.1 from sums of diameters."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import linear_regression

from rairdtc_gui.domain.calculators import Doubt, Lack, Outcome
from rairdtc_gui.engine.calculators.figures import certain, settled
from rairdtc_gui.engine.calculators.given import CalculatorError

_CATEGORIES = ("CR", "PR", "SD", "PD")
# The largest sums allowed; five targets at most, so nodes under 10 mm cannot add up to 50 mm (recist-1-1-table).
MOST_BASELINE_MM, MOST_NOW_MM, _ALL_GONE_BELOW_MM = 2000.0, 3000.0, 50.0
# Below these a doubling time is unreliable, as its warnings say; four values are those of kuma-2011-tgdt.
_FEWEST_TG, _SHORTEST_YEARS = 4, 0.5


def tg_doubling_time_years(tg_ng_ml: Sequence[float], years: Sequence[float]) -> float:
    """Doubling time of thyroglobulin in years, negative when it falls: ln(2) / slope of ln(Tg) on time.

    Values in ng/mL above zero, times in years, the oldest first. With two values the line of least squares is the line
    through both. Raises `CalculatorError` for fewer than two values, lists of different length, times that do not rise,
    and a slope of zero. The formula of exponential growth; groups in source kuma-2011-tgdt.
    """
    if len(tg_ng_ml) < 2:
        raise CalculatorError("one value has no doubling time", "tg-ng-ml", "two or more values")
    if len(tg_ng_ml) != len(years):
        raise CalculatorError(f"{len(years)} times", "years", f"one for each of the {len(tg_ng_ml)} values")
    if any(later <= earlier for earlier, later in pairwise(years)):
        raise CalculatorError("times do not rise", "years", "the oldest first, each later than the one before")
    slope = linear_regression(years, [math.log(tg) for tg in tg_ng_ml]).slope
    if settled(slope) == 0:
        raise CalculatorError("no doubling time: no rise and no fall", "tg-ng-ml", "values that rise or fall")
    years_to_double = math.log(2) / slope
    return settled(years_to_double) or years_to_double


def tg_band(doubling_time_years: float) -> str:
    """The group of a doubling time in years, unrounded; bounds from kuma-2011-tgdt."""
    if doubling_time_years < 0:
        return "falling"
    return "aggressive" if doubling_time_years < 1 else "intermediate" if doubling_time_years < 3 else "indolent"


def tg_doubts(conditions: Mapping[str, bool | None], years: Sequence[float]) -> tuple[Doubt, ...]:
    """Why a doubling time over these times is unreliable; `conditions`: each with its answer, none if it is open."""
    lacks = {False: Lack.ANSWERED_NO, None: Lack.NOT_ANSWERED}
    unmet = [Doubt(where, lacks[answer]) for where, answer in conditions.items() if answer is not True]
    if settled(years[-1] - years[0]) < _SHORTEST_YEARS:
        unmet.append(Doubt("years", Lack.TOO_SHORT, _SHORTEST_YEARS))
    if len(years) < _FEWEST_TG:
        unmet.append(Doubt("tg-ng-ml", Lack.TOO_FEW, _FEWEST_TG))
    return tuple(unmet)


@dataclass(frozen=True, slots=True)
class Lesions:
    """Sums of diameters in mm and what else decides; none: not known. `smallest_mm` includes the baseline."""

    baseline_mm: float | None = None
    smallest_mm: float | None = None
    now_mm: float | None = None
    has_new_lesion: bool | None = None
    has_nontarget_progression: bool | None = None
    is_all_gone: bool | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """Changes in percent and mm, empty where they cannot be told, and every category that is possible."""

    from_baseline_percent: Outcome
    from_smallest_percent: Outcome
    from_smallest_mm: Outcome
    category: Outcome


def recist(lesions: Lesions) -> Response:
    """RECIST 1.1 change and category; with values missing, every category that some way to complete them gives.

    Non-target progression and "all gone" count as no while they are not given; only where the sum now is zero does a
    missing "all gone" leave CR open beside PR. From a smallest sum of zero any return is progression and no percentage.
    Raises `CalculatorError` if the smallest sum is above the baseline, or 50 mm or more are "all gone".
    Source recist-1-1-table.
    """
    _check(lesions)
    found = {category for sums in _completions(lesions) for category in _categories(sums, lesions)}
    baseline, smallest, now = lesions.baseline_mm, lesions.smallest_mm, lesions.now_mm
    return Response(
        from_baseline_percent=_percent(baseline, now),
        from_smallest_percent=_percent(smallest, now),
        from_smallest_mm=Outcome() if smallest is None or now is None else certain(settled(now - smallest)),
        category=Outcome(tuple(category for category in _CATEGORIES if category in found)),
    )


def _check(lesions: Lesions) -> None:
    baseline, smallest, now = lesions.baseline_mm, lesions.smallest_mm, lesions.now_mm
    if baseline is not None and smallest is not None and smallest > baseline:
        raise CalculatorError(f"{smallest:g} is above the baseline", "nadir-mm", f"at most {baseline:g} mm")
    if lesions.is_all_gone and now is not None and now >= _ALL_GONE_BELOW_MM:
        raise CalculatorError(f"all targets gone, but a sum of {now:g} mm", "all-gone", "no from 50 mm on")


@dataclass(frozen=True, slots=True)
class _Sums:
    baseline_mm: float
    smallest_mm: float
    now_mm: float

    @property
    def is_progression(self) -> bool:
        """At least 20 percent and at least 5 mm above the smallest sum; from zero, any return."""
        rise = settled(self.now_mm - self.smallest_mm)
        if self.smallest_mm == 0:
            return rise > 0
        return rise >= 5 and settled(100 * rise / self.smallest_mm) >= 20

    @property
    def is_partial_response(self) -> bool:
        """At least 30 percent below the baseline."""
        fall = settled(self.baseline_mm - self.now_mm)
        return self.baseline_mm > 0 and settled(100 * fall / self.baseline_mm) >= 30


def _completions(lesions: Lesions) -> Iterator[_Sums]:
    """Sums that reach every category which the missing ones leave possible: the ends, the lines, and points between.

    A lower smallest sum only makes progression easier and a higher baseline only a response, so their ends are enough.
    """
    known_now = () if lesions.now_mm is None else (lesions.now_mm,)
    least = lesions.smallest_mm or 0.0
    inner = tuple(now for now in known_now if least <= now <= MOST_BASELINE_MM)
    for baseline in (least, *inner, MOST_BASELINE_MM) if lesions.baseline_mm is None else (lesions.baseline_mm,):
        for smallest in (0.0, baseline) if lesions.smallest_mm is None else (lesions.smallest_mm,):
            for now in known_now or _now_between(baseline, smallest, bool(lesions.is_all_gone)):
                yield _Sums(baseline, smallest, now)


def _now_between(baseline_mm: float, smallest_mm: float, is_all_gone: bool) -> list[float]:
    response, progression = 0.7 * baseline_mm, max(1.2 * smallest_mm, smallest_mm + 5)
    points = (0.0, response, (response + progression) / 2, progression, MOST_NOW_MM)
    return [point for point in points if point < _ALL_GONE_BELOW_MM or not is_all_gone]


def _categories(sums: _Sums, lesions: Lesions) -> tuple[str, ...]:
    if lesions.has_new_lesion or lesions.has_nontarget_progression or sums.is_progression:
        return ("PD",)
    without_gone = "PR" if sums.is_partial_response else "SD"
    if lesions.is_all_gone:
        found: tuple[str, ...] = ("CR",)
    elif lesions.is_all_gone is None and sums.now_mm == 0:
        found = ("CR", without_gone)
    else:
        found = (without_gone,)
    return found if lesions.has_new_lesion is False else (*found, "PD")


def _percent(reference_mm: float | None, now_mm: float | None) -> Outcome:
    if not reference_mm or now_mm is None:
        return Outcome()
    return certain(settled(100 * (now_mm - reference_mm) / reference_mm))
