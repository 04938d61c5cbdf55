"""The pathway's canvas: the way of the case in sight, waiting ways that ask."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.screens.diagrams.canvas import CLICK, Canvas
from rairdtc_gui.ui.screens.diagrams.items import NodeItem, NoteItem, WayItem
from rairdtc_gui.ui.screens.diagrams.scene import DiagramScene
from rairdtc_gui.ui.theme import current_theme

_AROUND = 32
_OVERVIEW_BELOW, _FULL_FROM = 0.6, 0.66  # of the full drawing; apart, so that one step back does not flicker
_RATIO = 1.8  # about how much wider the full drawing is, until both have been seen


class PathwayCanvas(Canvas):
    """Signals: `node_opened(node id)`, as in every drawing; `question_requested(route)` by a click on what waits."""

    #: Where the question that a way waits for is asked.
    question_requested = Signal(str)

    def __init__(self, drawing: DiagramScene, parent: QWidget | None = None) -> None:
        super().__init__(drawing, parent)
        self._pathway, self._ratio = drawing, _RATIO
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)  # the tools stand below

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moved = (event.position() - self._pressed).manhattanLength()
        question = self._question_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and moved < CLICK and question:
            self.release_drag(event)
            self.question_requested.emit(question)
        else:
            super().mouseReleaseEvent(event)

    def _on_pointed(self, node_id: str, place: QPointF) -> None:
        """What waits can be clicked as well."""
        super()._on_pointed(node_id, place)
        self._show_cursor(bool(node_id or self._question_at(place)))

    def fit(self) -> None:
        """The whole pathway in sight; as an overview where words would be too small in full."""
        self._pathway.set_overview(False)
        full = self.sceneRect().width()
        super().fit()
        if self.zoom < _OVERVIEW_BELOW:
            self._pathway.set_overview(True)
            self._ratio = full / self.sceneRect().width()
            super().fit()

    def place(self) -> tuple[float, ...]:
        """Zoom, centre, and whether as an overview."""
        return *super().place(), float(self._pathway.is_overview)

    def go_to_place(self, place: tuple[float, ...]) -> None:
        """Back to a zoom and centre of the same drawing."""
        self._pathway.set_overview(bool(place[3]))
        super().go_to_place(place)

    def make_readable(self) -> None:
        """In full, and not smaller than at 100 %."""
        self._pathway.set_overview(False)
        super().make_readable()

    def _zoom_by(self, factor: float) -> None:
        super()._zoom_by(factor)
        is_overview = self._pathway.is_overview
        if not is_overview and self.zoom < _OVERVIEW_BELOW:
            self._change_level(True)
        elif is_overview and self.zoom / self._ratio >= _FULL_FROM:
            self._change_level(False)

    def _change_level(self, is_overview: bool) -> None:
        """The drawing keeps its size on screen, so that only words and gaps change."""
        shown, before = self.zoom * self.sceneRect().width(), self.sceneRect().width()
        self._keep_middle(lambda: self._pathway.set_overview(is_overview), lambda: shown / self.sceneRect().width())
        now = self.sceneRect().width()
        self._ratio = before / now if is_overview else now / before

    def _centre_wanted(self) -> None:
        """The wanted node in sight with as much of the path around it as has room; text stays readable."""
        if self._wanted not in self._pathway.node_items:
            return
        self.make_readable()
        rect = self._surroundings(self._wanted)
        room = self.mapToScene(self.viewport().rect()).boundingRect()
        gap, before = current_theme().px(_AROUND), self._pathway.came_from(self._wanted)
        for node_id in self._pathway.walk.around(self._wanted):
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
