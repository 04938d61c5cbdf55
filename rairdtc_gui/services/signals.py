"""What a drug reaches on the signalling map, and what a case says of its genes. A graph walk; no Qt, no words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.signalling import Effect, SignalEdge, SignalMap, SignalNode

DRIVERS, TESTING = "drivers", "ngs-status"
_FULL_PANEL, _DNA_PANEL = "dna-and-rna-panel", "dna-panel-only"


class GeneState(Enum):
    """What a case says of a gene. Without a test that looks for it, it is not tested, never not found."""

    FOUND = "found"
    ONE_OF = "one-of"  # the answer names several nodes, and at least one of them was found
    NOT_FOUND = "not-found"
    NOT_TESTED = "not-tested"


@dataclass(frozen=True, slots=True)
class Reach:
    """What a drug acts on and what lies behind that, nearest first."""

    targets: tuple[str, ...]
    downstream: tuple[str, ...]  # nodes behind the targets
    edges: tuple[SignalEdge, ...]  # the ways between all of them, in the order of the walk

    @property
    def nodes(self) -> frozenset[str]:
        """Every node that is reached."""
        return frozenset((*self.targets, *self.downstream))


NOTHING = Reach((), (), ())


def reach(drawing: SignalMap, drug: str) -> Reach:
    """The targets of a drug and everything downstream; nothing for a drug that the map does not have."""
    action = drawing.action(drug)
    return NOTHING if action is None else reach_from(drawing, action.nodes)


def reach_from(drawing: SignalMap, targets: tuple[str, ...]) -> Reach:
    """Everything downstream of some nodes, breadth first. A feedback is followed to its end, not once more around."""
    out: dict[str, list[SignalEdge]] = {}
    for edge in drawing.edges:
        out.setdefault(edge.start, []).append(edge)
    seen = dict.fromkeys(targets)
    edges: list[SignalEdge] = []
    waiting = list(targets)
    for node in waiting:  # grows while it is walked
        for edge in out.get(node, ()):
            edges.append(edge)
            if edge.end in waiting:
                continue
            seen[edge.end] = None
            if not _is_feedback(edge, out):
                waiting.append(edge.end)
    return Reach(targets, tuple(node for node in seen if node not in targets), tuple(edges))


def _is_feedback(edge: SignalEdge, out: dict[str, list[SignalEdge]]) -> bool:
    """Whether a brake acts on what leads to it."""
    if edge.effect is not Effect.INHIBITS:
        return False
    waiting = [edge.end]
    for node in waiting:
        waiting += [way.end for way in out.get(node, ()) if way.end not in waiting]
    return edge.start in waiting


def gene_states(drawing: SignalMap, case: Case) -> dict[str, GeneState]:
    """The state of every node that the question of drivers can name."""
    named = Counter(driver for node in drawing.nodes for driver in node.drivers)
    shared = frozenset(driver for driver, count in named.items() if count > 1)
    return {node.id: _state(node, case, shared) for node in drawing.nodes if node.drivers}


def _state(node: SignalNode, case: Case, shared: frozenset[str]) -> GeneState:
    found = case.findings.get(DRIVERS)
    if not isinstance(found, tuple):
        return GeneState.NOT_TESTED
    named = set(found) & set(node.drivers)
    if named:
        return GeneState.ONE_OF if named <= shared else GeneState.FOUND
    testing = case.findings.get(TESTING)
    needs_rna = node.kind == "fusion"
    is_tested = testing == _FULL_PANEL or (testing == _DNA_PANEL and not needs_rna)
    return GeneState.NOT_FOUND if is_tested else GeneState.NOT_TESTED
