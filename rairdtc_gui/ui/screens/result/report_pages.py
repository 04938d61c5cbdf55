"""Lays a report out on pages and paints them. The same pages go to the screen, the printer and the PDF.

Measures are tenths of a point; a painter is scaled to its device. Only black and grey are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from rairdtc_gui.ui.icons import draw_black
from rairdtc_gui.ui.screens.result import report_words
from rairdtc_gui.ui.screens.result.report_rows import Block, Look, Report
from rairdtc_gui.ui.theme import Role, current_theme

PER_INCH = 720
_MARGIN, _TOP, _FOOT = 480, 760, 620
_LABEL, _GAP = 860, 100
_SIZES = {Look.HEAD: 130, Look.OPTION: 115, Look.DOSE: 110, Look.BODY: 100, Look.SMALL: 100, Look.BLANK: 100}
_STRONG = frozenset({Look.HEAD, Look.OPTION, Look.DOSE})
_BEFORE = {Look.HEAD: 150, Look.OPTION: 110}
_LEADING = 1.32
_RUNNING = 85  # the size of head and foot; the least that is readable on a ward printer


class Paper(Enum):
    """Width and height in tenths of a point."""

    A4 = (5953, 8419)
    LETTER = (6120, 7920)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of text, or an icon, at a place of a page."""

    x: float
    y: float  # of the base line
    text: str
    size: int
    is_strong: bool
    icon: str = ""


@dataclass
class PageLayout:
    """What stands on one page, in reading order; `rules`: lines to write on, as left end, right end and height."""

    pieces: list[Piece] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)

    def text(self) -> str:
        """Everything that stands on it, line by line."""
        return "\n".join(piece.text for piece in self.pieces if piece.text)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A block as lines, with its height."""

    block: Block
    lines: tuple[str, ...]
    labels: tuple[str, ...]
    height: float
    before: float


class Pages:
    """A report on pages of one paper size."""

    def __init__(self, report: Report, paper: Paper) -> None:
        self._report, self.paper = report, paper
        self.width, self.height = paper.value
        self.pages: list[PageLayout] = [PageLayout()]
        self._y = float(_TOP)
        for group in self._groups():
            self._place(group)
        self._add_running()

    def paint(self, painter: QPainter, place: int, scale: float) -> None:
        """Paints a page; `scale`: device pixels a tenth of a point."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.setPen(QPen(Qt.GlobalColor.black, 6))
        if self._report.is_example:
            self._paint_band(painter)
        page = self.pages[place]
        for left, right, y in page.rules:
            painter.drawLine(QPointF(left, y), QPointF(right, y))
        for piece in page.pieces:
            if piece.icon:
                side = piece.size
                draw_black(painter, piece.icon, QRectF(piece.x, piece.y - side, side, side))
            else:
                painter.setFont(_font(piece.size, piece.is_strong))
                painter.drawText(QPointF(piece.x, piece.y), piece.text)
        painter.restore()

    def _groups(self) -> Iterator[list[_Laid]]:
        """Blocks that stay together."""
        group: list[_Laid] = []
        for block in self._report.blocks:
            group.append(self._lay(block))
            if not block.keeps:
                yield group
                group = []
        if group:
            yield group

    def _lay(self, block: Block) -> _Laid:
        size, is_strong = _SIZES[block.look], block.look in _STRONG
        width = self.width - 2 * _MARGIN - self._left(block)
        lines = _wrapped(block.text, _font(size, is_strong), width) if block.text else ()
        labels = _wrapped(block.label, _font(_RUNNING, False), _LABEL) if block.label else ()
        count = max(len(lines), len(labels), 1)
        space = 220.0 if block.look is Look.BLANK else size * _LEADING
        return _Laid(block, lines, labels, count * space + 25, float(_BEFORE.get(block.look, 0)))

    def _left(self, block: Block) -> float:
        """How far right of the margin the text begins: heads and options at it, everything else beside its label."""
        if block.look is Look.HEAD:
            return 0
        return _SIZES[block.look] + _GAP if block.icon else _LABEL + _GAP

    def _place(self, group: list[_Laid]) -> None:
        """On this page if it fits, else on the next; a group longer than a page is split between its lines."""
        height = sum(laid.height + laid.before for laid in group)
        room = self.height - _FOOT
        may_split = len(group) == 1 and group[0].block.look is Look.SMALL
        if self._y + height > room and self._y > _TOP and not may_split:
            self._turn()
        for laid in group:
            self._write(laid, room)

    def _turn(self) -> None:
        self.pages.append(PageLayout())
        self._y = float(_TOP)

    def _write(self, laid: _Laid, room: float) -> None:
        block = laid.block
        size, is_strong = _SIZES[block.look], block.look in _STRONG
        step = 220.0 if block.look is Look.BLANK else size * _LEADING
        self._y += laid.before if self._y > _TOP else 0
        left = _MARGIN + self._left(block)
        for place in range(max(len(laid.lines), len(laid.labels), 1)):
            if self._y + step > room:
                self._turn()
            page, base = self.pages[-1], self._y + step * 0.78
            if place == 0 and block.icon:
                page.pieces.append(Piece(_MARGIN, base, "", size, False, block.icon))
            if place < len(laid.labels):
                page.pieces.append(Piece(_MARGIN, base, laid.labels[place], _RUNNING, False))
            if place < len(laid.lines):
                page.pieces.append(Piece(left, base, laid.lines[place], size, is_strong))
            self._y += step
        if block.look is Look.BLANK:
            self.pages[-1].rules.append((left, self.width - _MARGIN, self._y))
        self._y += 25

    def _add_running(self) -> None:
        """Head, foot and page number of every page."""
        font = _font(_RUNNING, False)
        for number, page in enumerate(self.pages, start=1):
            words = report_words.page(number, len(self.pages))
            right = self.width - _MARGIN - QFontMetricsF(font).horizontalAdvance(words)
            head = _wrapped(self._report.head, font, right - _MARGIN - _GAP)
            foot = _wrapped(self._report.foot, font, self.width - 2 * _MARGIN)
            running = [Piece(_MARGIN, 420 + 112 * place, line, _RUNNING, False) for place, line in enumerate(head)]
            running.append(Piece(right, 420, words, _RUNNING, False))
            page.pieces[:0] = running
            low = self.height - 330
            page.pieces += [Piece(_MARGIN, low + 112 * place, line, _RUNNING, False) for place, line in enumerate(foot)]
            page.rules.append((_MARGIN, self.width - _MARGIN, low - 130))

    def _paint_band(self, painter: QPainter) -> None:
        painter.save()
        painter.setOpacity(0.4)
        painter.setPen(Qt.GlobalColor.lightGray)
        painter.setFont(_font(1500, True))
        painter.translate(self.width / 2, self.height / 2)
        painter.rotate(-55)
        box = QRectF(-4500, -1200, 9000, 2400)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter.value, report_words.example())
        painter.restore()


def _font(size: int, is_strong: bool) -> QFont:
    font = current_theme().font(Role.BODY_STRONG if is_strong else Role.BODY)
    font.setPixelSize(size)
    font.setFeature(QFont.Tag("liga"), 0)  # so that the text of a PDF has the letters as they are written
    return font


def _wrapped(text: str, font: QFont, width: float) -> tuple[str, ...]:
    """The lines of a text; broken between words, and inside one only if it is longer than a line."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    found: list[str] = []
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            found.append(_cut(paragraph, line.textStart(), line.textLength()))
        layout.endLayout()
    return tuple(found) or ("",)


def _cut(text: str, start: int, length: int) -> str:
    """A part of a text by the positions of Qt, which counts letters outside the basic plane twice."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
