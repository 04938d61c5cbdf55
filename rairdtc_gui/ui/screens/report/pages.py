"""The pages of the report, laid out once; screen, PDF and printer paint the same. Black on white."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPageSize, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from rairdtc_gui.ui.icons import drawing
from rairdtc_gui.ui.screens.report.blocks import Outline
from rairdtc_gui.ui.screens.report.ops import POINT, FrameOp, IconOp, Op, RuleOp, TextOp
from rairdtc_gui.ui.screens.report.slabs import print_font

_BAND_SIZE = 96
_BAND_TILT = -52
_PEN = {Outline.HEAVY: 1.6, Outline.SOLID: 0.8, Outline.DASHED: 0.8}


class Paper(Enum):
    """The sheets that are offered."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def size(self) -> QPageSize:
        """As Qt names it."""
        return QPageSize(QPageSize.PageSizeId.A4 if self is Paper.A4 else QPageSize.PageSizeId.Letter)

    @property
    def units(self) -> QSizeF:
        """Width and height of a sheet."""
        points = self.size.sizePoints()
        return QSizeF(points.width() * POINT, points.height() * POINT)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: what is painted above, in and below the body, in this order."""

    head: tuple[Op, ...]
    body: tuple[Op, ...]
    foot: tuple[Op, ...]
    again: str  # the name of an option that goes on here
    title: str  # the first part that starts here, or else the one that goes on

    @property
    def text(self) -> tuple[str, ...]:
        """Every line in the order in which it is painted."""
        return tuple(op.text for op in (*self.head, *self.body, *self.foot) if isinstance(op, TextOp))


@dataclass
class Pages:
    """The whole report on sheets of one kind."""

    paper: Paper
    pages: tuple[Page, ...]
    band: str
    _icons: dict[str, QSvgRenderer] = field(default_factory=dict)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paints a page, counted from 0, where the painter has 20 units a point."""
        page = self.pages[number]
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if self.band:
            self._paint_band(painter)
        painter.setPen(QPen(Qt.GlobalColor.black, 0.5 * POINT))
        for op in (*page.head, *page.body, *page.foot):
            self._paint(painter, op)
        painter.restore()

    def _paint(self, painter: QPainter, op: Op) -> None:
        match op:
            case TextOp():
                op.line.draw(painter, QPointF(op.x, op.y))
            case RuleOp():
                painter.drawLine(QPointF(op.x, op.y), QPointF(op.x + op.width, op.y))
            case IconOp():
                if op.name not in self._icons:
                    self._icons[op.name] = drawing(op.name, QColor(Qt.GlobalColor.black).name())
                self._icons[op.name].render(painter, op.rect)
            case FrameOp():
                painter.save()
                pen = QPen(Qt.GlobalColor.black, _PEN[op.outline] * POINT)
                if op.outline is Outline.DASHED:
                    pen.setDashPattern([4, 3])
                painter.setPen(pen)
                painter.drawRoundedRect(op.rect, 4 * POINT, 4 * POINT)
                painter.restore()

    def _paint_band(self, painter: QPainter) -> None:
        """The word that this is no patient, across the page and below everything."""
        size = self.paper.units
        painter.save()
        painter.setFont(print_font(_BAND_SIZE, True))
        painter.setPen(QColor(Qt.GlobalColor.lightGray).lighter(112))
        painter.translate(size.width() / 2, size.height() / 2)
        painter.rotate(_BAND_TILT)
        half = max(size.width(), size.height())
        painter.drawText(QRectF(-half, -half / 2, 2 * half, half), Qt.AlignmentFlag.AlignCenter, self.band)
        painter.restore()
