"""The items of the signalling map: boxes and pills that take the focus, ways with arrow or T-bar, compartments."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem

from rairdtc_gui.domain.signalling import Effect, Look
from rairdtc_gui.ui.screens.diagrams.geometry import Face, Point, Rect, TextLine
from rairdtc_gui.ui.screens.diagrams.items import TextItem, way_path
from rairdtc_gui.ui.screens.diagrams.signals.grid import PlacedArea, PlacedBox, PlacedNet, PlacedPill
from rairdtc_gui.ui.screens.diagrams.signals.palette import Glow, SignalPalette
from rairdtc_gui.ui.screens.diagrams.signals.rows import Tag
from rairdtc_gui.ui.screens.diagrams.signals.words import tag_words

_RADIUS, _PILL_RADIUS, _BEND = 4.0, 12.0, 6.0
_HEAD, _BAR, _BAR_GAP = 8.0, 13.0, 3.0
_RING = 3.5


class FocusItem(QGraphicsPathItem):
    """An outline that can be selected, with a ring while it has the keyboard."""

    def __init__(self, node_id: str, rect: Rect, radius: float, palette: SignalPalette) -> None:
        super().__init__(_rounded(rect, radius))
        self.id, self.palette = node_id, palette
        self.glow = Glow.PLAIN
        self.setZValue(3)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._ring = QGraphicsPathItem(_rounded(rect.grown(_RING), radius + _RING), self)
        self._ring.setPen(palette.base.ring())
        self._ring.setVisible(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring.setVisible(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring.setVisible(False)
        super().focusOutEvent(event)


class BoxItem(FocusItem):
    """A gene, protein or process with the tag of the case."""

    def __init__(self, placed: PlacedBox, is_process: bool, tag: Tag, palette: SignalPalette) -> None:
        super().__init__(placed.id, placed.box, _RADIUS * palette.base.scale, palette)
        self.tag, self._is_process = tag, is_process
        self._texts = [TextItem(line, palette.base, "text", self) for line in placed.lines]
        if tag is not Tag.NONE and placed.tag is not None:
            self._add_tag(placed.tag)
        self.light(Glow.PLAIN, False)

    def light(self, glow: Glow, is_target: bool) -> None:
        """Shows whether the chosen drug reaches it, and whether it acts there at once."""
        self.glow = glow
        palette = self.palette
        self.setPen(palette.box_pen(self.tag, glow))
        self.setBrush(palette.box_fill(self.tag, self._is_process, is_target))
        self.setZValue(4 if glow is Glow.LIT else 3)
        font = palette.base.font(Face.STRONG if glow is Glow.LIT or self.tag is Tag.FOUND else Face.BODY)
        for text in self._texts:
            if text.font() != font:
                middle = text.pos().x() + text.boundingRect().width() / 2
                text.setFont(font)
                text.setX(middle - text.boundingRect().width() / 2)
            text.setBrush(palette.words(glow))

    def _add_tag(self, room: Rect) -> None:
        palette = self.palette.base
        words = tag_words(self.tag)
        width, height = palette.width(words, Face.SMALL) + 10 * palette.scale, room.height - 4 * palette.scale
        place = Rect(room.x + (room.width - width) / 2, room.y, width, height)
        is_dark = self.tag in (Tag.FOUND, Tag.ONE_OF)
        back = QGraphicsPathItem(_rounded(place, 3 * palette.scale), self)
        back.setBrush(palette.color("text" if is_dark else "background"))
        back.setPen(Qt.PenStyle.NoPen if is_dark else self.palette.way_pen(Glow.DIM))
        line = palette.line(Face.SMALL)
        text = Rect(place.x + 5 * palette.scale, place.middle - line / 2, width, line)
        TextItem(TextLine(words, text, Face.SMALL), palette, "background" if is_dark else "muted", back)


class PillItem(FocusItem):
    """A drug."""

    def __init__(self, placed: PlacedPill, palette: SignalPalette) -> None:
        super().__init__(placed.id, placed.box, _PILL_RADIUS * palette.base.scale, palette)
        self._texts = [TextItem(line, palette.base, "text", self) for line in placed.lines]
        self.light(Glow.PLAIN, False)

    def light(self, glow: Glow, is_chosen: bool) -> None:
        """Shows whether it is chosen, or fades it."""
        self.glow = glow
        self.setPen(self.palette.pill_pen(glow))
        self.setBrush(self.palette.pill_fill(is_chosen))
        words = self.palette.base.color("on-link") if is_chosen else self.palette.words(glow)
        for text in self._texts:
            text.setBrush(words)


class WayItem(QGraphicsPathItem):
    """A way with its arrow head or T-bar, and the word on it."""

    def __init__(self, placed: PlacedNet, effect: Effect, palette: SignalPalette) -> None:
        self.id, self.glow, self._palette = placed.id, Glow.PLAIN, palette
        scale = palette.base.scale
        short = (_BAR_GAP if effect.is_barred else _HEAD) * scale
        path = way_path(placed.points, _BEND * scale, short)
        if effect.is_barred:
            path.addPath(_bar(placed.points, scale))
        super().__init__(path)
        self._head: QGraphicsPathItem | None = None
        if not effect.is_barred:
            self._head = QGraphicsPathItem(_arrow(placed.points, scale), self)
            self._head.setPen(Qt.PenStyle.NoPen)
        self._word = None if placed.word is None else WordItem(placed.word, palette, self)
        self.light(Glow.PLAIN)

    def light(self, glow: Glow) -> None:
        """Shows whether the chosen drug reaches it."""
        self.glow = glow
        self.setPen(self._palette.way_pen(glow))
        self.setZValue(2 if glow is Glow.LIT else 1)
        if self._head is not None:
            self._head.setBrush(self._palette.head(glow))


class WordItem(QGraphicsRectItem):
    """A word on a way, on a ground of its own."""

    def __init__(self, line: TextLine, palette: SignalPalette, parent: QGraphicsItem) -> None:
        super().__init__(_rect(line.place), parent)
        self.setPen(Qt.PenStyle.NoPen)
        self.setBrush(palette.area_fill(Look.CYTOPLASM))
        inner = Rect(line.place.x + 3 * palette.base.scale, line.place.y, line.place.width, line.place.height)
        TextItem(TextLine(line.text, inner, line.face), palette.base, "text", self)


class SpineItem(QGraphicsPathItem):
    """The line that joins the drugs of one stack at the side where their T-bar leaves."""

    def __init__(self, stack: PlacedBox, at_right: bool, palette: SignalPalette) -> None:
        x = stack.box.right if at_right else stack.box.x
        path = QPainterPath(QPointF(x, stack.pills[0].box.middle))
        path.lineTo(x, stack.pills[-1].box.middle)
        super().__init__(path)
        self.setZValue(1)
        self._palette = palette
        self.light(Glow.PLAIN)

    def light(self, glow: Glow) -> None:
        """Fades with its drugs."""
        self.setPen(self._palette.way_pen(glow))


class AreaItem(QGraphicsRectItem):
    """A compartment behind everything, with its label."""

    def __init__(self, placed: PlacedArea, palette: SignalPalette) -> None:
        super().__init__(_rect(placed.rect))
        self.setZValue(-1)
        self.setPen(palette.area_pen(placed.look))
        self.setBrush(palette.area_fill(placed.look))
        if placed.look is Look.MEMBRANE:
            self._add_membrane(placed, palette)
        TextItem(placed.label, palette.base, "muted", self)

    def _add_membrane(self, placed: PlacedArea, palette: SignalPalette) -> None:
        """Two lines, and the inside of the cell below them."""
        rect, half = placed.rect, 4 * palette.base.scale
        inside = Rect(rect.x, placed.line, rect.width, rect.bottom - placed.line)
        ground = QGraphicsRectItem(_rect(inside), self)
        ground.setPen(Qt.PenStyle.NoPen)
        ground.setBrush(palette.area_fill(Look.CYTOPLASM))
        for y in (placed.line - half, placed.line + half):
            path = QPainterPath(QPointF(rect.x, y))
            path.lineTo(rect.right, y)
            QGraphicsPathItem(path, self).setPen(palette.membrane())


def _direction(points: tuple[Point, ...]) -> tuple[float, float]:
    (x1, y1), (x2, y2) = points[-2:]
    return (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)


def _arrow(points: tuple[Point, ...], scale: float) -> QPainterPath:
    (x, y), (along, down) = points[-1], _direction(points)
    size, half = _HEAD * scale, _HEAD * scale / 2
    back_x, back_y = x - along * size, y - down * size
    path = QPainterPath()
    path.addPolygon(
        QPolygonF(
            [
                QPointF(x, y),
                QPointF(back_x + down * half, back_y + along * half),
                QPointF(back_x - down * half, back_y - along * half),
            ]
        )
    )
    path.closeSubpath()
    return path


def _bar(points: tuple[Point, ...], scale: float) -> QPainterPath:
    (x, y), (along, down) = points[-1], _direction(points)
    x, y, half = x - along * _BAR_GAP * scale, y - down * _BAR_GAP * scale, _BAR * scale / 2
    path = QPainterPath(QPointF(x + down * half, y + along * half))
    path.lineTo(x - down * half, y - along * half)
    return path


def _rounded(rect: Rect, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(_rect(rect), radius, radius)
    return path


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
