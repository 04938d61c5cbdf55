"""Checks of the signalling map: what it names exists, and every part has a cell of its own inside its compartment."""

from __future__ import annotations

from collections.abc import Iterable

from db.build.check_content import unknown
from db.build.placed import Errors, inside
from db.build.signal_models import Compartment, SignallingMap
from db.build.sources import Placed, Sources

MOST_AT_FIRST = 35
_DRIVERS = "drivers"  # the question of the case that says what was found


def check_signalling(sources: Sources) -> Errors:
    """Nodes stand in places that exist; edges, actions, resistance and story name nodes, edges and drugs that exist."""
    drugs = {placed.model.id for placed in sources.drugs}
    for placed in sources.signalling:
        yield from _check_nodes(placed, _driver_answers(sources))
        yield from _check_joins(placed, drugs)
        yield from _check_story(placed, drugs)


def check_signal_cells(sources: Sources) -> Errors:
    """One node a cell, inside its compartment; drugs share a cell only with the same bars; few nodes at first."""
    for placed in sources.signalling:
        drawing: SignallingMap = placed.model
        yield from _check_cells(placed, drawing)
        first = [node for node in drawing.nodes if node.detail == "first"]
        if len(first) > MOST_AT_FIRST:
            remedy = f"at most {MOST_AT_FIRST}: give some of them detail: zoom"
            yield placed.place("nodes").error(f"{len(first)} nodes at first", remedy)


def _driver_answers(sources: Sources) -> set[str]:
    questions = inside(sources.groups, "questions")
    return {answer.value for placed in questions if placed.model.id == _DRIVERS for answer in placed.model.answers}


def _check_nodes(placed: Placed, drivers: set[str]) -> Errors:
    drawing: SignallingMap = placed.model
    compartments = {place.id: place for place in drawing.compartments}
    groups = {place.id for place in drawing.groups}
    for position, node in enumerate(drawing.nodes):
        place = placed.place("nodes", position)
        yield from unknown(place, "compartment", [node.compartment], set(compartments))
        yield from unknown(place, "group", [node.group], groups)
        yield from unknown(place, "driver", node.drivers, drivers)
        around = compartments.get(node.compartment)
        if around is not None and not _holds(around, node.column, node.row):
            yield place.error(
                f"cell {node.column}, {node.row} lies outside {around.id}", "move the node, or widen that"
            )


def _check_joins(placed: Placed, drugs: set[str]) -> Errors:
    drawing: SignallingMap = placed.model
    nodes = {node.id for node in drawing.nodes}
    for position, edge in enumerate(drawing.edges):
        yield from unknown(placed.place("edges", position), "node", [edge.from_, edge.to], nodes)
    for position, action in enumerate(drawing.actions):
        place = placed.place("actions", position)
        yield from unknown(place, "node", action.nodes, nodes)
        yield from unknown(place, "drug", [action.drug], drugs)
        yield from unknown(place, "node of this drug", action.bars, set(action.nodes))
    for position, found in enumerate(drawing.resistance):
        yield from unknown(placed.place("resistance", position), "node", [found.node], nodes)
        yield from unknown(placed.place("resistance", position), "drug", found.drugs, drugs)


def _check_story(placed: Placed, drugs: set[str]) -> Errors:
    drawing: SignallingMap = placed.model
    nodes, edges = {node.id for node in drawing.nodes}, {edge.id for edge in drawing.edges}
    for position, step in enumerate(drawing.story):
        place = placed.place("story", position)
        yield from unknown(place, "node", step.nodes, nodes)
        yield from unknown(place, "edge", step.edges, edges)
        yield from unknown(place, "drug", step.drugs, drugs)


def _check_cells(placed: Placed, drawing: SignallingMap) -> Errors:
    cells: set[tuple[int, int]] = set()
    for position, node in enumerate(drawing.nodes):
        if (node.column, node.row) in cells:
            yield placed.place("nodes", position).error(f"two nodes in cell {node.column}, {node.row}", "move one")
        cells.add((node.column, node.row))
    bars: dict[tuple[int, int], list[str]] = {}
    for position, action in enumerate(drawing.actions):
        place, cell = placed.place("actions", position), (action.column, action.row)
        wanted = action.bars or action.nodes[:1]
        if cell in cells:
            yield place.error(f"drug and node in cell {cell[0]}, {cell[1]}", "move one")
        if _differs(bars.setdefault(cell, wanted), wanted):
            yield place.error(
                f"drugs of cell {cell[0]}, {cell[1]} have other bars", "give them the same, or other cells"
            )


def _differs(one: Iterable[str], other: Iterable[str]) -> bool:
    return set(one) != set(other)


def _holds(around: Compartment, column: int, row: int) -> bool:
    (left, top), (right, bottom) = around.from_, around.to
    return left <= column <= right and top <= row <= bottom
