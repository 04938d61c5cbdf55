"""Pages, laid out once; screen, PDF and printer paint the same. Black on white."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from rairdtc_gui.ui.icons import drawing
from rairdtc_gui.ui.printing.blocks import Outline
from rairdtc_gui.ui.printing.ops import POINT, FrameOp, IconOp, Op, PlotOp, RuleOp, TextOp
from rairdtc_gui.ui.printing.slabs import PLOT_UNIT, print_font
from rairdtc_gui.ui.widgets.plot import PlotLook, paint_grid, paint_marks

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

    def units(self, is_wide: bool = False) -> QSizeF:
        """Width and height of a sheet; `is_wide`: turned."""
        points = self.size.sizePoints()
        size = QSizeF(points.width() * POINT, points.height() * POINT)
        return size.transposed() if is_wide else size


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
    """Everything on sheets of one kind. `title` names the file and no case; `is_wide`: the sheets are turned."""

    paper: Paper
    pages: tuple[Page, ...]
    band: str
    title: str
    is_wide: bool = False
    _icons: dict[str, QSvgRenderer] = field(default_factory=dict)

    @property
    def units(self) -> QSizeF:
        """Width and height of each sheet."""
        return self.paper.units(self.is_wide)

    @property
    def sheet(self) -> QPageLayout:
        """The sheet as Qt names it, without margins of its own."""
        side = QPageLayout.Orientation.Landscape if self.is_wide else QPageLayout.Orientation.Portrait
        return QPageLayout(self.paper.size, side, QMarginsF(0, 0, 0, 0))

    def first(self, count: int) -> Pages:
        """The first of them alone; each still says of how many it is one."""
        return replace(self, pages=self.pages[:count])

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
                _paint_rule(painter, op)
            case IconOp():
                if op.name not in self._icons:
                    self._icons[op.name] = drawing(op.name, QColor(Qt.GlobalColor.black).name())
                self._icons[op.name].render(painter, op.rect)
            case PlotOp():
                paint_plot(painter, op)
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
        size = self.units
        painter.save()
        painter.setFont(print_font(_BAND_SIZE, True))
        painter.setPen(QColor(Qt.GlobalColor.lightGray).lighter(112))
        painter.translate(size.width() / 2, size.height() / 2)
        painter.rotate(_BAND_TILT)
        half = max(size.width(), size.height())
        painter.drawText(QRectF(-half, -half / 2, 2 * half, half), Qt.AlignmentFlag.AlignCenter, self.band)
        painter.restore()


def _paint_rule(painter: QPainter, op: RuleOp) -> None:
    if op.is_fine:
        painter.save()
        painter.setPen(QPen(QColor(Qt.GlobalColor.darkGray), 0.4 * POINT))
    painter.drawLine(QPointF(op.x, op.y), QPointF(op.x + op.width, op.y))
    if op.is_fine:
        painter.restore()


def paint_plot(painter: QPainter, op: PlotOp) -> None:
    """The lines of the ticks in grey, the marks in black."""
    black, white = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)
    grey, dark = QColor(Qt.GlobalColor.lightGray), QColor(Qt.GlobalColor.darkGray)
    look = PlotLook(ink=black, ground=white, tick=grey, reference=dark, unit=PLOT_UNIT, thin=0.5 * POINT)
    painter.save()
    paint_grid(painter, op.rect, op.axis, look)
    if op.marks:
        paint_marks(painter, op.rect, op.axis, op.marks, look)
    painter.restore()
