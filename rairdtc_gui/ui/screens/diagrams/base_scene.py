"""What every drawing shares: items by id, one of them selected, said in words. What lies beside what, a walk knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene

from rairdtc_gui.ui.screens.diagrams.geometry import Rect
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.card_row import CardRow

_ABOVE = 9.0  # everything else


class Walk(Protocol):
    """What is known of the nodes of a drawing without looking at the picture."""

    def words_of(self, node_id: str) -> str:
        """A node in words, for screen readers."""
        ...

    def card_of(self, node_id: str) -> CardRow | None:
        """What the card beside a node says; none for one that is not there."""
        ...

    def step(self, node_id: str, right: int, down: int) -> str:
        """The node one step away from one; that one where there is none."""
        ...

    def came_from(self, node_id: str) -> str:
        """The node that should be in sight together with one; empty without one."""
        ...


class BaseScene(QGraphicsScene):
    """The items of one drawing, one of them selected and ringed while the drawing has the keyboard."""

    def __init__(self, walk: Walk, palette: Palette | None = None) -> None:
        super().__init__()
        self.palette_of_theme = palette or Palette(current_theme())
        self._walk = walk
        self._places: Mapping[str, Rect] = {}
        self._ring_of: Callable[[str], QPainterPath] = _no_ring
        self._selected = ""
        self._has_keyboard = False
        self._ring: QGraphicsPathItem | None = None
        self.left_edge = 0.0  # of what is drawn, so that on paper words can stand below one another
        self.setBackgroundBrush(self.palette_of_theme.color("background"))

    @property
    def selected(self) -> str:
        """The id of the selected node; empty without one."""
        return self._selected

    @property
    def ringed(self) -> str:
        """The id of the node that shows the ring of the keyboard; empty without one."""
        return self._selected if self._ring is not None and self._ring.isVisible() else ""

    def places(self) -> Mapping[str, Rect]:
        """Where the nodes that can be selected are drawn, by id."""
        return self._places

    def surroundings_of(self, node_id: str) -> Rect:
        """A node with the words around it."""
        return self._places[node_id]

    def node_at(self, place: QPointF) -> str:
        """The id of the node at a point; empty without one."""
        px, py = place.x(), place.y()
        for node_id, (x, y, width, height) in self._places.items():
            if 0 <= px - x <= width and 0 <= py - y <= height:
                return node_id
        return ""

    def words_of(self, node_id: str) -> str:
        """A node in words, for screen readers."""
        return self._walk.words_of(node_id)

    def card_of(self, node_id: str) -> CardRow | None:
        """What the card beside a node says; none for one that is not there."""
        return self._walk.card_of(node_id)

    def step(self, right: int, down: int) -> str:
        """The node one step away, the first where none is selected; the present one where there is none."""
        if self._selected not in self._places:
            return next(iter(self._places), "")
        return self._walk.step(self._selected, right, down)

    def came_from(self, node_id: str) -> str:
        """The node that should be in sight together with one; empty without one."""
        return self._walk.came_from(node_id)

    def select(self, node_id: str) -> None:
        """Selects a node; says nothing of it."""
        if node_id in self._places:
            self._selected = node_id
            self._place_ring()

    def set_keyboard(self, has_keyboard: bool) -> None:
        """Whether the drawing has the keyboard: then the selected node shows it."""
        self._has_keyboard = has_keyboard
        self._place_ring()

    def _set_bounds(self, bounds: Rect, margin: float) -> None:
        """The room of the drawing, before its items are added: else each of them is measured at once."""
        self.setSceneRect(
            QRectF(bounds.x, bounds.y, bounds.width, bounds.height).adjusted(-margin, -margin, margin, margin)
        )

    def _show_items(self, places: Mapping[str, Rect], ring_of: Callable[[str], QPainterPath]) -> None:
        """Where the new items lie, and the ring of each; the selection stays where its node still exists."""
        self._places, self._ring_of = places, ring_of
        self._ring = QGraphicsPathItem()
        self._ring.setPen(self.palette_of_theme.ring())
        self._ring.setZValue(_ABOVE)
        self.addItem(self._ring)
        if self._selected not in places:
            self._selected = ""
        self._place_ring()

    def _forget_items(self) -> None:
        """Empties the drawing; what was selected is remembered."""
        self._places, self._ring = {}, None
        self.clear()

    def _place_ring(self) -> None:
        if self._ring is None:
            return
        is_shown = self._has_keyboard and self._selected in self._places
        if is_shown:
            self._ring.setPath(self._ring_of(self._selected))
        self._ring.setVisible(is_shown)


def _no_ring(_node_id: str) -> QPainterPath:
    return QPainterPath()
