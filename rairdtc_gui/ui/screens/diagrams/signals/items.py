"""The items of the signalling map: boxes and pills that can be selected, ways with arrow or T-bar, compartments.

Two veils fade what a chosen drug does not reach, one above the strokes and one above the words: fading shows two items,
whatever the size of the map, and only what is lit is raised above them.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem

from rairdtc_gui.domain.signalling import Effect, Look
from rairdtc_gui.ui.screens.diagrams.geometry import Face, Point, Rect, TextLine
from rairdtc_gui.ui.screens.diagrams.items import set_face, text_item, way_path
from rairdtc_gui.ui.screens.diagrams.signals.grid import PlacedArea, PlacedBox, PlacedNet, PlacedPill
from rairdtc_gui.ui.screens.diagrams.signals.palette import Glow, SignalPalette
from rairdtc_gui.ui.screens.diagrams.signals.rows import Tag
from rairdtc_gui.ui.screens.diagrams.signals.words import tag_words

_RADIUS, _PILL_RADIUS, _BEND = 4.0, 12.0, 6.0
_HEAD, _BAR, _BAR_GAP = 8.0, 13.0, 3.0
_RING = 3.5
#: Which lies above which. Of the same height is what was added last: compartments, ways, boxes.
_LOW, _VEIL, _WORDS, _WORD_VEIL, _LIT_WAY, _LIT_BOX, _LIT_WORDS = range(7)


class Words:
    """Two layers that hold every word; what is lit, and what never fades, lies in the one above the veils."""

    def __init__(self) -> None:
        self._plain, self._raised = QGraphicsRectItem(), QGraphicsRectItem()
        self._plain.setZValue(_WORDS)
        self._raised.setZValue(_LIT_WORDS)
        self.layers = (self._plain, self._raised)

    def layer(self, is_raised: bool) -> QGraphicsRectItem:
        """Where a word belongs."""
        return self._raised if is_raised else self._plain

    def set_shown(self, is_shown: bool) -> None:
        """Shows or hides all."""
        for layer in self.layers:
            layer.setVisible(is_shown)


class BoxItem:
    """A gene, protein or process with the tag of the case. `item`: its outline."""

    def __init__(self, placed: PlacedBox, is_process: bool, tag: Tag, palette: SignalPalette, words: Words) -> None:
        self.item = QGraphicsPathItem(_rounded(placed.box, _RADIUS * palette.base.scale))
        self.tag, self._is_process, self._palette, self._layers = tag, is_process, palette, words
        self._placed = placed
        if tag is Tag.FOUND:
            self.item.setZValue(_LIT_BOX)
        self.item.setPen(palette.box_pen(tag, Glow.PLAIN))
        self.item.setBrush(palette.box_fill(tag, is_process, False))
        face, layer = Face.STRONG if tag is Tag.FOUND else Face.BODY, words.layer(tag is Tag.FOUND)
        self.words = [text_item(line, palette.base, "text", layer, face) for line in placed.lines]
        if tag is not Tag.NONE and placed.tag is not None:
            self._add_tag(placed.tag, words.layer(True))

    def ring(self) -> QPainterPath:
        """The line around it while it has the keyboard."""
        return _rounded(self._placed.box.grown(_RING), _RADIUS * self._palette.base.scale + _RING)

    def light(self, is_lit: bool, is_target: bool) -> None:
        """Shows whether the chosen drug reaches it, and whether it acts there at once."""
        palette = self._palette
        is_raised = is_lit or self.tag is Tag.FOUND
        self.item.setPen(palette.box_pen(self.tag, Glow.LIT if is_lit else Glow.PLAIN))
        self.item.setBrush(palette.box_fill(self.tag, self._is_process, is_target))
        self.item.setZValue(_LIT_BOX if is_raised else _LOW)
        for text, line in zip(self.words, self._placed.lines, strict=True):
            set_face(text, line, palette.base, Face.STRONG if is_raised else Face.BODY)
            text.setParentItem(self._layers.layer(is_raised))

    def _add_tag(self, room: Rect, layer: QGraphicsItem) -> None:
        palette = self._palette.base
        words = tag_words(self.tag)
        width, height = palette.width(words, Face.SMALL) + 10 * palette.scale, room.height - 4 * palette.scale
        place = Rect(room.x + (room.width - width) / 2, room.y, width, height)
        is_dark = self.tag in (Tag.FOUND, Tag.ONE_OF)
        back = QGraphicsPathItem(_rounded(place, 3 * palette.scale), layer)
        back.setBrush(palette.color("text" if is_dark else "background"))
        back.setPen(Qt.PenStyle.NoPen if is_dark else self._palette.faint())
        line = palette.line(Face.SMALL)
        text = Rect(place.x + 5 * palette.scale, place.middle - line / 2, width, line)
        text_item(TextLine(words, text, Face.SMALL), palette, "background" if is_dark else "muted", back)


class PillItem:
    """A drug. `item`: its outline."""

    def __init__(self, placed: PlacedPill, palette: SignalPalette, words: Words) -> None:
        self.item = QGraphicsPathItem(_rounded(placed.box, _PILL_RADIUS * palette.base.scale))
        self._palette, self._layers, self._placed = palette, words, placed
        self.item.setPen(palette.pill_pen(Glow.PLAIN))
        self.item.setBrush(palette.pill_fill(False))
        self.words = [text_item(line, palette.base, "text", words.layer(False)) for line in placed.lines]

    def ring(self) -> QPainterPath:
        """The line around it while it has the keyboard."""
        return _rounded(self._placed.box.grown(_RING), _PILL_RADIUS * self._palette.base.scale + _RING)

    def light(self, is_lit: bool) -> None:
        """Shows whether it is chosen."""
        self.item.setPen(self._palette.pill_pen(Glow.LIT if is_lit else Glow.PLAIN))
        self.item.setBrush(self._palette.pill_fill(is_lit))
        self.item.setZValue(_LIT_BOX if is_lit else _LOW)
        for text in self.words:
            text.setBrush(self._palette.base.color("on-link" if is_lit else "text"))
            text.setParentItem(self._layers.layer(is_lit))


class WayItem:
    """A way with its arrow head or T-bar as one path. `spine`: joins the drugs that share it, where it leaves them."""

    def __init__(
        self,
        placed: PlacedNet,
        effect: Effect,
        palette: SignalPalette,
        words: Words,
        spine: tuple[Point, Point] | None = None,
    ) -> None:
        scale, is_barred = palette.base.scale, effect.is_barred
        path = way_path(placed.points, _BEND * scale, (_BAR_GAP if is_barred else _HEAD) * scale)
        _add_end(path, placed.points, is_barred, scale)
        if spine is not None:
            path.moveTo(*spine[0])
            path.lineTo(*spine[1])
        self.item = QGraphicsPathItem(path)
        self._palette, self._layers = palette, words
        self.item.setPen(palette.way_pen(Glow.PLAIN))
        self._word = None if placed.word is None else WordItem(placed.word, palette, words.layer(False))

    def light(self, is_lit: bool) -> None:
        """Shows whether the chosen drug reaches it."""
        self.item.setPen(self._palette.way_pen(Glow.LIT if is_lit else Glow.PLAIN))
        self.item.setZValue(_LIT_WAY if is_lit else _LOW)
        if self._word is not None:
            self._word.setParentItem(self._layers.layer(is_lit))


class WordItem(QGraphicsRectItem):
    """A word on a way, on a ground of its own."""

    def __init__(self, line: TextLine, palette: SignalPalette, layer: QGraphicsItem) -> None:
        super().__init__(_rect(line.place), layer)
        self.setPen(Qt.PenStyle.NoPen)
        self.setBrush(palette.area_fill(Look.CYTOPLASM))
        inner = Rect(line.place.x + 3 * palette.base.scale, line.place.y, line.place.width, line.place.height)
        text_item(TextLine(line.text, inner, line.face), palette.base, "text", self)


class AreaItem(QGraphicsRectItem):
    """A compartment behind everything, with its label."""

    def __init__(self, placed: PlacedArea, palette: SignalPalette, words: Words) -> None:
        super().__init__(_rect(placed.rect))
        self.setPen(palette.area_pen(placed.look))
        self.setBrush(palette.area_fill(placed.look))
        if placed.look is Look.MEMBRANE:
            self._add_membrane(placed, palette)
        text_item(placed.label, palette.base, "muted", words.layer(True))

    def _add_membrane(self, placed: PlacedArea, palette: SignalPalette) -> None:
        """Two lines, and the inside of the cell below them."""
        rect, half = placed.rect, 4 * palette.base.scale
        ground = QGraphicsRectItem(_rect(_inside(placed)), self)
        ground.setPen(Qt.PenStyle.NoPen)
        ground.setBrush(palette.area_fill(Look.CYTOPLASM))
        for y in (placed.line - half, placed.line + half):
            path = QPainterPath(QPointF(rect.x, y))
            path.lineTo(rect.right, y)
            QGraphicsPathItem(path, self).setPen(palette.membrane())


class Veil(QGraphicsPathItem):
    """Fades what lies below towards its ground, so that compartments keep their colour."""

    def __init__(self, bounds: Rect, areas: tuple[PlacedArea, ...], palette: SignalPalette, of_words: bool) -> None:
        outside = QPainterPath()
        outside.addRect(_rect(bounds))
        super().__init__()
        share = palette.fading(of_words)
        for area in areas:
            fill = palette.area_fill(Look.CYTOPLASM if area.look is Look.MEMBRANE else area.look)
            if area.look is not Look.OPEN:
                place = _rect(_inside(area) if area.look is Look.MEMBRANE else area.rect)
                outside.addRect(place)  # a hole: what lies in two rectangles is outside of both
                self._fill(QGraphicsRectItem(place, self), fill, share)
        self.setPath(outside)
        self._fill(self, QBrush(palette.base.color("background")), share)
        self.setZValue(_WORD_VEIL if of_words else _VEIL)
        self.setVisible(False)

    def _fill(self, item: QGraphicsPathItem | QGraphicsRectItem, ground: QBrush, share: float) -> None:
        color = ground.color()
        color.setAlphaF(share)
        item.setPen(Qt.PenStyle.NoPen)
        item.setBrush(color)


def _inside(membrane: PlacedArea) -> Rect:
    """The part of a membrane's row that lies in the cell."""
    rect = membrane.rect
    return Rect(rect.x, membrane.line, rect.width, rect.bottom - membrane.line)


