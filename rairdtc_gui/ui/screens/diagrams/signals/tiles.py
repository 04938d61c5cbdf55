"""The heights of the map, and the items of one part of it."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem

from rairdtc_gui.ui.screens.diagrams.signals.palette import Glow, SignalPalette
from rairdtc_gui.ui.screens.diagrams.signals.rows import Tag

#: Which lies above which, from the compartments to the words of what is lit.
AREAS, WAYS, BOXES, VEIL, WORDS, WORD_VEIL, LIT_WAYS, LIT_BOXES, LIT_WORDS = range(9)


class Layers:
    """What lies in no part: what is lit or never fades, above the veils, and the words on ways."""

    def __init__(self) -> None:
        self.way_words = _invisible(QRectF(), WORDS)
        self.lit_boxes, self.lit_words = _invisible(QRectF(), LIT_BOXES), _invisible(QRectF(), LIT_WORDS)

    def all(self) -> tuple[QGraphicsItem, ...]:
        """What is added to the scene."""
        return self.way_words, self.lit_boxes, self.lit_words


class Tile:
    """A part of the map; when it is out of sight again, only its parents are asked where they lie.

    Boxes that look alike are one path, and so are ways: nobody sees where one item ends and the next begins.
    """

    def __init__(self, reach: QRectF) -> None:
        self.boxes, self.words = _tile(reach, BOXES), _tile(reach, WORDS)
        self._outlines: defaultdict[bool, QPainterPath] = defaultdict(QPainterPath)

    def outline(self, is_process: bool) -> QPainterPath:
        """To draw plain boxes into."""
        return self._outlines[is_process]

    def finished(self, ways: QPainterPath, palette: SignalPalette) -> tuple[QGraphicsItem, ...]:
        """What is added to the scene when all boxes are drawn."""
        for is_process, path in self._outlines.items():
            item = QGraphicsPathItem(path, self.boxes)
            item.setPen(palette.box_pen(Tag.NONE, Glow.PLAIN))
            item.setBrush(palette.box_fill(Tag.NONE, is_process, False))
        return ways_item(ways, self.boxes.rect(), palette), self.boxes, self.words


def ways_item(ways: QPainterPath, reach: QRectF, palette: SignalPalette) -> QGraphicsItem:
    """Some ways as one path."""
    tile = _tile(reach, WAYS)
    QGraphicsPathItem(ways, tile).setPen(palette.way_pen(Glow.PLAIN))
    return tile


def _tile(reach: QRectF, height: float) -> QGraphicsRectItem:
    """A parent that holds whatever lies in it."""
    tile = _invisible(reach, height)
    tile.setFlag(QGraphicsItem.GraphicsItemFlag.ItemContainsChildrenInShape)
    return tile


def _invisible(reach: QRectF, height: float) -> QGraphicsRectItem:
    parent = QGraphicsRectItem(reach)
    parent.setPen(Qt.PenStyle.NoPen)
    parent.setZValue(height)
    return parent
