"""What lies beside what on the pathway, and each node in words. No Qt."""

from __future__ import annotations

from rairdtc_gui.ui.screens.diagrams.node_card import node_card
from rairdtc_gui.ui.screens.diagrams.node_words import note_of, state_words
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow, NodeRow, NodeState, WayRow, WayState
from rairdtc_gui.ui.widgets.card_row import CardRow

_ON_PATH = (NodeState.CURRENT, NodeState.PASSED)


class PathwayWalk:
    """The nodes and ways of one diagram; nothing at first."""

    def __init__(self, row: DiagramRow | None = None) -> None:
        self._nodes: dict[str, NodeRow] = {}
        self._ways: tuple[WayRow, ...] = ()
        if row is not None:
            self.show(row)

    def show(self, row: DiagramRow) -> None:
        """Another diagram, or the same for another case."""
        self._nodes, self._ways = {node.id: node for node in row.nodes}, row.ways

    def words_of(self, node_id: str) -> str:
        """A node in words, for screen readers; empty for one that is not there."""
        row = self._nodes.get(node_id)
        if row is None:
            return ""
        return ", ".join(part for part in (row.label, state_words(row.state), *note_of(row)[:1]) if part)

    def card_of(self, node_id: str) -> CardRow | None:
        """What the card beside a node says; none for one that is not there."""
        return node_card(self._nodes[node_id]) if node_id in self._nodes else None

    def step(self, node_id: str, right: int, down: int) -> str:
        """The node one step along the ways, or up or down in its column; the present one where there is none."""
        if right > 0:
            return self._best(node_id, [way.end for way in self._ways if way.start == node_id])
        if right < 0:
            return self._best(node_id, [way.start for way in self._ways if way.end == node_id])
        return self._beside(node_id, down)

    def came_from(self, node_id: str) -> str:
        """The node before one on the path of the case; empty without one."""
        found = [way.start for way in self._ways if way.end == node_id and way.state is WayState.ON_PATH]
        return found[0] if found else ""

    def around(self, node_id: str) -> tuple[str, ...]:
        """What is worth seeing beside a node: the way to it, other current steps, what it leads to."""
        back: list[str] = []
        here = self.came_from(node_id)
        while here and here not in back:
            back.append(here)
            here = self.came_from(here)
        current = [
            name for name, node in self._nodes.items() if node.state is NodeState.CURRENT and name != node_id
        ]  # fmt: skip
        current.sort(key=lambda name: (not self._nodes[name].is_first, self._distance(node_id, name)))
        ahead = [way.end for way in self._ways if way.start == node_id]
        return tuple(dict.fromkeys((*back[:2], *current[:1], *back[2:], *current[1:], *ahead)))

    def _distance(self, one: str, other: str) -> int:
        here, there = self._nodes[one], self._nodes[other]
        return abs(here.column - there.column) + abs(here.row - there.row)

    def _best(self, node_id: str, found: list[str]) -> str:
        """Of several ends the one on the path, else the nearest row."""
        here = self._nodes[node_id]
        return min(
            found,
            key=lambda name: (self._nodes[name].state not in _ON_PATH, abs(self._nodes[name].row - here.row)),
            default=node_id,
        )

    def _beside(self, node_id: str, down: int) -> str:
        here = self._nodes[node_id]
        others = [
            node for node in self._nodes.values() if node.column == here.column and (node.row - here.row) * down > 0
        ]
        return min(others, key=lambda node: abs(node.row - here.row), default=here).id
