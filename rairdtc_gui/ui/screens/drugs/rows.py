"""What the drug screen shows: a whole monograph as plain rows. Codes and clinical texts only, no interface words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.changes import ChangeKind
from rairdtc_gui.domain.drugs import AdjustmentAction, Dose, DrugSummary, EventRate
from rairdtc_gui.domain.evidence import Outcome, Trial
from rairdtc_gui.domain.questions import Question
from rairdtc_gui.domain.rules import Stance


class Part(Enum):
    """The parts of the page in their fixed order; the value is the anchor of a route."""

    DOSE = "dose"
    ADJUSTMENTS = "adjustments"
    STOP = "warnings"
    APPROVALS = "approvals"
    TOXICITY = "toxicity"
    ADVERSE_EVENTS = "adverse-events"
    INTERACTIONS = "interactions"
    MONITORING = "monitoring"
    PREGNANCY = "pregnancy"
    EVIDENCE = "evidence"
    MECHANISM = "mechanism"
    PRACTICAL = "practical"
    METABOLISM = "metabolism"
    SOURCES = "sources"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class ListedDrug:
    """A drug of the list, what it acts on, and where it is approved, not approved; any other region was not read."""

    summary: DrugSummary
    approved_in: frozenset[str] = frozenset()
    not_approved_in: frozenset[str] = frozenset()
    is_own_form: bool = False
    targets: tuple[str, ...] = ()
    is_off_formulary: bool = False
    look_alikes: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class DrugGroup:
    """One class of drugs in the list."""

    drug_class: str
    drugs: tuple[ListedDrug, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What every line carries: sources by number, whether it was read there, where it holds, a note.

    `is_own`: an editor's note, which no source can hold.
    """

    numbers: tuple[int, ...]
    is_confirmed: bool
    region: str = ""
    note: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer of the open case."""

    question: Question
    value: Value


@dataclass(frozen=True, slots=True)
class CaseMatch:
    """Why a line holds for the open case: its answers, and the rule that says so, if there is one."""

    findings: tuple[Finding, ...] = ()
    rule: str = ""
    route: str = ""


@dataclass(frozen=True, slots=True)
class StartRow:
    """A labelled start dose and for whom it is."""

    label: str
    dose: Dose
    fact: Fact
    match: CaseMatch | None = None


@dataclass(frozen=True, slots=True)
class LadderChain:
    """Reduction levels that belong together: highest first; a step without a dose has only words."""

    label: str
    steps: tuple[Dose | None, ...]
    texts: tuple[str, ...]
    fact: Fact


@dataclass(frozen=True, slots=True)
class CaseReason:
    """An adjustment that a rule applied to this case. `is_named_only`: another one leaves no dose."""

    label: str
    action: AdjustmentAction
    dose: Dose | None
    text: str
    fact: Fact
    match: CaseMatch
    is_named_only: bool = False


@dataclass(frozen=True, slots=True)
class CaseDose:
    """The start dose of this case, with everything that changed it and everything that is open."""

    dose: Dose | None
    candidates: tuple[tuple[str, Dose], ...]
    is_avoid: bool
    is_combined: bool
    reasons: tuple[CaseReason, ...]
    open: tuple[tuple[str, str], ...]  # label and route of each question that can still change the dose
    unapplied: tuple[str, ...]  # situations of the label that hold although no rule counts them in
    fact: Fact


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What a rule says of this drug for the open case. Stance none: a caution."""

    stance: Stance | None
    text: str
    detail: str  # what lifts it, or how to watch
    fact: Fact
    match: CaseMatch


@dataclass(frozen=True, slots=True)
class CaseBox:
    """The drug in the open case: its dose, and the rules against it or with a caution."""

    label: str
    dose: CaseDose
    lines: tuple[CaseLine, ...]


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """What the label says for one situation."""

    kind: str
    label: str
    action: AdjustmentAction
    dose: Dose | None
    text: str
    fact: Fact
    match: CaseMatch | None


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of a section of plain lines.

    `is_absence`: it says that there is nothing of the kind. `severity`: of an interaction, as a code.
    """

    head: str
    text: str
    detail: str
    fact: Fact
    is_absence: bool = False
    severity: str = ""
    route: str = ""  # where the head leads


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """The regulatory state in one region, and under which brands."""

    region: str
    brands: tuple[str, ...]
    status: str
    scope: str
    year: int | None
    indication: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class ToxicityRow:
    """What to do for an event at a grade."""

    event: str
    grade: str
    action: str
    detail: str
    fact: Fact
    route: str = ""  # to what to do for it, step by step


@dataclass(frozen=True, slots=True)
class EventTable:
    """Event rates in one population; none: not reported. `routes`: to what to do, by event."""

    population: str
    events: tuple[EventRate, ...]
    fact: Fact
    routes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """One figure of a trial, with its sources."""

    outcome: Outcome
    fact: Fact


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One endpoint: the figures of the arms and every comparison of them, so that none stands alone."""

    endpoint: str
    assessor: str
    figures: tuple[Estimate, ...]
    difference: str  # of the two medians or proportions, calculated; empty where it cannot be
    difference_measure: str
    comparisons: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class TrialEventRow:
    """How often an event was seen in each arm, in the order of the arms; none: not reported."""

    term: str
    rates: tuple[EventRate | None, ...]
    fact: Fact
    route: str = ""


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A trial as published, its figures and events gathered for reading."""

    trial: Trial
    outcomes: tuple[OutcomeRow, ...]
    events: tuple[TrialEventRow, ...]
    notes: tuple[LineRow, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with its number on this page."""

    number: int
    citation: str
    year: int | None
    doi: str
    pmid: str
    nct: str
    url: str
    read: str
    kind: str = ""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What a release of the knowledge changed."""

    version: str
    date: str
    kind: ChangeKind
    text: str
