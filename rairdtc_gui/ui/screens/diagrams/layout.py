"""Puts a diagram's grid on the plane: rectangles from text metrics, orthogonal ways between them. No Qt.

Nodes stand in columns and rows of their own height; ways run in lanes between columns and channels between rows only,
so none can cross a node.
"""

from __future__ import annotations

from collections.abc import Sequence

from rairdtc_gui.ui.screens.diagrams.geometry import (
    EdgeSpec,
    Face,
    Layout,
    Metrics,
    NodeSpec,
    PlacedEdge,
    PlacedNode,
    Point,
    Rect,
    TextLine,
    around,
)
from rairdtc_gui.ui.screens.diagrams.spacing import FULL, Spacing
from rairdtc_gui.ui.screens.diagrams.wrap import longest_word, wrapped

_TAG, _TAG_PAD = 20, 8
_ON_LINE = 46  # labels up to this width stand on the line
_NOTE_LINES = 3
_ABOVE_LINE = 7  # so that the mark of differing guidelines has room on the line


def lay_out(
    nodes: Sequence[NodeSpec], edges: Sequence[EdgeSpec], metrics: Metrics, spacing: Spacing = FULL
) -> Layout:  # fmt: skip
    """Places everything. Ends of edges must be nodes; no two nodes share a cell."""
    return _Plan(nodes, edges, metrics, spacing).layout()


