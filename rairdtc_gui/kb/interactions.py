"""Reads typed interactions and co-medicines."""

from __future__ import annotations

import json
from dataclasses import replace

from rairdtc_gui.domain.interactions import CoMedicine, CoMedicines, Interaction, Severity
from rairdtc_gui.domain.provenance import Checked, Provenance
from rairdtc_gui.domain.search_terms import spelled
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
    """Every co-medicine with its names and classes, our own drugs among them, and the names of the classes."""
    names = reader.grouped("SELECT * FROM co_medicine_name ORDER BY co_medicine_id, position", "co_medicine_id")
    classes = reader.grouped("SELECT * FROM co_medicine_member ORDER BY co_medicine_id, class_id", "co_medicine_id")
    labels = reader.rows("SELECT id, label FROM co_medicine_class ORDER BY position")
    class_labels = tuple((row["id"], row["label"]) for row in labels)
    medicines = [
        CoMedicine(
            id=row["id"],
            label=row["label"],
            names=tuple(name["name"] for name in names[row["id"]]),
            classes=tuple(member["class_id"] for member in classes[row["id"]]),
            provenance=reader.provenance(row),
        )
        for row in list(reader.rows("SELECT * FROM co_medicine ORDER BY position"))
    ]
    for own in _own_drugs(reader, {class_id for class_id, _ in class_labels}):
        called = set(map(spelled, own.names))
        place = next((at for at, item in enumerate(medicines) if called & set(map(spelled, item.names))), None)
        if place is None:
            medicines.append(own)
        else:
            joined = tuple(dict.fromkeys((*medicines[place].names, *own.names)))
            medicines[place] = replace(medicines[place], names=joined, drugs=own.drugs)
    return CoMedicines(tuple(medicines), class_labels)


def _own_drugs(reader: Reader, classes: set[str]) -> list[CoMedicine]:
    """Each substance with a monograph; its kind is a class where classes of co-medicines have it by the same id."""
    named = reader.grouped("SELECT drug_id, name FROM drug_name ORDER BY drug_id, position", "drug_id")
    rows = list(reader.rows("SELECT id, name, drug_class, checked_on FROM drug ORDER BY position"))
    found = []
    for row in rows:
        if any(row["name"].startswith(f"{other['name']} ") for other in rows):
            continue  # another product of a substance
        drugs = [row, *(other for other in rows if other["name"].startswith(f"{row['name']} "))]
        names = (name for drug in drugs for name in (drug["name"], drug["id"], *(n["name"] for n in named[drug["id"]])))
        found.append(
            CoMedicine(
                id=row["id"],
                label=row["name"][:1].upper() + row["name"][1:],
                names=tuple(dict.fromkeys(names)),
                classes=(row["drug_class"],) if row["drug_class"] in classes else (),
                provenance=Provenance((), Checked.SEEN, row["checked_on"]),
                drugs=tuple(drug["id"] for drug in drugs),
            )
        )
    return found
