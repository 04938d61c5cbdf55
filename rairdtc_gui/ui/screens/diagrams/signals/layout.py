"""Puts the signalling map on the plane: boxes in cells, ways in the gaps between, compartments behind. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rairdtc_gui.domain.signalling import Cell, Look
from rairdtc_gui.ui.screens.diagrams.geometry import Face, Metrics, Point, Rect, TextLine
from rairdtc_gui.ui.screens.diagrams.signals.grid import (
    AreaSpec,
    BoxSpec,
    Kind,
    NetSpec,
    PlacedArea,
    PlacedBox,
    PlacedNet,
    PlacedPill,
    SignalLayout,
)
from rairdtc_gui.ui.screens.diagrams.signals.routes import Gap, Router, Side, Way
from rairdtc_gui.ui.screens.diagrams.signals.tracks import Slots, Tracks
from rairdtc_gui.ui.screens.diagrams.wrap import longest_word, wrapped

_LEAST, _WIDEST_PILL, _WIDEST = 64, 116, 104
_PAD, _TALL_PAD, _TAG = 8, 6, 18
_SLOT, _TALL_SLOT, _TRACK = 15, 13, 9
_PLAIN, _FIRST = 16, 11  # a gap without tracks; before the first track of another and behind its last
_BORDER, _HEAD = 8, 21  # more where a compartment ends; above the first row of one, for its label
_PILL_GAP = 4


def lay_out(
    boxes: Sequence[BoxSpec], nets: Sequence[NetSpec], areas: Sequence[AreaSpec], metrics: Metrics
) -> SignalLayout:  # fmt: skip
    """Places everything. Ends of nets must be boxes; no two boxes share a cell; empty columns and rows close up."""
    return _Plan(boxes, nets, areas, metrics).layout()


class _Axis:
    """The columns or the rows that are in use, with the places of gaps and cells along one direction."""

    def __init__(self, used: Sequence[int]) -> None:
        self.used = sorted(set(used))
        self.index = {place: number for number, place in enumerate(self.used)}
        self.gap_at: list[float] = []  # where each gap begins
        self.cell_at: list[float] = []
        self.size: list[float] = []

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """The cells in use of a range; none if there are none."""
        found = [self.index[place] for place in self.used if first <= place <= last]
        return (found[0], found[-1]) if found else None

    def place(self, gaps: Sequence[float], sizes: Sequence[float]) -> None:
        """Gap, cell, gap, cell, …, gap."""
        at = 0.0
        for gap, size in zip(gaps, sizes, strict=False):
            self.gap_at.append(at)
            self.cell_at.append(at + gap)
            at += gap + size
        self.gap_at.append(at)
        self.size = [*sizes]

    def middle(self, cell: int) -> float:
        """The middle of a cell."""
        return self.cell_at[cell] + self.size[cell] / 2


class _Plan:
    """One run over one map; every step reads what the earlier ones found."""

    def __init__(
        self, boxes: Sequence[BoxSpec], nets: Sequence[NetSpec], areas: Sequence[AreaSpec], metrics: Metrics
    ) -> None:  # fmt: skip
        self._boxes, self._nets, self._metrics = boxes, nets, metrics
        self._columns = _Axis([box.cell[0] for box in boxes])
        self._rows = _Axis([box.cell[1] for box in boxes])
        self._cell = {box.id: (self._columns.index[box.cell[0]], self._rows.index[box.cell[1]]) for box in boxes}
        self._areas = self._area_cells(areas)
        router = Router(self._cell.values(), len(self._columns.used), len(self._rows.used))
        self._ways = router.routed(nets, self._cell)
        self._slots = Slots(self._ways)
        self._tracks = Tracks(self._ways, self._slots)
        self._ports = self._most_slots()
        widths = [self._column_width(column) for column in range(len(self._columns.used))]
        self._columns.place([self._gap(Gap(False, index)) for index in range(len(widths) + 1)], widths)
        self._lines = {box.id: self._wrap(box) for box in boxes}
        heights = [self._row_height(row) for row in range(len(self._rows.used))]
        self._rows.place([self._gap(Gap(True, index)) for index in range(len(heights) + 1)], heights)

    def layout(self) -> SignalLayout:
        """The result."""
        placed = {box.id: self._placed(box) for box in self._boxes}
        lines = [self._points(way, placed) for way in self._ways]
        words = self._words(lines)
        nets = tuple(PlacedNet(net.id, lines[place], words.get(place)) for place, net in enumerate(self._nets))
        areas = self._placed_areas(lines)
        bounds = Rect(0, 0, 0, 0)
        for rect in (*(area.rect for area in areas), *(box.box for box in placed.values())):
            bounds = bounds.united(rect)
        for x, y in (point for line in lines for point in line):
            bounds = bounds.united(Rect(x, y, 0, 0))
        return SignalLayout(tuple(placed.values()), nets, areas, bounds)

    # --- sizes ---

    def _px(self, size: float) -> float:
        return size * self._metrics.scale

    def _area_cells(self, areas: Sequence[AreaSpec]) -> list[tuple[AreaSpec, Cell, Cell]]:
        found = []
        for area in areas:
            across = self._columns.span(area.first[0], area.last[0])
            down = self._rows.span(area.first[1], area.last[1])
            if across and down:
                found.append((area, (across[0], down[0]), (across[1], down[1])))
        return found

    def _most_slots(self) -> dict[tuple[str, bool], int]:
        """How far from its middle each box has ports, at top and bottom (true) and at its sides."""
        found: dict[tuple[str, bool], int] = {}
        for way, net in zip(self._ways, self._nets, strict=True):
            for box, side, port in ((net.start, way.out, way.out_port), (net.end, way.into, way.in_port)):
                key = (box, side.is_upright)
                found[key] = max(found.get(key, 0), abs(self._slots.of(port)))
        return found

    def _small(self, text: str) -> float:
        return self._metrics.width(text, Face.SMALL)

    def _strong(self, text: str) -> float:
        return self._metrics.width(text, Face.STRONG)

    def _pill_lines(self, name: str) -> tuple[str, ...]:
        return wrapped(name, self._px(_WIDEST_PILL - 20), self._small)

    def _pill_width(self, box: BoxSpec) -> float:
        return max(self._small(line) for _, name in box.pills for line in self._pill_lines(name)) + self._px(20)

    def _column_width(self, column: int) -> float:
        boxes = [box for box in self._boxes if self._cell[box.id][0] == column]
        return max(self._least_width(box) for box in boxes)

    def _least_width(self, box: BoxSpec) -> float:
        ports = self._px(2 * _SLOT * self._ports.get((box.id, True), 0) + 22)
        if box.kind is Kind.PILLS:
            return max(self._pill_width(box), ports)
        room = self._px(2 * _PAD)
        whole = min(self._strong(box.label) + room, self._px(_WIDEST))
        tag = self._small("not tested") + self._px(24) if box.has_tag else 0.0
        return max(self._px(_LEAST), whole, longest_word(box.label, self._strong) + room, ports, tag)

    def _wrap(self, box: BoxSpec) -> tuple[str, ...]:
        room = self._columns.size[self._cell[box.id][0]] - self._px(2 * _PAD)
        return wrapped(box.label, room, self._strong) if box.label else ()

    def _pill_height(self, name: str) -> float:
        return len(self._pill_lines(name)) * self._metrics.line(Face.SMALL) + self._px(8)

    def _box_height(self, box: BoxSpec) -> float:
        ports = self._px(2 * _TALL_SLOT * self._ports.get((box.id, False), 0) + 12)
        if box.kind is Kind.PILLS:
            pills = sum(self._pill_height(name) for _, name in box.pills)
            return max(pills + self._px(_PILL_GAP) * (len(box.pills) - 1), ports)
        text = len(self._lines[box.id]) * self._metrics.line(Face.BODY) + self._px(2 * _TALL_PAD)
        return max(text + (self._px(_TAG) if box.has_tag else 0), ports)

    def _row_height(self, row: int) -> float:
        return max(self._box_height(box) for box in self._boxes if self._cell[box.id][1] == row)

    def _gap(self, gap: Gap) -> float:
        tracks = self._tracks.count(gap)
        size = self._px(_PLAIN if not tracks else 2 * _FIRST + (tracks - 1) * _TRACK)
        return size + self._before(gap) + self._behind(gap)

    def _before(self, gap: Gap) -> float:
        """Room for the border of compartments that end at a gap."""
        across = 1 if gap.is_level else 0
        ends = any(last[across] + 1 == gap.index and area.look is not Look.OPEN for area, _, last in self._areas)
        return self._px(_BORDER) if ends else 0.0

    def _behind(self, gap: Gap) -> float:
        """Room for border and label of compartments that begin behind a gap."""
        across = 1 if gap.is_level else 0
        begins = any(first[across] == gap.index for _, first, _ in self._areas)
        return self._px(_HEAD if gap.is_level else _BORDER) if begins else 0.0

    # --- places ---

    def _placed(self, box: BoxSpec) -> PlacedBox:
        column, row = self._cell[box.id]
        height = self._box_height(box)
        width = self._pill_width(box) if box.kind is Kind.PILLS else self._columns.size[column]
        left, top = self._columns.middle(column) - width / 2, self._rows.middle(row) - height / 2
        rect = Rect(left, top, width, height)
        if box.kind is Kind.PILLS:
            return PlacedBox(box.id, box.kind, rect, (), None, self._placed_pills(box, rect))
        tag = Rect(left, rect.bottom - self._px(_TAG), width, self._px(_TAG)) if box.has_tag else None
        middle = rect.middle - (self._px(_TAG - 3) / 2 if box.has_tag else 0)
        return PlacedBox(box.id, box.kind, rect, self._centred(self._lines[box.id], rect, middle, Face.STRONG), tag, ())

    def _placed_pills(self, box: BoxSpec, rect: Rect) -> tuple[PlacedPill, ...]:
        tall = sum(self._pill_height(name) for _, name in box.pills) + self._px(_PILL_GAP) * (len(box.pills) - 1)
        top, found = rect.middle - tall / 2, []
        for pill, name in box.pills:
            place = Rect(rect.x, top, rect.width, self._pill_height(name))
            found.append(
                PlacedPill(pill, place, self._centred(self._pill_lines(name), place, place.middle, Face.SMALL))
            )
            top = place.bottom + self._px(_PILL_GAP)
        return tuple(found)

    def _centred(self, texts: Sequence[str], box: Rect, middle: float, face: Face) -> tuple[TextLine, ...]:
        line = self._metrics.line(Face.BODY if face is Face.STRONG else face)
        top = middle - len(texts) * line / 2
        return tuple(
            TextLine(text, Rect(box.x + (box.width - width) / 2, top + place * line, width, line), face)
            for place, text in enumerate(texts)
            for width in (self._metrics.width(text, face),)
        )

    # --- ways ---

    def _points(self, way: Way, placed: dict[str, PlacedBox]) -> tuple[Point, ...]:
        net = self._nets[way.net]
        x, y = self._port(placed[net.start].box, way.start, way.out, way.out_port)
        points = [(x, y)]
        for gap in way.gaps:
            at = self._track_at(gap, way.bundle)
            x, y = (x, at) if gap.is_level else (at, y)
            points.append((x, y))
        end = self._port(placed[net.end].box, way.end, way.into, way.in_port)
        if way.gaps:
            points.append((end[0], y) if way.into.is_upright else (x, end[1]))
        return (*points, end)

    def _port(self, box: Rect, cell: Cell, side: Side, port: str) -> Point:
        slot = self._slots.of(port)
        if side.is_upright:
            x = self._columns.middle(cell[0]) + self._px(slot * _SLOT)
            return x, box.y if side is Side.TOP else box.bottom
        y = self._rows.middle(cell[1]) + self._px(slot * _TALL_SLOT)
        return box.x if side is Side.LEFT else box.right, y

    def _track_at(self, gap: Gap, bundle: str) -> float:
        axis = self._rows if gap.is_level else self._columns
        return axis.gap_at[gap.index] + self._before(gap) + self._px(_FIRST + self._tracks.of(gap, bundle) * _TRACK)

    def _words(self, lines: Sequence[tuple[Point, ...]]) -> dict[int, TextLine]:
        """One word for each bundle, on its longest level piece, where nothing crosses if there is such a place."""
        longest: dict[str, tuple[float, int, Point, Point]] = {}
        for way, line in zip(self._ways, lines, strict=True):
            if not self._nets[way.net].word:
                continue
            for one, other in pairwise(line):
                found = (abs(one[0] - other[0]), way.net, one, other)
                longest[way.bundle] = max(longest.get(way.bundle, found), found)
        return {
            net: self._word(self._nets[net].word, one, other, lines)
            for size, net, one, other in longest.values()
            if size > self._small(self._nets[net].word) + self._px(24)
        }

    def _word(self, text: str, one: Point, other: Point, lines: Sequence[tuple[Point, ...]]) -> TextLine:
        width, height = self._small(text) + self._px(6), self._metrics.line(Face.SMALL)
        low, high = min(one[0], other[0]) + self._px(8), max(one[0], other[0]) - self._px(8) - width
        crossing = self._crossing(lines, one[1] - height / 2, one[1] + height / 2)
        x = _free(low, high, width, crossing, self._px(6))
        x = (low + high) / 2 if x is None else x
        return TextLine(text, Rect(x, one[1] - height / 2, width, height), Face.SMALL)

    def _crossing(self, lines: Sequence[tuple[Point, ...]], top: float, bottom: float) -> list[float]:
        return sorted(
            x1
            for line in lines
            for (x1, y1), (x2, y2) in pairwise(line)
            if x1 == x2 and min(y1, y2) < bottom and max(y1, y2) > top
        )

    # --- compartments ---

    def _placed_areas(self, lines: Sequence[tuple[Point, ...]]) -> tuple[PlacedArea, ...]:
        return tuple(self._placed_area(area, first, last, lines) for area, first, last in self._areas)

    def _placed_area(
        self, area: AreaSpec, first: Cell, last: Cell, lines: Sequence[tuple[Point, ...]]
    ) -> PlacedArea:  # fmt: skip
        left = self._columns.cell_at[first[0]] - self._px(_BORDER)
        right = self._columns.gap_at[last[0] + 1] + self._px(_BORDER)
        top = self._rows.cell_at[first[1]] - self._px(_HEAD)
        bottom = self._bottom(area, first, last)
        rect = Rect(left, top, right - left, bottom - top)
        height = self._metrics.line(Face.SMALL)
        width = self._small(area.label)
        crossing = self._crossing(lines, top, top + height)
        x = _free(left + self._px(8), right - width - self._px(8), width, crossing, self._px(4))
        place = Rect(left + self._px(8) if x is None else x, top + self._px(2), width, height)
        line = self._rows.middle(first[1])
        return PlacedArea(area.id, area.look, rect, TextLine(area.label, place, Face.SMALL), line)

    def _bottom(self, area: AreaSpec, first: Cell, last: Cell) -> float:
        """The lower border: that of the compartment below, if that follows at once."""
        below = last[1] + 1
        follows = any(
            other.look is not Look.OPEN and top[1] == below and top[0] <= last[0] and first[0] <= right[0]
            for other, top, right in self._areas
        )
        if follows and area.look is not Look.CELL:
            return self._rows.cell_at[below] - self._px(_HEAD)
        return self._rows.gap_at[below] + self._px(_BORDER)


def _free(low: float, high: float, width: float, crossing: Sequence[float], room: float) -> float | None:
    """The leftmost place of a text that no line crosses; none if there is none."""
    x = low
    for line in crossing:
        if x - room < line < x + width + room:
            x = line + room
    return x if x <= high else None
