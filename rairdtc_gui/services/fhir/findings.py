"""Every answer of a case as one Observation, from which it is read back exactly."""

from __future__ import annotations

from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.domain.standard_codes import StandardCode
from rairdtc_gui.services.fhir import vocabulary as words
from rairdtc_gui.services.fhir.parts import Data, Export, coding, concept, public, quantity

#: The one question whose profile asks for a number instead of a code.
SCORE = "ecog"


def findings(export: Export) -> list[Data]:
    """Answered questions, then what cannot be found out, in asking order; then label and jurisdiction."""
    case = export.case
    answered = [_finding(export, question) for question in export.questions.values() if question.id in case.findings]
    absent = [_absent(export, question) for question in export.questions.values() if question.id in case.unavailable]
    return [*answered, *absent, *_about(export)]


def _finding(export: Export, question: Question) -> Data:
    found = _observation(export, question)
    if question.id in export.case.measured:
        found["effectiveDateTime"] = export.case.measured[question.id].isoformat()
    return {**found, **_value(export, question, export.case.findings[question.id])}


def _absent(export: Export, question: Question) -> Data:
    reason = concept("cannot be found out", [coding(words.ABSENT, "unknown", "Unknown")])
    return {**_observation(export, question), "dataAbsentReason": reason}


def _observation(export: Export, question: Question) -> Data:
    codes = public(_own_code(export, question))
    if not codes:
        export.codes.say(f"question {question.label}")
    is_score = question.id == SCORE
    return {
        "resourceType": "Observation",
        "id": f"finding-{question.id}",
        **({"meta": {"profile": [words.ECOG]}} if is_score else {}),
        "status": "final",
        "category": [concept("Survey", [coding(words.OBSERVATION_CATEGORY, "survey", "Survey")])],
        "code": concept(question.label, [*codes, coding(words.QUESTION, question.id)]),
        "subject": export.patient,
    }


def _own_code(export: Export, question: Question) -> StandardCode | None:
    """The code of the question itself; that of histology names the cancer, not the question."""
    return None if question.id == "histology" else export.codes.of(question.id)


def _value(export: Export, question: Question, value: Value) -> Data:
    match question.type:
        case QuestionType.BOOLEAN:
            return {"valueBoolean": value}
        case QuestionType.NUMBER:
            return {"valueQuantity": quantity(float(value), question.unit, export.codes)}  # type: ignore[arg-type]
        case QuestionType.DATE:
            return {"valueDateTime": value}
        case QuestionType.CHOICE if question.id == SCORE:
            return _score(export, str(value))
        case QuestionType.CHOICE:
            return {"valueCodeableConcept": _answer(question, str(value))}
        case QuestionType.MULTI:
            return {"component": _entries(question, value)}  # type: ignore[arg-type]


def _score(export: Export, value: str) -> Data:
    meaning = public(export.codes.of(SCORE, value))
    label = export.questions[SCORE].label_of(value)
    return {"valueInteger": int(value), **({"interpretation": [concept(label, meaning)]} if meaning else {})}


def _entries(question: Question, values: tuple[str, ...]) -> list[Data]:
    """Numbered, since the order of an ordered question is part of its answer."""
    return [
        {
            "code": concept(f"entry {number}", [coding(words.ENTRY, str(number))]),
            "valueCodeableConcept": _answer(question, value),
        }
        for number, value in enumerate(values, start=1)
    ]


def _answer(question: Question, value: str) -> Data:
    """One answer in words, with our id of it."""
    return concept(question.label_of(value), [coding(words.ANSWER, f"{question.id}/{value}")])


def _about(export: Export) -> list[Data]:
    case = export.case
    found: list[tuple[str, str, Data]] = []
    if case.label:
        found.append(("label", "Label of the case", {"valueString": case.label}))
    if case.jurisdiction is not None:
        place = concept(case.jurisdiction.value, [coding(words.CASE, case.jurisdiction.value)])
        found.append(("jurisdiction", "Jurisdiction whose rules lead", {"valueCodeableConcept": place}))
    return [
        {
            "resourceType": "Observation",
            "id": f"case-{name}",
            "status": "final",
            "code": concept(text, [coding(words.CASE, name)]),
            "subject": export.patient,
            **value,
        }
        for name, text, value in found
    ]
