"""Lays the report out on pages, once; screen, PDF and printer paint the same pages. Black on white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPageSize, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

from rairdtc_gui.ui.icons import drawing
from rairdtc_gui.ui.screens.report import words
from rairdtc_gui.ui.screens.report.document import Outline, Paragraph, Run, blocks
from rairdtc_gui.ui.screens.report.rows import ReportHead, ReportRows
from rairdtc_gui.ui.screens.report.slabs import (
    FRAME_PAD,
    POINT,
    BoxPlace,
    FrameOp,
    IconOp,
    Op,
    RuleOp,
    Setter,
    Slab,
    TextOp,
    moved,
    paragraph_slabs,
    print_font,
)
from rairdtc_gui.ui.screens.report.text import head_lines

_SIDE, _TOP, _BOTTOM = 48, 34, 34  # points of free margin
_HEAD_SIZE = (10, 13)
_BELOW_HEAD, _ABOVE_FOOT = 10, 12
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


def lay_out(rows: ReportRows, paper: Paper) -> Pages:
    """The report on sheets of this kind."""
    return _Layout(rows, paper).pages()


class _Layout:
    """Fills page after page."""

    def __init__(self, rows: ReportRows, paper: Paper) -> None:
        self._rows, self._paper = rows, paper
        size = paper.units
        self._left, self._width = _SIDE * POINT, size.width() - 2 * _SIDE * POINT
        self._head_slabs = self._head_of(rows.head)
        foot = Paragraph((Run(f"{rows.head.judgement} "), Run(rows.head.open_count, True)))
        self._foot_slabs = paragraph_slabs(foot, 0, self._width, _HEAD_SIZE, is_whole=True)
        self._top = _TOP * POINT + _height(self._head_slabs) + _BELOW_HEAD * POINT
        self._foot_top = size.height() - _BOTTOM * POINT - _height(self._foot_slabs)
        self._bottom = self._foot_top - _ABOVE_FOOT * POINT
        self._done: list[tuple[list[Op], str, str]] = []
        self._ops: list[Op] = []
        self._y = self._top
        self._again = self._title = self._part = ""
        self._box: BoxPlace | None = None
        self._box_top = 0.0
        self._goes_on = 0  # the number of the box that was open last

    def pages(self) -> Pages:
        setter = Setter(self._width, self._bottom - self._top)
        for chunk in _chunks(setter.slabs(blocks(self._rows))):
            self._place(chunk)
        self._end_page()
        count = len(self._done)
        pages = tuple(
            Page(self._head(number, count), tuple(ops), self._foot(), again, title)
            for number, (ops, again, title) in enumerate(self._done, start=1)
        )
        return Pages(self._paper, pages, words.example_words().upper() if self._rows.example is not None else "")

    def _place(self, chunk: Sequence[Slab]) -> None:
        """Puts slabs that stay together on this page, or on the next; what no page can hold flows."""
        needed = _height(chunk) + sum(slab.gap for slab in chunk[1:]) + self._gap(chunk[0])
        if chunk[-1].box is not None:
            needed += FRAME_PAD * POINT
        if self._y + needed > self._bottom and self._y > self._top:
            self._end_page()
        for slab in chunk:
            if self._y + self._gap(slab) + slab.height > self._bottom and self._y > self._top:
                self._end_page()
            self._put(slab)

    def _gap(self, slab: Slab) -> float:
        """The space above; on top of a page only a frame has some."""
        if self._y > self._top:
            return slab.gap
        return FRAME_PAD * POINT if slab.box is not None else 0.0

    def _put(self, slab: Slab) -> None:
        new = slab.box if slab.box != self._box else None
        is_on_top = self._y <= self._top
        if new is not None or slab.box is None:
            self._close_frame()
        self._y += self._gap(slab)
        if new is not None:
            self._open_frame(new, is_on_top)
        if slab.starts:
            self._part = slab.starts
            self._title = self._title or slab.starts
        self._ops += [moved(op, self._left, self._y) for op in slab.ops]
        self._y += slab.height

    def _open_frame(self, box: BoxPlace, is_on_top: bool) -> None:
        self._box, self._box_top = box, self._y
        if is_on_top and self._goes_on == box.number and box.again is not None:
            self._again = " ".join(op.text for op in box.again.ops if isinstance(op, TextOp))
            self._ops += [moved(op, self._left, self._y) for op in box.again.ops]
            self._y += box.again.height + 2 * POINT
        self._goes_on = box.number

    def _close_frame(self) -> None:
        if self._box is not None:
            pad = FRAME_PAD * POINT
            top = self._box_top - pad
            rect = QRectF(self._left, top, self._width, self._y + pad - top)
            self._ops.append(FrameOp(rect, self._box.outline))
            self._y += pad
        self._box = None

    def _end_page(self) -> None:
        self._close_frame()
        self._done.append((self._ops, self._again, self._title or self._part))
        self._ops, self._y, self._again, self._title = [], self._top, "", ""

    def _head_of(self, head: ReportHead) -> list[Slab]:
        """Two lines; room for the page number at the right of the first."""
        first, second = head_lines(head)
        room = 70 * POINT
        slabs = paragraph_slabs(Paragraph((Run(first, True),)), 0, self._width - room, _HEAD_SIZE, is_whole=True)
        return [*slabs, *paragraph_slabs(Paragraph((Run(second),)), 0, self._width, _HEAD_SIZE, is_whole=True)]

    def _head(self, number: int, count: int) -> tuple[Op, ...]:
        y = float(_TOP * POINT)
        ops: list[Op] = []
        for slab in self._head_slabs:
            ops += [moved(op, self._left, y) for op in slab.ops]
            y += slab.height
        ops.append(RuleOp(self._left, y + 3 * POINT, self._width))
        slab = paragraph_slabs(Paragraph((Run(words.page_words(number, count)),)), 0, self._width, _HEAD_SIZE)[0]
        op = slab.ops[0]
        used = op.line.naturalTextWidth() if isinstance(op, TextOp) else 0.0
        return (*ops, moved(op, self._left + self._width - used, _TOP * POINT))

    def _foot(self) -> tuple[Op, ...]:
        ops: list[Op] = [RuleOp(self._left, self._foot_top - 3 * POINT, self._width)]
        y = self._foot_top
        for slab in self._foot_slabs:
            ops += [moved(op, self._left, y) for op in slab.ops]
            y += slab.height
        return tuple(ops)


def _height(slabs: Sequence[Slab]) -> float:
    return sum(slab.height for slab in slabs)


def _chunks(slabs: Sequence[Slab]) -> Iterator[list[Slab]]:
    """Slabs that must stand on one page, together."""
    chunk: list[Slab] = []
    for slab in slabs:
        chunk.append(slab)
        if not slab.keeps:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
