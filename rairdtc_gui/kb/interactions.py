"""Reads typed interactions and co-medicines."""

from __future__ import annotations

import json

from rairdtc_gui.domain.interactions import CoMedicine, CoMedicines, Interaction, Severity
from rairdtc_gui.kb.reader import Reader


def interactions(reader: Reader, drug_id: str) -> tuple[Interaction, ...]:
    """The interaction lines of one drug, in the order of the monograph."""
    found = reader.rows(
        "SELECT l.*, i.severity, i.matches FROM monograph_line l JOIN interaction i ON i.address = l.address"
        " WHERE l.drug_id = ? ORDER BY l.position",
        drug_id,
    )
    return tuple(
        Interaction(
            address=row["address"],
            with_=row["head"],
            severity=Severity[row["severity"].upper()],
            action=row["text"].partition(": ")[2],
            mechanism=row["detail"],
            matches=tuple(json.loads(row["matches"])),
            region=row["region"],
            note=row["note"],
            provenance=reader.provenance(row),
        )
        for row in list(found)
    )


def co_medicines(reader: Reader) -> CoMedicines:
    """Every co-medicine with its names and classes, and the names of the classes."""
    names = reader.grouped("SELECT * FROM co_medicine_name ORDER BY co_medicine_id, position", "co_medicine_id")
    classes = reader.grouped("SELECT * FROM co_medicine_member ORDER BY co_medicine_id, class_id", "co_medicine_id")
    labels = reader.rows("SELECT id, label FROM co_medicine_class ORDER BY position")
    return CoMedicines(
        medicines=tuple(
            CoMedicine(
                id=row["id"],
                label=row["label"],
                names=tuple(name["name"] for name in names[row["id"]]),
                classes=tuple(member["class_id"] for member in classes[row["id"]]),
                provenance=reader.provenance(row),
            )
            for row in list(reader.rows("SELECT * FROM co_medicine ORDER BY position"))
        ),
        class_labels=tuple((row["id"], row["label"]) for row in labels),
    )
