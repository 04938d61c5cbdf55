"""The states of a diagram's nodes and edges for one case, each with the facts behind it. Judges nothing; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rairdtc_gui.domain.answers import FirstAction, Result
from rairdtc_gui.domain.conditions import Condition, comparisons
from rairdtc_gui.domain.diagrams import CasePath, Diagram, Edge, EdgeState, Node, Shape
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Stance, Urgency
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.condition_words import leaf_words
from rairdtc_gui.ui.screens.diagrams.rows import NodeRow, NodeState, StepRow, WayRow, WayState

Explain = Callable[[Condition], Iterable[Leaf]]
Labels = Mapping[str, str]  # of the questions, by id


def plain_rows(diagram: Diagram) -> tuple[tuple[NodeRow, ...], tuple[WayRow, ...]]:
    """The diagram without a case."""
    nodes = tuple(
        NodeRow(
            node.id, node.shape is Shape.QUESTION, node.column, node.row, node.label, NodeState.PLAIN, text=node.text
        )
        for node in diagram.nodes
    )
    return nodes, tuple(WayRow(edge.start, edge.end, edge.label, WayState.PLAIN) for edge in diagram.edges)


class CaseRows:
    """A diagram for one case."""

    def __init__(
        self,
        diagram: Diagram,
        path: CasePath,
        result: Result,
        explain: Explain,
        labels: Labels,
        barred: Mapping[str, str] | None = None,
    ) -> None:
        self._diagram, self.path = diagram, path
        self._barred = barred or {}  # node id → why everything there is ruled out
        self._explain, self._labels = explain, labels
        self._rank = {answer.option: place for place, answer in enumerate(result.answers)}
        self._routes: dict[str, str] = {}  # of a question, by its label
        self._short: dict[str, str] = {}  # the answer alone, by the fact in full
        self._stance = {answer.option: answer.stance for answer in result.answers}
        self._columns = {node.id: node.column for node in diagram.nodes}
        self._states = self._node_states()
        pairs = list(zip(diagram.edges, self.path.edges, strict=True))
        self.ways = tuple(self._way(edge, state) for edge, state in pairs)
        self._first: set[str] = set()
        self._first = self._first_nodes(result)
        self.nodes = tuple(self._node(node) for node in diagram.nodes)
        self.main = self._main()

    @property
    def current(self) -> tuple[Node, ...]:
        """The current steps, the one with the best option first."""
        found = [node for node in self._diagram.nodes if node.id in self.path.current and node.id not in self._barred]
        return tuple(sorted(found, key=self._best_rank))

    def steps_to(self, node_id: str) -> tuple[StepRow, ...]:
        """The answered questions on the way of the case to a node, first to last; none if it was not reached."""
        came: dict[str, int] = {}
        labels = {node.id: node.label for node in self._diagram.nodes}
        for place, (edge, state) in enumerate(zip(self._diagram.edges, self.path.edges, strict=True)):
            if state.on_path:
                came.setdefault(edge.end, place)
        places: list[int] = []
        while node_id in came and came[node_id] not in places:
            places.append(came[node_id])
            node_id = self.ways[places[-1]].start
        said: set[str] = set()
        steps: list[StepRow] = []
        for way in (self.ways[place] for place in reversed(places)):
            facts = tuple(fact for fact in way.facts if fact not in said)
            said.update(facts)
            steps.append(StepRow(labels[way.start], way.label, facts))
        return tuple(steps)

    def asked_at(self, row: NodeRow) -> tuple[tuple[str, str], ...]:
        """The questions that a node waits for, each with its route."""
        return tuple((fact, self._routes[fact]) for fact in row.facts if fact in self._routes)

    def _best_rank(self, node: Node) -> tuple[int, bool, int]:
        proposed = [self._rank[option] for option in node.options if self._stance.get(option, 0) > Stance.NONE]
        return min(proposed, default=len(self._rank)), node.id not in self._first, -node.column

    def _main(self) -> str:
        """The best current step; one that is ruled out where there is no other."""
        found = [node.id for node in self.current] or sorted(self._barred)
        return found[0] if found else ""

    def _node(self, node: Node) -> NodeRow:
        state = self._states[node.id]
        facts = self._facts_into(node.id, state)
        return NodeRow(
            id=node.id,
            is_question=node.shape is Shape.QUESTION,
            column=node.column,
            row=node.row,
            label=node.label,
            state=state,
            facts=facts,
            short_fact=self._short.get(facts[0], "") if facts else "",
            is_first=node.id in self._first,
            question=self._routes.get(facts[0], "") if facts and state is NodeState.WAITING else "",
            text=node.text,
        )

    def _facts_into(self, node_id: str, state: NodeState) -> tuple[str, ...]:
        """The facts of the ways from where the case is, the nearest and what is new there first; none if it is far."""
        if state is NodeState.BARRED:
            return (self._barred[node_id],)
        wanted = {NodeState.CLOSED: WayState.CLOSED, NodeState.WAITING: WayState.WAITING}.get(state)
        found: dict[str, bool] = {}
        for way in sorted(self.ways, key=lambda way: -self._columns[way.start]):
            if way.end == node_id and way.start in self.path.reached and way.state is wanted:
                known = {fact for step in self.steps_to(way.start) for fact in step.facts}
                found.update({fact: fact in known for fact in way.facts if fact not in found})
        return tuple(sorted(found, key=lambda fact: found[fact]))

    def _first_nodes(self, result: Result) -> set[str]:
        """Current steps that carry out what must be done now or within days."""
        found: set[str] = set()
        for action in result.first:
            if action.option and action.urgency is not Urgency.BEFORE_TREATMENT:
                found.update(self._nodes_for(action))
        return found

    def _nodes_for(self, action: FirstAction) -> list[str]:
        """Where an action belongs: where the same findings lead, else where its option stands first."""
        able = [node for node in self.current if action.option in node.options]
        asked = {comparison.finding for rule in action.rules for comparison in comparisons(rule.when)}
        same = [
            edge.end
            for edge in self._diagram.edges
            if asked.intersection(comparison.finding for comparison in comparisons(edge.when))
        ]
        near = [node.id for node in able if node.id in same]
        return near or [node.id for node in able if node.options[0] == action.option]

    def _node_states(self) -> dict[str, NodeState]:
        """Reached nodes first; the others wait or are closed as the ways to them do."""
        states: dict[str, NodeState] = {}
        for node in self._diagram.nodes:
            if node.id in self._barred:
                states[node.id] = NodeState.BARRED
            elif node.id in self.path.current:
                states[node.id] = NodeState.CURRENT
            elif node.id in self.path.reached:
                states[node.id] = NodeState.PASSED
            elif node.id in self.path.waiting:
                states[node.id] = NodeState.WAITING
            else:
                states[node.id] = NodeState.CLOSED
        grows = True
        while grows:
            later = {
                edge.end
                for edge, state in zip(self._diagram.edges, self.path.edges, strict=True)
                if state.verdict is not Tri.FALSE and states[edge.end] is NodeState.CLOSED
                and states[edge.start] in (NodeState.WAITING, NodeState.LATER)
            }  # fmt: skip
            states.update(dict.fromkeys(later, NodeState.LATER))
            grows = bool(later)
        return states

    def _way(self, edge: Edge, state: EdgeState) -> WayRow:
        if state.on_path:
            return WayRow(edge.start, edge.end, edge.label, WayState.ON_PATH, self._facts(edge))
        if state.verdict is Tri.FALSE or self._states[edge.start] is NodeState.CLOSED:
            facts = self._facts(edge) if state.verdict is Tri.FALSE else ()
            return WayRow(edge.start, edge.end, edge.label, WayState.CLOSED, facts)
        if state.verdict is not Tri.UNKNOWN:
            return WayRow(edge.start, edge.end, edge.label, WayState.WAITING)
        routes = [Route(Place.CASE, question).encode() for question in state.because]
        asked = tuple(self._labels[question] for question in state.because)
        self._routes.update(zip(asked, routes, strict=True))
        return WayRow(edge.start, edge.end, edge.label, WayState.WAITING, asked, routes[0] if routes else "")

    def _facts(self, edge: Edge) -> tuple[str, ...]:
        """The answers that decided an edge, the plainest first; what does not apply only where nothing else decided."""
        plainest: dict[str, Leaf] = {}
        for leaf in self._explain(edge.when):
            if leaf.question is not None and (
                leaf.finding not in plainest or leaf.depth < plainest[leaf.finding].depth
            ):
                plainest[leaf.finding] = leaf
        answered = [leaf for leaf in plainest.values() if leaf.value is not None] or list(plainest.values())
        answered.sort(key=lambda leaf: (leaf.depth > 1, isinstance(leaf.value, bool)))
        for leaf in answered:
            if leaf.question is not None and leaf.value is not None and not isinstance(leaf.value, bool):
                self._short[leaf_words(leaf)] = wording.answer_text(leaf.question, leaf.value)
        return tuple(leaf_words(leaf) for leaf in answered)
