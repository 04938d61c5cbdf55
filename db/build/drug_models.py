"""The shape of source files of drugs and trials. db/README.md says what fields mean."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from db.build.models import Condition, Day, Fact, FixedDose, Id, Percent, Region, Strict, Text, Unit


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


class DoseRange(Strict):
    """The amounts of the drug that can be meant: a figure outside is a slip of the pen."""

    unit: Unit
    low: Annotated[float, Field(gt=0)]
    high: Annotated[float, Field(gt=0)]


class Dosing(Strict):
    """Everything about amounts. Every amount of the monograph lies in the written range of its unit."""

    ranges: Annotated[list[DoseRange], Field(min_length=1)]
    start: list[StartDose] = []
    no_start: Statement | None = None  # why there is no start dose: no label gives one for this use
    ladder: list[LadderStep] = []
    adjustments: list[Adjustment] = []
    administration: list[Statement] = []


_OCCURRENCE_WORDS = re.compile(r"\b(recurrent|again|(first|second|third|fourth) time)\b")
NextLevel = Literal["same", "one-lower", "two-lower", "three-lower", "reduced", "named-dose", "judgement"]


class ToxicityStep(Fact):
    """What to do for an event at a grade. Its words are made from typed fields; `detail` adds what they cannot say."""

    id: Id
    event: Text  # CTCAE v5 term
    grade: Text  # as the label words it
    grades: list[Annotated[int, Field(ge=1, le=4)]] = []  # empty: the label goes by another measure
    when: Condition | None = None
    occurrence: Annotated[int, Field(ge=1, le=4)] | None = None  # of the event on this drug; none: any
    action: Literal["withhold", "reduce", "discontinue", "continue"]
    until_grade: Annotated[int, Field(ge=0, le=3)] | None = (
        None  # withhold: until this grade or less; 0: resolved or baseline
    )
    until: Text | None = None  # withhold: the same in words, where it is no grade: "QTcF 480 ms or less or baseline"
    next_level: NextLevel | None = (
        None  # withhold, reduce: the dose after; reduced: the label names no number of levels
    )
    next_dose: FixedDose | None = None  # the dose after, where the label names it
    stop_if: Text | None = None  # what makes it permanent: "it does not settle within 4 weeks"
    detail: Text | None = None
    region: Region | None = None

    @model_validator(mode="after")
    def _fields_fit_the_action(self) -> Self:
        """A stop has no way back, a hold names one, and a named dose stands beside its word."""
        resumes = self.action in ("withhold", "reduce")
        if resumes != (self.next_level is not None):
            raise ValueError(f"next_level is for withhold and reduce, and both need it; the action is {self.action}")
        if self.action != "withhold" and (self.until_grade is not None or self.until is not None):
            raise ValueError("until_grade and until are for withhold only")
        if (self.next_level == "named-dose") != (self.next_dose is not None):
            raise ValueError("next_dose and next_level: named-dose stand together")
        if self.action == "continue" and self.detail is None:
            raise ValueError("continue says in detail what to do")
        if self.event.casefold().startswith(("any ", "all ")):
            raise ValueError('the line for all other events is called "Other adverse reaction", so that it is found')
        if self.occurrence is not None and _OCCURRENCE_WORDS.search(self.grade):
            raise ValueError("the occurrence stands in its own field, not in the words of the grade")
        return self


class LabelWarning(Fact):
    """A warning of the label."""

    id: Id
    event: Text
    text: Text


class Interaction(Fact):
    """A drug or class that changes this one or is changed by it."""

    id: Id
    with_: Annotated[Text, Field(alias="with")]
    matches: list[Id] = []  # substances and classes of co-medicines.yaml that it is about
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
    left_out: list[Literal["adjustments", "monitoring", "pregnancy"]] = []  # the label has it, this reference has not
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
    """One treatment of a trial, or some of its patients; `cohort`: which, where others were given the same."""

    id: Id
    regimen: Text
    cohort: Text | Literal[""] = ""
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


class EntryCriterion(Fact):
    """One criterion of entry; with a condition where the questions can say it."""

    id: Id
    kind: Literal["include", "exclude"]
    text: Text
    when: Condition | None = None  # true: the case has what the criterion names


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
    entry: list[EntryCriterion] = []
    safety: list[TrialSafety] = []
    notes: list[Statement] = []
    sources: Annotated[list[Id], Field(min_length=1)]
