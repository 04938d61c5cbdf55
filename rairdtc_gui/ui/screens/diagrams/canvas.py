"""The drawing with zoom, drag, wheel and keys, and its strip of three buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGestureEvent, QGraphicsView, QHBoxLayout, QPinchGesture, QToolButton, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.diagrams.hover_card import HoverCard
from rairdtc_gui.ui.screens.diagrams.items import NodeItem, NoteItem, WayItem
from rairdtc_gui.ui.screens.diagrams.rows import DiagramRow
from rairdtc_gui.ui.screens.diagrams.scene import DiagramScene, note_of, state_words
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.text import set_tool_tip

_STEP = 1.2
_SMALLEST, _LARGEST = 0.25, 3.0
_AROUND = 32
_DETAIL = 0.6  # below it small words could not be read and go; boxes, path and tags stay
_READABLE = 1.0  # small text is 12 px at 100 %: never opened smaller
_MOVES = {
    Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1),
}  # fmt: skip


class Canvas(QGraphicsView):
    """Signals: `node_opened(node id)` by click, Enter or a move of the focus; `question_requested(route)`."""

    #: The node whose panel is wanted.
    node_opened = Signal(str)
    #: Where the question that a way waits for is asked.
    question_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = DiagramScene()
        self.setScene(self.drawing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setCornerWidget(QWidget(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self._wanted = ""  # the node to centre on once the size is known
        self._pressed = QPointF()
        self._strip = self._build_strip()
        self.card = HoverCard(self)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.horizontalScrollBar().valueChanged.connect(self._on_moved)
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        self.drawing.node_selected.connect(self._on_node_selected)

    def show_diagram(self, row: DiagramRow) -> None:
        """Replaces the drawing and keeps zoom, place and selection."""
        self.drawing.show_diagram(row)
        words = self.tr("{name}. Arrow keys walk along the ways, Enter opens a node.")
        self.setAccessibleName(words.format(name=row.label))

    def select(self, node_id: str, is_centred: bool) -> None:
        """Selects a node; centred: brings it and its readable surroundings into sight."""
        self.drawing.select(node_id)
        self._tell(node_id)
        if is_centred:
            self._wanted = node_id
            if self.isVisible():
                self._centre_wanted()

    @property
    def zoom(self) -> float:
        """The present zoom, 1 at 100 %."""
        return self.transform().m11()

    def zoom_in(self) -> None:
        """One step larger."""
        self._zoom_by(_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self._zoom_by(1 / _STEP)

    def fit(self) -> None:
        """The whole drawing in sight."""
        self._wanted = ""
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        if self.zoom > 1:
            self._zoom_by(1 / self.zoom)
        self.drawing.set_detail(self.zoom >= _DETAIL)

    def set_tight(self, is_tight: bool) -> None:
        """Where height is short the lower scroll bar goes; drag and keys stay."""
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if is_tight else policy.ScrollBarAsNeeded)

    def place(self) -> tuple[float, float, float]:
        """Zoom and centre, to come back to."""
        centre = self.mapToScene(self.viewport().rect().center())
        return self.zoom, centre.x(), centre.y()

    def go_to_place(self, place: tuple[float, float, float]) -> None:
        """Back to a zoom and centre."""
        self._wanted = ""
        zoom, x, y = place
        self._zoom_by(zoom / self.zoom)
        self.centerOn(x, y)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._centre_wanted()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_strip()
        if self._wanted and self.isVisible():
            self._centre_wanted()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned:
            self._wanted = ""
            self._zoom_by(_STEP ** (turned / 120))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._wanted = ""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        is_click = event.button() is Qt.MouseButton.LeftButton and moved < 6
        item, question = self._node_at(event.position()), self._question_at(event.position())
        if is_click and question:
            self.question_requested.emit(question)
        elif is_click and item is not None:
            self._go(item.row.id)
        elif self.drawing.selected:
            self.drawing.select(self.drawing.selected)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        item = self._node_at(event.position()) if event.buttons() is Qt.MouseButton.NoButton else None
        place = QRect() if item is None else self.mapFromScene(item.mapRectToScene(item.node_rect)).boundingRect()
        self.card.point_at(None if item is None else item.row, place)

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

    def pinch(self, factor: float) -> None:
        """Larger or smaller by what two fingers moved."""
        if factor > 0:
            self._wanted = ""
            self._zoom_by(factor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go(self.drawing.step(*_MOVES[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.node_opened.emit(self.drawing.selected)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key is Qt.Key.Key_Minus:
            self.zoom_out()
        elif key is Qt.Key.Key_0 and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.drawing.select(self.drawing.selected)

    def _go(self, node_id: str) -> None:
        if not node_id:
            return
        self._wanted = ""
        self.drawing.select(node_id)
        self._tell(node_id)
        margin = current_theme().px(40)
        self.ensureVisible(self._surroundings(node_id), margin, margin)
        self.node_opened.emit(node_id)

    def _on_node_selected(self, node_id: str) -> None:
        self._tell(node_id)

    def _tell(self, node_id: str) -> None:
        """The selected node in words, for screen readers."""
        item = self.drawing.node_items.get(node_id)
        if item is not None:
            parts = (item.row.label, state_words(item.row.state), *note_of(item.row)[:1])
            self.setAccessibleDescription(", ".join(part for part in parts if part))

    def _surroundings(self, node_id: str) -> QRectF:
        item = self.drawing.node_items[node_id]
        return item.boundingRect() | item.childrenBoundingRect()

    def _on_moved(self, _value: int = 0) -> None:
        self.card.point_at(None, QRect())

    def _centre_wanted(self) -> None:
        """The wanted node in sight with as much of the path around it as has room; text stays readable."""
        if self._wanted not in self.drawing.node_items:
            return
        if self.zoom < _READABLE:
            self._zoom_by(_READABLE / self.zoom)
        rect = self._surroundings(self._wanted)
        room = self.mapToScene(self.viewport().rect()).boundingRect()
        gap, before = current_theme().px(_AROUND), self.drawing.came_from(self._wanted)
        for node_id in self.drawing.around(self._wanted):
            both = rect | self._surroundings(node_id)
            if both.width() <= room.width() - gap and both.height() <= room.height() - gap:
                rect = both
            elif node_id == before:
                break
        centre = (rect | self._surroundings(before) if before else rect).center()
        self.centerOn(_nearest(centre.x(), rect.left(), rect.right(), room.width()),
                      _nearest(centre.y(), rect.top(), rect.bottom(), room.height()))  # fmt: skip

    def _zoom_by(self, factor: float) -> None:
        factor = min(max(self.zoom * factor, _SMALLEST), _LARGEST) / self.zoom
        self.scale(factor, factor)
        self.drawing.set_detail(self.zoom >= _DETAIL)

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

    def _node_at(self, place: QPointF) -> NodeItem | None:
        for item in self.items(place.toPoint()):
            top = item.topLevelItem()
            if isinstance(top, NodeItem):
                return top
        return None

    # --- the strip of tools ---

    def _build_strip(self) -> QFrame:
        strip = QFrame(self)
        strip.setProperty("kind", "card")
        row = QHBoxLayout(strip)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for name, words, slot in (
            ("plus", self.tr("Larger (+)"), self.zoom_in),
            ("minus", self.tr("Smaller (-)"), self.zoom_out),
            ("fit", self.tr("Whole diagram (Ctrl+0)"), self.fit),
        ):
            button = QToolButton(strip)
            side = current_theme().px(16)
            button.setProperty("kind", "quiet")
            button.setIcon(icon(name))
            button.setIconSize(QSize(side, side))
            button.setAccessibleName(words)
            set_tool_tip(button, words)
            button.clicked.connect(slot)
            row.addWidget(button)
        return strip

    def _place_strip(self) -> None:
        self._strip.adjustSize()
        gap = current_theme().px(16)
        room = self.viewport().rect()
        self._strip.move(room.right() - self._strip.width() - gap, room.bottom() - self._strip.height() - gap)
        self._strip.raise_()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_strip()


def _nearest(wanted: float, low: float, high: float, room: float) -> float:
    """The middle nearest to a wanted one at which everything from low to high still has room."""
    slack = (room - (high - low)) / 2
    middle = (low + high) / 2
    return middle if slack <= 0 else min(max(wanted, middle - slack), middle + slack)
