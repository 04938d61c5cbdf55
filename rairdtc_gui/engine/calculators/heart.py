"""Heart and vessels: corrected QT, and the CTCAE grades of QTc prolongation and of hypertension."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.calculators import Outcome
from rairdtc_gui.engine.calculators.figures import among, certain, half_up, settled
from rairdtc_gui.engine.calculators.given import CalculatorError

# Every whole value that one which is not given may have; all lines between grades lie at whole values.
ANY_SYSTOLIC_MMHG, ANY_DIASTOLIC_MMHG = range(50, 301), range(20, 201)
ANY_QTC_MS = range(250, 901)


@dataclass(frozen=True, slots=True)
class CorrectedQt:
    """QT corrected for heart rate, in ms."""

    fridericia_ms: float
    bazett_ms: float


def corrected_qt(qt_ms: float, heart_rate_per_min: float) -> CorrectedQt:
    """QTc in ms by the cube root (Fridericia) and the square root (Bazett) of RR in seconds.

    Any positive QT and heart rate; sources qtc-formulas-page, medicalalgorithms-bazett.
    """
    rr_s = 60 / heart_rate_per_min
    return CorrectedQt(settled(qt_ms / rr_s ** (1 / 3)), settled(qt_ms / rr_s**0.5))


def ctcae_qtc(
    qtc_ms: float | None = None, baseline_ms: float | None = None, has_serious_arrhythmia: bool | None = None
) -> Outcome:
    """CTCAE v5 grade 0 to 4 of QTc prolongation, rounded to whole ms first; the highest that is met.

    Without QTc every grade that some QTc gives; a baseline or an arrhythmia that is not given counts as none.
    Source ctcae5-qtc-table.
    """
    if has_serious_arrhythmia:
        return certain(4)
    completions = ANY_QTC_MS if qtc_ms is None else (half_up(qtc_ms),)
    return among(_qtc_grade(qtc, None if baseline_ms is None else half_up(baseline_ms)) for qtc in completions)


def _qtc_grade(qtc_ms: int, baseline_ms: int | None) -> int:
    if qtc_ms > 500 or (baseline_ms is not None and qtc_ms - baseline_ms > 60):
        return 3
    return 2 if qtc_ms > 480 else 1 if qtc_ms >= 450 else 0


def ctcae_hypertension(
    systolic_mmhg: float | None = None, diastolic_mmhg: float | None = None, is_crisis: bool | None = None
) -> Outcome:
    """CTCAE v5 grade 0 to 4 of blood pressure in adults, by the figures alone; the highest that is met.

    With one pressure missing every grade that some other pressure gives; a crisis that is not given counts as none.
    Raises `CalculatorError` unless systolic is above diastolic. Source ctcae5-bp-table.
    """
    if systolic_mmhg is not None and diastolic_mmhg is not None and systolic_mmhg <= diastolic_mmhg:
        raise CalculatorError(
            f"{diastolic_mmhg:g} is not below the systolic pressure", "diastolic", f"below {systolic_mmhg:g} mmHg"
        )
    if is_crisis:
        return certain(4)
    return among(
        max(_grade_of(systolic, 120, 140, 160), _grade_of(diastolic, 80, 90, 100))
        for systolic in (ANY_SYSTOLIC_MMHG if systolic_mmhg is None else (systolic_mmhg,))
        for diastolic in (ANY_DIASTOLIC_MMHG if diastolic_mmhg is None else (diastolic_mmhg,))
        if systolic > diastolic
    )


def _grade_of(pressure_mmhg: float, *lines_mmhg: float) -> int:
    return sum(pressure_mmhg >= line for line in lines_mmhg)
