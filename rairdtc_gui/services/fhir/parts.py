"""Small pieces that every resource is made of, and the one object that knows the case and its codes."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.knowledge import KnowledgeIdentity
from rairdtc_gui.domain.questions import Question
from rairdtc_gui.domain.standard_codes import DrugCode, StandardCode
from rairdtc_gui.services.case_file import to_data
from rairdtc_gui.services.fhir import vocabulary as words

Data = dict[str, Any]
_NAMESPACE = uuid.UUID("6f1c9d1e-6a52-5b0e-9d5b-2f6f7c1b7a10")


@dataclass(frozen=True, slots=True)
class Codes:
    """Confirmed public codes; what has none is noted in `as_text`, once, in words."""

    findings: tuple[StandardCode, ...]
    drugs: tuple[DrugCode, ...]
    as_text: dict[str, None] = field(default_factory=dict)

    def of(self, question: str, answer: str = "") -> StandardCode | None:
        """The code of a question, or of one answer of it."""
        known = (code for code in self.findings if (code.finding, code.answer) == (question, answer))
        return next((code for code in known if code.provenance.checked.value == "seen"), None)

    def drug(self, drug: str) -> DrugCode | None:
        """The ATC code of a drug."""
        return next((code for code in self.drugs if code.drug == drug and code.checked.value == "seen"), None)

    def say(self, what: str) -> None:
        """Remembers that something was written as text."""
        self.as_text[what] = None


@dataclass(frozen=True, slots=True)
class Export:
    """What one export is made from. `at`: the time written into it."""

    case: Case
    questions: dict[str, Question]
    identity: KnowledgeIdentity
    codes: Codes
    at: datetime
    digest: str

    def full_url(self, local_id: str) -> str:
        """The address of a resource: the same for the same case."""
        return address_of(self.digest, local_id)

    def reference(self, local_id: str, display: str = "") -> Data:
        """A pointer to a resource of this bundle."""
        return {"reference": self.full_url(local_id), **({"display": display} if display else {})}

    @property
    def patient(self) -> Data:
        """The patient of the case."""
        return self.reference("patient")


def address_of(digest: str, local_id: str) -> str:
    """The address of a resource in the bundle of the case that has this digest."""
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{digest}/{local_id}')}"


def digest_of(case: Case) -> str:
    """What tells one case from another: nothing of it can be read back."""
    return hashlib.sha256(json.dumps(to_data(case), sort_keys=True).encode()).hexdigest()


def coding(system: str, code: str, display: str = "") -> Data:
    """One code of one system."""
    return {"system": system, "code": code, **({"display": display} if display else {})}


def concept(text: str, codings: Iterable[Data] = ()) -> Data:
    """A meaning in words, with the codes that are known for it."""
    found = list(codings)
    return {**({"coding": found} if found else {}), "text": text}


def public(code: StandardCode | DrugCode | None) -> list[Data]:
    """A public code as a coding; empty for none."""
    if code is None:
        return []
    display = code.display if isinstance(code, StandardCode) else code.name
    return [coding(words.SYSTEMS[code.system], code.code, display)]


def quantity(value: float, unit: str, codes: Codes) -> Data:
    """An amount with its unit, in UCUM where that is known."""
    amount: Data = {"value": int(value) if value == int(value) and abs(value) < 2**53 else value}
    if unit not in words.UNITS:
        codes.say(f"unit {unit}")
        return {**amount, "unit": unit}
    return {**amount, "unit": unit, "system": words.UCUM, "code": words.UNITS[unit]}


def restated(question: str, answer: str) -> list[Data]:
    """Marks a resource that says an answer again: a reader takes the answer from its observation."""
    return [{"system": words.RESTATED, "value": f"{question}/{answer}"}]
