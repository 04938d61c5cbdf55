"""Reads the standard codes of questions, answers and drugs."""

from __future__ import annotations

from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.standard_codes import DrugCode, StandardCode
from rairdtc_gui.kb.reader import Reader


def standard_codes(reader: Reader) -> tuple[StandardCode, ...]:
    """Every code of a question or answer, in stored order."""
    return tuple(
        StandardCode(
            finding=row["finding"],
            answer=row["answer"],
            system=row["system"],
            code=row["code"],
            display=row["display"],
            provenance=reader.provenance(row),
        )
        for row in list(reader.rows("SELECT * FROM standard_code ORDER BY position"))
    )


def drug_codes(reader: Reader) -> tuple[DrugCode, ...]:
    """The ATC code of every drug that has one."""
    found = reader.rows(
        "SELECT c.drug_id, d.name, c.system, c.code, c.checked FROM drug_code c JOIN drug d ON d.id = c.drug_id"
        " WHERE c.system = 'atc' ORDER BY c.drug_id"
    )
    return tuple(
        DrugCode(row["drug_id"], row["name"], row["system"], row["code"], Checked(row["checked"])) for row in found
    )
