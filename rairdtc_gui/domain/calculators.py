"""Calculators: what one asks for, what it gave, and how certain that is. The formulas are in `engine.calculators`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.provenance import Provenance
from rairdtc_gui.domain.questions import Range

Value = float | str | bool | tuple[float, ...]  # what an input takes
Figure = float | str  # what a result is


class InputKind(Enum):
    """What an input takes; a series is one or more numbers in order."""

    NUMBER = "number"
    CHOICE = "choice"
    BOOLEAN = "boolean"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class CalculatorInput:
    """One value asked for. `hard`: others are refused; `plausible`: others deserve a second look."""

    id: str
    label: str
    kind: InputKind
    unit: str
    plausible: Range | None
    hard: Range | None
    choices: tuple[str, ...]
    is_optional: bool

    def allowed(self) -> str:
        """What may be given, in words."""
        if self.kind is InputKind.CHOICE:
            return "one of " + ", ".join(repr(choice) for choice in self.choices)
        if self.kind is InputKind.BOOLEAN:
            return "true or false"
        numbers = "a number" if self.kind is InputKind.NUMBER else "numbers"
        limits = f" from {self.hard.low:g} to {self.hard.high:g}" if self.hard else ""
        return f"{numbers}{limits} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Band:
    """A range of results, in words, and what it means."""

    when: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FilledFormula:
    """The formula with `{input}` in the place of each value; `needs`: choices for which it is this one."""

    text: str
    needs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """Inputs and the result that the calculator must give."""

    given: tuple[tuple[str, Value], ...]
    result: tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Calculator:
    """What the knowledge base says of one calculator; `fills`: the question that its result answers, or empty."""

    id: str
    address: str
    label: str
    formula: tuple[str, ...]
    filled: tuple[FilledFormula, ...]
    inputs: tuple[CalculatorInput, ...]
    result_unit: str
    fills: str
    bands: tuple[Band, ...]
    warnings: tuple[str, ...]
    examples: tuple[WorkedExample, ...]
    note: str
    provenance: Provenance

    @property
    def quantities(self) -> tuple[tuple[CalculatorInput, ...], ...]:
        """The inputs, those of one quantity together: the same label in two units, of which one is given."""
        labels = dict.fromkeys(item.label for item in self.inputs)
        return tuple(tuple(item for item in self.inputs if item.label == label) for label in labels)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One result: every figure that it may still be, in order; none at all where it cannot be told."""

    possible: tuple[Figure, ...] = ()

    @property
    def value(self) -> Figure | None:
        """The figure, if there is only one."""
        return self.possible[0] if len(self.possible) == 1 else None


class Lack(Enum):
    """What a result is short of."""

    ANSWERED_NO = "answered no"  # a condition
    NOT_ANSWERED = "not answered"  # a condition
    TOO_SHORT = "too short"
    TOO_FEW = "too few"
    COUNTED_AS_NO = "counted as no"  # not answered, and yes could change the result


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a result is not sure, and the input where that stands. `least`: what there should be, in its own unit."""

    where: str
    lack: Lack
    least: float = 0.0

    @property
    def bars(self) -> bool:
        """Whether the result answers no question of a case."""
        return self.lack in (Lack.ANSWERED_NO, Lack.NOT_ANSWERED, Lack.TOO_SHORT)


@dataclass(frozen=True, slots=True)
class Calculation:
    """The results by name, in full precision; quantities not given and inputs outside their plausible range, by id."""

    results: dict[str, Outcome]
    not_given: tuple[str, ...]
    implausible: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_answer(self) -> bool:
        """Whether nothing bars the result from a case."""
        return not any(doubt.bars for doubt in self.doubts)
