"""Draws a diagram's rows at the places of the layout and knows which node lies in which direction."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtWidgets import QGraphicsItem

from rairdtc_gui.ui.screens.diagrams.base_scene import BaseScene
from rairdtc_gui.ui.screens.diagrams.geometry import EdgeSpec, NodeSpec
from rairdtc_gui.ui.screens.diagrams.items import NodeItem, WayItem
from rairdtc_gui.ui.screens.diagrams.layout import lay_out
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow, NodeRow, NodeState, WayState

_MARGIN = 24


class DiagramScene(BaseScene):
    """The nodes and ways of a diagram."""

    def __init__(self, palette: Palette | None = None) -> None:
        super().__init__(palette)
        self._items: dict[str, NodeItem] = {}
        self._ways: tuple[WayItem, ...] = ()
        self._is_detailed = True
        self.selectionChanged.connect(self._on_selection_changed)

    @property
    def node_items(self) -> dict[str, NodeItem]:
        """The nodes as drawn, by id."""
        return self._items

    @property
    def way_items(self) -> tuple[WayItem, ...]:
        """The edges as drawn, in the diagram's order."""
        return self._ways

    def show_diagram(self, row: DiagramRow) -> None:
        """Replaces the drawing; the selection stays where the node still exists."""
        had_focus, selected = self.focusItem() is not None, self._selected
        self.blockSignals(True)
        self.clear()
        layout = lay_out(
            [self._spec(node) for node in row.nodes],
            [EdgeSpec(way.start, way.end, way.label) for way in row.ways],
            self.palette_of_theme,
        )
        ways = [WayItem(edge, way, self.palette_of_theme) for edge, way in zip(layout.edges, row.ways, strict=True)]
        for way in ways:
            self.addItem(way)
        self._ways = tuple(ways)
        self._items = {
            node.id: NodeItem(place, node, self.palette_of_theme, (_first_tag(), barred_words()))
            for node, place in zip(row.nodes, layout.nodes, strict=True)
        }
        for item in self._items.values():
            self.addItem(item)
        self._is_detailed, is_detailed = True, self._is_detailed
        self.set_detail(is_detailed)
        bounds, margin = layout.bounds, _MARGIN * self.palette_of_theme.scale
        self.setSceneRect(
            QRectF(bounds.x, bounds.y, bounds.width, bounds.height).adjusted(-margin, -margin, margin, margin)
        )
        self.blockSignals(False)
        self._selected = ""
        if selected in self._items:
            self.select(selected)
            if had_focus:
                self._items[selected].setFocus()

    def focusable(self) -> dict[str, NodeItem]:
        """The nodes, by id."""
        return self._items

    def id_of(self, item: QGraphicsItem) -> str:
        """The id of the node that an item belongs to; empty if it belongs to none."""
        top = item.topLevelItem()
        return top.row.id if isinstance(top, NodeItem) else ""

    def words_of(self, node_id: str) -> str:
        """A node in words, for screen readers."""
        row = self._items[node_id].row
        return ", ".join(part for part in (row.label, state_words(row.state), *note_of(row)[:1]) if part)

    def set_detail(self, is_detailed: bool) -> None:
        """Shows or hides the small words at ways and below nodes."""
        if is_detailed == self._is_detailed:
            return
        self._is_detailed = is_detailed
        for way in self._ways:
            way.set_detail(is_detailed)
        for item in self._items.values():
            item.set_detail(is_detailed)

    def found(self, text: str) -> tuple[str, ...]:
        """Lights the nodes that hold a text in label, options or words; their ids from left to right."""
        wanted = text.casefold().split()
        hits = []
        for node_id, item in self._items.items():
            words = " ".join((item.row.label, item.row.text, *item.row.options)).casefold()
            is_hit = bool(wanted) and all(word in words for word in wanted)
            item.set_found(is_hit)
            if is_hit:
                hits.append(node_id)
        return tuple(sorted(hits, key=lambda name: (self._items[name].row.column, self._items[name].row.row)))

    def step(self, right: int, down: int) -> str:
        """The node one step along the ways, or up or down in its column; the present one where there is none."""
        if self._selected not in self._items:
            return next(iter(self._items), "")
        if right > 0:
            return self._best([way.row.end for way in self._ways if way.row.start == self._selected])
        if right < 0:
            return self._best([way.row.start for way in self._ways if way.row.end == self._selected])
        return self._beside(down)

    def came_from(self, node_id: str) -> str:
        """The node before one on the path of the case; empty without one."""
        found = [way.row.start for way in self._ways if way.row.end == node_id and way.row.state is WayState.ON_PATH]
        return found[0] if found else ""

    def around(self, node_id: str) -> tuple[str, ...]:
        """What is worth seeing beside a node: the way to it, other current steps, what it leads to."""
        back: list[str] = []
        here = self.came_from(node_id)
        while here and here not in back:
            back.append(here)
            here = self.came_from(here)
        states = {name: item.row.state for name, item in self._items.items()}
        current = [name for name, state in states.items() if state is NodeState.CURRENT and name != node_id]
        current.sort(key=lambda name: (not self._items[name].row.is_first, self._distance(node_id, name)))
        ahead = [way.row.end for way in self._ways if way.row.start == node_id]
        return tuple(dict.fromkeys((*back[:2], *current[:1], *back[2:], *current[1:], *ahead)))

    def _distance(self, one: str, other: str) -> int:
        here, there = self._items[one].row, self._items[other].row
        return abs(here.column - there.column) + abs(here.row - there.row)

    def _best(self, found: list[str]) -> str:
        """Of several ends the one on the path, else the nearest row."""
        here = self._items[self._selected].row
        order = {NodeState.CURRENT: 0, NodeState.PASSED: 0}

        def key(node_id: str) -> tuple[int, int]:
            row = self._items[node_id].row
            return order.get(row.state, 1), abs(row.row - here.row)

        return min(found, key=key, default=self._selected)

    def _beside(self, down: int) -> str:
        here = self._items[self._selected].row
        others = [
            item.row for item in self._items.values()
            if item.row.column == here.column and (item.row.row - here.row) * down > 0
        ]  # fmt: skip
        nearest = min(others, key=lambda row: abs(row.row - here.row), default=here)
        return nearest.id

    def _spec(self, node: NodeRow) -> NodeSpec:
        return NodeSpec(node.id, node.is_question, node.column, node.row, node.label, tags_of(node), note_of(node))

    def _on_selection_changed(self) -> None:
        selected = [item for item in self.selectedItems() if isinstance(item, NodeItem)]
        if selected and selected[0].row.id != self._selected:
            self._selected = selected[0].row.id
            self.node_selected.emit(self._selected)


