"""The shape of source files of rules, options, questions, diagrams and cases. db/README.md says what fields mean.

Only shapes and ranges of single fields live here; checks across files are in `checks`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+|-[0-9]+\.[0-9]+)*$", max_length=60)]
Day = Annotated[
    str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(lambda day: date.fromisoformat(day).isoformat())
]
Text = Annotated[str, Field(min_length=1, max_length=1200)]
Region = Literal["FDA", "EMA", "NMPA", "PMDA"]
Jurisdiction = Literal["US", "EU", "CN", "JP"]
Checked = Literal["seen", "recall", "own"]  # own: `check_own` says where it may stand
Condition = dict[str, Any]  # parsed by rairdtc_gui.domain.condition_language, as in the program
Percent = Annotated[float, Field(ge=0, le=100)]
_FREQUENCY = (
    r"^((once|twice|three times|four times) daily\b|every (other day|\d+( to \d+)? (hours|days|weeks|months))\b|a day\b"
    r"|next doses?$|single activity$|once, and once more \d+ hours later$|as often as before\b)"
)
#: "once daily", "every 3 to 4 weeks", "single activity" …; what else a label says goes after it or into the text.
Frequency = Annotated[str, Field(pattern=_FREQUENCY, max_length=80)]
Unit = Literal["mg", "mg/kg", "mg/m2", "microgram", "microgram/kg", "GBq", "MBq/kg"]


class Strict(BaseModel):
    """Unknown keys are errors and numbers are never made from text."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Fact(Strict):
    """Anything that can be true or false in the world: where it was read, and whether it was."""

    sources: list[Id] = []
    checked: Checked
    checked_on: Day | None = None  # overrides the date of the file
    note: Text | None = None
    own_because: Text | None = None  # own only: why no source can hold it; shown after the note


