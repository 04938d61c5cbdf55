"""The whole bundle: a collection of the findings, what mCODE says of them, the options and where they come from."""

from __future__ import annotations

import json
from datetime import datetime

from rairdtc_gui.domain.answers import Result
from rairdtc_gui.domain.knowledge import KnowledgeIdentity, RuleSet
from rairdtc_gui.domain.standard_codes import DrugCode, StandardCode
from rairdtc_gui.services.fhir import vocabulary as words
from rairdtc_gui.services.fhir.cancer import patient, restatements
from rairdtc_gui.services.fhir.findings import findings
from rairdtc_gui.services.fhir.parts import Codes, Data, Export, coding, concept, digest_of
from rairdtc_gui.services.fhir.plan import Plan


def export(
    result: Result,
    rule_set: RuleSet,
    identity: KnowledgeIdentity,
    codes: tuple[tuple[StandardCode, ...], tuple[DrugCode, ...]],
    at: datetime,
) -> Data:
    """The case of a result and its options as a bundle; the same for the same case, knowledge and time.

    `at` must know its time zone.
    """
    digest = digest_of(result.case)
    questions = {question.id: question for question in rule_set.questions}
    made = Export(result.case, questions, identity, Codes(*codes), at.replace(microsecond=0), digest)
    plan = Plan(
        made,
        {option.id: option for option in rule_set.options},
        {drug.summary.id: drug.summary.name for drug in rule_set.drugs},
    )
    resources = [patient(made), *findings(made), *restatements(made), *plan.resources(result)]
    if result.case.decision is not None:
        resources.append(plan.decision(result.case.decision))
    listed = [_contents(made, resources), *resources, _device(), _provenance(made, result)]
    return {
        "resourceType": "Bundle",
        "id": digest[:32],
        "meta": {"profile": [words.PATIENT_BUNDLE]},
        "identifier": {"system": words.CASE, "value": digest},
        "type": "collection",
        "timestamp": made.at.isoformat(),
        "entry": [{"fullUrl": made.full_url(resource["id"]), "resource": resource} for resource in listed],
    }


def export_text(
    result: Result,
    rule_set: RuleSet,
    identity: KnowledgeIdentity,
    codes: tuple[tuple[StandardCode, ...], tuple[DrugCode, ...]],
    at: datetime,
) -> str:
    """The bundle as the text of a file."""
    data = export(result, rule_set, identity, codes, at)
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _contents(made: Export, resources: list[Data]) -> Data:
    """What the bundle holds, and in words what had no code."""
    as_text = ", ".join(made.codes.as_text)
    notes = [words.DISCLAIMER, _basis(made)]
    if as_text:
        notes.append(f"Exported as text, without a public code: {as_text}.")
    return {
        "resourceType": "List",
        "id": "contents",
        "status": "current",
        "mode": "snapshot",
        "title": "Findings and evaluated options",
        "code": concept("Contents of this export", [coding(words.CASE, "contents")]),
        "subject": made.patient,
        "date": made.at.isoformat(),
        "note": [{"text": note} for note in notes],
        "entry": [{"item": made.reference(resource["id"])} for resource in resources],
    }


def _basis(made: Export) -> str:
    identity = made.identity
    return f"Knowledge base {identity.version} of {identity.date}, content {identity.hash}."


def _device() -> Data:
    return {
        "resourceType": "Device",
        "id": "program",
        "deviceName": [{"name": "RAIR-DTC reference", "type": "user-friendly-name"}],
        "type": concept("Decision support program"),
    }


def _provenance(made: Export, result: Result) -> Data:
    agent = concept("Assembler", [coding(words.PROVENANCE_AGENT, "assembler")])
    base = {"identifier": {"system": words.KNOWLEDGE, "value": made.identity.hash}, "display": _basis(made)}
    return {
        "resourceType": "Provenance",
        "id": "provenance",
        "target": [made.reference("contents"), made.reference("options")],
        "recorded": made.at.isoformat(),
        "policy": [f"{words.OURS}jurisdiction:{result.jurisdiction.value}"],
        "agent": [{"type": agent, "who": made.reference("program")}],
        "entity": [{"role": "source", "what": base}],
    }
