"""What the interaction page shows, in ready words save for codes of groups."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.choices import Choice, ChoiceGroup
from rairdtc_gui.domain.cited import CitedSource, Statement


class Action(Enum):
    """The groups of the answer, the strictest first. Silence is its own group and never "none"."""

    NOT_TOGETHER = "not-together"
    ADJUST = "adjust"
    MONITOR = "monitor"
    NONE = "none"
    NO_DATA = "no-data"
    SAME = "same"  # the drug itself


@dataclass(frozen=True, slots=True)
class Taken:
    """One entered medicine: what it was understood as, and whether it came from the case."""

    key: str
    words: str
    is_from_case: bool


@dataclass(frozen=True, slots=True)
class CheckForm:
    """What is chosen. `problem`: a drug that is not covered; `note`: a medicine that is entered again.

    `offered`: drugs, or medicines of one.
    """

    drugs: tuple[Choice, ...]
    drug: str
    drug_text: str
    problem: str
    medicines: tuple[Choice, ...]
    taken: tuple[Taken, ...]
    quick: tuple[tuple[str, str], ...]
    quick_taken: tuple[str, ...]
    origin: str
    offered: tuple[ChoiceGroup, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of the monograph: what to do, mechanism with the size of the effect, and on what it rests."""

    said: Statement
    mechanism: str
    basis: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """A medicine with the lines about it, those of other labels, and what is not confirmed."""

    name: str
    lines: tuple[LineRow, ...]
    others: tuple[LineRow, ...]
    note: str
    route: str = ""  # to its own page, where it has one


@dataclass(frozen=True, slots=True)
class Group:
    """Medicines that ask for the same action."""

    action: Action
    title: str
    rows: tuple[PairRow, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer, or what is missing. `combined`: what adds up; `empty`: the actions that nothing asks for."""

    missing: str
    combined: tuple[PairRow, ...]
    groups: tuple[Group, ...]
    empty: str
    record: str
    sources: tuple[CitedSource, ...]
