"""Kidney and liver: creatinine clearance, protein in urine, Child-Pugh class, ALBI score."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product

from rairdtc_gui.domain.calculators import Outcome
from rairdtc_gui.engine.calculators.figures import among, certain, settled

UMOL_PER_MG_CREATININE = 88.4  # micromol/L in 1 mg/dL; source tabers-cockcroft-gault and the usual molar mass
UMOL_PER_MG_BILIRUBIN = 17.1
G_PER_G_IN_MG_PER_MMOL = 0.00884  # source medicalalgorithms-acr
ASCITES = {"none": 1, "mild or controlled": 2, "moderate or severe": 3}
ENCEPHALOPATHY = {"none": 1, "grade 1 or 2": 2, "grade 3 or 4": 3}
DIPSTICK = {"negative": 0, "1+": 1, "2+": 2, "3+": 2, "4+": 3}
# Grade 1 of proteinuria begins at the laboratory's upper limit of normal, which lies between these two (g/g).
_LOWEST_NORMAL_LIMIT, _HIGHEST_NORMAL_LIMIT = 0.15, 0.2
_ANY_SCORE = (1, 2, 3)


def cockcroft_gault_ml_min(age_years: float, weight_kg: float, creatinine_mg_dl: float, is_female: bool) -> float:
    """Creatinine clearance in mL/min, not set to body surface. Any positive weight and creatinine, age below 140 years.

    (140 - age) x weight / (72 x creatinine), women x 0.85; source tabers-cockcroft-gault.
    """
    clearance = (140 - age_years) * weight_kg / (72 * creatinine_mg_dl)
    return settled(clearance * 0.85 if is_female else clearance)


def creatinine_mg_dl(creatinine_umol_l: float) -> float:
    """Creatinine in mg/dL from micromol/L."""
    return creatinine_umol_l / UMOL_PER_MG_CREATININE


def kidney_band(clearance_ml_min: float) -> str:
    """The usual band of kidney function of a clearance in mL/min, unrounded."""
    lines = ((90, "normal"), (60, "mildly reduced"), (30, "moderately reduced"), (15, "severely reduced"))
    return next((band for line, band in lines if clearance_ml_min >= line), "kidney failure")


@dataclass(frozen=True, slots=True)
class Proteinuria:
    """The ratio in g/g, if there is one, and the CTCAE grades that may hold."""

    upcr_g_g: Outcome
    grade: Outcome


def ctcae_proteinuria(
    upcr_g_g: float | None = None, upcr_mg_mmol: float | None = None, dipstick: str | None = None
) -> Proteinuria:
    """CTCAE grade from a protein/creatinine ratio (one unit), a dipstick, or both: the highest met.

    With neither every grade is possible. Between 0.15 and 0.2 g/g the laboratory's own limit decides between 0 and 1.
    Raises `KeyError` for a dipstick that is not one of `DIPSTICK`. Source medicalalgorithms-acr for the unit.
    """
    if upcr_mg_mmol is not None:
        upcr_g_g = upcr_mg_mmol * G_PER_G_IN_MG_PER_MMOL
    by_dipstick = None if dipstick is None else DIPSTICK[dipstick]
    if upcr_g_g is None:
        return Proteinuria(Outcome(), among((0, 1, 2, 3)) if by_dipstick is None else certain(by_dipstick))
    ratio = settled(upcr_g_g)
    grades = _grades_of_ratio(ratio)
    return Proteinuria(certain(ratio), among(max(grade, by_dipstick or 0) for grade in grades))


def _grades_of_ratio(upcr_g_g: float) -> tuple[int, ...]:
    lines = ((3.5, (3,)), (1.0, (2,)), (_HIGHEST_NORMAL_LIMIT, (1,)), (_LOWEST_NORMAL_LIMIT, (0, 1)))
    return next((grades for line, grades in lines if upcr_g_g >= line), (0,))


@dataclass(frozen=True, slots=True)
class ChildPugh:
    """Points from 5 to 15 and class A, B or C: all that the given values leave possible."""

    points: Outcome
    class_: Outcome


def child_pugh(
    *,
    bilirubin_mg_dl: float | None = None,
    bilirubin_umol_l: float | None = None,
    albumin_g_dl: float | None = None,
    albumin_g_l: float | None = None,
    inr: float | None = None,
    ascites: str | None = None,
    encephalopathy: str | None = None,
) -> ChildPugh:
    """Child-Pugh points and class; with values missing, those that every way to complete them gives.

    Each unit has its own lines, as in the tables. Raises `KeyError` for a choice that is not one of `ASCITES` or
    `ENCEPHALOPATHY`. Sources msd-child-pugh, ccjm-child-pugh (lowest albumin line at 2.8 g/dL).
    """
    scores = (
        _rising(bilirubin_mg_dl, 2.0, 3.0) or _rising(bilirubin_umol_l, 34.0, 51.0) or _ANY_SCORE,
        _falling(albumin_g_dl, 3.5, 2.8) or _falling(albumin_g_l, 35.0, 28.0) or _ANY_SCORE,
        _rising(inr, 1.7, 2.3) or _ANY_SCORE,
        _ANY_SCORE if ascites is None else (ASCITES[ascites],),
        _ANY_SCORE if encephalopathy is None else (ENCEPHALOPATHY[encephalopathy],),
    )
    points = among(sum(combination) for combination in product(*scores))
    classes = sorted({_class_of(int(total)) for total in points.possible})
    return ChildPugh(points, Outcome(tuple(classes)))


def _rising(value: float | None, second_from: float, second_to: float) -> tuple[int, ...]:
    """The score of a value that is worse when it is higher; empty if it is not known."""
    if value is None:
        return ()
    return (1 if value < second_from else 2 if value <= second_to else 3,)


def _falling(value: float | None, second_to: float, second_from: float) -> tuple[int, ...]:
    """The score of a value that is worse when it is lower; empty if it is not known."""
    if value is None:
        return ()
    return (1 if value > second_to else 2 if value >= second_from else 3,)


def _class_of(points: int) -> str:
    return "A" if points <= 6 else "B" if points <= 9 else "C"


def albi_score(bilirubin_umol_l: float, albumin_g_l: float) -> float:
    """ALBI score, without unit. Any positive bilirubin and albumin; source albi-page.

    0.66 x log10(bilirubin in micromol/L) - 0.085 x albumin in g/L.
    """
    return settled(0.66 * math.log10(bilirubin_umol_l) - 0.085 * albumin_g_l)


def albi_grade(score: float) -> int:
    """ALBI grade 1 to 3 of an unrounded score."""
    return 1 if score <= -2.60 else 2 if score <= -1.39 else 3