def tags_of(node: NodeRow) -> tuple[str, ...]:
    """The tags above a node."""
    tags = [_first_tag()] if node.is_first else []
    if node.state is NodeState.CURRENT:
        tags.append(QCoreApplication.translate("Diagram", "current step"))
    if node.state is NodeState.BARRED:
        tags.append(barred_words())
    return tuple(tags)


def note_of(node: NodeRow) -> tuple[str, ...]:
    """What stands below a node: the fact that closed it or the question that it waits for; a shorter form after it."""
    facts = tuple(dict.fromkeys(fact for fact in (*node.facts[:1], node.short_fact) if fact))
    match node.state:
        case NodeState.CLOSED:
            words = QCoreApplication.translate("Diagram", "closed: {fact}")
            return tuple(words.format(fact=fact) for fact in facts)
        case NodeState.BARRED:
            return facts
        case NodeState.WAITING:
            words = QCoreApplication.translate("Diagram", "waits for: {question}")
            return tuple(words.format(question=fact) for fact in facts)
        case _:
            return ()


def state_words(state: NodeState) -> str:
    """A node's state in words, for the outline, the panel and screen readers."""
    return {
        NodeState.PLAIN: "",
        NodeState.PASSED: QCoreApplication.translate("Diagram", "on the path of this case"),
        NodeState.CURRENT: QCoreApplication.translate("Diagram", "current step"),
        NodeState.WAITING: QCoreApplication.translate("Diagram", "waits for a fact"),
        NodeState.CLOSED: QCoreApplication.translate("Diagram", "closed"),
        NodeState.BARRED: barred_words(),
        NodeState.LATER: QCoreApplication.translate("Diagram", "later, not reached yet"),
    }[state]


def barred_words() -> str:
    """What stands at a step that the result rules out."""
    return QCoreApplication.translate("Diagram", "ruled out")


def _first_tag() -> str:
    return QCoreApplication.translate("Diagram", "do first")
