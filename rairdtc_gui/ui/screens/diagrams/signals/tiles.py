"""Parents that hold the items of one part of the map: of what is out of sight, only they are asked where they lie.

An item in the scene itself is measured with its pen and put into the index before anything is painted, in sight or not;
at 500 nodes that took longer than painting did.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem

from rairdtc_gui.ui.screens.diagrams.geometry import Rect

#: Which lies above which. Of the same height is what was added last: compartments, ways, boxes.
LOW, VEIL, WORDS, WORD_VEIL, LIT_WAYS, LIT_BOXES, LIT_WORDS = range(7)

_SIDE = 240.0  # px at 100 %: a path that is much larger is painted in bands, each of which goes through all of it
_ROOM = 8.0  # for pens and tags around what lies in a tile


class Tile:
    """One part of the map. `boxes` and `words`: parents of what lies there, the words above the veil of strokes.

    `outlines`: of all boxes that look alike, by whether they are processes; nobody sees from where one item goes on.
    """

    __slots__ = ("boxes", "outlines", "words")

    def __init__(self, reach: QRectF) -> None:
        self.boxes, self.words = tile_item(reach, LOW), tile_item(reach, WORDS)
        self.outlines: dict[bool, QPainterPath] = {}

    def outline(self, is_process: bool) -> QPainterPath:
        """To draw a plain box into."""
        found = self.outlines.get(is_process)
        if found is None:
            found = self.outlines[is_process] = QPainterPath()
        return found


class Layers:
    """Everything of the map by height. What is lit, and what never fades, lies above the veils and in no tile."""

    def __init__(self, placed: Sequence[Rect], scale: float) -> None:
        """`placed`: all that will lie in tiles."""
        self._side = _SIDE * scale
        room = _ROOM * scale
        wide, high = max((rect.width for rect in placed), default=0), max((rect.height for rect in placed), default=0)
        self._reach = QRectF(-room, -room, self._side + wide + 2 * room, self._side + high + 2 * room)
        self._tiles: dict[tuple[float, float], Tile] = {}
        self.lit_boxes, self.lit_words = _layer(LIT_BOXES), _layer(LIT_WORDS)

    def tile_at(self, x: float, y: float) -> Tile:
        """Where what begins at a point belongs."""
        side = self._side
        key = (x // side, y // side)
        found = self._tiles.get(key)
        if found is None:
            reach = self._reach.translated(key[0] * side, key[1] * side)
            found = self._tiles[key] = Tile(reach)
        return found

    def parents(self, pen: QPen, fills: tuple[QBrush, QBrush]) -> tuple[QGraphicsItem, ...]:
        """What is added to the scene, with everything in it; pen and fills of plain boxes and of processes."""
        for tile in self._tiles.values():
            for is_process, path in tile.outlines.items():
                item = QGraphicsPathItem(path, tile.boxes)
                item.setPen(pen)
                item.setBrush(fills[is_process])
        tiles = (parent for tile in self._tiles.values() for parent in (tile.boxes, tile.words))
        return (*tiles, self.lit_boxes, self.lit_words)

    def show_words(self, is_shown: bool) -> None:
        """Shows or hides every word."""
        for tile in self._tiles.values():
            tile.words.setVisible(is_shown)
        self.lit_words.setVisible(is_shown)


def tile_item(reach: QRectF, height: float) -> QGraphicsRectItem:
    """An invisible parent that holds whatever lies in it."""
    tile = QGraphicsRectItem(reach)
    tile.setPen(Qt.PenStyle.NoPen)
    tile.setFlag(QGraphicsItem.GraphicsItemFlag.ItemContainsChildrenInShape)
    tile.setZValue(height)
    return tile


def _layer(height: float) -> QGraphicsRectItem:
    layer = QGraphicsRectItem()
    layer.setPen(Qt.PenStyle.NoPen)
    layer.setZValue(height)
    return layer
