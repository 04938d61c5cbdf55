"""Reads diagrams."""

from __future__ import annotations

import json

from rairdtc_gui.domain.diagrams import Diagram, Edge, Node, Shape
from rairdtc_gui.kb.reader import Reader, required_condition


def diagram(reader: Reader, diagram_id: str) -> Diagram | None:
    """One diagram; none if the knowledge base has no such diagram."""
    for row in reader.rows("SELECT * FROM diagram WHERE id = ?", diagram_id):
        return Diagram(row["id"], row["label"], _nodes(reader, diagram_id), _edges(reader, diagram_id))
    return None


def _nodes(reader: Reader, diagram_id: str) -> tuple[Node, ...]:
    found = reader.rows("SELECT * FROM diagram_node WHERE diagram_id = ? ORDER BY position", diagram_id)
    return tuple(
        Node(
            id=row["id"],
            shape=Shape(row["shape"]),
            column=row["grid_column"],
            row=row["grid_row"],
            label=row["label"],
            finding=row["finding"],
            options=tuple(json.loads(row["options"])),
            differences=tuple(json.loads(row["differences"])),
            text=row["text"],
            provenance=reader.provenance(row),
        )
        for row in found
    )


def _edges(reader: Reader, diagram_id: str) -> tuple[Edge, ...]:
    found = reader.rows("SELECT * FROM diagram_edge WHERE diagram_id = ? ORDER BY position", diagram_id)
    return tuple(
        Edge(row["start_id"], row["end_id"], row["label"], required_condition(row["condition"])) for row in found
    )
