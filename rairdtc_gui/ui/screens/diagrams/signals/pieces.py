"""Everything on the map, part by part: a part is drawn when it comes into sight, or when something in it is lit.

Nothing else asks for items: where a node lies, and which lies under the pointer, is known from the layout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from rairdtc_gui.ui.screens.diagrams.geometry import Rect
from rairdtc_gui.ui.screens.diagrams.signals.grid import Kind, PlacedBox, PlacedNet, PlacedPill, SignalLayout
from rairdtc_gui.ui.screens.diagrams.signals.items import AreaItem, BoxItem, PillItem
from rairdtc_gui.ui.screens.diagrams.signals.palette import SignalPalette
from rairdtc_gui.ui.screens.diagrams.signals.rows import NodeRow
from rairdtc_gui.ui.screens.diagrams.signals.strokes import DrawnWays, WayLooks
from rairdtc_gui.ui.screens.diagrams.signals.tiles import Layers, Tile, ways_item

_SIDE = 160.0  # px at 100 %: a path that is much larger is painted in bands, each of which goes through all of it
_ROOM = 8.0  # for pens and T-bars around what lies in a part
_SHORT = 120.0  # px at 100 %, across and down: a way to a neighbour
_AROUND, _AHEAD = 2.0, 2  # how far beyond the sight, in sides of a part, parts are drawn ahead, and how many a frame

Key = tuple[float, float]


@dataclass(slots=True)
class _Waiting:
    """What is not drawn yet in a part of the map."""

    parts: list[PlacedBox | PlacedPill] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)


class Pieces:
    """The pieces of one map. `places`: of nodes, then of drugs."""

    def __init__(
        self, scene: QGraphicsScene, layout: SignalLayout, nodes: Mapping[str, NodeRow], looks: WayLooks,
        palette: SignalPalette,
    ) -> None:  # fmt: skip
        self._scene, self._nodes, self._palette = scene, nodes, palette
        self._layers, self._has_words = Layers(), True
        pills = [pill for placed in layout.boxes for pill in placed.pills]
        parts: list[PlacedBox | PlacedPill] = [*(placed for placed in layout.boxes if placed.kind is not Kind.PILLS)]
        parts += pills
        self.places: dict[str, Rect] = {part.id: part.box for part in parts}
        self._items: dict[str, BoxItem | PillItem] = {}
        self._side, self._room, self._short = (size * palette.base.scale for size in (_SIDE, _ROOM, _SHORT))
        self._wide, self._high = (max((part.box[size] for part in parts), default=0.0) for size in (2, 3))
        self._wide, self._high = max(self._wide, self._short), max(self._high, self._short)
        self._waiting: defaultdict[Key, _Waiting] = defaultdict(_Waiting)
        self._tiles: list[QGraphicsItem] = []  # parents of the words of what is drawn
        for part in parts:
            self._part_at(part.box[0], part.box[1]).parts.append(part)
        for area in layout.areas:
            scene.addItem(AreaItem(area, palette, self._layers))
        self.ways = DrawnWays(layout.nets, looks, palette, self._layers)
        for item in (self.ways.lit_item, *self._layers.all()):
            scene.addItem(item)
        self._add_ways(layout.nets)

    def show_words(self, is_shown: bool) -> None:
        """Shows or hides every word."""
        self._has_words = is_shown
        for layer in (*self._tiles, self._layers.way_words, self._layers.lit_words):
            layer.setVisible(is_shown)

    def item(self, node_id: str) -> BoxItem | PillItem:
        """A node or drug as drawn."""
        if node_id not in self._items:
            place = self.places[node_id]
            self._draw(self._key(place.x, place.y))
        return self._items[node_id]

    def reveal(self, rect: QRectF) -> None:
        """Draws what is in sight; where that is drawn, a little of what may come next: no frame has much to do."""
        if not self._waiting:
            return
        found = self._waiting_in(rect)
        around = self._side * _AROUND
        for key in found or self._waiting_in(rect.adjusted(-around, -around, around, around))[:_AHEAD]:
            self._draw(key)

    def _waiting_in(self, rect: QRectF) -> list[Key]:
        """The parts not drawn yet that reach into a rectangle."""
        side, room = self._side, self._room
        columns = range(int((rect.left() - self._wide - room) // side) - 1, int((rect.right() + room) // side) + 1)
        rows = range(int((rect.top() - self._high - room) // side) - 1, int((rect.bottom() + room) // side) + 1)
        keys = ((column, row) for row in rows for column in columns)
        return [key for key in keys if key in self._waiting and rect.intersects(self._reach(key))]

    def _add_ways(self, nets: Sequence[PlacedNet]) -> None:
        """Short ways wait with the boxes; of the others a piece may be in sight while both ends are not."""
        long: defaultdict[Key, list[str]] = defaultdict(list)
        short, spines = self._short, self.ways.looks.spines
        for way, points, _ in nets:
            if len(points) == 2:
                (left, top), (right, bottom) = sorted(points)  # straight, so one of the two is the same
            else:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
            if right - left <= short and bottom - top <= short and way not in spines:
                self._part_at(left, top).ways.append(way)
            else:
                long[self._key(left, top)].append(way)
        room = self._room
        for names in long.values():
            path = self.ways.path_of(names)
            reach = path.controlPointRect().adjusted(-room, -room, room, room)
            self._scene.addItem(ways_item(path, reach, self._palette))

    def _draw(self, key: Key) -> None:
        """Draws one part."""
        waiting = self._waiting.pop(key)
        tile = Tile(self._reach(key))
        for part in waiting.parts:
            self._items[part.id] = self._drawn(part, tile)
        for item in tile.finished(self.ways.path_of(waiting.ways), self._palette):
            self._scene.addItem(item)
        tile.words.setVisible(self._has_words)
        self._tiles.append(tile.words)

    def _drawn(self, part: PlacedBox | PlacedPill, tile: Tile) -> BoxItem | PillItem:
        if isinstance(part, PlacedPill):
            return PillItem(part, self._palette, self._layers, tile)
        return BoxItem(part, self._nodes[part.id], self._palette, self._layers, tile)

    def _key(self, x: float, y: float) -> Key:
        return x // self._side, y // self._side

    def _part_at(self, x: float, y: float) -> _Waiting:
        return self._waiting[x // self._side, y // self._side]

    def _reach(self, key: Key) -> QRectF:
        """What a part may cover: what begins in it ends below and to the right."""
        room, side = self._room, self._side
        return QRectF(
            key[0] * side - room, key[1] * side - room, side + self._wide + 2 * room, side + self._high + 2 * room
        )
