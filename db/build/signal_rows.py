"""Rows of the signalling map."""

from __future__ import annotations

from db.build.rows import Rows, as_json
from db.build.signal_models import SignallingMap
from db.build.signal_plan import add_plans


def add_signalling(rows: Rows, drawing: SignallingMap) -> None:
    """Everything of the map, each in the order of the file."""
    _add_places(rows, drawing)
    _add_nodes(rows, drawing)
    _add_actions(rows, drawing)
    add_plans(rows, drawing)
    for position, edge in enumerate(drawing.edges):
        rows.add(
            "signal_edge",
            **rows.fact(f"signalling/edge/{edge.id}", edge, drawing.checked_on),
            id=edge.id,
            position=position,
            start_id=edge.from_,
            end_id=edge.to,
            effect=edge.effect,
            text=edge.text,
        )
    for position, found in enumerate(drawing.resistance):
        rows.add(
            "signal_resistance",
            **rows.fact(f"signalling/resistance/{found.id}", found, drawing.checked_on),
            position=position,
            node_id=found.node,
            drugs=as_json(found.drugs),
            label=found.label,
            text=found.text,
        )
    for position, step in enumerate(drawing.story):
        rows.add(
            "signal_story",
            **rows.fact(f"signalling/story/{step.id}", step, drawing.checked_on),
            id=step.id,
            position=position,
            title=step.title,
            text=step.text,
            nodes=as_json(step.nodes),
            edges=as_json(step.edges),
            drugs=as_json(step.drugs),
        )


def _add_places(rows: Rows, drawing: SignallingMap) -> None:
    rows.add("signal_map", id=drawing.id, label=drawing.label)
    for position, place in enumerate(drawing.compartments):
        rows.add(
            "signal_compartment",
            id=place.id,
            position=position,
            label=place.label,
            look=place.look,
            cells=as_json([*place.from_, *place.to]),
        )
    for position, group in enumerate(drawing.groups):
        rows.add("signal_group", id=group.id, position=position, label=group.label)


def _add_nodes(rows: Rows, drawing: SignallingMap) -> None:
    for position, node in enumerate(drawing.nodes):
        rows.add(
            "signal_node",
            **rows.fact(f"signalling/node/{node.id}", node, drawing.checked_on),
            id=node.id,
            position=position,
            label=node.label,
            short=node.short or node.label,
            kind=node.kind,
            compartment=node.compartment,
            group_id=node.group,
            grid_column=node.column,
            grid_row=node.row,
            detail=node.detail,
            hgnc=node.hgnc or "",
            uniprot=node.uniprot or "",
            aliases=as_json(node.aliases),
            drivers=as_json(node.drivers),
            text=node.text or "",
        )


def _add_actions(rows: Rows, drawing: SignallingMap) -> None:
    for position, action in enumerate(drawing.actions):
        rows.add(
            "signal_action",
            **rows.fact(f"signalling/action/{action.id}", action, drawing.checked_on),
            position=position,
            drug_id=action.drug,
            short=action.short or "",
            nodes=as_json(action.nodes),
            bars=as_json(action.bars or action.nodes[:1]),
            effect=action.effect,
            grid_column=action.column,
            grid_row=action.row,
            detail=action.detail,
            text=action.text or "",
        )
