"""The guidelines that can be laid over the pathway, each with the years of what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rairdtc_gui.domain.conditions import comparisons
from rairdtc_gui.domain.diagrams import Edge, Node
from rairdtc_gui.domain.guidelines import GuidelineDifference, GuidelineLayer

EVERY = "all"
#: Id, name, bodies, and the year from which its texts hold: older ones are replaced.
_LAYERS = (
    ("ata", "ATA", ("ATA",), 2025),
    ("esmo", "ESMO", ("ESMO",), 2019),
    ("china", "China", ("Chinese guideline", "CSCO"), 2021),
    (EVERY, "", (), 0),
)


def guideline_layers(differences: Iterable[GuidelineDifference]) -> tuple[GuidelineLayer, ...]:
    """Those with at least one statement; the last one holds every body."""
    said = [position for difference in differences for position in difference.positions]
    found = []
    for layer_id, name, bodies, since in _LAYERS:
        own = [position for position in said if not bodies or (position.body in bodies and position.year >= since)]
        if own:
            years = tuple(sorted({position.year for position in own}))
            read_on = max(position.provenance.checked_on for position in own)
            found.append(GuidelineLayer(layer_id, name, bodies, years, read_on))
    return tuple(found)


def points_of_way(
    edge: Edge, nodes: Mapping[str, Node], differences: Mapping[str, GuidelineDifference]
) -> tuple[GuidelineDifference, ...]:
    """The decision points that are about taking one way of a diagram.

    Those that hang on both of its ends, and those of either end that ask for a finding that opens it.
    """
    start, end = nodes[edge.start].differences, nodes[edge.end].differences
    asked = {comparison.finding for comparison in comparisons(edge.when)}
    return tuple(
        differences[point]
        for point in dict.fromkeys((*start, *end))
        if (point in start and point in end) or asked.intersection(differences[point].findings)
    )
