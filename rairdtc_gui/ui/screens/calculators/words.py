"""Sentences and names of the calculator screen that are made of codes."""

from __future__ import annotations

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


def cannot_be_told() -> str:
    """A result of which nothing is known."""
    return translate("Calculators", "cannot be told yet")


def missing(label: str) -> str:
    """Why there is no result."""
    return translate("Calculators", "No result yet: {input} is not given.").format(input=label)


def nothing_given() -> str:
    """Before anything is entered."""
    return translate("Calculators", "No result yet: nothing is given.")


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
