"""The shape of source files of drugs and trials. db/README.md says what fields mean."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from db.build.models import Condition, Day, Fact, FixedDose, Id, Percent, Region, Strict, Text


class Brand(Strict):
    """A trade name and where it is used."""

    name: Text
    region: Region


class Names(Fact):
    """What the drug is called and found by."""

    inn: Text
    brands: list[Brand] = []
    zh: Text | None = None
    zh_other: Text | None = None
    aliases: list[Text] = []


class Statement(Fact):
    """One line of a monograph."""

    id: Id
    text: Text
    region: Region | None = None


class Codes(Fact):
    """Codes of the drug in public systems, only where confirmed."""

    atc: Text | None = None
    rxnorm: Text | None = None
    ncit: Text | None = None
    drugbank: Text | None = None


class Approval(Fact):
    """The regulatory state in one region."""

    id: Id
    region: Region
    status: Literal["approved", "off-label", "investigational", "not-approved"]
    scope: Literal["rair-dtc", "fusion-positive-thyroid", "tumour-agnostic", "other-tumour-only"]
    year: int | None = None
    indication: Text


class StartDose(Fact):
    """A labelled start dose, for whom and where it holds."""

    id: Id
    label: Text | None = None  # for whom, where the drug has more than one start dose
    when: Condition | None = None
    region: Region | None = None
    dose: FixedDose


class LadderStep(Fact):
    """One reduction level; without a dose: stop."""

    id: Id
    step: Annotated[int, Field(ge=1, le=6)]
    label: Text | None = None
    when: Condition | None = None
    region: Region | None = None
    dose: FixedDose | None = None  # none: stop
    text: Text | None = None


class Adjustment(Fact):
    """What the label says for one situation; dose rules name it by its id."""

    id: Id
    kind: Literal["renal", "hepatic", "weight", "age", "interaction", "surgery", "administration", "other"]
    label: Text  # the situation in words
    when: Condition | None = None  # the same in the rule language, where the questions can say it
    action: Literal["set-dose", "change-by", "no-change", "avoid", "no-data", "instruction"]
    dose: FixedDose | None = None
    text: Text | None = None  # what to do, where no single dose says it
    region: Region | None = None


class Dosing(Strict):
    """Everything about amounts."""

    start: Annotated[list[StartDose], Field(min_length=1)]
    ladder: list[LadderStep] = []
    adjustments: list[Adjustment] = []
    administration: list[Statement] = []


class ToxicityStep(Fact):
    """What to do for an event at a grade."""

    id: Id
    event: Text  # CTCAE v5 term
    grade: Text
    grades: list[Annotated[int, Field(ge=1, le=4)]] = []
    action: Literal["withhold", "reduce", "discontinue", "continue"]
    detail: Text
    region: Region | None = None


class LabelWarning(Fact):
    """A warning of the label."""

    id: Id
    event: Text
    text: Text


class Interaction(Fact):
    """A drug or class that changes this one or is changed by it."""

    id: Id
    with_: Annotated[Text, Field(alias="with")]
    mechanism: Text | None = None
    effect: Text | None = None
    severity: Literal["contraindicated", "avoid", "adjust", "monitor", "none"]
    action: Text
    region: Region | None = None


class Metabolism(Fact):
    """How the drug is handled by the body."""

    enzymes: list[Text] = []
    transporters: list[Text] = []
    qt_risk: Literal["yes", "no", "unknown"]
    half_life_h: float | None = None
    text: Text | None = None


class Monitoring(Fact):
    """What to check, before and how often."""

    id: Id
    what: Text
    baseline: Text
    schedule: Text
    region: Region | None = None


class EventRate(Strict):
    """How often an event was seen; none: not reported."""

    term: Text
    all_grades: Percent | None = None
    grade_3_plus: Percent | None = None


class AdverseEventTable(Fact):
    """Event rates in one named population."""

    id: Id
    population: Text
    trial: Id | None = None
    events: Annotated[list[EventRate], Field(min_length=1)]


class Drug(Strict):
    """A whole monograph."""

    id: Id
    checked_on: Day
    names: Names
    codes: Codes | None = None
    drug_class: Literal[
        "antiangiogenic-multikinase-inhibitor",
        "ret-inhibitor",
        "trk-inhibitor",
        "braf-inhibitor",
        "mek-inhibitor",
        "alk-inhibitor",
        "mtor-inhibitor",
        "immune-checkpoint-inhibitor",
        "radioligand",
        "radioiodine",
        "cytotoxic",
        "supportive",
    ]
    targets: list[Text] = []
    mechanism: Statement
    approvals: list[Approval] = []
    dosing: Dosing
    toxicity: list[ToxicityStep] = []
    boxed_warning: list[Statement] = []
    contraindications: list[Statement] = []
    warnings: list[LabelWarning] = []
    adverse_events: list[AdverseEventTable] = []
    interactions: list[Interaction] = []
    metabolism: list[Metabolism] = []
    monitoring: list[Monitoring] = []
    pregnancy: list[Statement] = []
    practical: list[Statement] = []
    trials: list[Id] = []


class Setting(Fact):
    """Who was in a trial."""

    population: Text
    line: Literal["first", "later", "any"]
    prior_therapy: Text
    biomarker: Text
    region: Text
    enrolment: int | None = None


class Arm(Strict):
    """One treatment of a trial."""

    id: Id
    regimen: Text
    n: Annotated[int, Field(gt=0)] | None = None


class Interval(Strict):
    """A confidence interval with its level."""

    level: Annotated[float, Field(ge=50, lt=100)]  # percent
    lower: float | None = None  # none: not reached or not reported, see the note
    upper: float | None = None


class Outcome(Fact):
    """An arm's own figure, or a comparison of two arms."""

    id: Id
    endpoint: Text
    assessor: Literal["independent", "investigator", "not-stated"] = "not-stated"
    arm: Id | None = None  # an arm's own figure …
    compare: list[Id] | None = None  # … or a comparison [treatment, control]
    measure: Literal[
        "median-months",
        "percent",
        "hazard-ratio",
        "odds-ratio",
        "risk-ratio",
        "difference",
        "count",
        "not-estimable",
    ]
    value: float | None = None  # none: not reached
    interval: Interval | None = None
    n: Annotated[int, Field(gt=0)] | None = None
    p: Text | None = None

    @model_validator(mode="after")
    def _belongs_to_an_arm_or_a_pair(self) -> Self:
        """An outcome is one arm's own or compares two; a ratio always compares."""
        if (self.arm is None) == (self.compare is None):
            raise ValueError("give either arm or compare")
        if self.measure.endswith("ratio") and self.compare is None:
            raise ValueError("a ratio names both arms in compare")
        return self


class TrialSafety(Fact):
    """How often an event was seen in one arm."""

    id: Id
    arm: Id
    term: Text
    all_grades: Percent | None = None
    grade_3_plus: Percent | None = None


class Trial(Strict):
    """A trial or cohort as published."""

    id: Id
    checked_on: Day
    name: Text
    nct: Text | None = None
    phase: Text
    design: Text
    randomised: bool
    setting: Setting
    arms: Annotated[list[Arm], Field(min_length=1)]
    outcomes: list[Outcome] = []
    safety: list[TrialSafety] = []
    notes: list[Statement] = []
    sources: Annotated[list[Id], Field(min_length=1)]
