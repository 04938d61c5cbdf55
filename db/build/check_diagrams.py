"""Checks of diagrams: what a drawing must hold before it is drawn."""

from __future__ import annotations

from collections import Counter

from db.build.models import DiagramNode
from db.build.placed import Errors, inside
from db.build.sources import Place, Placed, Sources

_MOST_WORDS, _MOST_IN_COLUMN = 6, 9


def check_diagrams(sources: Sources) -> Errors:
    """Edges join nodes that exist and lead on; one node a cell; boxes are short; options and findings exist."""
    for placed in sources.diagrams:
        yield from _cells(placed)
        yield from _labels(placed)
        yield from _contents(placed, sources)
        yield from _edges(placed)
    yield from _options_without_place(sources)


def _cells(placed: Placed) -> Errors:
    cells: set[tuple[int, int]] = set()
    columns: Counter[int] = Counter()
    for position, node in enumerate(placed.model.nodes):
        place = placed.place("nodes", position)
        if (node.column, node.row) in cells:
            yield place.error(f"two nodes in cell {node.column}, {node.row}", "move one")
        cells.add((node.column, node.row))
        columns[node.column] += 1
        if columns[node.column] == _MOST_IN_COLUMN + 1:
            yield place.error(
                f"more than {_MOST_IN_COLUMN} nodes in column {node.column}", "move one to another column"
            )


def _labels(placed: Placed) -> Errors:
    for position, node in enumerate(placed.model.nodes):
        place = placed.place("nodes", position, "label")
        if len(node.label.split()) > _MOST_WORDS:
            yield place.error(
                f"label of {node.id} has more than {_MOST_WORDS} words", "shorten it; the rest goes into text"
            )
        if node.label.endswith("?") != (node.shape == "question"):
            yield place.error(f"{node.id} is a {node.shape}", "questions end in a question mark, steps do not")


def _contents(placed: Placed, sources: Sources) -> Errors:
    options = {option.model.id for option in sources.options}
    differences = {difference.model.id for difference in sources.differences}
    findings = {derived.model.id for derived in sources.derived}
    findings |= {question.model.id for question in inside(sources.groups, "questions")}
    for position, node in enumerate(placed.model.nodes):
        place = placed.place("nodes", position)
        yield from _asked(node, place, findings)
        for option in node.options:
            if option not in options:
                yield place.error(f"unknown option {option}", "use an id of db/sources/options")
        for difference in node.differences:
            if difference not in differences:
                yield place.error(f"unknown decision point {difference}", "use an id of db/sources/differences.yaml")


def _asked(node: DiagramNode, place: Place, findings: set[str]) -> Errors:
    if node.finding and node.finding not in findings:
        yield place.error(f"unknown finding {node.finding}", "use the id of a question or derived finding")
    if bool(node.finding) != (node.shape == "question"):
        yield place.error(f"{node.id} is a {node.shape}", "a question names its finding, a step has none")


def _edges(placed: Placed) -> Errors:
    columns = {node.id: node.column for node in placed.model.nodes}
    for position, edge in enumerate(placed.model.edges):
        place = placed.place("edges", position)
        unknown = [end for end in (edge.from_, edge.to) if end not in columns]
        for end in unknown:
            yield place.error(f"edge to nowhere: {end}", "name a node")
        if not unknown and columns[edge.to] <= columns[edge.from_]:
            yield place.error(f"edge back from {edge.from_} to {edge.to}", "lead to a column further right")
    ends = {edge.to for edge in placed.model.edges}
    starts = [position for position, node in enumerate(placed.model.nodes) if node.id not in ends]
    for position in starts[1:]:
        name = placed.model.nodes[position].id
        yield placed.place("nodes", position).error(f"no edge leads to {name}", "draw one, or take the node out")


def _options_without_place(sources: Sources) -> Errors:
    """Each option hangs on a node, so that the pathway leaves nothing out."""
    shown = {option for placed in sources.diagrams for node in placed.model.nodes for option in node.options}
    for placed in sources.options:
        if sources.diagrams and placed.model.id not in shown:
            yield placed.place("id").error(
                f"{placed.model.id} stands on no node", "put it on a node of diagrams/pathway.yaml"
            )
