"""What stands in the fields of a calculator, and the values that it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from rairdtc_gui.domain.calculators import Calculator, CalculatorInput, InputKind, Value
from rairdtc_gui.domain.case import Case

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_CLOSE_COMMA = re.compile(r"([0-9.]*[0-9]),([0-9][0-9.]*)")
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+")
_FLAGS = {"yes": True, "no": False}
_YES_NO = ("yes", "no")


class NotANumber(ValueError):
    """A text that is no number, or a series with a part that is none."""


class TwoReadings(NotANumber):
    """A comma between two digits: `one` has what it may be as one number, and nothing where it can be none."""

    def __init__(self, text: str, one: tuple[str, ...], two: str) -> None:
        super().__init__(text)
        self.text, self.one, self.two = text, one, two


@dataclass
class Typed:
    """The fields of one calculator: the chosen unit and the text of each quantity; what came from the case."""

    calculator: Calculator
    texts: dict[str, str] = field(default_factory=dict)  # by quantity
    units: dict[str, str] = field(default_factory=dict)  # the chosen input, by quantity
    from_case: set[str] = field(default_factory=set)

    @classmethod
    def of_case(cls, calculator: Calculator, case: Case, is_first: Callable[[str], bool]) -> Typed:
        """The fields with what the case knows already: a question and an input share their id.

        `is_first`: whether a unit is wanted first; where none is, that of the first input is.
        """
        typed = cls(calculator)
        for quantity in calculator.quantities:
            key = quantity[0].id
            typed.units[key] = next((item.id for item in quantity if is_first(item.unit)), key)
            for item in quantity:
                value = case.findings.get(item.id)
                text = _text(item, value)
                if text:
                    typed.texts[key], typed.units[key] = text, item.id
                    typed.from_case.add(key)
        return typed

    def over(self, case: Case, is_first: Callable[[str], bool]) -> Typed:
        """The same fields over a case that was changed: what was typed stays, all else is what the case says now."""
        found = Typed.of_case(self.calculator, case, is_first)
        for key in self.texts.keys() - self.from_case:
            found.units[key] = self.units[key]
            found.type(key, self.texts[key])
        return found

    def copy(self) -> Typed:
        """The same fields, to be changed on their own."""
        return Typed(self.calculator, dict(self.texts), dict(self.units), set(self.from_case))

    def chosen(self, quantity: tuple[CalculatorInput, ...]) -> CalculatorInput:
        """The input of the chosen unit."""
        wanted = self.units.get(quantity[0].id, quantity[0].id)
        return next(item for item in quantity if item.id == wanted)

    def text(self, quantity: tuple[CalculatorInput, ...]) -> str:
        """What stands in the field."""
        return self.texts.get(quantity[0].id, "").strip()

    def type(self, key: str, text: str) -> None:
        """A field is changed by hand."""
        self.texts[key] = text
        self.from_case.discard(key)

    def choose_unit(self, key: str, input_id: str) -> None:
        """The same field in another unit; what stood there goes, since a number without its unit means nothing."""
        if self.units.get(key) != input_id:
            self.units[key] = input_id
            self.texts[key] = ""
            self.from_case.discard(key)


def value_of(item: CalculatorInput, text: str) -> Value:
    """The value that a text means; raises `NotANumber`."""
    if item.kind is InputKind.NUMBER:
        return _number(text)
    if item.kind is InputKind.SERIES:
        return series_of(text)
    return _FLAGS[text] if item.kind is InputKind.BOOLEAN else text


def series_of(text: str) -> tuple[float, ...]:
    """Numbers with spaces, semicolons, or commas and a space between; raises `NotANumber`, or `TwoReadings`."""
    close = _CLOSE_COMMA.search(text)
    if close is not None:
        raise TwoReadings(close[0], _as_one(close[1], close[2]), f"{close[1]}, {close[2]}")
    return tuple(_number(part, text) for part in _BETWEEN.split(re.sub(r"\s*[,;]?\s*$", "", text.lstrip())))


def choices_of(item: CalculatorInput) -> tuple[str, ...]:
    """The values that a choice or a yes-or-no can take; none for a number."""
    return _YES_NO if item.kind is InputKind.BOOLEAN else item.choices


def _number(text: str, whole: str = "") -> float:
    if not _NUMBER.fullmatch(text):
        raise NotANumber(text or whole)
    return float(text)


def _as_one(left: str, right: str) -> tuple[str, ...]:
    """What digits with a comma between them may mean as one number: a decimal comma, a comma of thousands, or both."""
    decimal = (f"{left.replace('.', '')}.{right}",) if _is_grouped(left) and "." not in right else ()
    digits = right.partition(".")[0]
    thousands = (f"{left}{right}",) if "." not in left and len(digits) == 3 and right.count(".") < 2 else ()
    return decimal + thousands


def _is_grouped(digits: str) -> bool:
    """Whether the points within digits, if there are any, can be those of thousands."""
    return all(len(group) == 3 for group in digits.split(".")[1:])


def _text(item: CalculatorInput, value: object) -> str:
    if isinstance(value, bool):
        return _YES_NO[not value] if item.kind is InputKind.BOOLEAN else ""
    if isinstance(value, float | int) and item.kind is InputKind.NUMBER:
        return f"{value:.10g}"
    return value if isinstance(value, str) and value in item.choices else ""


def labels(items: Iterable[CalculatorInput]) -> tuple[str, ...]:
    """The labels, each once."""
    return tuple(dict.fromkeys(item.label for item in items))
