"""The items of the signalling map: boxes and pills that can be selected, ways with arrow or T-bar, compartments.

Two veils fade what a chosen drug does not reach, one above the strokes and one above the words: fading shows two items,
whatever the size of the map, and only what is lit is raised above them.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem, QGraphicsSimpleTextItem

from rairdtc_gui.domain.signalling import Look
from rairdtc_gui.ui.screens.diagrams.geometry import Face, Rect, TextLine
from rairdtc_gui.ui.screens.diagrams.items import set_face, text_item
from rairdtc_gui.ui.screens.diagrams.signals.grid import PlacedArea, PlacedBox, PlacedPill
from rairdtc_gui.ui.screens.diagrams.signals.palette import Glow, SignalPalette
from rairdtc_gui.ui.screens.diagrams.signals.rows import NodeRow, Tag
from rairdtc_gui.ui.screens.diagrams.signals.tiles import VEIL, WORD_VEIL, Layers, Tile
from rairdtc_gui.ui.screens.diagrams.signals.words import tag_words

_RADIUS, _PILL_RADIUS, _RING = 4.0, 12.0, 3.5
_PLAIN_TAGS = (Tag.NONE, Tag.NOT_FOUND)  # with these a box looks like every other


class Outlined:
    """A rounded box. A plain one is drawn into that of its tile; an item of its own lies over it while it is lit."""

    def __init__(self, box: Rect, radius: float, palette: SignalPalette, layers: Layers, home: Tile) -> None:
        self.box, self.words = box, list[QGraphicsSimpleTextItem]()
        self._radius, self._palette, self._layers = radius * palette.base.scale, palette, layers
        self._home = home
        self._item: QGraphicsPathItem | None = None
        self._is_merged = False

    @property
    def pen(self) -> QPen:
        """The line that is seen."""
        if self._item is None or not self._item.isVisible():
            return self._palette.box_pen(Tag.NONE, Glow.PLAIN)
        return self._item.pen()

    def ring(self) -> QPainterPath:
        """The line around it while it has the keyboard."""
        return _rounded(self.box.grown(_RING), self._radius + _RING)

    def _merge(self, is_process: bool) -> None:
        """Draws it plainly."""
        self._is_merged = True
        self._home.outline(is_process).addRoundedRect(*self.box, self._radius, self._radius)

    def _draw(self, pen: QPen, fill: QBrush, is_raised: bool) -> None:
        """Draws it as an item of its own, which a plain one needs only while it is raised."""
        if self._is_merged and not is_raised:
            if self._item is not None:
                self._item.setVisible(False)
            return
        parent = self._layers.lit_boxes if is_raised else self._home.boxes
        if self._item is None:
            self._item = QGraphicsPathItem(_rounded(self.box, self._radius), parent)
        self._item.setPen(pen)
        self._item.setBrush(fill)
        self._item.setParentItem(parent)
        self._item.setVisible(True)

    def _words_parent(self, is_raised: bool) -> QGraphicsItem:
        return self._layers.lit_words if is_raised else self._home.words


class BoxItem(Outlined):
    """A gene, protein or process with the tag of the case."""

    def __init__(
        self, placed: PlacedBox, node: NodeRow, palette: SignalPalette, layers: Layers, home: Tile
    ) -> None:  # fmt: skip
        super().__init__(placed.box, _RADIUS, palette, layers, home)
        tag, is_process = node.tag, node.is_process
        self.tag, self._is_process, self._lines = tag, is_process, placed.lines
        is_found = self._is_raised = tag is Tag.FOUND
        if tag in _PLAIN_TAGS:
            self._merge(is_process)
        else:
            self._draw(palette.box_pen(tag, Glow.PLAIN), palette.box_fill(tag, is_process, False), is_found)
        face, parent = Face.STRONG if is_found else Face.BODY, self._words_parent(is_found)
        self.words = [text_item(line, palette.base, "text", parent, face) for line in placed.lines]
        if tag is not Tag.NONE and placed.tag is not None:
            self._add_tag(placed.tag, layers.lit_words)

    def light(self, is_lit: bool, is_target: bool) -> None:
        """Shows whether the chosen drug reaches it, and whether it acts there at once."""
        palette = self._palette
        is_raised = is_lit or self.tag is Tag.FOUND
        pen = palette.box_pen(self.tag, Glow.LIT if is_lit else Glow.PLAIN)
        self._draw(pen, palette.box_fill(self.tag, self._is_process, is_target), is_raised)
        if is_raised is self._is_raised:
            return
        self._is_raised, parent = is_raised, self._words_parent(is_raised)
        for text, line in zip(self.words, self._lines, strict=True):
            set_face(text, line, palette.base, Face.STRONG if is_raised else Face.BODY)
            text.setParentItem(parent)

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


class PillItem(Outlined):
    """A drug."""

    def __init__(self, placed: PlacedPill, palette: SignalPalette, layers: Layers, home: Tile) -> None:
        super().__init__(placed.box, _PILL_RADIUS, palette, layers, home)
        self._merge(False)
        self.words = [text_item(line, palette.base, "text", self._home.words) for line in placed.lines]

    def light(self, is_lit: bool, _is_target: bool) -> None:
        """Shows whether it is chosen."""
        palette = self._palette
        self._draw(palette.pill_pen(Glow.LIT if is_lit else Glow.PLAIN), palette.pill_fill(is_lit), is_lit)
        parent = self._words_parent(is_lit)
        for text in self.words:
            text.setBrush(palette.base.color("on-link" if is_lit else "text"))
            text.setParentItem(parent)


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
