"""The ways of the map: one path a tile, because nobody points at a way; those that are lit once more above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from rairdtc_gui.ui.screens.diagrams.geometry import Point
from rairdtc_gui.ui.screens.diagrams.items import add_way
from rairdtc_gui.ui.screens.diagrams.signals.grid import PlacedNet
from rairdtc_gui.ui.screens.diagrams.signals.items import WordItem
from rairdtc_gui.ui.screens.diagrams.signals.palette import Glow, SignalPalette
from rairdtc_gui.ui.screens.diagrams.signals.tiles import LIT_WAYS, Layers

_BEND, _HEAD, _BAR, _BAR_GAP = 6.0, 8.0, 13.0, 3.0

Spine = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class WayLooks:
    """Which ways end in a T-bar, and the spines of those of drugs: what joins the drugs of a stack where they leave."""

    barred: frozenset[str]
    spines: Mapping[str, Spine]


class DrawnWays:
    """Every way of one map; those that are lit are drawn once more, above the veils."""

    def __init__(
        self, nets: Sequence[PlacedNet], looks: WayLooks, palette: SignalPalette, layers: Layers
    ) -> None:  # fmt: skip
        self._layers, self.looks, self._scale = layers, looks, palette.base.scale
        self._nets = {net.id: net for net in nets}
        self._words = {net.id: WordItem(net.word, palette, layers.way_words) for net in nets if net.word is not None}
        self._lit = frozenset[str]()
        self.lit_item = QGraphicsPathItem()
        self.lit_item.setPen(palette.way_pen(Glow.LIT))
        self.lit_item.setZValue(LIT_WAYS)

    def path_of(self, names: Iterable[str]) -> QPainterPath:
        """The ways that are among these names, each with its end."""
        path = QPainterPath()
        for name in names:
            net = self._nets.get(name)
            if net is not None:
                self._add(path, net)
        return path

    def light(self, names: frozenset[str]) -> None:
        """Lights the ways that are among these names, and no others."""
        self.lit_item.setPath(self.path_of(names))
        for name in (self._lit ^ names) & self._words.keys():
            self._words[name].setParentItem(self._layers.lit_words if name in names else self._layers.way_words)
        self._lit = names

    def _add(self, path: QPainterPath, net: PlacedNet) -> None:
        scale, points, is_barred = self._scale, net.points, net.id in self.looks.barred
        add_way(path, points, _BEND * scale, (_BAR_GAP if is_barred else _HEAD) * scale)
        _add_end(path, points, is_barred, scale)
        spine = self.looks.spines.get(net.id)
        if spine is not None:
            path.moveTo(*spine[0])
            path.lineTo(*spine[1])


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
