"""Checks figures: intervals, rates, numbers of patients, reductions, the written range of doses."""

from __future__ import annotations

from collections.abc import Iterator

from db.build import drug_models, models
from db.build.placed import Errors, parts
from db.build.sources import Placed, Sources


def check_figures(sources: Sources) -> Errors:
    """An interval holds its estimate; arms exist and differ; reductions fall; grade 3 or more is part of all grades."""
    for placed in sources.trials:
        yield from _check_arms(placed)
        yield from _check_outcomes(placed)
    for placed in (*sources.drugs, *sources.trials):
        for keys, part in parts(placed.model):
            high, low = getattr(part, "grade_3_plus", None), getattr(part, "all_grades", None)
            if high is not None and low is not None and high > low:
                yield placed.place(*keys).error(
                    f"grade 3 or more ({high:g}) exceeds all grades ({low:g})", "read again"
                )
    for placed in sources.drugs:
        yield from _check_ladder(placed)


def _check_arms(placed: Placed) -> Errors:
    """A figure says whose it is by what they were given, and to whom."""
    known: dict[tuple[str, str], str] = {}
    for position, arm in enumerate(placed.model.arms):
        other = known.setdefault((arm.regimen, arm.cohort), arm.id)
        if other != arm.id or arm.regimen.startswith("the same"):
            yield placed.place("arms", position).error(
                f"arm {arm.id} reads like {other}", "write out the regimen, and in cohort which patients these are"
            )


def _check_outcomes(placed: Placed) -> Errors:
    sizes = {arm.id: arm.n for arm in placed.model.arms}
    for position, outcome in enumerate(placed.model.outcomes):
        place = placed.place("outcomes", position)
        if outcome.interval and not _holds(outcome.interval, outcome.value):
            yield place.error("the interval does not hold the estimate", "read the figures again")
        size = sizes.get(outcome.arm or "")
        if outcome.n is not None and size is not None and outcome.n > size:
            yield place.error(f"n {outcome.n} exceeds the arm's {size}", "read the figures again")
        for arm in [outcome.arm] if outcome.arm else outcome.compare or []:
            if arm not in sizes:
                yield place.error(f"unknown arm {arm}", f"one of {', '.join(sorted(sizes))}")


def _holds(interval: drug_models.Interval, value: float | None) -> bool:
    if value is None:
        return True
    return (interval.lower is None or interval.lower <= value) and (interval.upper is None or value <= interval.upper)


def _check_ladder(placed: Placed) -> Errors:
    last: dict[tuple[str, str], tuple[int, float]] = {}
    for position, step in enumerate(placed.model.dosing.ladder):
        if step.dose is None:
            continue
        daily = step.dose.amount * {"twice daily": 2, "three times daily": 3}.get(step.dose.frequency, 1)
        series = (step.label or "", step.region or "")
        before = last.get(series)
        if before and step.step > before[0] and daily > before[1]:
            yield placed.place("dosing", "ladder", position).error("the reduction rises", "order the steps")
        last[series] = (step.step, daily)


def check_doses(sources: Sources) -> Errors:
    """Every amount of a monograph and of the options that start it lies in the drug's written range of its unit."""
    ranges = {placed.model.id: {item.unit: item for item in placed.model.dosing.ranges} for placed in sources.drugs}
    for placed in sources.drugs:
        for position, item in enumerate(placed.model.dosing.ranges):
            if item.low > item.high:
                yield placed.place("dosing", "ranges", position).error("low exceeds high", "order the two")
        if not placed.model.dosing.start and placed.model.dosing.no_start is None:
            yield placed.place("dosing").error("neither start nor no_start", "give the dose, or say why there is none")
        for keys, part in parts(placed.model):
            if isinstance(part, models.FixedDose):
                yield from _in_range(placed, keys, part, ranges[placed.model.id])
    for placed in sources.options:
        fixed = placed.model.start_dose
        if fixed is not None and placed.model.dose_of in ranges:
            yield from _in_range(placed, ("start_dose",), fixed, ranges[placed.model.dose_of])


def _in_range(
    placed: Placed, keys: tuple[int | str, ...], dose: models.FixedDose, ranges: dict[str, drug_models.DoseRange]
) -> Errors:
    allowed = ranges.get(dose.unit)
    if allowed is None:
        yield placed.place(*keys).error(
            f"no range for {dose.unit}", f"check the unit; this drug is written in {', '.join(sorted(ranges))}"
        )
        return
    for amount in _amounts(dose):
        if not allowed.low <= amount <= allowed.high:
            words = f"{allowed.low:g} to {allowed.high:g} {dose.unit}"
            yield placed.place(*keys).error(f"{amount:g} {dose.unit} is outside {words}", "read the dose again")


def _amounts(dose: models.FixedDose) -> Iterator[float]:
    yield dose.amount
    if dose.amount_to is not None:
        yield dose.amount_to
