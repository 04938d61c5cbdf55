"""Reads the signalling map."""

from __future__ import annotations

import json

from rairdtc_gui.domain.signal_ways import Gap, PlannedWay, Side, Turn, Ways
from rairdtc_gui.domain.signalling import (
    Compartment,
    DrugAction,
    Effect,
    Look,
    Resistance,
    SignalEdge,
    SignalMap,
    SignalNode,
    StoryStep,
)
from rairdtc_gui.kb.reader import Reader, Row


def signal_map(reader: Reader) -> SignalMap | None:
    """The map; none if the knowledge base has none."""
    for row in reader.rows("SELECT label FROM signal_map"):
        return SignalMap(
            label=row["label"],
            compartments=_compartments(reader),
            groups=tuple((group["id"], group["label"]) for group in _all(reader, "signal_group")),
            nodes=tuple(_node(reader, node) for node in _all(reader, "signal_node")),
            edges=tuple(_edge(reader, edge) for edge in _all(reader, "signal_edge")),
            actions=tuple(_action(reader, action) for action in _all(reader, "signal_action")),
            resistance=tuple(_resistance(reader, found) for found in _all(reader, "signal_resistance")),
            story=tuple(_step(reader, step) for step in _all(reader, "signal_story")),
            first_ways=_ways(reader, "first"),
            all_ways=_ways(reader, "zoom"),
        )
    return None


_ALL = {
    "signal_group": "SELECT * FROM signal_group ORDER BY position",
    "signal_compartment": "SELECT * FROM signal_compartment ORDER BY position",
    "signal_node": "SELECT * FROM signal_node ORDER BY position",
    "signal_edge": "SELECT * FROM signal_edge ORDER BY position",
    "signal_action": "SELECT * FROM signal_action ORDER BY position",
    "signal_resistance": "SELECT * FROM signal_resistance ORDER BY position",
    "signal_story": "SELECT * FROM signal_story ORDER BY position",
}


def _all(reader: Reader, table: str) -> list[Row]:
    return list(reader.rows(_ALL[table]))


def _ways(reader: Reader, detail: str) -> Ways:
    found = reader.rows("SELECT * FROM signal_way WHERE detail = ? ORDER BY position", detail)
    return tuple(map(_way, found))


def _way(row: Row) -> PlannedWay:
    turns = json.loads(row["turns"])
    return PlannedWay(
        id=row["id"],
        start=row["start_id"],
        end=row["end_id"],
        out=Side(row["out_side"]),
        into=Side(row["in_side"]),
        out_slot=row["out_slot"],
        in_slot=row["in_slot"],
        turns=tuple(Turn(Gap(is_level, number), track) for is_level, number, track in turns),
        bundle=row["bundle"],
    )


def _texts(row: Row, column: str) -> tuple[str, ...]:
    return tuple(json.loads(row[column]))


def _compartments(reader: Reader) -> tuple[Compartment, ...]:
    found = []
    for row in _all(reader, "signal_compartment"):
        left, top, right, bottom = json.loads(row["cells"])
        found.append(Compartment(row["id"], row["label"], Look(row["look"]), (left, top), (right, bottom)))
    return tuple(found)


def _node(reader: Reader, row: Row) -> SignalNode:
    return SignalNode(
        id=row["id"],
        label=row["label"],
        short=row["short"],
        kind=row["kind"],
        compartment=row["compartment"],
        group=row["group_id"],
        cell=(row["grid_column"], row["grid_row"]),
        is_first=row["detail"] == "first",
        hgnc=row["hgnc"],
        aliases=_texts(row, "aliases"),
        drivers=_texts(row, "drivers"),
        text=row["text"],
        note=row["note"],
        provenance=reader.provenance(row),
    )


def _edge(reader: Reader, row: Row) -> SignalEdge:
    return SignalEdge(
        id=row["id"],
        start=row["start_id"],
        end=row["end_id"],
        effect=Effect(row["effect"]),
        text=row["text"],
        note=row["note"],
        provenance=reader.provenance(row),
    )


def _action(reader: Reader, row: Row) -> DrugAction:
    return DrugAction(
        drug=row["drug_id"],
        short=row["short"],
        nodes=_texts(row, "nodes"),
        bars=_texts(row, "bars"),
        effect=Effect(row["effect"]),
        cell=(row["grid_column"], row["grid_row"]),
        is_first=row["detail"] == "first",
        text=row["text"],
        note=row["note"],
        provenance=reader.provenance(row),
    )


def _resistance(reader: Reader, row: Row) -> Resistance:
    return Resistance(
        node=row["node_id"],
        drugs=_texts(row, "drugs"),
        label=row["label"],
        text=row["text"],
        note=row["note"],
        provenance=reader.provenance(row),
    )


def _step(reader: Reader, row: Row) -> StoryStep:
    return StoryStep(
        id=row["id"],
        title=row["title"],
        text=row["text"],
        nodes=_texts(row, "nodes"),
        edges=_texts(row, "edges"),
        drugs=_texts(row, "drugs"),
        note=row["note"],
        provenance=reader.provenance(row),
    )
