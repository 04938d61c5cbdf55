"""Options, rules and their effects, as the knowledge base states them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TypeAlias

from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.conditions import Condition
from rairdtc_gui.domain.drugs import Dose
from rairdtc_gui.domain.provenance import Checked, Provenance


class Stance(IntEnum):
    """What the rules say of an option, from worst to best."""

    CONTRAINDICATED = 0
    NOT_RECOMMENDED = 1
    NONE = 2
    CONSIDER = 3
    RECOMMENDED = 4
    PREFERRED = 5

    @property
    def code(self) -> str:
        """The word used in rule sources and JSON."""
        return self.name.lower().replace("_", "-")

    @property
    def words(self) -> str:
        """How a sentence names it: `not recommended`."""
        return "no statement" if self is Stance.NONE else self.code.replace("-", " ")


class Strength(IntEnum):
    """How strongly the cited body says it, strongest first."""

    STRONG = 0
    LABEL = 1
    CONDITIONAL = 2
    EXPERT = 3

    @property
    def code(self) -> str:
        """The word used in rule sources and JSON."""
        return self.name.lower()


class Certainty(IntEnum):
    """Certainty of the evidence as the cited body grades it (GRADE), highest first."""

    HIGH = 0
    MODERATE = 1
    LOW = 2
    NOT_GRADED = 3

    @property
    def code(self) -> str:
        """The word used in rule sources and JSON."""
        return self.name.lower().replace("_", "-")


class Urgency(Enum):
    """When something must be done."""

    NOW = "now"
    DAYS = "days"
    BEFORE_TREATMENT = "before-treatment"


@dataclass(frozen=True, slots=True)
class Grade:
    """A cited body's own grading: strength, certainty and its words for both."""

    strength: Strength
    certainty: Certainty
    words: str


@dataclass(frozen=True, slots=True)
class Indicate:
    """There is a reason to use the option."""

    option: str
    stance: Stance
    grade: Grade


@dataclass(frozen=True, slots=True)
class Limit:
    """It may be used but not put first: brings a positive stance down to consider."""

    options: tuple[str, ...]
    option_class: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Restrict:
    """There is a reason not to use it; `until`, where not empty, says what lifts it."""

    options: tuple[str, ...]
    option_class: str
    stance: Stance
    until: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Caution:
    """Use with care, and how. Never changes a stance."""

    options: tuple[str, ...]
    option_class: str
    text: str
    monitoring: str


@dataclass(frozen=True, slots=True)
class First:
    """Do this before or beside treatment."""

    action: str
    urgency: Urgency
    option: str


@dataclass(frozen=True, slots=True)
class AdjustDose:
    """The drug's named dose adjustment applies."""

    drug: str
    adjustment: str


Effect: TypeAlias = Indicate | Limit | Restrict | Caution | First | AdjustDose


@dataclass(frozen=True, slots=True)
class Rule:
    """When its condition is true, its effects hold. No jurisdictions: it holds everywhere."""

    id: str
    group: str
    when: Condition
    effects: tuple[Effect, ...]
    why: str
    jurisdictions: frozenset[Jurisdiction]
    note: str
    reviewed: str
    provenance: Provenance

    @property
    def may_raise(self) -> bool:
        """Whether the rule may propose an option: only when its statement was read in a source."""
        return self.provenance.checked is Checked.SEEN


@dataclass(frozen=True, slots=True)
class Derived:
    """A named finding that follows from others. `body`: whose own criteria of `definition` these are; empty: ours."""

    id: str
    label: str
    when: Condition
    definition: str
    note: str
    provenance: Provenance
    body: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class OptionEvidence:
    """What one body, trial or cohort says of an option, in its own terms."""

    body: str
    statement: str
    kind: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class TreatmentOption:
    """Something that can be done for a patient; `order` is its place in the knowledge base."""

    id: str
    order: int
    label: str
    short: str
    kind: str
    line: str
    indication: str
    classes: tuple[str, ...]
    is_biomarker_matched: bool
    drugs: tuple[str, ...]
    dose_of: str
    dose_with: tuple[str, ...]  # partners of a combination, each at its own start dose
    start_dose: Dose | None
    trials: tuple[str, ...]
    evidence: tuple[OptionEvidence, ...]
    availability: tuple[tuple[str, str], ...]
    availability_checked: Checked | None
    provenance: Provenance

    @property
    def is_step(self) -> bool:
        """Whether it is a test, referral or correction that is done first, and not one way beside others."""
        return self.kind == "step"

    @property
    def is_treatment(self) -> bool:
        """Whether it is a way to treat or watch the disease, and not an action beside it."""
        return self.kind not in ("step", "action", "supportive")


@dataclass(frozen=True, slots=True)
class DefinitionPart:
    """What one body says a word means."""

    id: str
    body: str
    year: int | None
    text: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Definition:
    """A word of the rules and what each body means by it."""

    id: str
    label: str
    parts: tuple[DefinitionPart, ...]
