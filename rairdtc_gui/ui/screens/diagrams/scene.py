"""Draws a diagram's rows at the places of the layout."""

from __future__ import annotations

from rairdtc_gui.ui.screens.diagrams.base_scene import BaseScene
from rairdtc_gui.ui.screens.diagrams.geometry import EdgeSpec, NodeSpec
from rairdtc_gui.ui.screens.diagrams.items import NodeItem, WayItem
from rairdtc_gui.ui.screens.diagrams.layout import lay_out
from rairdtc_gui.ui.screens.diagrams.node_words import barred_words, first_words, note_of, tags_of
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow, NodeRow
from rairdtc_gui.ui.screens.diagrams.walk import PathwayWalk

_MARGIN = 24


class DiagramScene(BaseScene):
    """The nodes and ways of a diagram."""

    def __init__(self, palette: Palette | None = None) -> None:
        self.walk = PathwayWalk()
        super().__init__(self.walk, palette)
        self._items: dict[str, NodeItem] = {}
        self._ways: tuple[WayItem, ...] = ()
        self._is_detailed = True

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
        self._forget_items()
        self.walk.show(row)
        palette = self.palette_of_theme
        layout = lay_out(
            list(map(_spec, row.nodes)), [EdgeSpec(way.start, way.end, way.label) for way in row.ways], palette
        )
        self._ways = tuple(WayItem(edge, way, palette) for edge, way in zip(layout.edges, row.ways, strict=True))
        stops = (first_words(), barred_words())
        self._items = {
            node.id: NodeItem(place, node, palette, stops) for node, place in zip(row.nodes, layout.nodes, strict=True)
        }
        for item in (*self._ways, *self._items.values()):
            self.addItem(item)
        self._is_detailed, is_detailed = True, self._is_detailed
        self.set_detail(is_detailed)
        self._show_items(self._items, layout.bounds, _MARGIN * palette.scale)

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


def _spec(node: NodeRow) -> NodeSpec:
    return NodeSpec(node.id, node.is_question, node.column, node.row, node.label, tags_of(node), note_of(node))
