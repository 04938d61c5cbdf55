"""Trials and cohorts with their outcomes; an estimate never travels without its interval's level."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.conditions import Condition
from rairdtc_gui.domain.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval at `level` percent; none: not reached or not reported."""

    level: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class Arm:
    """One treatment of a trial; n: patients, none if not reported.

    `cohort`: which patients these are, where others of the trial were given the same; else empty.
    """

    id: str
    regimen: str
    n: int | None
    cohort: str = ""

    @property
    def given(self) -> str:
        """What was given, and to whom of several."""
        return f"{self.regimen}, {self.cohort}" if self.cohort else self.regimen


@dataclass(frozen=True, slots=True)
class Outcome:
    """An arm's own figure or a comparison of two arms. value none: not reached."""

    address: str
    endpoint: str
    assessor: str
    arm: str
    compare: tuple[str, ...]
    measure: str
    value: float | None
    interval: Interval | None
    n: int | None
    p: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class TrialEvent:
    """How often an event was seen in one arm, percent; none: not reported."""

    address: str
    arm: str
    term: str
    all_grades: float | None
    grade_3_plus: float | None
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class EntryCriterion:
    """A criterion of entry. `when` true: the case has what it names; none: the questions cannot say it."""

    address: str
    is_inclusion: bool
    text: str
    when: Condition | None
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class TrialNote:
    """Something to know when reading the figures."""

    address: str
    text: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial or cohort as published."""

    id: str
    name: str
    nct: str
    phase: str
    design: str
    is_randomised: bool
    population: str
    line: str
    prior_therapy: str
    biomarker: str
    region: str
    enrolment: int | None
    arms: tuple[Arm, ...]
    outcomes: tuple[Outcome, ...]
    events: tuple[TrialEvent, ...]
    entry: tuple[EntryCriterion, ...]
    notes: tuple[TrialNote, ...]
    sources: tuple[str, ...]
