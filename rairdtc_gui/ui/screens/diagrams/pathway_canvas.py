"""The pathway's canvas: the way of the case in sight, waiting ways that ask, a card beside the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from rairdtc_gui.ui.screens.diagrams.canvas import CLICK, Canvas
from rairdtc_gui.ui.screens.diagrams.items import NodeItem, NoteItem, WayItem
from rairdtc_gui.ui.screens.diagrams.node_card import node_card
from rairdtc_gui.ui.screens.diagrams.scene import DiagramScene
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.hover_card import HoverCard

_AROUND = 32
_DETAIL = 0.6  # below it small words could not be read and go; boxes, path and tags stay


class PathwayCanvas(Canvas):
    """Signals: `node_opened(node id)`, as in every drawing; `question_requested(route)` by a click on what waits."""

    #: Where the question that a way waits for is asked.
    question_requested = Signal(str)

    def __init__(self, drawing: DiagramScene, parent: QWidget | None = None) -> None:
        super().__init__(drawing, parent)
        self._pathway = drawing
        self.card = HoverCard(self, is_sideways=True)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.horizontalScrollBar().valueChanged.connect(self._on_moved)
        self.verticalScrollBar().valueChanged.connect(self._on_moved)

    def fit(self) -> None:
        """The whole pathway in sight."""
        self._wanted = ""
        super().fit()
        self._pathway.set_detail(self.zoom >= _DETAIL)

    def pinch(self, factor: float) -> None:
        """Larger or smaller by what two fingers moved."""
        if factor > 0:
            self._wanted = ""
            self._zoom_by(factor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moved = (event.position() - self._pressed).manhattanLength()
        question = self._question_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and moved < CLICK and question:
            self.release_drag(event)
            self.question_requested.emit(question)
        else:
            super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        node_id = self._node_at(event.position()) if event.buttons() is Qt.MouseButton.NoButton else ""
        item = self._pathway.node_items.get(node_id)
        place = QRect() if item is None else self.mapFromScene(item.mapRectToScene(item.node_rect)).boundingRect()
        self.card.point_at(None if item is None else node_card(item.row), place)

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers zoom; a pointer that leaves takes the card along."""
        if event.type() is QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.pinch(pinch.scaleFactor())
                event.accept(pinch)
                return True
        if event.type() is QEvent.Type.Leave:
            self._on_moved()
        return super().viewportEvent(event)

    def _on_moved(self, _value: int = 0) -> None:
        self.card.point_at(None, QRect())

    def _zoom_by(self, factor: float) -> None:
        super()._zoom_by(factor)
        self._pathway.set_detail(self.zoom >= _DETAIL)

    def _centre_wanted(self) -> None:
        """The wanted node in sight with as much of the path around it as has room; text stays readable."""
        if self._wanted not in self._pathway.node_items:
            return
        self.make_readable()
        rect = self._surroundings(self._wanted)
        room = self.mapToScene(self.viewport().rect()).boundingRect()
        gap, before = current_theme().px(_AROUND), self._pathway.came_from(self._wanted)
        for node_id in self._pathway.around(self._wanted):
            both = rect | self._surroundings(node_id)
            if both.width() <= room.width() - gap and both.height() <= room.height() - gap:
                rect = both
            elif node_id == before:
                break
        centre = (rect | self._surroundings(before) if before else rect).center()
        self.centerOn(_nearest(centre.x(), rect.left(), rect.right(), room.width()),
                      _nearest(centre.y(), rect.top(), rect.bottom(), room.height()))  # fmt: skip

    def _question_at(self, place: QPointF) -> str:
        """The route of the question that a waiting way, or the note below a waiting node, stands for."""
        for item in self.items(place.toPoint()):
            if isinstance(item, NoteItem) and item.question:
                return item.question
            if isinstance(item, NodeItem):
                return ""
            way = item.topLevelItem()
            if isinstance(way, WayItem) and way.row.question:
                return way.row.question
        return ""


def _nearest(wanted: float, low: float, high: float, room: float) -> float:
    """The middle nearest to a wanted one at which everything from low to high still has room."""
    slack = (room - (high - low)) / 2
    middle = (low + high) / 2
    return middle if slack <= 0 else min(max(wanted, middle - slack), middle + slack)
