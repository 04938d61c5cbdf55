"""The items of the signalling map: boxes and pills that can be selected, ways with arrow or T-bar, compartments.

Two veils fade what a chosen drug does not reach, one above the strokes and one above the words: fading shows two items,
whatever the size of the map, and only what is lit is raised above them.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem

from rairdtc_gui.domain.signalling import Look
from rairdtc_gui.ui.screens.diagrams.geometry import Face, Rect, TextLine
from rairdtc_gui.ui.screens.diagrams.items import set_face, text_item
from rairdtc_gui.ui.screens.diagrams.signals.grid import PlacedArea, PlacedBox, PlacedPill
from rairdtc_gui.ui.screens.diagrams.signals.palette import Glow, SignalPalette
from rairdtc_gui.ui.screens.diagrams.signals.rows import Tag
from rairdtc_gui.ui.screens.diagrams.signals.tiles import VEIL, WORD_VEIL, Layers
from rairdtc_gui.ui.screens.diagrams.signals.words import tag_words

_RADIUS, _PILL_RADIUS, _RING = 4.0, 12.0, 3.5


class BoxItem:
    """A gene, protein or process with the tag of the case. `item`: its outline."""

    def __init__(self, placed: PlacedBox, is_process: bool, tag: Tag, palette: SignalPalette, layers: Layers) -> None:
        self.tag, self._is_process, self._palette, self._layers = tag, is_process, palette, layers
        self._placed = placed
        self._home = home = layers.tile_at(placed.box.x, placed.box.y)
        is_found = tag is Tag.FOUND
        boxes, words, face = (
            (layers.lit_boxes, layers.lit_words, Face.STRONG) if is_found else (home.boxes, home.words, Face.BODY)
        )
        self.item = QGraphicsPathItem(_rounded(placed.box, _RADIUS * palette.base.scale), boxes)
        self.item.setPen(palette.box_pen(tag, Glow.PLAIN))
        self.item.setBrush(palette.box_fill(tag, is_process, False))
        self.words = [text_item(line, palette.base, "text", words, face) for line in placed.lines]
        if tag is not Tag.NONE and placed.tag is not None:
            self._add_tag(placed.tag, layers.lit_words)

    def ring(self) -> QPainterPath:
        """The line around it while it has the keyboard."""
        return _rounded(self._placed.box.grown(_RING), _RADIUS * self._palette.base.scale + _RING)

    def light(self, is_lit: bool, is_target: bool) -> None:
        """Shows whether the chosen drug reaches it, and whether it acts there at once."""
        palette = self._palette
        is_raised = is_lit or self.tag is Tag.FOUND
        self.item.setPen(palette.box_pen(self.tag, Glow.LIT if is_lit else Glow.PLAIN))
        self.item.setBrush(palette.box_fill(self.tag, self._is_process, is_target))
        self.item.setParentItem(self._layers.lit_boxes if is_raised else self._home.boxes)
        words = self._layers.lit_words if is_raised else self._home.words
        for text, line in zip(self.words, self._placed.lines, strict=True):
            set_face(text, line, palette.base, Face.STRONG if is_raised else Face.BODY)
            text.setParentItem(words)

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

    def __init__(self, placed: PlacedPill, palette: SignalPalette, layers: Layers) -> None:
        self._palette, self._layers, self._placed = palette, layers, placed
        self._home = home = layers.tile_at(placed.box.x, placed.box.y)
        self.item = QGraphicsPathItem(_rounded(placed.box, _PILL_RADIUS * palette.base.scale), home.boxes)
        self.item.setPen(palette.pill_pen(Glow.PLAIN))
        self.item.setBrush(palette.pill_fill(False))
        self.words = [text_item(line, palette.base, "text", home.words) for line in placed.lines]

    def ring(self) -> QPainterPath:
        """The line around it while it has the keyboard."""
        return _rounded(self._placed.box.grown(_RING), _PILL_RADIUS * self._palette.base.scale + _RING)

    def light(self, is_lit: bool) -> None:
        """Shows whether it is chosen."""
        self.item.setPen(self._palette.pill_pen(Glow.LIT if is_lit else Glow.PLAIN))
        self.item.setBrush(self._palette.pill_fill(is_lit))
        self.item.setParentItem(self._layers.lit_boxes if is_lit else self._home.boxes)
        words = self._layers.lit_words if is_lit else self._home.words
        for text in self.words:
            text.setBrush(self._palette.base.color("on-link" if is_lit else "text"))
            text.setParentItem(words)


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

    def __init__(self, placed: PlacedArea, palette: SignalPalette, layers: Layers) -> None:
        super().__init__(_rect(placed.rect))
        self.setPen(palette.area_pen(placed.look))
        self.setBrush(palette.area_fill(placed.look))
        if placed.look is Look.MEMBRANE:
            self._add_membrane(placed, palette)
        text_item(placed.label, palette.base, "muted", layers.lit_words)

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
        self.setZValue(WORD_VEIL if of_words else VEIL)
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


def _rounded(rect: Rect, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect.x, rect.y, rect.width, rect.height, radius, radius)
    return path


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
