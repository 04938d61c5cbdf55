"""What the toxicity stepper shows, in ready words save for codes of tone."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.choices import Choice, ChoiceGroup
from rairdtc_gui.domain.cited import CitedSource, Statement


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that cannot be used, empty if nobody typed one, and why."""

    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class GradeCard:
    """One grade to choose: its definition, where one was read, and what else is said of it."""

    grade: int
    title: str
    definition: Statement | None
    said: tuple[Statement, ...]
    is_chosen: bool
    is_stop: bool


@dataclass(frozen=True, slots=True)
class EventBlock:
    """One event: what it can be, what is chosen, and its grades; no cards while no event is chosen."""

    choices: tuple[Choice, ...]
    event: str
    problem: Refused | None
    head: str
    cards: tuple[GradeCard, ...]
    times: tuple[tuple[str, str], ...]  # which time on this drug, where the label asks
    time: str


@dataclass(frozen=True, slots=True)
class StepperForm:
    """Everything that is chosen. `origin`: from where, if nobody chose it; `offered`: drugs, or events for a place."""

    drugs: tuple[Choice, ...]
    drug: str
    drug_problem: Refused | None
    doses: tuple[Choice, ...]
    dose: str
    dose_problem: Refused | None
    origin: str
    blocks: tuple[EventBlock, ...]
    can_add: bool
    offered: tuple[ChoiceGroup, ...] = ()
    offered_place: int = 0


@dataclass(frozen=True, slots=True)
class DoRow:
    """One row of the answer: a label, in large type for an action, and what is said."""

    label: str
    lines: tuple[Statement, ...]
    is_action: bool = False


@dataclass(frozen=True, slots=True)
class DoBox:
    """The answer for one event. `is_stop`: life-threatening, or the drug stops."""

    title: str
    context: str
    rows: tuple[DoRow, ...]
    is_stop: bool


@dataclass(frozen=True, slots=True)
class SideSection:
    """A part of the side panel; tone "stop" for what ends the drug. `is_ladder`: dose levels from now downwards."""

    title: str
    lines: tuple[Statement, ...]
    tone: str = "plain"
    is_ladder: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer, or which field is missing. `record`: the answer as one line of plain text; `more` comes after it."""

    missing: str
    boxes: tuple[DoBox, ...]
    sides: tuple[SideSection, ...]
    record: str
    more: tuple[SideSection, ...]
    sources: tuple[CitedSource, ...]
