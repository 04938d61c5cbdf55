"""A case from a bundle: what our codes name is taken exactly, the rest is named in words and never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.services.case_file import CaseError, CaseReader
from rairdtc_gui.services.fhir import vocabulary as words
from rairdtc_gui.services.fhir.findings import SCORE
from rairdtc_gui.services.fhir.shape import Refused, code_of, field, items, listed, mapping, parse, text
from rairdtc_gui.services.fhir.subject import Placed, refuse_two_patients

_KIND, _ID = re.compile("[A-Za-z]{1,64}"), re.compile(r"[A-Za-z0-9.-]{1,64}")

#: What the export adds around a case and a reader needs nothing of.
_ADDED = {"Patient", "List", "RequestGroup", "MedicationRequest", "ServiceRequest", "Device", "Provenance"}


@dataclass(frozen=True, slots=True)
class FhirCase:
    """A case that was read, and each resource that was not taken, in words."""

    case: Case
    not_taken: tuple[str, ...]


def read(data: object, reader: CaseReader, place: str = "bundle") -> FhirCase:
    """The case in a bundle; raises `CaseError` that names the path of each problem, and then takes nothing."""
    try:
        bundle = mapping(data, "Bundle")
        if bundle.get("resourceType") != "Bundle" or bundle.get("type") != "collection":
            raise Refused("Bundle", "a Bundle of the type collection is needed")
        resources = [
            _placed(entry, f"Bundle.entry[{at}]") for at, entry in enumerate(listed(bundle, "entry", "Bundle"))
        ]
        refuse_two_patients(resources)
        taking = _Taking(reader.questions)
        for path, _, resource in resources:
            taking.take(resource, path)
        taking.settle()
    except Refused as refused:
        raise CaseError([f"{place}: {refused}"]) from refused
    return FhirCase(reader.from_data(taking.data, place), tuple(taking.not_taken))


def _placed(raw: object, path: str) -> Placed:
    entry, where = mapping(raw, path), f"{path}.resource"
    return where, entry.get("fullUrl"), mapping(entry.get("resource"), where)


def read_text(source: str, reader: CaseReader, place: str = "bundle") -> FhirCase:
    """The case in the text of a file; raises `CaseError`."""
    try:
        return read(parse(source), reader, place)
    except Refused as refused:
        raise CaseError([f"{place}: {refused}"]) from refused


class _Taking:
    """Collects a case file's data from one resource after another."""

    def __init__(self, questions: Any) -> None:
        self._questions: dict[str, Question] = dict(questions)
        self._restated: list[tuple[str, str]] = []
        self.data: dict[str, Any] = {"findings": {}, "unavailable": [], "measured": {}}
        self.not_taken: list[str] = []

    def take(self, resource: dict[str, Any], path: str) -> None:
        """What one resource says of the case."""
        kind = text(resource, "resourceType", path)
        mark = code_of(resource, "identifier", words.RESTATED, path, is_identifier=True)
        if mark is not None:
            self._restated.append((path, mark))
        elif kind == "Observation" and self._observation(resource, path):
            return
        elif kind == "CarePlan" and code_of(resource, "category", words.DECISION, path):
            self._decision(resource, path)
        elif not self._is_ours(kind, resource):
            self.not_taken.append(_name(kind, resource.get("id"), path))

    def _is_ours(self, kind: str, resource: dict[str, Any]) -> bool:
        """Whether our export adds it: by its kind and the local id that it has there."""
        name = str(resource.get("id"))
        ids = {"Patient": "patient", "List": "contents", "RequestGroup": "options", "Device": "program"}
        ids |= {"Provenance": "provenance", "Condition": "cancer"}
        return ids.get(kind) == name or (kind in _ADDED and name.startswith("option-"))

    def _observation(self, resource: dict[str, Any], path: str) -> bool:
        question = code_of(resource, "code", words.QUESTION, path)
        if question is not None:
            self._finding(question, resource, path)
            return True
        about = code_of(resource, "code", words.CASE, path)
        if about == "label":
            self._once(self.data, "label", field(resource, "valueString", path), path)
        elif about == "jurisdiction":
            place = code_of(resource, "valueCodeableConcept", words.CASE, path)
            self._once(self.data, "jurisdiction", place or "", path)
        return about in ("label", "jurisdiction")

    def _finding(self, question_id: str, resource: dict[str, Any], path: str) -> None:
        question = self._questions.get(question_id)
        if question is None:
            raise Refused(f"{path}.code", f"unknown question {question_id!r:.80}")
        if resource.get("status") not in ("final", "amended", "corrected"):
            raise Refused(f"{path}.status", f"{resource.get('status')!r:.40} is not final")
        if question_id in self.data["findings"] or question_id in self.data["unavailable"]:
            raise Refused(path, f"{question_id} is answered twice")
        if "dataAbsentReason" in resource:
            if any(key.startswith("value") or key == "component" for key in resource):
                raise Refused(path, f"{question_id} is both answered and absent")
            self.data["unavailable"].append(question_id)
            return
        self.data["findings"][question_id] = _value(question, resource, path)
        if "effectiveDateTime" in resource:
            self.data["measured"][question_id] = text(resource, "effectiveDateTime", path)

    def _decision(self, resource: dict[str, Any], path: str) -> None:
        activity = listed(resource, "activity", path)
        if len(activity) != 1:
            raise Refused(f"{path}.activity", "exactly one is needed")
        where = f"{path}.activity[0]"
        detail = mapping(mapping(activity[0], where).get("detail"), f"{where}.detail")
        reasons = [
            code_of({"code": reason}, "code", words.REASON, f"{where}.detail.reasonCode[{number}]") or ""
            for number, reason in enumerate(items(detail, "reasonCode", f"{where}.detail"))
        ]
        decision = {
            "option": code_of(detail, "code", words.OPTION, f"{where}.detail") or "",
            "on": text(resource, "created", path),
            "reasons": reasons,
            "words": resource.get("description", ""),
        }
        self._once(self.data, "decision", decision, path)

    def _once(self, target: dict[str, Any], key: str, value: object, path: str) -> None:
        if key in target:
            raise Refused(path, f"{key} stands twice")
        target[key] = value

    def settle(self) -> None:
        """Refuses a bundle in which a resource says something else than the observation it restates."""
        for path, mark in self._restated:
            question, _, answer = mark.partition("/")
            value = self.data["findings"].get(question)
            if answer != value and not (isinstance(value, list) and answer in value):
                raise Refused(path, f"says {mark!r:.80}, but the observation of {question!r:.60} does not")


