"""A drug monograph as typed data: every figure has a unit, every line an address and its provenance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.conditions import Condition
from rairdtc_gui.domain.provenance import Checked, Provenance

#: Doses a day of each frequency that can be compared; others are never called lower or higher.
TIMES_A_DAY = {"once daily": 1.0, "twice daily": 2.0, "three times daily": 3.0}


@dataclass(frozen=True, slots=True)
class Dose:
    """An amount (or amount to amount_to) in `unit`, by `route`, at `frequency`."""

    amount: float
    amount_to: float | None
    unit: str
    route: str
    frequency: str

    @property
    def daily(self) -> float | None:
        """The most a day in `unit`; none where the frequency has no plain number a day."""
        times = TIMES_A_DAY.get(self.frequency)
        return None if times is None else (self.amount_to or self.amount) * times


class AdjustmentAction(Enum):
    """What a label says for a situation."""

    SET_DOSE = "set-dose"
    CHANGE_BY = "change-by"
    NO_CHANGE = "no-change"
    AVOID = "avoid"
    NO_DATA = "no-data"
    INSTRUCTION = "instruction"


@dataclass(frozen=True, slots=True)
class StartDose:
    """A labelled start dose, for whom and where it holds."""

    address: str
    label: str
    when: Condition | None
    region: str
    dose: Dose
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class FirstDose:
    """The start dose that stands first on the page of a drug, for whom and where it holds, and how many others do."""

    label: str
    region: str
    dose: Dose
    checked: Checked
    checked_on: str
    sources: tuple[str, ...]  # their citations
    others: int


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One reduction level; without a dose: stop."""

    address: str
    step: int
    label: str
    when: Condition | None
    region: str
    dose: Dose | None
    text: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What the label says for one situation; `id` is what dose rules name."""

    address: str
    id: str
    kind: str
    label: str
    when: Condition | None
    action: AdjustmentAction
    dose: Dose | None
    text: str
    region: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a monograph section: a bold `head`, what it says, and for which region it does."""

    address: str
    head: str
    text: str
    detail: str
    region: str
    note: str
    provenance: Provenance

    @property
    def states_none(self) -> bool:
        """Whether it states that the label has nothing of the kind; such a line has the id `none`."""
        return self.address.rpartition("/")[2] == "none"


@dataclass(frozen=True, slots=True)
class Approval:
    """The regulatory state of a drug in one region."""

    address: str
    region: str
    status: str
    scope: str
    year: int | None
    indication: str
    note: str
    provenance: Provenance


class NextLevel(Enum):
    """The dose after a hold or a reduction; REDUCED: the label names no number of levels."""

    SAME = "same"
    ONE_LOWER = "one-lower"
    TWO_LOWER = "two-lower"
    THREE_LOWER = "three-lower"
    REDUCED = "reduced"
    NAMED_DOSE = "named-dose"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class ToxicityStep:
    """What the label says to do for an event (CTCAE v5 term) at a grade.

    A hold lasts until `until_grade` or less (0: resolved or baseline) or until what `until` says; then the dose is
    `next_level` or `next_dose`. `occurrence`: of the event on this drug, none: any. `stop_if` makes it final.
    """

    address: str
    event: str
    grade: str
    grades: tuple[int, ...]
    when: Condition | None
    occurrence: int | None
    action: str
    until_grade: int | None
    until: str
    next_level: NextLevel | None
    next_dose: Dose | None
    stop_if: str
    detail: str
    region: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class EventRate:
    """How often an event was seen, percent of the treated; none: not reported."""

    term: str
    all_grades: float | None
    grade_3_plus: float | None


@dataclass(frozen=True, slots=True)
class AdverseEventTable:
    """Event rates in one named population."""

    address: str
    population: str
    trial: str
    events: tuple[EventRate, ...]
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class DrugName:
    """A name the drug is found by; kind: inn, brand, zh, alias."""

    kind: str
    name: str
    region: str


@dataclass(frozen=True, slots=True)
class DrugSummary:
    """A row of the drug list. `aliases`: its other names, such as those of its salts and of its development."""

    id: str
    name: str
    zh: str
    drug_class: str
    brands: tuple[str, ...]
    aliases: tuple[str, ...] = ()

    @property
    def also(self) -> str:
        """The name by which its trials and the rules call it, where that is not its own."""
        return self.id if self.id in self.aliases else ""

    @property
    def full_name(self) -> str:
        """Its name, and the other one where there is one."""
        return f"{self.name} ({self.also})" if self.also else self.name

    @property
    def called(self) -> tuple[str, ...]:
        """Every name but its own."""
        return tuple(name for name in (self.zh, *self.brands, *self.aliases) if name)


@dataclass(frozen=True, slots=True)
class DrugTraits:
    """By what the drug list is told apart: where it is approved for this disease or for any tumour, and where not.

    A region in neither was not read. `is_own_form`: never to be exchanged for another product of the substance.
    `targets`: the names of what it acts on, on the signalling map. `look_alikes`: names that are taken for its own, and
    whether that was read.
    """

    approved_in: frozenset[str]
    not_approved_in: frozenset[str]
    is_own_form: bool
    targets: tuple[str, ...] = ()
    look_alikes: tuple[tuple[str, bool], ...] = ()


class Section(Enum):
    """The sections of a monograph made of plain lines, in the fixed order of the page."""

    BOXED_WARNING = "boxed-warning"
    CONTRAINDICATIONS = "contraindications"
    WARNINGS = "warnings"
    NO_START = "no-start"
    ADMINISTRATION = "administration"
    INTERACTIONS = "interactions"
    METABOLISM = "metabolism"
    MONITORING = "monitoring"
    PREGNANCY = "pregnancy"
    MECHANISM = "mechanism"
    PRACTICAL = "practical"


@dataclass(frozen=True, slots=True)
class Drug:
    """A whole monograph."""

    summary: DrugSummary
    names: tuple[DrugName, ...]
    targets: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]
    checked_on: str
    start: tuple[StartDose, ...]
    ladder: tuple[LadderStep, ...]
    adjustments: tuple[Adjustment, ...]
    approvals: tuple[Approval, ...]
    toxicity: tuple[ToxicityStep, ...]
    adverse_events: tuple[AdverseEventTable, ...]
    sections: tuple[tuple[Section, tuple[Line, ...]], ...]
    trials: tuple[str, ...]
    left_out: tuple[str, ...] = ()  # parts that its label has and this reference has not

    @property
    def label_events(self) -> tuple[str, ...]:
        """The events that its labels have steps for, each once."""
        return tuple(dict.fromkeys(step.event for step in self.toxicity))

    def lines(self, section: Section) -> tuple[Line, ...]:
        """The lines of one section; empty where the sources say nothing."""
        return next((lines for name, lines in self.sections if name is section), ())


@dataclass(frozen=True, slots=True)
class DosedDrug:
    """What the engine and a result need of a monograph; the rest is read when the monograph is opened."""

    summary: DrugSummary
    start: tuple[StartDose, ...]
    adjustments: tuple[Adjustment, ...]
    other_conditions: tuple[Condition, ...]  # of reduction levels and toxicity steps
    boxed_warnings: tuple[Line, ...]
    trials: tuple[str, ...]
