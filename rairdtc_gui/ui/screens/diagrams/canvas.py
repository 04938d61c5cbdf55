"""The drawing with zoom, drag, wheel and keys, and its strip of three buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGestureEvent,
    QGraphicsView,
    QPinchGesture,
    QWidget,
)

from rairdtc_gui.ui.screens.diagrams.base_scene import BaseScene
from rairdtc_gui.ui.screens.diagrams.geometry import Rect
from rairdtc_gui.ui.screens.diagrams.tool_strip import ToolStrip
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.hover_card import HoverCard
from rairdtc_gui.ui.widgets.keys import KeyAction, press

_STEP = 1.2
CLICK = 6  # px: what moved further was a drag
_SMALLEST, _LARGEST = 0.25, 3.0
FAR = 0.4  # below it no word could be read
_READABLE = 1.0  # small text is 12 px at 100 %: never opened smaller
_MOVES = {
    Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1),
}  # fmt: skip
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Canvas(QGraphicsView):
    """Signals: `node_opened(node id)` by click, Enter or a move of the focus; `details_wanted()` by click or Enter."""

    #: The node whose panel is wanted.
    node_opened = Signal(str)
    #: All of the panel is wanted, not only its title.
    details_wanted = Signal()

    def __init__(self, drawing: BaseScene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = drawing
        self.setScene(drawing)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)  # each item sets pen and brush
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setCornerWidget(QWidget(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self.viewport().setMouseTracking(True)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self._wanted = ""  # the node to centre on once the size is known
        self._pressed = QPointF()
        self.card = HoverCard(self, is_sideways=True)
        self.horizontalScrollBar().valueChanged.connect(self._on_moved)
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        self._strip = ToolStrip(self.zoom_in, self.zoom_out, self.fit, self)

    def set_name(self, name: str) -> None:
        """What the drawing is called, for screen readers."""
        words = self.tr("{name}. Arrow keys walk along the ways, Enter opens a node.")
        self.setAccessibleName(words.format(name=name))

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
        for _ in range(2):  # the second time without the scroll bars that were needed before
            self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)
        if self.zoom > 1:
            self._zoom_by(1 / self.zoom)
        self._on_zoomed()

    def pinch(self, factor: float) -> None:
        """Larger or smaller by what two fingers moved."""
        if factor > 0:
            self._wanted = ""
            self._zoom_by(factor)

    def set_tight(self, is_tight: bool) -> None:
        """Where height is short the lower scroll bar goes; drag and keys stay."""
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if is_tight else policy.ScrollBarAsNeeded)

    def place(self) -> tuple[float, ...]:
        """Zoom and centre, to come back to."""
        centre = self.mapToScene(self.viewport().rect().center())
        return self.zoom, centre.x(), centre.y()

    def go_to_place(self, place: tuple[float, ...]) -> None:
        """Back to a zoom and centre."""
        self._wanted = ""
        zoom, x, y = place[:3]
        self._zoom_by(zoom / self.zoom)
        self.centerOn(x, y)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._centre_wanted()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._strip.place_in(self.viewport())
        if self._wanted and self.isVisible():
            self._centre_wanted()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned:
            self._wanted = ""
            self._zoom_by(_STEP ** (turned / 120))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Two fingers on a pad zoom, where the system says so itself."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self.pinch(1 + event.value())
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Two fingers on a screen zoom; a pointer that leaves takes the card along."""
        if event.type() is QEvent.Type.Leave:
            self._on_moved()
        if event.type() is QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.pinch(pinch.scaleFactor())
                event.accept(pinch)
                return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._wanted = ""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() is Qt.MouseButton.NoButton:
            self._on_pointed(self._node_at(event.position()), event.position())

        else:
            self._on_moved()

    def _on_pointed(self, node_id: str, _pointer: QPointF) -> None:
        """The pointer is on a node, or on none: its card comes or goes."""
        self._show_cursor(bool(node_id))
        place = self.drawing.places().get(node_id)
        beside = QRect() if place is None else self.mapFromScene(QRectF(*place)).boundingRect()
        self.card.point_at(self.drawing.card_of(node_id), beside)

    @Slot(int)
    def _on_moved(self, _value: int = 0) -> None:
        card = getattr(self, "card", None)  # gone if the view is being taken apart, which moves its scroll bars
        if card is not None:
            card.point_at(None, QRect())

    def _show_cursor(self, can_click: bool) -> None:
        shape = Qt.CursorShape.PointingHandCursor if can_click else Qt.CursorShape.OpenHandCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        node_id = self._node_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and moved < CLICK and node_id:
            self._go(node_id)
            self.details_wanted.emit()

    def key_table(self) -> tuple[KeyAction, ...]:
        """The keys of the drawing, without those with Ctrl."""
        walk, larger, smaller = self.tr("Walk along the ways"), self.tr("Larger drawing"), self.tr("Smaller drawing")
        open_it = self.tr("Open what is selected")
        moves = (KeyAction(key, walk, partial(self._walk, *move), False) for key, move in _MOVES.items())
        opens = (KeyAction(key, open_it, self._open, False) for key in _OPENS)
        return (
            *moves,
            *opens,
            KeyAction(Qt.Key.Key_Plus, larger, self.zoom_in, False),
            KeyAction(Qt.Key.Key_Equal, larger, self.zoom_in, False),
            KeyAction(Qt.Key.Key_Minus, smaller, self.zoom_out, False),
        )

    def _walk(self, right: int, down: int) -> None:
        self._go(self.drawing.step(right, down))

    def _open(self) -> None:
        self.node_opened.emit(self.drawing.selected)
        self.details_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if press(self.key_table(), event):
            return
        if event.key() == Qt.Key.Key_0 and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.drawing.set_keyboard(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.drawing.set_keyboard(False)

    def _go(self, node_id: str) -> None:
        if not node_id:
            return
        self._wanted = ""
        self.drawing.select(node_id)
        self._tell(node_id)
        self.keep_in_sight()
        self.node_opened.emit(node_id)

    def keep_in_sight(self) -> None:
        """Moves as little as needed to show the selected node."""
        if self.drawing.selected in self.drawing.places():
            margin = current_theme().px(40)
            self.ensureVisible(self._surroundings(self.drawing.selected), margin, margin)

    def _tell(self, node_id: str) -> None:
        """The selected node in words, for screen readers."""
        if node_id in self.drawing.places():
            self.setAccessibleDescription(self.drawing.words_of(node_id))

    def _surroundings(self, node_id: str) -> QRectF:
        return QRectF(*self.drawing.surroundings_of(node_id))

    def _centre_wanted(self) -> None:
        """The wanted node in sight with the one before it, if both have room; text stays readable."""
        if self._wanted not in self.drawing.places():
            return
        self.make_readable()
        rect = self._surroundings(self._wanted)
        before = self.drawing.came_from(self._wanted)
        room = self.mapToScene(self.viewport().rect()).boundingRect()
        if before:
            both = rect | self._surroundings(before)
            if both.width() <= room.width() and both.height() <= room.height():
                rect = both
        self.centerOn(rect.center())

    def make_readable(self) -> None:
        """Not smaller than at 100 %."""
        if self.zoom < _READABLE:
            self._zoom_by(_READABLE / self.zoom)

    def release_drag(self, event: QMouseEvent) -> None:
        """Ends a drag without opening what lies under the pointer."""
        super().mouseReleaseEvent(event)

    def _keep_middle(self, change: Callable[[], object], zoom: Callable[[], float]) -> None:
        """Changes how much is drawn; the node in the middle stays where it is. `zoom`: wanted after the change."""
        middle = self.viewport().rect().center()
        anchor = self._nearest_to(middle)
        before = self._middle_of(anchor)
        change()
        Canvas._zoom_by(self, zoom() / self.zoom)
        if before is not None and anchor in self.drawing.places():
            shift = self.mapToScene(middle) - self.mapToScene(before)
            self.centerOn(_middle(self.drawing.places()[anchor]) + shift)

    def _nearest_to(self, place: QPoint) -> str:
        here = self.mapToScene(place)
        places = self.drawing.places()
        return min(places, key=lambda name: (_middle(places[name]) - here).manhattanLength(), default="")

    def _middle_of(self, node_id: str) -> QPoint | None:
        places = self.drawing.places()
        return self.mapFromScene(_middle(places[node_id])) if node_id in places else None

    def _zoom_by(self, factor: float) -> None:
        factor = min(max(self.zoom * factor, _SMALLEST), _LARGEST) / self.zoom
        self.scale(factor, factor)
        self._on_zoomed()

    def _on_zoomed(self) -> None:
        """From far away lines are drawn plainly: rounding them off could not be seen, and costs most of a frame."""
        is_far = self.zoom < FAR
        self.setRenderHint(QPainter.RenderHint.Antialiasing, not is_far)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing, is_far)

    def _node_at(self, place: QPointF) -> str:
        return self.drawing.node_at(self.mapToScene(place.toPoint()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._strip.place_in(self.viewport())


def _middle(place: Rect) -> QPointF:
    return QPointF(place.centre, place.middle)
