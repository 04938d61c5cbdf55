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
from rairdtc_gui.services.fhir.parts import address_of
from rairdtc_gui.services.fhir.shape import (
    Refused,
    code_of,
    field,
    items,
    listed,
    mapping,
    parse,
    refuse_modifiers,
    refuse_two_values,
    text,
    values_in,
)
from rairdtc_gui.services.fhir.subject import Placed, refuse_two_patients

_KIND, _ID = re.compile("[A-Za-z]{1,64}"), re.compile(r"[A-Za-z0-9.-]{1,64}")

#: What the export adds around a case and a reader needs nothing of: the kind and its local id, and the requests.
_ADDED = {
    "Patient": "patient", "List": "contents", "RequestGroup": "options", "Device": "program",
    "Provenance": "provenance", "Condition": "cancer",
}  # fmt: skip
_REQUESTS = ("MedicationRequest", "ServiceRequest")
_HOLDS, _GOES_ON = ("active", "completed"), ("not-started", "scheduled", "in-progress", "completed")


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
        refuse_modifiers(bundle, "Bundle", "entry")
        taking = _Taking(reader.questions, _digest_in(bundle))
        for placed in resources:
            taking.take(*placed)
        taking.settle()
    except Refused as refused:
        raise CaseError([f"{place}: {refused}"]) from refused
    return FhirCase(reader.from_data(taking.data, place), tuple(taking.not_taken))


def _placed(raw: object, path: str) -> Placed:
    entry, where = mapping(raw, path), f"{path}.resource"
    refuse_modifiers(entry, path, "resource")
    return where, entry.get("fullUrl"), mapping(entry.get("resource"), where)


def _digest_in(bundle: dict[str, Any]) -> str:
    """Of the case that the bundle was made from, by its own word; empty if it does not say."""
    identifier = bundle.get("identifier")
    value = identifier.get("value") if isinstance(identifier, dict) else None
    return value if isinstance(value, str) else ""


def read_text(source: str, reader: CaseReader, place: str = "bundle") -> FhirCase:
    """The case in the text of a file; raises `CaseError`."""
    try:
        return read(parse(source), reader, place)
    except Refused as refused:
        raise CaseError([f"{place}: {refused}"]) from refused


class _Taking:
    """Collects a case file's data from one resource after another."""

    def __init__(self, questions: Any, digest: str) -> None:
        """`digest`: of the case that the bundle was made from, by which its own resources are told from others."""
        self._digest = digest
        self._seen: set[str] = set()
        self._questions: dict[str, Question] = dict(questions)
        self._restated: list[tuple[str, str]] = []
        self.data: dict[str, Any] = {"findings": {}, "unavailable": [], "measured": {}}
        self.not_taken: list[str] = []

    def take(self, path: str, address: object, resource: dict[str, Any]) -> None:
        """What one resource says of the case. `address`: what its entry calls it."""
        kind = text(resource, "resourceType", path)
        if self._is_taken(kind, resource, path) or self._is_added(kind, resource, address):
            refuse_modifiers(resource, path)
        else:
            self.not_taken.append(_name(kind, resource.get("id"), path))

    def _is_taken(self, kind: str, resource: dict[str, Any], path: str) -> bool:
        mark = code_of(resource, "identifier", words.RESTATED, path, is_identifier=True)
        if mark is not None:
            self._restated.append((path, mark))
            return True
        if kind == "CarePlan" and code_of(resource, "category", words.DECISION, path):
            self._decision(resource, path)
            return True
        return kind == "Observation" and self._observation(resource, path)

    def _is_added(self, kind: str, resource: dict[str, Any], address: object) -> bool:
        """Whether our export added it: by its kind, its local id and the address that follows from the case, once."""
        name = str(resource.get("id"))
        expected = address_of(self._digest, name)
        is_named = _ADDED.get(kind) == name or (kind in _REQUESTS and name.startswith("option-"))
        if not is_named or address != expected or expected in self._seen:
            return False
        self._seen.add(expected)
        return True

    def _observation(self, resource: dict[str, Any], path: str) -> bool:
        question = code_of(resource, "code", words.QUESTION, path)
        if question is not None:
            self._finding(question, resource, path)
            return True
        about = code_of(resource, "code", words.CASE, path)
        if about in ("label", "jurisdiction"):
            refuse_two_values(resource, path)
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
            if values_in(resource):
                raise Refused(path, f"{question_id} is both answered and absent")
            self.data["unavailable"].append(question_id)
            return
        refuse_two_values(resource, path)
        self.data["findings"][question_id] = _value(question, resource, path)
        if "effectiveDateTime" in resource:
            self.data["measured"][question_id] = text(resource, "effectiveDateTime", path)

    def _decision(self, resource: dict[str, Any], path: str) -> None:
        activity = listed(resource, "activity", path)
        if len(activity) != 1:
            raise Refused(f"{path}.activity", "exactly one is needed")
        where = f"{path}.activity[0]"
        detail = mapping(mapping(activity[0], where).get("detail"), f"{where}.detail")
        _refuse_what_does_not_hold(resource, path, detail, f"{where}.detail")
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


def _refuse_what_does_not_hold(plan: dict[str, Any], path: str, detail: dict[str, Any], where: str) -> None:
    """A decision that was taken back, or against what it names, is none for it."""
    for holder, place, known in ((plan, path, _HOLDS), (detail, where, _GOES_ON)):
        if holder.get("status") not in known:
            raise Refused(f"{place}.status", f"{holder.get('status')!r:.40} is no decision that holds")
    if detail.get("doNotPerform", False) is not False:
        raise Refused(f"{where}.doNotPerform", "the decision is against what it names")


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
        refuse_two_values(component, where)
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
