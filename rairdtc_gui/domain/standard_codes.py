"""What questions and answers are called in public code systems."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.provenance import Checked, Provenance


@dataclass(frozen=True, slots=True)
class StandardCode:
    """The code of a question, or of one `answer` of it; `system`: loinc, snomed, icd-10-cm, hgnc."""

    finding: str
    answer: str
    system: str
    code: str
    display: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class DrugCode:
    """The code of a drug by the id of its monograph; `system`: atc."""

    drug: str
    name: str
    system: str
    code: str
    checked: Checked
