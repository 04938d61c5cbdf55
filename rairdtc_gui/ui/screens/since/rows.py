"""What the page of then and now shows, in ready words."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance


@dataclass(frozen=True, slots=True)
class StandRow:
    """Where an option stands; `place` in words, empty where it has no rank."""

    stance: Stance
    status: Status
    place: str


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule that differs: what became of it, its sentence, where it comes from."""

    turn: str
    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class MovedRow:
    """An option, then and now; without rules no single one can be named. A side is none if the option was unknown."""

    option: str
    then: StandRow | None
    now: StandRow | None
    rules: tuple[RuleRow, ...]


@dataclass(frozen=True, slots=True)
class SincePage:
    """The whole page; `was`: the order of then, with the options that had a statement."""

    label: str
    is_open: bool
    then: str
    now: str
    moved: tuple[MovedRow, ...]
    was: tuple[tuple[str, StandRow], ...]