def _name(kind: str, local_id: object, path: str) -> str:
    """What a foreign resource is called; what FHIR does not allow as a kind or an id is not repeated."""
    shown = local_id if isinstance(local_id, str) and _ID.fullmatch(local_id) else path
    return f"{kind if _KIND.fullmatch(kind) else 'resource'} {shown}"


def _value(question: Question, resource: dict[str, Any], path: str) -> object:
    match question.type:
        case QuestionType.BOOLEAN:
            return field(resource, "valueBoolean", path)
        case QuestionType.DATE:
            return field(resource, "valueDateTime", path)
        case QuestionType.NUMBER:
            return _number(question, mapping(field(resource, "valueQuantity", path), f"{path}.valueQuantity"), path)
        case QuestionType.MULTI:
            return _entries(question, resource, path)
        case QuestionType.CHOICE if question.id == SCORE:
            return field(resource, "valueInteger", path)
        case QuestionType.CHOICE:
            return _answer(question, resource, path)


def _number(question: Question, quantity: dict[str, Any], path: str) -> object:
    """A figure counts in the unit of the question only; other units are not converted."""
    where = f"{path}.valueQuantity"
    if quantity.get("comparator") is not None:
        raise Refused(f"{where}.comparator", "an exact figure is needed")
    unit, code = quantity.get("unit", ""), quantity.get("code")
    known = words.UNITS.get(question.unit)
    if (code is not None and code != known) or (code is None and unit != question.unit):
        raise Refused(where, f"unit {code or unit!r:.40}; {question.id} is given in {question.unit or 'no unit'}")
    return field(quantity, "value", where)


def _entries(question: Question, resource: dict[str, Any], path: str) -> list[str]:
    """The numbered entries in their order, whatever the order of the components."""
    numbered: dict[str, str] = {}
    for place, raw in enumerate(listed(resource, "component", path)):
        where = f"{path}.component[{place}]"
        component = mapping(raw, where)
        number = code_of(component, "code", words.ENTRY, where)
        if number is None or number in numbered:
            raise Refused(where, "an entry needs a number of its own")
        numbered[number] = _answer(question, component, where)
    wanted = [str(number) for number in range(1, len(numbered) + 1)]
    if sorted(numbered) != sorted(wanted):
        raise Refused(f"{path}.component", "entries are not numbered from 1 without a gap")
    return [numbered[number] for number in wanted]


def _answer(question: Question, holder: dict[str, Any], path: str) -> str:
    found = code_of(holder, "valueCodeableConcept", words.ANSWER, path)
    head, _, answer = (found or "").partition("/")
    if head != question.id or not answer:
        raise Refused(f"{path}.valueCodeableConcept", f"no answer of {question.id} in the system {words.ANSWER}")
    return answer
