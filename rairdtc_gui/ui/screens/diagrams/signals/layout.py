"""Puts the signalling map on the plane: boxes in cells, ways in the gaps between, compartments behind. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from rairdtc_gui.domain.signal_ways import Cell, Gap, PlannedWay, Side, Ways
from rairdtc_gui.domain.signalling import Look
from rairdtc_gui.ui.screens.diagrams.geometry import Face, Metrics, Point, Rect, TextLine, around
from rairdtc_gui.ui.screens.diagrams.signals.grid import (
    AreaSpec,
    BoxSpec,
    Kind,
    PlacedArea,
    PlacedBox,
    PlacedNet,
    PlacedPill,
    SignalLayout,
)
from rairdtc_gui.ui.screens.diagrams.signals.rows import Tag
from rairdtc_gui.ui.screens.diagrams.signals.words import tag_words
from rairdtc_gui.ui.screens.diagrams.wrap import longest_word, wrapped

_LEAST, _WIDEST_PILL, _WIDEST = 64, 116, 116
_PAD, _TALL_PAD, _TAG = 8, 6, 18
_SLOT, _TALL_SLOT, _TRACK = 15, 13, 8
_PLAIN, _FIRST = 15, 10  # a gap without tracks; before the first track of another and behind its last
_BORDER, _HEAD = 8, 21  # more where a compartment ends; above the first row of one, for its label
_PILL_GAP = 4


def lay_out(
    boxes: Sequence[BoxSpec], ways: Ways, words: Mapping[str, str], areas: Sequence[AreaSpec], metrics: Metrics
) -> SignalLayout:  # fmt: skip
    """Places everything; `words` stand on ways, by id. Empty columns and rows close up, as when the ways were laid."""
    return _Placing(boxes, ways, words, areas, metrics).layout()


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


class _Placing:
    """One run over one map; every step reads what the earlier ones found."""

    def __init__(
        self,
        boxes: Sequence[BoxSpec],
        ways: Ways,
        words: Mapping[str, str],
        areas: Sequence[AreaSpec],
        metrics: Metrics,
    ) -> None:
        self._boxes, self._ways, self._word_of, self._metrics = boxes, ways, words, metrics
        self._scale = metrics.scale
        self._columns = _Axis([box.cell[0] for box in boxes])
        self._rows = _Axis([box.cell[1] for box in boxes])
        self._cell = {box.id: (self._columns.index[box.cell[0]], self._rows.index[box.cell[1]]) for box in boxes}
        self._areas = self._area_cells(areas)
        self._tag_width = max(self._small(tag_words(tag)) for tag in Tag) + self._px(24)
        self._label_widths = {box.id: metrics.width(box.label, Face.STRONG) for box in boxes if box.label}
        self._line, self._pad, self._tall_pad = metrics.line(Face.BODY), self._px(2 * _PAD), self._px(2 * _TALL_PAD)
        self._tracks = self._most_tracks()
        self._ports = self._most_slots()
        widths = self._column_widths()
        self._columns.place([self._gap(Gap(False, index)) for index in range(len(widths) + 1)], widths)
        self._lines = {box.id: self._wrap(box) for box in boxes}
        self._heights = {box.id: self._box_height(box) for box in boxes}
        heights = self._row_heights()
        self._rows.place([self._gap(Gap(True, index)) for index in range(len(heights) + 1)], heights)

    def layout(self) -> SignalLayout:
        """The result."""
        placed = {box.id: self._placed(box) for box in self._boxes}
        lines = [self._points(way, placed) for way in self._ways]
        words = self._words(lines)
        nets = tuple(PlacedNet(way.id, line, words.get(way.id)) for way, line in zip(self._ways, lines, strict=True))
        areas = self._placed_areas(lines)
        rects = [*(area.rect for area in areas), *(box.box for box in placed.values())]
        points = [point for line in lines if len(line) > 2 for point in line]  # a straight way ends at boxes
        return SignalLayout(tuple(placed.values()), nets, areas, around(rects, points))

    # --- sizes ---

    def _px(self, size: float) -> float:
        return size * self._scale

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
        for way in self._ways:
            for box, side, slot in ((way.start, way.out, way.out_slot), (way.end, way.into, way.in_slot)):
                if slot:
                    key = (box, side.is_upright)
                    found[key] = max(found.get(key, 0), abs(slot))
        return found

    def _most_tracks(self) -> dict[Gap, int]:
        """How many tracks each gap has."""
        found: dict[Gap, int] = {}
        for way in self._ways:
            for gap, track in way.turns:
                found[gap] = max(found.get(gap, 0), track + 1)
        return found

    def _small(self, text: str) -> float:
        return self._metrics.width(text, Face.SMALL)

    def _strong(self, text: str) -> float:
        return self._metrics.width(text, Face.STRONG)

    def _pill_lines(self, name: str) -> tuple[str, ...]:
        return wrapped(name, self._px(_WIDEST_PILL - 20), self._small)

    def _pill_width(self, box: BoxSpec) -> float:
        return max(self._small(line) for _, name in box.pills for line in self._pill_lines(name)) + self._px(20)

    def _column_widths(self) -> list[float]:
        found = [0.0] * len(self._columns.used)
        for box in self._boxes:
            column = self._cell[box.id][0]
            found[column] = max(found[column], self._least_width(box))
        return found

    def _least_width(self, box: BoxSpec) -> float:
        ports = self._px(2 * _SLOT * self._ports.get((box.id, True), 0) + 22)
        if box.kind is Kind.PILLS:
            return max(self._pill_width(box), ports)
        whole = self._label_widths.get(box.id, 0.0) + self._pad
        if whole > self._px(_WIDEST):
            whole = max(self._px(_WIDEST), longest_word(box.label, self._strong) + self._pad)
        return max(self._px(_LEAST), whole, ports, self._tag_width if box.has_tag else 0.0)

    def _wrap(self, box: BoxSpec) -> tuple[str, ...]:
        room = self._columns.size[self._cell[box.id][0]] - self._pad
        if not box.label or self._label_widths[box.id] <= room:
            return (box.label,) if box.label else ()
        return wrapped(box.label, room, self._strong)

    def _pill_height(self, name: str) -> float:
        return len(self._pill_lines(name)) * self._metrics.line(Face.SMALL) + self._px(8)

    def _box_height(self, box: BoxSpec) -> float:
        ports = self._px(2 * _TALL_SLOT * self._ports.get((box.id, False), 0) + 12)
        if box.kind is Kind.PILLS:
            pills = sum(self._pill_height(name) for _, name in box.pills)
            return max(pills + self._px(_PILL_GAP) * (len(box.pills) - 1), ports)
        text = len(self._lines[box.id]) * self._line + self._tall_pad
        return max(text + (self._px(_TAG) if box.has_tag else 0), ports)

    def _row_heights(self) -> list[float]:
        found = [0.0] * len(self._rows.used)
        for box in self._boxes:
            row = self._cell[box.id][1]
            found[row] = max(found[row], self._heights[box.id])
        return found

    def _gap(self, gap: Gap) -> float:
        tracks = self._tracks.get(gap, 0)
        size = self._px(_PLAIN if not tracks else 2 * _FIRST + (tracks - 1) * _TRACK)
        return size + self._before(gap) + self._behind(gap)

    def _before(self, gap: Gap) -> float:
        """Room for the border of compartments that end at a gap."""
        across = 1 if gap.is_level else 0
        ends = any(last[across] + 1 == gap.number and area.look is not Look.OPEN for area, _, last in self._areas)
        return self._px(_BORDER) if ends else 0.0

    def _behind(self, gap: Gap) -> float:
        """Room for border and label of compartments that begin behind a gap."""
        across = 1 if gap.is_level else 0
        begins = any(first[across] == gap.number for _, first, _ in self._areas)
        return self._px(_HEAD if gap.is_level else _BORDER) if begins else 0.0

    # --- places ---

    def _placed(self, box: BoxSpec) -> PlacedBox:
        column, row = self._cell[box.id]
        columns, rows, height = self._columns, self._rows, self._heights[box.id]
        width = self._pill_width(box) if box.kind is Kind.PILLS else columns.size[column]
        left = columns.cell_at[column] + (columns.size[column] - width) / 2
        top = rows.cell_at[row] + (rows.size[row] - height) / 2
        rect = Rect(left, top, width, height)
        if box.kind is Kind.PILLS:
            return PlacedBox(box.id, box.kind, rect, (), None, self._placed_pills(box, rect))
        if not box.has_tag:
            lines = self._centred(self._lines[box.id], rect, top + height / 2, Face.STRONG)
            return PlacedBox(box.id, box.kind, rect, lines, None, ())
        tag = Rect(left, rect.bottom - self._px(_TAG), width, self._px(_TAG))
        middle = rect.middle - self._px(_TAG - 3) / 2
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
        line = self._line if face is Face.STRONG else self._metrics.line(face)
        top, left, room = middle - len(texts) * line / 2, box[0], box[2]
        measure = self._metrics.width
        found = []
        for text in texts:
            width = measure(text, face)
            found.append(TextLine(text, Rect(left + (room - width) / 2, top, width, line), face))
            top += line
        return tuple(found)

    # --- ways ---

    def _points(self, way: PlannedWay, placed: dict[str, PlacedBox]) -> tuple[Point, ...]:
        start = self._port(placed[way.start].box, way.out, way.out_slot)
        end = self._port(placed[way.end].box, way.into, way.in_slot)
        if not way.turns:
            return start, end
        points, (x, y) = [start], start
        for gap, track in way.turns:
            at = self._track_at(gap, track)
            x, y = (x, at) if gap.is_level else (at, y)
            points.append((x, y))
        points.append((end[0], y) if way.into.is_upright else (x, end[1]))
        return (*points, end)

    def _port(self, box: Rect, side: Side, slot: int) -> Point:
        """A box stands in the middle of its cell, so its own middle is that of its column and row."""
        x, y, width, height = box
        if side.is_upright:
            return x + width / 2 + slot * _SLOT * self._scale, y + height if side.is_ahead else y
        return x + width if side.is_ahead else x, y + height / 2 + slot * _TALL_SLOT * self._scale

    def _track_at(self, gap: Gap, track: int) -> float:
        axis = self._rows if gap.is_level else self._columns
        return axis.gap_at[gap.number] + self._before(gap) + self._px(_FIRST + track * _TRACK)

    def _words(self, lines: Sequence[tuple[Point, ...]]) -> dict[str, TextLine]:
        """One word for each bundle, on its longest level piece, where nothing crosses if there is such a place."""
        longest: dict[str, tuple[float, str, Point, Point]] = {}
        for way, line in zip(self._ways, lines, strict=True):
            if not self._word_of.get(way.id):
                continue
            for one, other in pairwise(line):
                found = (abs(one[0] - other[0]), way.id, one, other)
                longest[way.bundle] = max(longest.get(way.bundle, found), found)
        return {
            way: self._word(self._word_of[way], one, other, lines)
            for size, way, one, other in longest.values()
            if size > self._small(self._word_of[way]) + self._px(24)
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
