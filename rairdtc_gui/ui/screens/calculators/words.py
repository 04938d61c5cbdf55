"""Sentences and names of the calculator screen that are made of codes."""

from __future__ import annotations

from collections.abc import Mapping

from rairdtc_gui.domain.calculators import Doubt, Lack, Value
from rairdtc_gui.ui.translation import translate


def result_name(code: str) -> str:
    """What a result is called."""
    return {
        "tg-doubling-time-years": translate("Calculators", "Doubling time"),
        "band": translate("Calculators", "Band"),
        "crcl": translate("Calculators", "Creatinine clearance"),
        "points": translate("Calculators", "Points"),
        "child-pugh": translate("Calculators", "Child-Pugh class"),
        "qtcf-ms": translate("Calculators", "QTcF (Fridericia)"),
        "qtcb-ms": translate("Calculators", "QTcB (Bazett)"),
        "from-baseline-percent": translate("Calculators", "Change from baseline"),
        "recist-change-percent": translate("Calculators", "Change from the smallest sum"),
        "absolute-mm": translate("Calculators", "Difference from the smallest sum"),
        "category": translate("Calculators", "Category"),
        "mosteller-m2": translate("Calculators", "Body surface (Mosteller)"),
        "dubois-m2": translate("Calculators", "Body surface (Du Bois)"),
        "calcium-mg-dl": translate("Calculators", "Corrected calcium"),
        "calcium-mmol-l": translate("Calculators", "Corrected calcium"),
        "grade": translate("Calculators", "Grade"),
        "upcr": translate("Calculators", "Protein to creatinine ratio"),
        "ecog": translate("Calculators", "ECOG"),
        "rai-cumulative-gbq": translate("Calculators", "Cumulative activity"),
        "mci": translate("Calculators", "The same in mCi"),
        "kidney-gy": translate("Calculators", "Kidney dose"),
        "score": translate("Calculators", "Score"),
    }[code]


def purpose(unit: str, question: str) -> str:
    """What a calculator gives, and what that is for."""
    said = translate("Calculators", "Result: {unit}.").format(unit=unit)
    if not question:
        return said
    answers = translate("Calculators", "Answers the question “{question}” of a case.").format(question=question)
    return f"{said} {answers}"


_UNITS = {
    "tg-doubling-time-years": "years",
    "crcl": "mL/min",
    "qtcf-ms": "ms",
    "qtcb-ms": "ms",
    "from-baseline-percent": "%",
    "recist-change-percent": "%",
    "absolute-mm": "mm",
    "mosteller-m2": "m²",
    "dubois-m2": "m²",
    "calcium-mg-dl": "mg/dL",
    "calcium-mmol-l": "mmol/L",
    "upcr": "g/g",
    "rai-cumulative-gbq": "GBq",
    "mci": "mCi",
    "kidney-gy": "Gy",
}


def result_unit(code: str) -> str:
    """The unit of a result, empty for words, points and grades."""
    return _UNITS.get(code, "")


def from_case() -> str:
    """Says where a value came from."""
    return translate("Calculators", "from the case")


def still_possible(figures: tuple[str, ...]) -> str:
    """A result that what is known does not decide."""
    return translate("Calculators", "{figures}: still possible").format(figures=" or ".join(figures))


#: What each change in per cent is a change of.
_SHARE_OF = {"from-baseline-percent": "baseline-mm", "recist-change-percent": "nadir-mm"}


def without_figure(name: str, given: Mapping[str, Value], is_answer: bool) -> str:
    """Why a result has no figure; `is_answer`: nothing bars it from a case."""
    if given.get(_SHARE_OF.get(name, "")) == 0:
        return no_share_of_zero()
    return cannot_be_told() if is_answer else not_told()


def number(figure: float) -> str:
    """A figure with every digit that it is shown with: a line that it is close to is not written over."""
    return f"{figure:,.15g}"


def cannot_be_told() -> str:
    """A result of which nothing is known."""
    return translate("Calculators", "cannot be told yet")


def no_share_of_zero() -> str:
    """A change that has no figure in per cent."""
    return translate("Calculators", "none: from zero there is no change in per cent")


def not_told() -> str:
    """A class that the result, as it is, does not carry."""
    return translate("Calculators", "not told: the result is unreliable")


def doubt(found: Doubt, label: str) -> str:
    """Why a result is not sure; `label`: the question that is answered with no, or open."""
    said = {
        Lack.ANSWERED_NO: translate("Calculators", "Unreliable: “{question}” is answered No."),
        Lack.NOT_ANSWERED: translate("Calculators", "Unreliable: “{question}” is not answered."),
        Lack.TOO_SHORT: translate("Calculators", "Unreliable: the values span less than {months} months."),
        Lack.TOO_FEW: translate("Calculators", "Unreliable: fewer than {count} values."),
        Lack.COUNTED_AS_NO: translate("Calculators", "“{question}” is not answered and was counted as No."),
    }[found.lack]
    return said.format(question=label, months=f"{found.least * 12:g}", count=f"{found.least:g}")


def withheld(question: str) -> str:
    """Why a result is not offered for the case."""
    said = translate("Calculators", "Not offered for “{question}” of the case: a condition above is not met or open.")
    return said.format(question=question)


def missing(label: str) -> str:
    """Why there is no result."""
    return translate("Calculators", "No result yet: {input} is not given.").format(input=label)


def nothing_given() -> str:
    """Before anything is entered."""
    return translate("Calculators", "No result yet: nothing is given.")


def refused_inputs(labels: tuple[str, ...]) -> str:
    """There is no result while something that was typed cannot be used."""
    return translate("Calculators", "No result: {inputs} cannot be used as it stands.").format(inputs=", ".join(labels))


def instead(one: tuple[str, ...], two: str) -> str:
    """What to write in the place of a comma between two digits, for each of its readings."""
    said = (
        translate("Calculators", "write {one} for one number, or {two} for two")
        if one
        else translate("Calculators", "write {two} with a space, if these are two numbers")
    )
    return said.format(one=translate("Calculators", " or ").join(one), two=two)


def two_readings(text: str, one: tuple[str, ...], two: str) -> str:
    """A comma between two digits, and what to write instead."""
    return translate("Calculators", "{text}: {instead}").format(text=text, instead=instead(one, two))


def refused(text: str, why: str, allowed: str) -> str:
    """A value that is read, but cannot be used with the others or within its range."""
    said = translate("Calculators", "{text} cannot be used: {why}; allowed: {allowed}")
    return said.format(text=text, why=why, allowed=allowed)


def not_counted(labels: tuple[str, ...]) -> str:
    """Inputs that are left open and may still change the result."""
    return translate("Calculators", "not given: {inputs}").format(inputs=", ".join(labels))


def no_number(text: str, allowed: str) -> str:
    """A text that is no number."""
    return translate("Calculators", "{text} cannot be used: {allowed}").format(text=text, allowed=allowed)


def unusual(usual: str) -> str:
    """A value that is allowed, but seldom."""
    return translate("Calculators", "unusual, please check; usual: {usual}").format(usual=usual)


def use(question: str) -> str:
    """The button that writes the result into the case."""
    return translate("Calculators", "Use in case: {question}").format(question=question)


def unknown(item: str) -> str:
    """There is no such calculator."""
    return translate("Calculators", "There is no calculator {item} in this knowledge base.").format(item=item)
