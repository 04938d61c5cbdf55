"""Checks what was given to a calculator against its description; hands it out typed, converts and assumes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rairdtc_gui.domain.calculators import Calculator, CalculatorInput, InputKind, Value


class CalculatorError(Exception):
    """What is wrong, at which input, and what is allowed there."""

    def __init__(self, what: str, where: str, allowed: str) -> None:
        super().__init__(f"{where}: {what}; allowed: {allowed}")
        self.what = what
        self.where = where
        self.allowed = allowed


class Given:
    """Checked inputs by id; none where one was not given."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def number(self, input_id: str) -> float:
        """A number that must be there."""
        return float(self._values[input_id])  # type: ignore[arg-type]  # checked to be a number

    def maybe(self, input_id: str) -> float | None:
        """A number, if it was given."""
        return self.number(input_id) if input_id in self._values else None

    def all_of(self, input_id: str) -> tuple[float, ...]:
        """A series that must be there."""
        return self._values[input_id]  # type: ignore[return-value]  # checked to be a series

    def series(self, input_id: str) -> tuple[float, ...] | None:
        """A series, if it was given."""
        return self._values.get(input_id)  # type: ignore[return-value]  # checked to be a series

    def choice(self, input_id: str) -> str | None:
        """A choice, if it was given."""
        return self._values.get(input_id)  # type: ignore[return-value]  # checked to be a choice

    def flag(self, input_id: str) -> bool | None:
        """Yes or no, if it was given."""
        return self._values.get(input_id)  # type: ignore[return-value]  # checked to be yes or no


def check(calculator: Calculator, given: Mapping[str, Value], may_miss: bool) -> Given:
    """The inputs, all allowed and none twice; `may_miss`: the calculator can answer before all are known."""
    inputs = {item.id: item for item in calculator.inputs}
    for input_id, value in given.items():
        if input_id not in inputs:
            raise CalculatorError("no such input", input_id, "one of " + ", ".join(inputs))
        _check_value(inputs[input_id], value)
    if not given:
        raise CalculatorError("nothing was given", calculator.id, "at least one of " + ", ".join(inputs))
    for quantity in calculator.quantities:
        _check_quantity(quantity, given, may_miss)
    return Given(given)


def implausible(calculator: Calculator, given: Mapping[str, Value]) -> tuple[str, ...]:
    """Inputs that are allowed but outside what is usual, by id."""
    return tuple(
        item.id
        for item in calculator.inputs
        if item.id in given
        and item.plausible is not None
        and not all(number in item.plausible for number in _numbers(given[item.id]))
    )


def not_given(calculator: Calculator, given: Mapping[str, Value]) -> tuple[str, ...]:
    """The first input of every quantity that was not given."""
    return tuple(quantity[0].id for quantity in calculator.quantities if not any(item.id in given for item in quantity))


def _check_value(item: CalculatorInput, value: Value) -> None:
    is_of_kind = {
        InputKind.NUMBER: _is_number(value),
        InputKind.CHOICE: value in item.choices,
        InputKind.BOOLEAN: isinstance(value, bool),
        InputKind.SERIES: isinstance(value, tuple) and bool(value) and all(_is_number(number) for number in value),
    }
    if not is_of_kind[item.kind]:
        raise CalculatorError(f"{value!r} is not allowed", item.id, item.allowed())
    if item.hard is not None:
        for number in _numbers(value):
            if number not in item.hard:
                raise CalculatorError(f"{number:g} is out of range", item.id, item.allowed())


def _check_quantity(quantity: Sequence[CalculatorInput], given: Mapping[str, Value], may_miss: bool) -> None:
    ids = [item.id for item in quantity]
    present = [input_id for input_id in ids if input_id in given]
    is_needed = len(quantity) > 1 or not quantity[0].is_optional
    if len(present) > 1:
        raise CalculatorError("given in two units", present[1], "only one of " + ", ".join(ids))
    if not present and is_needed and not may_miss:
        allowed = " or, as ".join(f"{item.id}, {item.allowed()}" for item in quantity)
        raise CalculatorError("missing", ids[0], allowed if len(quantity) > 1 else quantity[0].allowed())


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _numbers(value: Value) -> tuple[float, ...]:
    """The numbers of an input that has a range."""
    return value if isinstance(value, tuple) else (float(value),)
