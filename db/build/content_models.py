"""The shape of guideline differences, adverse events and calculators. See db/README.md."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from db.build.models import Condition, Fact, Id, Strict, Text


class Position(Fact):
    """What one body says at a decision point, in our words, with its own grade."""

    id: Id
    body: Text
    year: Annotated[int, Field(ge=1990, le=2100)]
    region: Literal["US", "EU", "UK", "CN", "JP", "international"]
    text: Text
    grade: Text | None = None  # the body's own: "R63A, strong, moderate certainty"; none: it gives none


class GuidelineDifference(Strict):
    """A decision point where bodies differ."""

    id: Id
    point: Text
    when: Condition  # on which cases it bears
    findings: list[Id] = []  # questions and derived findings that it is about
    options: list[Id] = []
    positions: Annotated[list[Position], Field(min_length=2)]


class NotIncluded(Fact):
    """What was considered and left out, and why."""

    id: Id
    label: Text
    kind: Literal["drug", "radioligand", "procedure", "trial", "test", "rule"]
    reason: Text


class GradeAdvice(Fact):
    """What to do at one CTCAE v5 grade, across drugs; a drug's own label goes before it."""

    id: Id
    grade: Annotated[int, Field(ge=1, le=4)]
    text: Text


class EventStatement(Fact):
    """One line of a section of an adverse event."""

    id: Id
    section: Literal["onset", "prevention", "monitoring", "treatment", "red-flags"]
    text: Text


class AdverseEvent(Strict):
    """How an adverse event is met, by CTCAE v5 grade."""

    id: Id
    term: Text  # CTCAE v5 term
    aliases: list[Text] = []
    zh: list[Text] = []
    drugs: list[Id] = []  # on which it matters
    statements: list[EventStatement] = []
    grades: list[GradeAdvice] = []


class CalculatorInput(Strict):
    """One value that a calculator asks for."""

    id: Id
    label: Text
    type: Literal["number", "choice", "boolean", "series"]
    unit: Text | None = None
    plausible: Annotated[list[float], Field(min_length=2, max_length=2)] | None = None
    hard: Annotated[list[float], Field(min_length=2, max_length=2)] | None = None
    choices: list[Text] = []
    optional: bool = False


class Band(Strict):
    """A range of results and what it means."""

    when: Text
    meaning: Text


class WorkedExample(Strict):
    """Inputs and the result that every implementation must give."""

    given: dict[str, float | str | bool | list[float]]
    result: dict[str, float | str]


class FilledFormula(Strict):
    """The formula with `{input}` in place of each value, for when all of them and the choices of `with` are given."""

    text: Text
    needs: Annotated[dict[str, str], Field(alias="with")] = {}


class Calculator(Fact):
    """A formula with units, ranges, bands, warnings and worked examples."""

    id: Id
    label: Text
    formula: Annotated[list[Text], Field(min_length=1)]
    filled: list[FilledFormula] = []
    inputs: Annotated[list[CalculatorInput], Field(min_length=1)]
    result_unit: Text
    fills: Id | None = None  # the question of the case that the result answers
    bands: list[Band] = []
    warnings: list[Text] = []
    examples: list[WorkedExample] = []


class StandardCode(Fact):
    """What a question, or one answer of it, is called in a public code system."""

    id: Id
    finding: Id
    answer: Text | None = None  # none: the code names the question itself
    system: Literal["loinc", "snomed", "icd-10-cm", "hgnc"]
    code: Text
    display: Text
