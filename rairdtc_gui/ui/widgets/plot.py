"""Draws figures with their intervals on an axis: the mark in a row of a table, the scale in its head."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cells import Axis, Mark, Shape

_SIDE = 16  # free at both ends of an axis
_HALF = 4  # of a mark
_LANE = 16


@dataclass(frozen=True, slots=True)
class PlotLook:
    """The colours of a plot, how long a logical pixel is where it is painted, and how wide a thin line."""

    ink: QColor
    ground: QColor
    tick: QColor
    reference: QColor
    unit: float
    thin: float


def screen_look() -> PlotLook:
    """As on the screen."""
    theme = current_theme()
    ink, ground, tick, reference = map(theme.color, ("text", "background", "hairline", "border"))
    return PlotLook(ink, ground, tick, reference, unit=theme.scale, thin=1)


class Scale:
    """Where the values of an axis stand in a rectangle; `unit`: the length of a logical pixel."""

    def __init__(self, axis: Axis, area: QRectF, unit: float) -> None:
        side = _SIDE * unit
        self._axis, self.left, self.right = axis, area.left() + side, area.right() - side

    def x(self, value: float) -> float:
        """The place of a value; one beyond the axis stands at its end."""
        axis = self._axis
        value = min(max(value, axis.low), axis.high)
        if axis.is_log:
            share = log10(value / axis.low) / log10(axis.high / axis.low)
        else:
            share = (value - axis.low) / (axis.high - axis.low)
        return self.left + share * (self.right - self.left)

    def is_on(self, value: float) -> bool:
        """Whether the axis reaches a value."""
        return self._axis.low <= value <= self._axis.high

    def is_above(self, value: float) -> bool:
        """Whether a value lies beyond the right end."""
        return value > self._axis.high

    @property
    def ends(self) -> tuple[float, float]:
        """The places of both ends."""
        return self.left, self.right


def paint_grid(painter: QPainter, area: QRectF, axis: Axis, look: PlotLook) -> None:
    """The lines of the ticks down a row, that of no difference darker."""
    scale = Scale(axis, area, look.unit)
    for tick in axis.ticks:
        painter.setPen(QPen(look.reference if tick == axis.reference else look.tick, look.thin))
        painter.drawLine(QPointF(scale.x(tick), area.top()), QPointF(scale.x(tick), area.bottom()))


def paint_marks(painter: QPainter, area: QRectF, axis: Axis, marks: tuple[Mark, ...], look: PlotLook) -> None:
    """Every mark of a row in its lane."""
    lanes = max(mark.lane for mark in marks) + 1
    scale = Scale(axis, area, look.unit)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = area.center().y() - (lanes - 1) * _LANE * look.unit / 2
    for lane in range(lanes):
        y = top + lane * _LANE * look.unit
        inside = tuple(mark for mark in marks if mark.lane == lane)
        if len(inside) > 1 and not any(mark.has_interval for mark in inside):
            _join(painter, scale, y, inside, look)
        for mark in inside:
            _paint_mark(painter, scale, y, mark, look)
    painter.restore()


def paint_head(painter: QPainter, area: QRectF, axis: Axis) -> None:
    """The caption, and the ticks at the lower edge."""
    theme = current_theme()
    scale = Scale(axis, area, theme.scale)
    painter.setFont(theme.font(Role.META))
    painter.setPen(theme.color("muted"))
    line = theme.line(Role.META)
    low = QRectF(area.left(), area.bottom() - line - theme.px(4), area.width(), line)
    if axis.caption:
        painter.drawText(low.translated(0, -line), Qt.AlignmentFlag.AlignCenter, axis.caption)
    half = theme.px(_SIDE) * 1.5
    for tick in axis.ticks:
        place = QRectF(scale.x(tick) - half, low.top(), 2 * half, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{tick:g}")


def _join(painter: QPainter, scale: Scale, y: float, marks: tuple[Mark, ...], look: PlotLook) -> None:
    """A thin line between two figures of one lane."""
    places = [scale.x(mark.value) for mark in marks if mark.value is not None]
    if len(places) > 1:
        painter.setPen(QPen(look.reference, look.thin))
        painter.drawLine(QPointF(min(places), y), QPointF(max(places), y))


def _paint_mark(painter: QPainter, scale: Scale, y: float, mark: Mark, look: PlotLook) -> None:
    half, ink = _HALF * look.unit, look.ink
    painter.setPen(QPen(ink, 1.5 * look.thin))
    if mark.has_interval:
        for line in _interval(scale, y, mark, half):
            painter.drawPolyline(line)
    if mark.value is None:
        return
    if not scale.is_on(mark.value):
        outwards = half if scale.is_above(mark.value) else -half
        painter.setBrush(ink)
        x = scale.x(mark.value)
        painter.drawPolygon(QPolygonF([QPointF(x, y - half), QPointF(x + outwards, y), QPointF(x, y + half)]))
        return
    place = QPointF(scale.x(mark.value), y)
    painter.setBrush(look.ground if mark.shape is Shape.RING else ink)
    if mark.shape is Shape.SQUARE:
        painter.drawRect(QRectF(place.x() - half, y - half, 2 * half, 2 * half))
    else:
        painter.drawEllipse(place, half, half)


def _interval(scale: Scale, y: float, mark: Mark, half: float) -> Iterator[QPolygonF]:
    """The line from limit to limit, with an end at each; where the axis or the source has none, an arrow."""
    left, right = scale.ends
    low = left if mark.lower is None else scale.x(mark.lower)
    high = right if mark.upper is None else scale.x(mark.upper)
    yield QPolygonF([QPointF(low, y), QPointF(high, y)])
    for limit, place, inwards in ((mark.lower, low, half), (mark.upper, high, -half)):
        if limit is not None and scale.is_on(limit):
            yield QPolygonF([QPointF(place, y - half), QPointF(place, y + half)])
        else:
            yield QPolygonF([QPointF(place + inwards, y - half), QPointF(place, y), QPointF(place + inwards, y + half)])
