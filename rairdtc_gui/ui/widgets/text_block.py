"""Lays a text out in lines and paints it. Nothing is read as markup: letters are shown as they are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from rairdtc_gui.domain.visible import BOXES
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.theme import Role, Theme, current_theme
from rairdtc_gui.ui.widgets.line_ends import LineEnds

_UNBOUNDED = 1e6
_LINE_END = "\u2028"
_NARROW = 72  # what a text that wraps needs at least, at 100 %
_WIDEST_WISH = 560  # how wide a text that wraps wants to be at most, at 100 %
_NOT_LEFT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignJustify
_MOST_HEIGHTS = 16
#: Longer texts would stop the window for seconds; no field of the knowledge base comes near.
_LONGEST = 10_000
#: Letters that cannot be seen become a box; a line end becomes Qt's own. One for one.
_SHOWN = {10: 0x2028, 13: 0x2028, 9: 0x20, **BOXES}


class SpanKind(Enum):
    """How a run of text looks and whether it leads somewhere."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    META = "meta"
    LINK = "link"  # in prose: underlined
    ENTRY = "entry"  # a row or list entry: underlined on hover and focus only
    TITLE = "title"  # the same in semibold
    SOURCE = "source"  # [n], bound to the word before it
    UNCONFIRMED = "unconfirmed"
    STOP = "stop"


LINKS = frozenset({SpanKind.LINK, SpanKind.ENTRY, SpanKind.TITLE, SpanKind.SOURCE})
_TONES = {SpanKind.MUTED: "muted", SpanKind.META: "muted", SpanKind.STOP: "contraindicated"}


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; `target` is what a link leads to. `card`: what its card is about, where that is another route."""

    text: str
    kind: SpanKind = SpanKind.PLAIN
    target: str = ""
    card: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Where a span came to stand in the whole text."""

    start: int
    length: int
    span: Span


class Laid:
    """A text laid out in lines for one width. The first line may be higher, and its letters `shift` lower in it."""

    def __init__(self, layout: QTextLayout, width: float, first_line: float, next_line: float, shift: float) -> None:
        self.layout, self.width = layout, width
        self.height = self.used = 0.0
        self.is_broken = False  # whether a line ended for want of width
        ends = LineEnds(layout)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            ends.mend(line, width)
            is_first = not self.height
            full = max(first_line if is_first else next_line, line.height())
            down = (full - line.height()) / 2 + (shift if is_first else 0)
            line.setPosition(QPointF(0, self.height + down))
            self.height += full
            self.used = max(self.used, line.naturalTextWidth())
        layout.endLayout()
        self.is_broken = layout.lineCount() > 1 + layout.text().count(_LINE_END)
        self.height = max(self.height, first_line)

    def rects(self, run: Run, corner: QPointF) -> list[QRectF]:
        """Where a run stands, one rectangle for each line it touches."""
        found = []
        for number in range(self.layout.lineCount()):
            line: QTextLine = self.layout.lineAt(number)
            first = max(run.start, line.textStart())
            last = min(run.start + run.length, line.textStart() + line.textLength())
            if first < last:
                left, right = x_of(line, first), x_of(line, last)
                found.append(QRectF(left, line.y(), right - left, line.height()).translated(corner))
        return found


