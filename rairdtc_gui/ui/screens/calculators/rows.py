"""What the calculator screen shows. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Take(Enum):
    """How an input is entered."""

    NUMBER = "number"
    SERIES = "series"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of a quantity: the input that takes it, and what is usual in it."""

    input: str
    unit: str
    usual: str


@dataclass(frozen=True, slots=True)
class InputRow:
    """One quantity asked for. `text`: what stands there; `origin`: from where, if nobody typed it."""

    key: str
    label: str
    take: Take
    units: tuple[UnitRow, ...]
    unit: str  # the input of the chosen unit
    choices: tuple[tuple[str, str], ...]
    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class CalculatorPage:
    """A calculator before anything is worked out."""

    id: str
    label: str
    purpose: str  # what it gives, and which question that answers
    formula: tuple[str, ...]
    limits: tuple[str, ...]
    note: str
    bands: tuple[tuple[str, str], ...]  # range and meaning
    inputs: tuple[InputRow, ...]
    sources: tuple[str, ...]
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One result: its name, and its figure in words."""

    name: str
    figure: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is said of an input: caution keeps it, stop refuses it."""

    key: str
    sentence: str
    is_refused: bool


@dataclass(frozen=True, slots=True)
class OutcomeRows:
    """What came out. `missing`: why nothing did; `worked`: what went in; `use`: the words of the button, if any.

    `cautions`: why the result is not sure; `withheld`: why there is no button although a case is open.
    """

    figures: tuple[FigureRow, ...]
    missing: str
    worked: str
    problems: tuple[Problem, ...]
    use: str
    cautions: tuple[str, ...] = ()
    withheld: str = ""