class Source(Strict):
    """Something that can be cited."""

    id: Id
    kind: Literal["trial", "label", "guideline", "review", "cohort", "case-report", "database", "judgement"]
    citation: Text
    year: Annotated[int, Field(ge=1940, le=2100)] | None = None
    pmid: Annotated[str, Field(pattern=r"^\d{4,9}$")] | None = None
    doi: Annotated[str, Field(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    nct: Annotated[str, Field(pattern=r"^(NCT\d{8}|ChiCTR.+|jRCT.+|UMIN.+)$")] | None = None
    url: Text | None = None
    read: Text | None = None  # what exactly was read


class Answer(Strict):
    """One possible answer."""

    value: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]*$")]
    label: Text


class Question(Fact):
    """A question of the case."""

    id: Id
    label: Text
    type: Literal["choice", "multi", "number", "boolean", "date"]
    answers: list[Answer] = []
    none_value: str | None = None  # multi: the answer that says "none of these"
    unavailable_values: list[str] = []  # answers that mean "cannot be known", such as `unknown`
    ordered: bool = False  # multi: the order of the answers matters
    unit: Text | None = None
    plausible: list[float] | None = None  # outside: questioned, kept
    hard: list[float] | None = None  # outside: refused
    why: Text
    help: Text | None = None
    definition: Id | None = None
    applies: Condition | None = None  # false: the question cannot have another answer than no
    used_for: Text | None = None  # required where no rule reads the question: what does


class QuestionGroup(Strict):
    """A page of the wizard."""

    id: Id
    label: Text
    order: int
    questions: list[Question]


class Derived(Fact):
    """A finding that follows from others."""

    id: Id
    label: Text
    when: Condition
    definition: Id | None = None
    body: Text | None = None  # whose own criteria these are, of the word that `definition` names
    year: int | None = None


class OptionClass(Strict):
    """A class of options, such as antiangiogenic."""

    id: Id
    label: Text


class CoMedicineClass(Strict):
    """A class of other medicines, such as strong CYP3A inhibitors."""

    id: Id
    label: Text


class CoMedicine(Fact):
    """A medicine that patients take beside the treatment, and the classes it belongs to."""

    id: Id
    names: Annotated[list[Text], Field(min_length=1)]  # international name first, then others and brands
    zh: list[Text] = []
    classes: Annotated[list[Id], Field(min_length=1)]


class OptionEvidence(Fact):
    """What one body, trial or cohort says of an option."""

    body: Text  # guideline, trial or cohort
    statement: Text  # its grade or finding, in that body's own terms
    kind: Literal["guideline", "label", "randomised", "single-arm", "cohort", "case-reports", "expert"]


class FixedDose(Strict):
    """An amount with unit, route and frequency."""

    amount: Annotated[float, Field(gt=0)]
    amount_to: Annotated[float, Field(gt=0)] | None = None  # a range: amount to amount_to
    unit: Unit
    route: Literal["oral", "intravenous", "subcutaneous", "intramuscular"]
    frequency: Frequency


class TreatmentOption(Fact):
    """Something that can be done for a patient."""

    id: Id
    label: Text
    short: Annotated[str, Field(min_length=1, max_length=40)]
    kind: Literal[
        "step",  # done first, not ranked
        "action",
        "monitoring",
        "local",
        "radioiodine",
        "redifferentiation",
        "systemic",
        "radioligand",
        "trial",
        "supportive",
    ]
    line: Literal["none", "any", "first", "later", "neoadjuvant"]
    indication: Text
    classes: list[Id] = []
    biomarker_matched: bool = False
    drugs: list[Id] = []
    dose_of: Id | None = None  # the drug whose start dose the option shows
    dose_with: list[Id] = []  # partners of a combination whose start doses are shown too
    start_dose: FixedDose | None = None  # where the option itself fixes another start
    trials: list[Id] = []
    evidence: list[OptionEvidence] = []
    availability: dict[
        Region,
        Literal[
            "approved-rair-dtc",
            "approved-fusion-thyroid",
            "approved-tumour-agnostic",
            "other-tumour-only",
            "investigational",
            "not-approved",
        ],
    ] = {}
    availability_checked: Literal["seen", "recall"] | None = None


Stance = Literal["contraindicated", "not-recommended", "consider", "recommended", "preferred"]
Strength = Literal["strong", "conditional", "label", "expert"]
Certainty = Literal["high", "moderate", "low", "not-graded"]


class _Graded(Strict):
    """How the cited body grades what it says."""

    strength: Strength
    certainty: Certainty = "not-graded"
    grade: Text  # what the cited body calls it: "ATA 2025 R62 S-H", "label", "expert"


class Indicate(_Graded):
    """There is a reason to use the option."""

    effect: Literal["indicate"]
    option: Id
    stance: Literal["consider", "recommended", "preferred"]


class Limit(_Graded):
    """It may be used, but not put first."""

    effect: Literal["limit"]
    option: Id | None = None
    option_class: Id | None = None


class Restrict(_Graded):
    """There is a reason not to use it."""

    effect: Literal["restrict"]
    option: Id | None = None
    option_class: Id | None = None
    stance: Literal["not-recommended", "contraindicated"]
    until: Text | None = None


class Caution(Strict):
    """Use with care, and how."""

    effect: Literal["caution"]
    option: Id | None = None
    option_class: Id | None = None
    text: Text
    monitoring: Text | None = None


class First(Strict):
    """To be done before or beside treatment."""

    effect: Literal["first"]
    action: Text
    urgency: Literal["now", "days", "before-treatment"]
    option: Id | None = None  # the option that carries it out


class Dose(Strict):
    """Applies an adjustment of the drug's monograph."""

    effect: Literal["dose"]
    drug: Id
    adjustment: Id  # of the drug's dosing.adjustments: the amount stands there, once


Effect = Annotated[Indicate | Limit | Restrict | Caution | First | Dose, Field(discriminator="effect")]


class Rule(Fact):
    """When what holds, and why."""

    id: Id
    when: Condition
    then: Annotated[list[Effect], Field(min_length=1)]
    why: Text
    jurisdictions: list[Jurisdiction] = []  # empty: everywhere
    reviewed: Day


class RuleGroup(Strict):
    """A file of rules."""

    group: Id
    label: Text
    rules: list[Rule]


class DefinitionPart(Fact):
    """What one body means by a word."""

    id: Id
    body: Text | None = None  # the guideline or group that says so
    year: int | None = None
    text: Text


class Definition(Strict):
    """A word that the rules use."""

    id: Id
    label: Text
    parts: Annotated[list[DefinitionPart], Field(min_length=1)]


class DiagramNode(Fact):
    """A box or hexagon in a grid cell."""

    id: Id
    shape: Literal["question", "step"]
    column: Annotated[int, Field(ge=0, le=20)]
    row: Annotated[int, Field(ge=-10, le=20)]
    label: Annotated[str, Field(min_length=1, max_length=60)]
    finding: Id | None = None  # question: what it asks
    options: list[Id] = []
    differences: list[Id] = []  # decision points where guidelines differ
    text: Text | None = None


class DiagramEdge(Strict):
    """A way between two nodes and what opens it."""

    from_: Annotated[Id, Field(alias="from")]
    to: Id
    label: Annotated[str, Field(max_length=40)] = ""
    when: Condition  # true: open; false: closed; unknown: waits


class Diagram(Strict):
    """A whole drawing."""

    id: Id
    label: Text
    nodes: list[DiagramNode]
    edges: list[DiagramEdge]


class Expected(Strict):
    """What an example case must, may and must not get."""

    preferred: list[Id] = []
    acceptable: list[Id] = []
    not_recommended: list[Id] = []
    contraindicated: list[Id] = []


class ExampleCase(Fact):
    """A published patient."""

    id: Id
    title: Text
    decision_point: Text
    jurisdiction: Literal["any", "US", "EU", "CN", "JP"]
    findings: dict[str, Any]
    assumed: dict[str, Any]
    story: Text
    done: Text
    outcome: Text
    expected: Expected
    must_say: list[Text] = []


class Pack(Strict):
    """What this release of the knowledge base is."""

    version: Annotated[str, Field(pattern=r"^\d{2}\.\d{2}(\.\d+)?$")]
    date: Day
    caution_after_days: int
    old_after_days: int
    intended_use: Text
    first_questions: list[Id] = []  # asked first, in this order, until a treatment is indicated