class TextBlock(QLabel):
    """A label that paints its own lines, with the line height of its role. Base of the two labels below."""

    def __init__(self, parent: QWidget | None, role: Role, tone: str) -> None:
        super().__init__(parent)
        self._line_role: Role | None = None
        self._laid: dict[int, Laid] = {}
        self._heights: dict[int, int] = {}
        self._fitting: Laid | None = None  # lines that hold for every width from theirs on
        self._hint: QSize | None = None
        self._stands: tuple[QRect, Laid, QPointF] | None = None  # where the lines are inside which rectangle
        self._marks: list[QTextLayout.FormatRange] = []
        self._ink: QColor | None = None
        self._is_filling = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        super().setWordWrap(True)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)  # a label without text would not say so, and a layout asks too often for Python
        self.setSizePolicy(policy)
        super().setFont(current_theme().font(role))
        if tone:
            self.setProperty("tone", tone)

    def align_with(self, role: Role) -> None:
        """Puts the baseline where a text of another role has it, for labels beside larger text."""
        self._line_role = role
        self._forget()

    def fill_width(self) -> None:
        """Takes the width that is left: what it would like is not worked out, nor its height where it cannot stand."""
        self._is_filling, self._hint = True, None

    def runs(self) -> tuple[Run, ...]:
        """The parts of the text that look different; none in a plain label."""
        return ()

    def setText(self, text: str) -> None:
        """Replaces the text; what was found in the old one is not marked any more."""
        self._marks = []
        super().setText(text)

    def mark_found(self, places: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Marks places by first letter and length; `current` is the one that is selected."""
        if not places and not self._marks:
            return
        text, theme = self.text(), current_theme()
        self._marks = []
        for number, (start, length) in enumerate(places):
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = units(text[:start]), units(text[start : start + length])
            mark.format = QTextCharFormat()
            ground, ink = theme.found_colors(number == current)
            mark.format.setBackground(ground)
            mark.format.setForeground(ink)
            self._marks.append(mark)
        self._lay_anew()
        self.update()

    def setFont(self, font: QFont | str | Sequence[str]) -> None:
        """A font that `Theme.font` made."""
        super().setFont(font)
        self._forget()

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)  # a layout asks many times for each width
        if height is None:
            self.ensurePolished()  # padding of the style sheet counts from now on
            chrome = self._chrome()
            is_asked_only = self._is_filling and width < current_theme().px(_NARROW)  # on the way to a wish
            lines = self._first_line() if is_asked_only else self._lines(width - chrome.width()).height
            height = round(lines + 0.49) + chrome.height()
            if len(self._heights) > _MOST_HEIGHTS:
                self._heights.clear()
            self._heights[width] = height
        return height

    def setContentsMargins(self, left: int, top: int, right: int, bottom: int) -> None:  # type: ignore[override]
        """Margins in px."""
        super().setContentsMargins(left, top, right, bottom)
        self._forget()

    def setWordWrap(self, is_on: bool) -> None:
        """Whether the text may take several lines."""
        super().setWordWrap(is_on)
        policy = self.sizePolicy()
        policy.setHeightForWidth(is_on)
        self.setSizePolicy(policy)
        self._forget()

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Where the lines stand."""
        super().setAlignment(alignment)
        self._forget()

    def sizeHint(self) -> QSize:
        if self._hint is None:  # a layout asks again and again
            self.ensurePolished()
            self._hint = self._wanted()
        return QSize(self._hint)

    def _wanted(self) -> QSize:
        chrome = self._chrome()
        if self._is_filling:
            return QSize(current_theme().px(_NARROW), int(self._first_line()) + chrome.height())
        limit = current_theme().px(_WIDEST_WISH)
        laid = self._lines(limit - chrome.width())  # of a text in one line the same lines as without a limit
        width = int(laid.used) + 1 + chrome.width()
        if self.wordWrap() and (laid.is_broken or width > limit):
            width = limit
        return QSize(width, round(laid.height + 0.49) + chrome.height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if not self.wordWrap():
            return hint
        return QSize(min(hint.width(), current_theme().px(_NARROW)), int(self._first_line()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget()
        self._ink = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.frameWidth():
            QFrame.paintEvent(self, event)
        painter = QPainter(self)
        laid, corner = self._placed()
        if self._ink is None:  # asked for with every frame
            self._ink = self.palette().color(self.foregroundRole())
        painter.setPen(self._ink)
        laid.layout.draw(painter, corner)
        self._paint_over(painter, laid, corner)

    def _paint_over(self, painter: QPainter, laid: Laid, corner: QPointF) -> None:
        """For what stands on top of the letters."""

    def _forget(self) -> None:
        self._lay_anew()
        self._heights, self._hint = {}, None
        self.updateGeometry()
        self.update()

    def _lay_anew(self) -> None:
        """The lines look different, but take as much room as before."""
        self._laid, self._fitting, self._stands = {}, None, None

    def _placed(self) -> tuple[Laid, QPointF]:
        """The lines for the present width, and where their corner is."""
        around = self.contentsRect()
        if self._stands is not None and self._stands[0] == around:
            return self._stands[1:]
        inside = QRectF(around)
        laid = self._lines(int(inside.width()))
        align = self.alignment()
        y = inside.top()
        if align & Qt.AlignmentFlag.AlignVCenter:
            y += max(0.0, (inside.height() - laid.height) / 2)
        elif align & Qt.AlignmentFlag.AlignBottom:
            y += max(0.0, inside.height() - laid.height)
        x = inside.left()
        if not self.wordWrap():
            spare = max(0.0, inside.width() - laid.used)
            if align & Qt.AlignmentFlag.AlignRight:
                x += spare
            elif align & Qt.AlignmentFlag.AlignHCenter:
                x += spare / 2
        self._stands = (around, laid, QPointF(x, y))
        return self._stands[1:]

    def _lines(self, width: int) -> Laid:
        """The lines for a width; -1: as wide as they want."""
        key = width if self.wordWrap() else -1
        fitting = self._fitting
        if fitting is not None and key >= fitting.used:
            return fitting
        if key not in self._laid:
            if len(self._laid) > 8:
                self._laid.clear()
            self._laid[key] = Laid(
                self._new_layout(),
                _UNBOUNDED if key < 0 else max(key, 1),
                self._first_line(),
                current_theme().line_of(self.font()),
                self._baseline_shift(),
            )
            if key >= 0 and not self._laid[key].is_broken and not self.alignment() & _NOT_LEFT:
                self._fitting = self._laid[key]
        return self._laid[key]

    def _new_layout(self) -> QTextLayout:
        layout = QTextLayout(shown(self.text()), self.font(), self)
        option = QTextOption()
        option.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if self.wordWrap() else QTextOption.WrapMode.NoWrap
        )
        if self.wordWrap():
            option.setAlignment(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        layout.setTextOption(option)
        layout.setFormats([*map(self._format, self.runs()), *self._marks])
        return layout

    def _format(self, run: Run) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = run.start, run.length, QTextCharFormat()
        return found

    def _first_line(self) -> float:
        theme = current_theme()
        own = theme.line_of(self.font())
        return max(own, theme.line(self._line_role)) if self._line_role else own

    def _baseline_shift(self) -> float:
        """How far down the letters go so that they stand on the line of another role."""
        if self._line_role is None:
            return 0.0
        other, mine = QFontMetricsF(current_theme().font(self._line_role)), QFontMetricsF(self.font())
        return (other.ascent() - other.descent() - mine.ascent() + mine.descent()) / 2

    def _chrome(self) -> QSize:
        """What padding, border and margins take."""
        return self.size() - self.contentsRect().size()


def units(text: str) -> int:
    """Length as Qt counts it: letters outside the basic plane are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shown(text: str) -> str:
    """A text as it is painted: nothing in it is unseen, no line ends between a figure and its unit.

    Letter by letter it is as long as before.
    """
    bound = wording.bind(text[:_LONGEST])
    return bound.translate(_SHOWN)


def char_format(kind: SpanKind, base: QFont, theme: Theme) -> QTextCharFormat:
    """How a span of a kind looks in a text of font `base`."""
    found = QTextCharFormat()
    font = QFont(base)
    if kind in (SpanKind.STRONG, SpanKind.TITLE):
        font.setWeight(QFont.Weight.DemiBold)
    elif kind in (SpanKind.SOURCE, SpanKind.META):
        font = theme.font(Role.META)
    elif kind in (SpanKind.MUTED, SpanKind.UNCONFIRMED, SpanKind.LINK, SpanKind.ENTRY):
        font.setWeight(QFont.Weight.Normal)
    found.setFont(font)
    if kind in LINKS:
        found.setForeground(theme.color("link"))
    elif kind in _TONES:
        found.setForeground(theme.color(_TONES[kind]))
    return found


def x_of(line: QTextLine, position: int) -> float:
    """How far right in a line a letter begins."""
    found: Any = line.cursorToX(position)  # the number and the position it was moved to
    return float(found[0])
