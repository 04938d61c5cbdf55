"""The items of a diagram: nodes that can be selected, ways as one path each, texts. They draw what they are told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsSimpleTextItem

from rairdtc_gui.ui.screens.diagrams.geometry import Face, PlacedEdge, PlacedNode, Point, Rect, TextLine
from rairdtc_gui.ui.screens.diagrams.palette import Palette
from rairdtc_gui.ui.screens.diagrams.rows import NodeRow, NodeState, WayRow, WayState

_RADIUS, _HEAD = 6.0, 8.0
_PATH_HEAD = 10.0  # a thick line needs a larger head
_QUIET = (NodeState.CLOSED, NodeState.BARRED, NodeState.LATER)
MARK, _MARK_SIDE, _WAY_MARK = "G", 16, 14


def shape_of(node: PlacedNode, scale: float, grown: float = 0.0) -> QPainterPath:
    """A hexagon for a question, a rounded box for a step; `grown` leaves that much room around it."""
    path = QPainterPath()
    rect = node.box.grown(grown)
    if not node.is_question:
        path.addRoundedRect(_rect(rect), _RADIUS * scale + grown, _RADIUS * scale + grown)
        return path
    point = node.point
    corners = [
        QPointF(rect.x, rect.middle), QPointF(rect.x + point, rect.y), QPointF(rect.right - point, rect.y),
        QPointF(rect.right, rect.middle),
        QPointF(rect.right - point, rect.bottom), QPointF(rect.x + point, rect.bottom),
    ]  # fmt: skip
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path


def way_path(points: Sequence[Point], radius: float, short: float) -> QPainterPath:
    """Straight pieces with rounded corners; the last one ends `short` of its end, where the arrow head stands."""
    path = QPainterPath()
    add_way(path, points, radius, short)
    return path


def add_way(path: QPainterPath, points: Sequence[Point], radius: float, short: float) -> None:
    """The same behind what a path holds already."""
    end = _towards(points[-2], points[-1], max(0.0, _distance(points[-2], points[-1]) - short))
    path.moveTo(*points[0])
    if len(points) > 2:
        ends = (*points[:-1], end)
        lengths = [_distance(start, stop) for start, stop in pairwise(ends)]
        for place, (before, behind) in enumerate(pairwise(lengths), start=1):
            corner, room = ends[place], min(radius, before / 2, behind / 2)
            path.lineTo(*_towards(corner, ends[place - 1], room, before))
            path.quadTo(*corner, *_towards(corner, ends[place + 1], room, behind))
    path.lineTo(*end)


def mark_place(node: PlacedNode, scale: float) -> Rect:
    """Where the mark of differing guidelines stands: on the upper right corner, between the words around and inside."""
    side = _MARK_SIDE * scale
    right = node.box.right - (node.point - 4 * scale if node.is_question else 0)
    return Rect(right - side / 2 + 2 * scale, node.box.y - 6 * scale, side, side)


def way_mark_place(end: Point, scale: float) -> Rect:
    """Where the same mark stands on a way: before its arrow head, between the last lane and the box."""
    side = _WAY_MARK * scale
    return Rect(end[0] - _PATH_HEAD * scale - side - scale, end[1] - side / 2, side, side)


class MarkItem(QGraphicsPathItem):
    """The mark of differing guidelines."""

    def __init__(self, place: Rect, palette: Palette, parent: QGraphicsItem) -> None:
        path = QPainterPath()
        path.addEllipse(_rect(place))
        super().__init__(path, parent)
        self.setPen(palette.mark())
        self.setBrush(palette.color("background"))
        width, line = palette.width(MARK, Face.SMALL), palette.line(Face.SMALL)
        middle = Rect(place.x + (place.width - width) / 2, place.y + (place.height - line) / 2, width, line)
        text_item(TextLine(MARK, middle, Face.SMALL), palette, "text", self)


def text_item(
    line: TextLine, palette: Palette, token: str, parent: QGraphicsItem, face: Face | None = None
) -> QGraphicsSimpleTextItem:  # fmt: skip
    """One line of text at its place; in another face than it was measured in, it stays centred there.

    A stock item: one with a class of our own asks Python at each of its first calls, which costs more than drawing it.
    """
    return _written(QGraphicsSimpleTextItem(parent), line, palette, token, face)


def set_face(item: QGraphicsSimpleTextItem, line: TextLine, palette: Palette, face: Face) -> None:
    """Another weight of the same line."""
    item.setFont(palette.font(face))
    _place(item, line, palette, face)


def _written(
    item: QGraphicsSimpleTextItem, line: TextLine, palette: Palette, token: str, face: Face | None = None
) -> QGraphicsSimpleTextItem:  # fmt: skip
    face = face or line.face
    item.setFont(palette.font(face))  # before the text, which is shaped only once so
    item.setText(line.text)
    item.setBrush(palette.brush(token))
    _place(item, line, palette, face)
    return item


def _place(item: QGraphicsSimpleTextItem, line: TextLine, palette: Palette, face: Face) -> None:
    """At its place; in another face than its own in the middle of that, by the width that the shaped text has."""
    _, (x, y, width, _), own = line
    if face is not own:
        x += (width - item.boundingRect().width()) / 2
    item.setPos(x, y + palette.ascent(face))


class NoteItem(QGraphicsSimpleTextItem):
    """A line below a node. `question`: the route of the question that a click asks."""

    def __init__(
        self, line: TextLine, palette: Palette, token: str, question: str, parent: QGraphicsItem
    ) -> None:  # fmt: skip
        super().__init__(parent)
        _written(self, line, palette, token)
        self.question = question


class WayItem(QGraphicsPathItem):
    """An edge with its arrow head, label and mark; an overview has no room for the mark."""

    def __init__(self, edge: PlacedEdge, row: WayRow, palette: Palette, has_mark: bool = True) -> None:
        head = (_PATH_HEAD if row.state is WayState.ON_PATH else _HEAD) * palette.scale
        super().__init__(way_path(edge.points, _RADIUS * palette.scale, head))
        self.row = row
        self.setPen(palette.way(row.state))
        self.setZValue({WayState.ON_PATH: 2.0, WayState.WAITING: 1.0}.get(row.state, 0.0))
        self._room = 6 * palette.scale
        self._add_head(edge.points[-1], head, palette)
        token = "muted" if row.state in (WayState.CLOSED, WayState.WAITING) else "text"
        for line in edge.label:
            text_item(line, palette, token, self)
        if row.differs and has_mark:
            MarkItem(way_mark_place(edge.points[-1], palette.scale), palette, self)

    def shape(self) -> QPainterPath:
        """Room for the pointer along the line, without the area that it encloses."""
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * self._room)
        return stroker.createStroke(self.path())

    def _add_head(self, tip: Point, size: float, palette: Palette) -> None:
        x, y = tip
        half = size * 0.5
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(x, y), QPointF(x - size, y - half), QPointF(x - size, y + half)]))
        path.closeSubpath()
        head = QGraphicsPathItem(path, self)
        head.setPen(Qt.PenStyle.NoPen)
        head.setBrush(palette.head(self.row.state))


class NodeItem(QGraphicsPathItem):
    """A node that can be selected; its tags, label and note are its children."""

    def __init__(self, node: PlacedNode, row: NodeRow, palette: Palette, stops: tuple[str, ...]) -> None:
        look = palette.node(row.state)
        super().__init__(shape_of(node, palette.scale))
        self.node, self.row, self._scale = node, row, palette.scale
        self.setPen(look.pen)
        self.setBrush(look.fill)
        self.setZValue(3)
        for line in node.lines:
            text_item(line, palette, "muted" if row.state in _QUIET else "text", self)
        for tag in node.tags:
            self._add_tag(tag, palette, is_stop=tag.text in stops)
        tone = "link" if row.question else "muted"
        for line in node.note:
            NoteItem(line, palette, tone, row.question, self)
        self._lit = QGraphicsPathItem(shape_of(node, palette.scale, 6 + self.pen().widthF() / 2), self)
        self._lit.setPen(Qt.PenStyle.NoPen)
        self._lit.setBrush(palette.color("caution-tint"))
        self._lit.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        self._lit.setVisible(False)
        if row.differs:
            MarkItem(mark_place(node, palette.scale), palette, self)

    def ring(self) -> QPainterPath:
        """The line around it while it has the keyboard."""
        return shape_of(self.node, self._scale, 3.5 + self.pen().widthF() / 2)

    def set_found(self, is_found: bool) -> None:
        """Lights the node as a hit of the search."""
        self._lit.setVisible(is_found)

    @property
    def is_found(self) -> bool:
        """Whether it is lit."""
        return self._lit.isVisible()

    def _add_tag(self, tag: TextLine, palette: Palette, is_stop: bool) -> None:
        path = QPainterPath()
        path.addRoundedRect(_rect(tag.place), 4 * palette.scale, 4 * palette.scale)
        back = QGraphicsPathItem(path, self)
        back.setPen(Qt.PenStyle.NoPen)
        back.setBrush(palette.color("contraindicated-tint" if is_stop else "link"))
        line = palette.line(Face.SMALL)
        x = tag.place.x + (tag.place.width - palette.width(tag.text, Face.SMALL)) / 2
        place = Rect(x, tag.place.y + (tag.place.height - line) / 2, tag.place.width, line)
        text_item(TextLine(tag.text, place, Face.SMALL), palette, "contraindicated" if is_stop else "on-link", back)


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def _distance(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, end: Point, by: float, length: float | None = None) -> Point:
    """A point on the way from one to another, `by` from the first; `length`: how far apart they are, where known."""
    share = by / max(_distance(start, end) if length is None else length, 0.001)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
