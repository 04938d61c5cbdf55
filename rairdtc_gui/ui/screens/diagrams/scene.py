"""Draws a diagram's rows at the places of the layout."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from rairdtc_gui.ui.screens.diagrams.base_scene import BaseScene
from rairdtc_gui.ui.screens.diagrams.geometry import EdgeSpec, NodeSpec, Rect
from rairdtc_gui.ui.screens.diagrams.items import NodeItem, WayItem
from rairdtc_gui.ui.screens.diagrams.layout import lay_out
from rairdtc_gui.ui.screens.diagrams.node_words import barred_words, first_words, note_of, tags_of
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow, NodeRow
from rairdtc_gui.ui.screens.diagrams.spacing import FULL, OVERVIEW
from rairdtc_gui.ui.screens.diagrams.walk import PathwayWalk

_MARGIN, _BARE_MARGIN = 24, 12


class DiagramScene(BaseScene):
    """The nodes and ways of a diagram."""

    def __init__(self, palette: Palette | None = None) -> None:
        self.walk = PathwayWalk()
        super().__init__(self.walk, palette)
        self._items: dict[str, NodeItem] = {}
        self._ways: tuple[WayItem, ...] = ()
        self._row: DiagramRow | None = None
        self._is_overview = False

    @property
    def node_items(self) -> dict[str, NodeItem]:
        """The nodes as drawn, by id."""
        return self._items

    @property
    def way_items(self) -> tuple[WayItem, ...]:
        """The edges as drawn, in the diagram's order."""
        return self._ways

    @property
    def is_overview(self) -> bool:
        """Whether boxes stand close together without the small words around them."""
        return self._is_overview

    def set_overview(self, is_overview: bool) -> None:
        """Boxes close together and alone, or with answers and facts around them."""
        if is_overview != self._is_overview:
            self._is_overview = is_overview
            if self._row is not None:
                self._draw(self._row)

    def show_diagram(self, row: DiagramRow) -> None:
        """Replaces the drawing; the selection stays where the node still exists."""
        self._row = row
        self.walk.show(row)
        self._draw(row)

    def _draw(self, row: DiagramRow) -> None:
        lit = {name for name, item in self._items.items() if item.is_found}
        self._forget_items()
        palette, is_bare = self.palette_of_theme, self._is_overview
        edges = [EdgeSpec(way.start, way.end, "" if is_bare else way.label) for way in row.ways]
        nodes, spacing = [_spec(node, is_bare) for node in row.nodes], OVERVIEW if is_bare else FULL
        layout = lay_out(nodes, edges, palette, spacing)
        self._set_bounds(layout.bounds, (_BARE_MARGIN if is_bare else _MARGIN) * palette.scale)
        self._ways = tuple(
            WayItem(edge, way, palette, not is_bare) for edge, way in zip(layout.edges, row.ways, strict=True)
        )
        stops = (first_words(), barred_words())
        self._items = {
            node.id: NodeItem(place, node, palette, stops) for node, place in zip(row.nodes, layout.nodes, strict=True)
        }
        for item in (*self._ways, *self._items.values()):
            self.addItem(item)
        for name in lit & self._items.keys():
            self._items[name].set_found(True)
        places = {node.id: node.box for node in layout.nodes}
        self.left_edge = min((place.x for place in places.values()), default=0.0)
        self._show_items(places, lambda name: self._items[name].ring())

    def surroundings_of(self, node_id: str) -> Rect:
        """A node with its tags and its note."""
        item = self._items[node_id]
        around = item.sceneBoundingRect() | item.childrenBoundingRect()
        return Rect(around.x(), around.y(), around.width(), around.height())

    def node_at(self, place: QPointF) -> str:
        """The id of the node at a point, by its outline and the words around it."""
        items = (item.topLevelItem() for item in self.items(place))
        return next((item.node.id for item in items if isinstance(item, NodeItem)), "")

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


def _spec(node: NodeRow, is_bare: bool) -> NodeSpec:
    """Bare: the box alone, a current step with its tag."""
    note = () if is_bare else note_of(node)
    return NodeSpec(node.id, node.is_question, node.column, node.row, node.label, tags_of(node), note)
