"""Where a case stands on a diagram. Judged by the engine itself, so diagram and result cannot disagree."""

from __future__ import annotations

from collections.abc import Mapping

from rairdtc_gui.domain.answers import Result
from rairdtc_gui.domain.conditions import Compare, Trace
from rairdtc_gui.domain.diagrams import CasePath, Diagram, Edge, EdgeState
from rairdtc_gui.domain.rules import Stance, TreatmentOption
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation


def case_path(diagram: Diagram, engine: Engine, evaluation: Evaluation) -> CasePath:
    """The way of a case from the first node along open edges."""
    traces = [engine.trace(edge.when, evaluation) for edge in diagram.edges]
    reached = _reached(diagram, traces)
    edges = tuple(
        EdgeState(
            verdict=trace.verdict,
            on_path=trace.verdict is Tri.TRUE and edge.start in reached,
            because=_because(edge, trace, engine, evaluation),
        )
        for edge, trace in zip(diagram.edges, traces, strict=True)
    )
    left = {edge.start for edge, state in zip(diagram.edges, edges, strict=True) if state.on_path}
    waiting = {
        edge.end
        for edge, state in zip(diagram.edges, edges, strict=True)
        if state.verdict is Tri.UNKNOWN and edge.start in reached
    }
    return CasePath(edges, frozenset(reached), frozenset(reached - left), frozenset(waiting - reached))


def ruled_out(
    diagram: Diagram, path: CasePath, result: Result, options: Mapping[str, TreatmentOption]
) -> frozenset[str]:
    """Where the case arrives but the result rules out every treatment; what is done before any does not count."""
    stances = {answer.option: answer.stance for answer in result.answers}
    found: set[str] = set()
    for node in diagram.nodes:
        own = [stances[option] for option in node.options if not options[option].is_step]
        if node.id in path.current and own and max(own) < Stance.NONE:
            found.add(node.id)
    return frozenset(found)


def _reached(diagram: Diagram, traces: list[Trace]) -> set[str]:
    ends = {edge.end for edge in diagram.edges}
    reached = {node.id for node in diagram.nodes if node.id not in ends}
    grows = True
    while grows:
        found = {
            edge.end
            for edge, trace in zip(diagram.edges, traces, strict=True)
            if trace.verdict is Tri.TRUE and edge.start in reached
        }
        grows = not found <= reached
        reached |= found
    return reached


def _because(edge: Edge, trace: Trace, engine: Engine, evaluation: Evaluation) -> tuple[str, ...]:
    """Open questions of a waiting edge; findings that closed or opened the others."""
    if trace.verdict is Tri.UNKNOWN:
        return engine.open_questions(edge.when, evaluation)
    found = [leaf.condition.finding for leaf in trace.leaves() if isinstance(leaf.condition, Compare)]
    return tuple(dict.fromkeys(found))
