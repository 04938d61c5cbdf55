"""Reads drug monographs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rairdtc_gui.domain.drugs import (
    Adjustment,
    AdjustmentAction,
    AdverseEventTable,
    Approval,
    Dose,
    DosedDrug,
    Drug,
    DrugName,
    DrugSummary,
    DrugTraits,
    EventRate,
    LadderStep,
    Line,
    NextLevel,
    Section,
    StartDose,
    ToxicityStep,
)
from rairdtc_gui.kb.reader import Reader, Row, condition, dose, required_condition

_BOXED = Section.BOXED_WARNING.value
_LOOK_ALIKE = "/look-alike-"


def summaries(reader: Reader) -> tuple[DrugSummary, ...]:
    """Every drug with a monograph, by class and name."""
    named = _named(reader)
    return tuple(
        _summary(row, named[row["id"]]) for row in reader.rows("SELECT * FROM drug ORDER BY drug_class, name, position")
    )


def traits(reader: Reader) -> dict[str, DrugTraits]:
    """By what every drug is told apart in the list, by id."""
    rows = reader.grouped("SELECT drug_id, region, status, scope FROM approval ORDER BY position", "drug_id")
    forms = _own_forms(reader)
    targets, look_alikes = _targets(reader), _look_alikes(reader)
    found = {}
    for row in reader.rows("SELECT id FROM drug ORDER BY position"):
        states = rows.get(row["id"], ())
        approved = frozenset(
            state["region"]
            for state in states
            if state["status"] == "approved" and state["scope"] != "other-tumour-only"
        )
        read = frozenset(state["region"] for state in states)
        found[row["id"]] = DrugTraits(
            approved,
            read - approved,
            row["id"] in forms,
            targets.get(row["id"], ()),
            look_alikes.get(row["id"], ()),
        )
    return found


def _own_forms(reader: Reader) -> set[str]:
    """The drugs with a line that says so, and their partners, whose name is the first word of theirs."""
    said = "SELECT drug_id FROM monograph_line WHERE address LIKE '%/not-interchangeable'"
    own = {row["drug_id"] for row in reader.rows(said)}
    names = {row["id"]: row["name"] for row in reader.rows("SELECT id, name FROM drug")}
    substances = {names[drug_id].partition(" ")[0] for drug_id in own}
    return own | {drug_id for drug_id, name in names.items() if name in substances}


def _look_alikes(reader: Reader) -> dict[str, tuple[tuple[str, bool], ...]]:
    """The names that are taken for that of each drug, by drug; the id of such a line ends with the name."""
    lines = "SELECT drug_id, address, checked FROM monograph_line WHERE address LIKE ? ORDER BY position"
    rows = reader.grouped(lines, "drug_id", f"%{_LOOK_ALIKE}%")
    return {
        drug_id: tuple((line["address"].partition(_LOOK_ALIKE)[2], line["checked"] == "seen") for line in found)
        for drug_id, found in rows.items()
    }


def _targets(reader: Reader) -> dict[str, tuple[str, ...]]:
    """The names of the nodes of the signalling map that each drug acts on, by drug."""
    names = {row["id"]: row["short"] for row in reader.rows("SELECT id, short FROM signal_node")}
    actions = reader.rows("SELECT drug_id, nodes FROM signal_action ORDER BY position")
    return {row["drug_id"]: tuple(names[node] for node in json.loads(row["nodes"])) for row in actions}


def drug(reader: Reader, drug_id: str) -> Drug | None:
    """One whole monograph; none if the knowledge base has no such drug."""
    for row in reader.rows("SELECT * FROM drug WHERE id = ?", drug_id):
        return _drug(reader, row)
    return None


def dosed_drugs(reader: Reader) -> tuple[DosedDrug, ...]:
    """What the engine and a result need of every monograph: the same few queries for all drugs together."""
    doses = reader.grouped("SELECT * FROM dose_line ORDER BY section, position", "drug_id")
    steps = reader.grouped(
        "SELECT drug_id, condition FROM toxicity_step WHERE condition IS NOT NULL ORDER BY position", "drug_id"
    )
    warnings = reader.grouped("SELECT * FROM monograph_line WHERE section = ? ORDER BY position", "drug_id", _BOXED)
    trials = reader.grouped("SELECT drug_id, trial_id FROM drug_trial ORDER BY position", "drug_id")
    named = _named(reader)
    found = []
    for row in list(reader.rows("SELECT * FROM drug ORDER BY position")):
        drug_id = row["id"]
        lines = doses.get(drug_id, ())
        ladder = [line["condition"] for line in lines if line["section"] == "ladder"]
        others = [*ladder, *(step["condition"] for step in steps.get(drug_id, ()))]
        found.append(
            DosedDrug(
                summary=_summary(row, named[drug_id]),
                start=tuple(_start(reader, line) for line in lines if line["section"] == "start"),
                adjustments=tuple(_adjustment(reader, line) for line in lines if line["section"] == "adjustment"),
                other_conditions=tuple(required_condition(text) for text in dict.fromkeys(others) if text is not None),
                boxed_warnings=tuple(_line(reader, line) for line in warnings.get(drug_id, ())),
                trials=tuple(item["trial_id"] for item in trials.get(drug_id, ())),
            )
        )
    return tuple(found)


def _named(reader: Reader) -> dict[str, list[Row]]:
    """The names of each drug, in the order of the monograph."""
    return reader.grouped("SELECT drug_id, kind, name FROM drug_name ORDER BY position", "drug_id")


def _summary(row: Row, names: Iterable[Row]) -> DrugSummary:
    kinds: dict[bool, dict[str, None]] = {True: {}, False: {}}  # each name once; brands, and all others
    for item in names:
        kinds[item["kind"] == "brand"].setdefault(item["name"])
    others = tuple(name for name in kinds[False] if name not in (row["name"], row["zh"]))
    return DrugSummary(row["id"], row["name"], row["zh"], row["drug_class"], tuple(kinds[True]), others)


def _drug(reader: Reader, row: Row) -> Drug:
    drug_id = row["id"]
    lines = reader.grouped(
        "SELECT * FROM monograph_line WHERE drug_id = ? ORDER BY section, position", "section", drug_id
    )
    doses = reader.grouped("SELECT * FROM dose_line WHERE drug_id = ? ORDER BY section, position", "section", drug_id)
    names = list(reader.rows("SELECT * FROM drug_name WHERE drug_id = ? ORDER BY position", drug_id))
    return Drug(
        summary=_summary(row, names),
        names=tuple(DrugName(name["kind"], name["name"], name["region"]) for name in names),
        targets=tuple(json.loads(row["targets"])),
        codes=tuple(
            (code["system"], code["code"])
            for code in reader.rows("SELECT * FROM drug_code WHERE drug_id = ? ORDER BY system", drug_id)
        ),
        checked_on=row["checked_on"],
        start=tuple(_start(reader, item) for item in doses.get("start", ())),
        ladder=tuple(_step(reader, item) for item in doses.get("ladder", ())),
        adjustments=tuple(_adjustment(reader, item) for item in doses.get("adjustment", ())),
        approvals=tuple(
            _approval(reader, item)
            for item in reader.rows("SELECT * FROM approval WHERE drug_id = ? ORDER BY position", drug_id)
        ),
        toxicity=tuple(
            _toxicity(reader, item)
            for item in reader.rows("SELECT * FROM toxicity_step WHERE drug_id = ? ORDER BY position", drug_id)
        ),
        adverse_events=_event_tables(reader, drug_id),
        sections=tuple(
            (section, tuple(_line(reader, item) for item in lines.get(section.value, ()))) for section in Section
        ),
        trials=tuple(
            item["trial_id"]
            for item in reader.rows("SELECT trial_id FROM drug_trial WHERE drug_id = ? ORDER BY position", drug_id)
        ),
        left_out=tuple(json.loads(row["left_out"])),
    )


def _start(reader: Reader, row: Row) -> StartDose:
    return StartDose(
        address=row["address"],
        label=row["label"],
        when=condition(row["condition"]),
        region=row["region"],
        dose=Dose(row["amount"], row["amount_to"], row["unit"], row["route"], row["frequency"]),
        note=row["note"],
        provenance=reader.provenance(row),
    )


def _step(reader: Reader, row: Row) -> LadderStep:
    return LadderStep(
        address=row["address"],
        step=row["step"],
        label=row["label"],
        when=condition(row["condition"]),
        region=row["region"],
        dose=dose(row),
        text=row["text"],
        note=row["note"],
        provenance=reader.provenance(row),
    )


def _adjustment(reader: Reader, row: Row) -> Adjustment:
    return Adjustment(
        address=row["address"],
        id=row["id"],
        kind=row["kind"],
        label=row["label"],
        when=condition(row["condition"]),
        action=AdjustmentAction(row["action"]),
        dose=dose(row),
        text=row["text"],
        region=row["region"],
        note=row["note"],
        provenance=reader.provenance(row),
    )


def _approval(reader: Reader, row: Row) -> Approval:
    return Approval(
        address=row["address"],
        region=row["region"],
        status=row["status"],
        scope=row["scope"],
        year=row["year"],
        indication=row["indication"],
        note=row["note"],
        provenance=reader.provenance(row),
    )


def _toxicity(reader: Reader, row: Row) -> ToxicityStep:
    return ToxicityStep(
        address=row["address"],
        event=row["event"],
        grade=row["grade"],
        grades=tuple(json.loads(row["grades"])),
        when=condition(row["condition"]),
        occurrence=row["occurrence"],
        action=row["action"],
        until_grade=row["until_grade"],
        until=row["until"],
        next_level=NextLevel(row["next_level"]) if row["next_level"] else None,
        next_dose=dose(row),
        stop_if=row["stop_if"],
        detail=row["detail"],
        region=row["region"],
        note=row["note"],
        provenance=reader.provenance(row),
    )


def _line(reader: Reader, row: Row) -> Line:
    return Line(
        address=row["address"],
        head=row["head"],
        text=row["text"],
        detail=row["detail"],
        region=row["region"],
        note=row["note"],
        provenance=reader.provenance(row),
    )


def _event_tables(reader: Reader, drug_id: str) -> tuple[AdverseEventTable, ...]:
    events = reader.grouped(
        "SELECT e.* FROM adverse_event_table t JOIN adverse_event e ON e.table_address = t.address"
        " WHERE t.drug_id = ? ORDER BY e.table_address, e.position",
        "table_address",
        drug_id,
    )
    return tuple(
        AdverseEventTable(
            address=row["address"],
            population=row["population"],
            trial=row["trial_id"],
            events=tuple(
                EventRate(event["term"], event["all_grades"], event["grade_3_plus"]) for event in events[row["address"]]
            ),
            note=row["note"],
            provenance=reader.provenance(row),
        )
        for row in reader.rows("SELECT * FROM adverse_event_table WHERE drug_id = ? ORDER BY position", drug_id)
    )