def _add_end(path: QPainterPath, points: tuple[Point, ...], is_barred: bool, scale: float) -> None:
    """The end of a way in strokes of its own pen, so that one item draws both: a T-bar, or a head filled by lines."""
    (x1, y1), (x, y) = points[-2:]
    along, down = (x > x1) - (x < x1), (y > y1) - (y < y1)
    if is_barred:
        x, y, half = x - along * _BAR_GAP * scale, y - down * _BAR_GAP * scale, _BAR * scale / 2
        path.moveTo(x + down * half, y + along * half)
        path.lineTo(x - down * half, y - along * half)
        return
    path.addPath(_head(along, down, scale).translated(x, y))


#: How far from the end of the way the tip and the back of the triangles lie whose lines fill a head; half their width.
_HEAD_LINES = ((1.6, 7.2, 3.0), (3.6, 6.4, 1.2))


@cache  # one for each direction and text size
def _head(along: int, down: int, scale: float) -> QPainterPath:
    """The head of a way that ends at 0, 0."""
    path = QPainterPath()
    for tip, back, half in _HEAD_LINES:
        x, y = -along * back * scale, -down * back * scale
        x_half, y_half = down * half * scale, along * half * scale
        path.moveTo(-along * tip * scale, -down * tip * scale)
        path.lineTo(x + x_half, y + y_half)
        path.lineTo(x - x_half, y - y_half)
        path.closeSubpath()
    return path


def _rounded(rect: Rect, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect.x, rect.y, rect.width, rect.height, radius, radius)
    return path


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