class _Plan:
    """One run over one diagram; every step reads what the earlier ones found."""

    def __init__(
        self, nodes: Sequence[NodeSpec], edges: Sequence[EdgeSpec], metrics: Metrics, spacing: Spacing
    ) -> None:  # fmt: skip
        self._nodes, self._edges, self._metrics, self._at = nodes, edges, metrics, spacing
        self._node = {node.id: node for node in nodes}
        self._widths = {column: self._column_width(column) for column in sorted({node.column for node in nodes})}
        self._lines = {node.id: self._wrap(node, self._widths[node.column]) for node in nodes}
        self._on_line = {place for place in range(len(edges)) if self._stands_on_line(place)}
        self._above = {node.id: self._labels_above(node) for node in nodes}
        self._lanes = self._assign_lanes()
        self._channels = self._assign_channels()
        self._lefts, self._gaps = self._place_columns()
        self._middles, self._channel_tops = self._place_rows()

    def layout(self) -> Layout:
        """The result."""
        placed = {node.id: self._placed(node) for node in self._nodes}
        edges = tuple(self._placed_edge(place, placed) for place in range(len(self._edges)))
        lines = [line for node in placed.values() for line in (*node.tags, *node.note)]
        lines += [line for edge in edges for line in edge.label]
        rects = [*(node.box for node in placed.values()), *(line.place for line in lines)]
        points = [point for edge in edges for point in edge.points]
        return Layout(tuple(placed.values()), edges, around(rects, points))

    # --- sizes ---

    def _px(self, size: float) -> float:
        return size * self._metrics.scale

    def _inner(self, node: NodeSpec, width: float) -> float:
        return width - 2 * self._px(self._at.point + 4 if node.is_question else self._at.pad)

    def _face(self, node: NodeSpec) -> Face:
        return self._at.strong if node.is_question or node.tags else self._at.face

    def _wrap(self, node: NodeSpec, width: float) -> tuple[str, ...]:
        return wrapped(node.label, self._inner(node, width), lambda text: self._metrics.width(text, self._at.strong))

    def _column_width(self, column: int) -> float:
        """The smallest width in which every label of a column takes few lines and every word fits."""
        nodes = [node for node in self._nodes if node.column == column]
        least = max(self._px(self._at.least_step[0]), *(self._least_width(node) for node in nodes))
        width, widest = least, max(least, self._px(self._at.widest))
        while width < widest and any(len(self._wrap(node, width)) > self._at.most_lines for node in nodes):
            width = min(width + self._px(8), widest)
        return width

    def _least_width(self, node: NodeSpec) -> float:
        words = longest_word(node.label, lambda text: self._metrics.width(text, self._at.strong))
        tags = (self._metrics.width(tag, Face.SMALL) + self._px(_TAG_PAD) for tag in node.tags)
        return max(words - self._inner(node, 0), *tags, 0.0)

    def _box_height(self, node: NodeSpec) -> float:
        least = (self._at.least_question if node.is_question else self._at.least_step)[1]
        text = len(self._lines[node.id]) * self._metrics.line(self._face(node)) + 2 * self._px(self._at.tall_pad)
        return max(self._px(least), text)

    # --- words around a node ---

    def _into(self, node_id: str) -> list[int]:
        return [place for place, edge in enumerate(self._edges) if edge.end == node_id]

    def _is_straight(self, edge: EdgeSpec) -> bool:
        start, end = self._node[edge.start], self._node[edge.end]
        return start.row == end.row and end.column == start.column + 1

    def _stands_on_line(self, place: int) -> bool:
        edge = self._edges[place]
        width = self._metrics.width(edge.label, Face.SMALL)
        return bool(edge.label) and self._is_straight(edge) and width <= self._px(_ON_LINE)

    def _labels_above(self, node: NodeSpec) -> tuple[tuple[int, str], ...]:
        """The wrapped labels of the ways that lead to a node, each line with the place of its edge."""
        return tuple(
            (place, line)
            for place in self._into(node.id)
            if place not in self._on_line and self._edges[place].label
            for line in self._small(self._edges[place].label, node)
        )

    def _small(self, text: str, node: NodeSpec) -> tuple[str, ...]:
        return wrapped(text, self._widths[node.column], lambda part: self._metrics.width(part, Face.SMALL))

    def _note(self, node: NodeSpec) -> tuple[str, ...]:
        lines: tuple[str, ...] = ()
        for note in node.note:
            lines = self._small(note, node)
            if len(lines) <= _NOTE_LINES:
                return lines
        if not lines:
            return ()
        return (*lines[: _NOTE_LINES - 1], lines[_NOTE_LINES - 1].rstrip(" ,;:") + "…")

    def _above_height(self, node: NodeSpec) -> float:
        labels = len(self._above[node.id]) * self._metrics.line(Face.SMALL)
        return labels + len(node.tags) * self._px(_TAG + 4) + self._px(self._at.beside)

    def _below_height(self, node: NodeSpec) -> float:
        return len(self._note(node)) * self._metrics.line(Face.SMALL) + self._px(self._at.beside)

    # --- lanes, channels, columns, rows ---

    def _assign_lanes(self) -> dict[int, list[tuple[str, str]]]:
        """For each gap, named by the column left of it: trunks out of nodes first, then ways that come from afar."""
        lanes: dict[int, list[tuple[str, str]]] = {}
        trunks = {edge.start: None for edge in self._edges if not self._is_straight(edge)}
        for node_id in sorted(trunks, key=lambda name: self._node[name].row):
            lanes.setdefault(self._node[node_id].column, []).append(("from", node_id))
        for edge in self._edges:
            if self._is_far(edge):
                gap = lanes.setdefault(self._node[edge.end].column - 1, [])
                if ("to", edge.end) not in gap:
                    gap.append(("to", edge.end))
        return lanes

    def _is_far(self, edge: EdgeSpec) -> bool:
        return self._node[edge.end].column != self._node[edge.start].column + 1

    def _channel_of(self, edge: EdgeSpec) -> int:
        """The row below which a far way runs: beside the row of its end, on the side of its start."""
        start, end = self._node[edge.start].row, self._node[edge.end].row
        return end - 1 if end > start else end

    def _assign_channels(self) -> dict[int, list[int]]:
        channels: dict[int, list[int]] = {}
        for place, edge in enumerate(self._edges):
            if self._is_far(edge):
                channels.setdefault(self._channel_of(edge), []).append(place)
        return channels

    def _place_columns(self) -> tuple[dict[int, float], dict[int, float]]:
        """The left edge of each column, and where the first lane right of each column lies."""
        lefts: dict[int, float] = {}
        gaps: dict[int, float] = {}
        columns = list(self._widths)
        x = 0.0
        first = columns[0] if columns else 0
        for column in [first - 1, *columns]:
            if column in self._widths:
                lefts[column] = x
                x += self._widths[column]
            gaps[column] = x + self._px(self._at.lead)
            lanes = len(self._lanes.get(column, ()))
            if lanes or column in self._widths:
                x = gaps[column] + self._px(lanes * self._at.lane) + self._tail(column)
        return lefts, gaps

    def _tail(self, column: int) -> float:
        """Room behind the lanes for the arrow head and for labels that stand on the line."""
        labels = [
            self._metrics.width(self._edges[place].label, Face.SMALL)
            for place in self._on_line
            if self._node[self._edges[place].start].column == column
        ]
        return max(self._px(self._at.tail), *(width + self._px(16) for width in (*labels, 0.0)))

    def _place_rows(self) -> tuple[dict[int, float], dict[int, float]]:
        """The middle line of each row, and where the channels below each row begin."""
        middles: dict[int, float] = {}
        tops: dict[int, float] = {}
        rows = sorted({node.row for node in self._nodes} | set(self._channels))
        y = 0.0
        for row in rows:
            nodes = [node for node in self._nodes if node.row == row]
            half = max((self._box_height(node) / 2 for node in nodes), default=0.0)
            above = max((self._above_height(node) + self._box_height(node) / 2 for node in nodes), default=half)
            below = max((self._below_height(node) + self._box_height(node) / 2 for node in nodes), default=half)
            middles[row] = y + above
            y += above + below
            tops[row] = y + self._px(self._at.row_gap / 2)
            y += self._px(self._at.row_gap + len(self._channels.get(row, ())) * self._at.channel)
        return middles, tops

    # --- places ---

    def _placed(self, node: NodeSpec) -> PlacedNode:
        height, width = self._box_height(node), self._widths[node.column]
        box = Rect(self._lefts[node.column], self._middles[node.row] - height / 2, width, height)
        line, texts = self._metrics.line(self._face(node)), self._lines[node.id]
        top = box.middle - len(texts) * line / 2
        lines = tuple(
            self._centred(text, box, top + place * line, self._face(node)) for place, text in enumerate(texts)
        )
        tag_top = box.y - self._above_height(node)
        tags = tuple(
            TextLine(tag, Rect(box.x, tag_top + place * self._px(_TAG + 4), width, self._px(_TAG)), Face.SMALL)
            for place, tag in enumerate(node.tags)
        )
        note = self._column_of_lines(self._note(node), box.x, box.bottom + self._px(self._at.beside))
        return PlacedNode(node.id, node.is_question, box, lines, tags, note, self._px(self._at.point))

    def _centred(self, text: str, box: Rect, y: float, face: Face) -> TextLine:
        width = self._metrics.width(text, face)
        place = Rect(box.x + (box.width - width) / 2, y, width, self._metrics.line(face))
        return TextLine(text, place, face)

    def _column_of_lines(self, texts: Sequence[str], x: float, y: float) -> tuple[TextLine, ...]:
        line = self._metrics.line(Face.SMALL)
        return tuple(
            TextLine(text, Rect(x, y + place * line, self._metrics.width(text, Face.SMALL), line), Face.SMALL)
            for place, text in enumerate(texts)
        )

    def _placed_edge(self, place: int, placed: dict[str, PlacedNode]) -> PlacedEdge:
        edge = self._edges[place]
        return PlacedEdge(edge.start, edge.end, self._points(place, placed), self._edge_label(place, placed))

    def _edge_label(self, place: int, placed: dict[str, PlacedNode]) -> tuple[TextLine, ...]:
        edge = self._edges[place]
        box, line = placed[edge.end].box, self._metrics.line(Face.SMALL)
        if place in self._on_line:
            width = self._metrics.width(edge.label, Face.SMALL)
            x = box.x - self._px(10) - width
            return (TextLine(edge.label, Rect(x, box.middle - line - self._px(_ABOVE_LINE), width, line), Face.SMALL),)
        above = self._above[edge.end]
        top = box.y - self._px(self._at.beside) - len(above) * line
        return tuple(
            found
            for row, (owner, text) in enumerate(above)
            if owner == place
            for found in self._column_of_lines([text], box.x, top + row * line)
        )

    def _points(self, place: int, placed: dict[str, PlacedNode]) -> tuple[Point, ...]:
        edge = self._edges[place]
        start, end = placed[edge.start].box, placed[edge.end].box
        if self._is_straight(edge):
            return ((start.right, start.middle), (end.x, end.middle))
        out = self._lane("from", edge.start, self._node[edge.start].column)
        if not self._is_far(edge):
            return ((start.right, start.middle), (out, start.middle), (out, end.middle), (end.x, end.middle))
        row = self._channel_of(edge)
        y = self._channel_tops[row] + self._px(self._channels[row].index(place) * self._at.channel)
        back = self._lane("to", edge.end, self._node[edge.end].column - 1)
        return (
            (start.right, start.middle), (out, start.middle), (out, y),
            (back, y), (back, end.middle), (end.x, end.middle),
        )  # fmt: skip

    def _lane(self, kind: str, node_id: str, gap: int) -> float:
        return self._gaps[gap] + self._px(self._lanes[gap].index((kind, node_id)) * self._at.lane)
