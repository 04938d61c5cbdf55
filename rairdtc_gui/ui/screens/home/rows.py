"""What the home screen shows. Codes, names and figures only, no interface words."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """The open case: its first option, if the rules support one, and how many decisive facts are open."""

    label: str
    is_example: bool
    option: str
    stance: Stance
    status: Status
    open_facts: int


@dataclass(frozen=True, slots=True)
class ExampleSummary:
    """A published patient: who, and what is to be decided. What is expected is not shown."""

    id: str
    title: str
    decision_point: str


@dataclass(frozen=True, slots=True)
class ChangedThing:
    """Something that the release says differently. `is_advice`: an option that is advised by other rules."""

    name: str
    route: str
    is_advice: bool


@dataclass(frozen=True, slots=True)
class KnowledgeSummary:
    """Which knowledge this is, how old, how much, and for whom."""

    version: str
    date: str
    age_days: int
    is_stale: bool
    drugs: int
    trials: int
    options: int
    rules: int
    sources: int
    confirmed: int
    unconfirmed: int
    intended_use: str
    news: tuple[tuple[str, int], ...]  # what this release changed: the kind in words, and how often
    changed: tuple[ChangedThing, ...]  # the first that are known by name


@dataclass(frozen=True, slots=True)
class RecentCase:
    """A saved case: its label, the day it was last used, and how many options stand elsewhere now.

    `option`: what stood first when it was saved; empty if nothing was indicated then.
    """

    id: str
    label: str
    day: str
    changed: int | None
    option: str = ""
    stance: Stance = Stance.NONE
    status: Status = Status.SETTLED


@dataclass(frozen=True, slots=True)
class LookUp:
    """Something that was looked up in this session: its name, the icon of its kind, and where it is."""

    name: str
    icon: str
    route: str


@dataclass(frozen=True, slots=True)
class RecentCases:
    """What there is of saved cases. `mode`: undecided, locked, open, unreadable or memory."""

    mode: str
    cases: tuple[RecentCase, ...] = ()
    recovered: int = 0
