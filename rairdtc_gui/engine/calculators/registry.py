"""Every calculator by its id: checks what was given against its description, computes, and names the results.

Values are in full precision and classes are judged by them; `shown` rounds for people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rairdtc_gui.domain.calculators import (
    Calculation,
    Calculator,
    Doubt,
    Figure,
    InputKind,
    Lack,
    Outcome,
    Value,
)
from rairdtc_gui.engine.calculators import body, heart, kidney_liver, radiation, tumour
from rairdtc_gui.engine.calculators.figures import FINEST, certain, settled
from rairdtc_gui.engine.calculators.given import CalculatorError, Given, check, implausible, not_given

Results = dict[str, Outcome]


@dataclass(frozen=True, slots=True)
class _Entry:
    """`may_miss`: it answers as soon as what is known is enough, and says what is possible before that.

    `judged`: the class that is told only where no doubt bars it.
    """

    compute: Callable[[Given], Results]
    may_miss: bool = False
    doubts: Callable[[Given], tuple[Doubt, ...]] = lambda _given: ()
    judged: str = ""


def calculate(calculator: Calculator, given: Mapping[str, Value]) -> Calculation:
    """The results of one calculator; raises `CalculatorError` for what cannot be used, `KeyError` for no formula."""
    entry = _ENTRIES[calculator.id]
    checked = check(calculator, given, entry.may_miss)
    results = entry.compute(checked)
    doubts = entry.doubts(checked) + (_counted_as_no(calculator, given, results) if entry.may_miss else ())
    if any(doubt.bars for doubt in doubts):
        results[entry.judged] = Outcome()
    return Calculation(results, not_given(calculator, given), implausible(calculator, given), doubts)


def shown(name: str, figure: Figure) -> Figure:
    """A figure as people read it: rounded to what the measurement carries, but never to none; words and grades stay.

    Where that would round it onto or over a limit, as finely as it takes: figure and class never contradict.
    """
    if not isinstance(figure, float) or name not in _DECIMALS:
        return figure
    return _rounded(name, figure, _DECIMALS[name])


def kept(name: str, figure: Figure) -> Figure:
    """A figure as a case keeps it: a hundred times finer than it is read, finer still beside a limit of a rule."""
    if not isinstance(figure, float) or name not in _DECIMALS:
        return figure
    return _rounded(name, figure, _DECIMALS[name] + _FINER)


def _rounded(name: str, figure: float, decimals: int) -> float:
    """With these decimals, or as many more as keep it on its side of every limit; what is not zero stays so."""
    limits = _LIMITS.get(name, ())
    found = (round(figure, finer) or float(f"{figure:.2g}") for finer in range(decimals, FINEST))
    on_its_side = (item for item in found if all(_side(item, limit) == _side(figure, limit) for limit in limits))
    return next(on_its_side, settled(figure))


def _side(figure: float, limit: float) -> int:
    """Below, on or above a limit; what is finer than any measurement lies on it, as for the classes."""
    figure = settled(figure)
    return (figure > limit) - (figure < limit)


def _counted_as_no(calculator: Calculator, given: Mapping[str, Value], results: Results) -> tuple[Doubt, ...]:
    """Yes-or-no questions that count as no while they are open; none where the result is the worst already."""
    if any(results[name].value == worst for name, worst in _WORST.items() if name in results):
        return ()
    return tuple(
        Doubt(item.id, Lack.COUNTED_AS_NO)
        for item in calculator.inputs
        if item.kind is InputKind.BOOLEAN and item.is_optional and item.id not in given
    )


def _tg_doubling_time(given: Given) -> Results:
    years = tumour.tg_doubling_time_years(given.all_of("tg-ng-ml"), given.all_of("years"))
    return {"tg-doubling-time-years": certain(years), "band": certain(tumour.tg_band(years))}


def _tg_doubts(given: Given) -> tuple[Doubt, ...]:
    conditions = {where: given.flag(where) for where in ("tgab-negative", "tsh-suppressed", "same-assay")}
    return tumour.tg_doubts(conditions, given.all_of("years"))


def _cockcroft_gault(given: Given) -> Results:
    umol_l = given.maybe("creatinine-umol-l")
    clearance = kidney_liver.cockcroft_gault_ml_min(
        age_years=given.number("age"),
        weight_kg=given.number("weight-kg"),
        creatinine_mg_dl=given.number("creatinine-mg-dl") if umol_l is None else kidney_liver.creatinine_mg_dl(umol_l),
        is_female=given.choice("sex") == "female",
    )
    return {"crcl": certain(clearance), "band": certain(kidney_liver.kidney_band(clearance))}


def _child_pugh(given: Given) -> Results:
    found = kidney_liver.child_pugh(
        bilirubin_mg_dl=given.maybe("bilirubin-mg-dl"),
        bilirubin_umol_l=given.maybe("bilirubin-umol-l"),
        albumin_g_dl=given.maybe("albumin-g-dl"),
        albumin_g_l=given.maybe("albumin-g-l"),
        inr=given.maybe("inr"),
        ascites=given.choice("ascites"),
        encephalopathy=given.choice("encephalopathy"),
    )
    return {"points": found.points, "child-pugh": found.class_}


def _qtc(given: Given) -> Results:
    found = heart.corrected_qt(given.number("qt-ms"), given.number("heart-rate"))
    return {"qtcf-ms": certain(found.fridericia_ms), "qtcb-ms": certain(found.bazett_ms)}


def _recist(given: Given) -> Results:
    found = tumour.recist(
        tumour.Lesions(
            baseline_mm=given.maybe("baseline-mm"),
            smallest_mm=given.maybe("nadir-mm"),
            now_mm=given.maybe("now-mm"),
            has_new_lesion=given.flag("new-lesion"),
            has_nontarget_progression=given.flag("nontarget-progression"),
            is_all_gone=given.flag("all-gone"),
        )
    )
    return {
        "from-baseline-percent": found.from_baseline_percent,
        "recist-change-percent": found.from_smallest_percent,
        "absolute-mm": found.from_smallest_mm,
        "category": found.category,
    }


def _bsa(given: Given) -> Results:
    size = given.number("height-cm"), given.number("weight-kg")
    return {"mosteller-m2": certain(body.mosteller_m2(*size)), "dubois-m2": certain(body.du_bois_m2(*size))}


def _corrected_calcium(given: Given) -> Results:
    mg_dl, g_dl = given.maybe("calcium-mg-dl"), given.maybe("albumin-g-dl")
    if mg_dl is not None:
        albumin = given.number("albumin-g-l") / 10 if g_dl is None else g_dl
        return {"calcium-mg-dl": certain(body.corrected_calcium_mg_dl(mg_dl, albumin))}
    albumin = given.number("albumin-g-l") if g_dl is None else g_dl * 10
    return {"calcium-mmol-l": certain(body.corrected_calcium_mmol_l(given.number("calcium-mmol-l"), albumin))}


def _ctcae_bp(given: Given) -> Results:
    grade = heart.ctcae_hypertension(given.maybe("systolic"), given.maybe("diastolic"), given.flag("crisis"))
    return {"grade": grade}


def _ctcae_qtc(given: Given) -> Results:
    return {"grade": heart.ctcae_qtc(given.maybe("qtc-ms"), given.maybe("baseline-ms"), given.flag("torsade"))}


def _ctcae_proteinuria(given: Given) -> Results:
    found = kidney_liver.ctcae_proteinuria(given.maybe("upcr"), given.maybe("upcr-mg-mmol"), given.choice("dipstick"))
    return {"upcr": found.upcr_g_g, "grade": found.grade}


def _ecog(given: Given) -> Results:
    return {"ecog": certain(body.ecog(str(given.choice("activity"))))}


def _rai_activity(given: Given) -> Results:
    in_gbq = given.series("activities-gbq")
    if in_gbq is not None:
        activity = radiation.total(in_gbq)
        return {"rai-cumulative-gbq": certain(activity), "mci": certain(radiation.mci(activity))}
    activity = radiation.total(given.all_of("activities-mci"))
    return {"rai-cumulative-gbq": certain(radiation.gbq(activity)), "mci": certain(activity)}


def _lu177_kidney_dose(given: Given) -> Results:
    dose = radiation.kidney_dose_gy(given.all_of("activities-gbq"), given.number("dose-factor"))
    return {"kidney-gy": certain(dose)}


def _albi(given: Given) -> Results:
    umol_l, g_l = given.maybe("bilirubin-umol-l"), given.maybe("albumin-g-l")
    score = kidney_liver.albi_score(
        given.number("bilirubin-mg-dl") * kidney_liver.UMOL_PER_MG_BILIRUBIN if umol_l is None else umol_l,
        given.number("albumin-g-dl") * 10 if g_l is None else g_l,
    )
    return {"score": certain(score), "grade": certain(kidney_liver.albi_grade(score))}


_ENTRIES = {
    "tg-doubling-time": _Entry(_tg_doubling_time, doubts=_tg_doubts, judged="band"),
    "cockcroft-gault": _Entry(_cockcroft_gault),
    "child-pugh": _Entry(_child_pugh, may_miss=True),
    "qtc": _Entry(_qtc),
    "recist-change": _Entry(_recist, may_miss=True),
    "bsa": _Entry(_bsa),
    "corrected-calcium": _Entry(_corrected_calcium),
    "ctcae-bp": _Entry(_ctcae_bp, may_miss=True),
    "ctcae-qtc": _Entry(_ctcae_qtc, may_miss=True),
    "ctcae-proteinuria": _Entry(_ctcae_proteinuria, may_miss=True),
    "ecog": _Entry(_ecog),
    "rai-activity": _Entry(_rai_activity),
    "lu177-kidney-dose": _Entry(_lu177_kidney_dose),
    "albi": _Entry(_albi),
}
IDS = tuple(_ENTRIES)
_WORST: dict[str, Figure] = {"grade": 4, "category": "PD"}
_FINER = 2  # decimals
_DECIMALS = {
    "tg-doubling-time-years": 2,
    "crcl": 1,
    "qtcf-ms": 1,
    "qtcb-ms": 1,
    "from-baseline-percent": 1,
    "recist-change-percent": 1,
    "absolute-mm": 1,
    "mosteller-m2": 2,
    "dubois-m2": 2,
    "calcium-mg-dl": 1,
    "calcium-mmol-l": 2,
    "upcr": 2,
    "rai-cumulative-gbq": 1,
    "mci": 1,
    "kidney-gy": 1,
    "score": 2,
}
#: Where a class, a band or a rule draws a line, in the unit of the figure.
_LIMITS = {
    "tg-doubling-time-years": (0.0, 1.0, 3.0),
    "crcl": (15.0, 20.0, 30.0, 40.0, 50.0, 60.0, 89.0, 90.0),
    "qtcf-ms": (450.0, 470.0, 480.0, 500.0),
    "qtcb-ms": (450.0, 480.0, 500.0),
    "from-baseline-percent": (-30.0,),
    "recist-change-percent": (20.0,),
    "absolute-mm": (5.0,),
    "calcium-mg-dl": (6.0, 7.0, 8.0),
    "calcium-mmol-l": (1.5, 1.75, 2.0),
    "upcr": (0.15, 0.2, 1.0, 2.0, 3.5),
    "rai-cumulative-gbq": (22.0,),
    "mci": (600.0,),
    "kidney-gy": (23.0, 28.0),
    "score": (-2.60, -1.39),
}
__all__ = ["IDS", "CalculatorError", "calculate", "kept", "shown"]
