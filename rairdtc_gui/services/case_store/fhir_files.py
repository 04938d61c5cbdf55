"""A saved case as a FHIR file and back. A bundle is written only if it reads back as the same case."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from rairdtc_gui.domain.answers import Result
from rairdtc_gui.domain.knowledge import KnowledgeIdentity, RuleSet
from rairdtc_gui.domain.standard_codes import DrugCode, StandardCode
from rairdtc_gui.services.case_file import CaseError, CaseReader
from rairdtc_gui.services.case_store.disk import Disk, replace_file
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.fhir.bundle import export_text
from rairdtc_gui.services.fhir.read import FhirCase, read_text

ENDING = ".fhir.json"
Codes = Callable[[], tuple[tuple[StandardCode, ...], tuple[DrugCode, ...]]]


def is_bundle(data: bytes) -> bool:
    """Whether a file is a FHIR resource, and not a case file."""
    return data.removeprefix(BOM_UTF8).lstrip()[:1] == b"{" and b'"resourceType"' in data


def read_bundle(data: bytes, reader: CaseReader, path: Path) -> FhirCase:
    """The case in a bundle, and what was not taken; raises `CaseError`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaseError([f"{path}: not UTF-8 text"]) from error
    return read_text(text, reader, str(path))


def write_bundle(
    result: Result, rule_set: RuleSet, identity: KnowledgeIdentity, codes: Codes, at: datetime, disk: Disk, path: Path,
    reader: CaseReader,
) -> None:  # fmt: skip
    """The case of a result and its options as a bundle, readable by anybody; raises `StoreError`."""
    data = export_text(result, rule_set, identity, codes(), at).encode("utf-8")

    def check(written: bytes) -> None:
        try:
            again = read_bundle(written, reader, path).case
        except CaseError as error:
            raise StoreError(Reason.DAMAGED, path) from error
        if again != result.case:
            raise StoreError(Reason.DAMAGED, path)

    replace_file(disk, path, data, check)
