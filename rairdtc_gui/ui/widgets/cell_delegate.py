"""Paints the cells of a table: lines of plain text in a few looks, an icon, marks on an axis. Never reads markup."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rairdtc_gui.ui.icons import pixmap
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cells import Axis, Cell, Look, Para
from rairdtc_gui.ui.widgets.loosened import loosened
from rairdtc_gui.ui.widgets.plot import paint_grid, paint_marks, screen_look
from rairdtc_gui.ui.widgets.text_block import shown

CELL = Qt.ItemDataRole.UserRole
HEAD = Qt.ItemDataRole.UserRole + 1
AXIS = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex
_LOOKS = {
    Look.BODY: (Role.BODY, "text"),
    Look.STRONG: (Role.BODY_STRONG, "text"),
    Look.MUTED: (Role.BODY, "muted"),
    Look.META: (Role.META, "muted"),
    Look.LINK: (Role.BODY_STRONG, "link"),
    Look.DOSE: (Role.DOSE, "text"),
    Look.CAUTION: (Role.BODY_STRONG, "text"),
}
_ACROSS, _DOWN, _ICON, _BAR = 12, 4, 24, 3
_LEAST = 32  # a row of one line
_TALLEST = 100_000
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_HERE = "\u200b"  # unseen: a line may end
_AFTER_DASH = re.compile("(?<=[-/\u2013\u2014])")


class CellDelegate(QStyledItemDelegate):
    """Measures and paints; one for a table, made anew with every theme."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._theme = theme
        self._fonts = {look: theme.font(role) for look, (role, _) in _LOOKS.items()}
        self._metrics = {look: QFontMetricsF(font) for look, font in self._fonts.items()}
        self._head_font = theme.font(Role.META_STRONG)
        self._heights: dict[tuple[Para, int], tuple[float, str]] = {}

    def height(self, cell: Cell, width: int) -> int:
        """How tall a cell is in a column of this width."""
        inside = self._inside_width(cell, width)
        text = sum(self._measured(para, inside)[0] for para in cell.paras)
        lanes = max((mark.lane for mark in cell.marks), default=-1) + 1
        inside_height = max(round(text + 0.49), self._theme.px(16) * lanes + self._theme.px(8))
        return max(inside_height + 2 * self._theme.px(_DOWN), self._theme.px(_LEAST))

    def head_height(self) -> int:
        """How tall a group head is."""
        return self._theme.line(Role.META_STRONG) + 2 * self._theme.px(4)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        rect = option.rect
        cell = index.data(CELL)
        height = self.height(cell, rect.width()) if isinstance(cell, Cell) else self.head_height()
        return QSize(rect.width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        head = index.data(HEAD)
        if head:
            self._paint_head(painter, rect, head)
        else:
            is_selected = bool(state & QStyle.StateFlag.State_Selected)
            self._paint_cell(painter, rect, index, is_selected)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(self._theme.color("focus"), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.setPen(QPen(self._theme.color("hairline"), 1))
        painter.drawLine(rect.bottomLeft() - QPoint(0, 1), rect.bottomRight() - QPoint(0, 1))
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, head: str) -> None:
        painter.fillRect(rect, self._theme.color("surface"))
        painter.setPen(self._theme.color("muted"))
        painter.setFont(self._head_font)
        inside = rect.adjusted(self._theme.px(_ACROSS), 0, 0, 0)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown(head))

    def _paint_cell(self, painter: QPainter, rect: QRectF, index: _Index, is_selected: bool) -> None:
        theme, cell, axis = self._theme, index.data(CELL), index.data(AXIS)
        painter.fillRect(rect, theme.color(cell.tint or ("selection" if is_selected else "background")))
        if is_selected and index.column() == 0:
            painter.fillRect(QRectF(rect.left(), rect.top(), theme.px(_BAR), rect.height()), theme.color("link"))
        if isinstance(axis, Axis):
            look = screen_look()
            paint_grid(painter, rect, axis, look)
            if cell.marks:
                paint_marks(painter, rect, axis, cell.marks, look)
        if cell.icon:
            ratio = painter.device().devicePixelRatio()
            corner = QPoint(round(rect.left()) + theme.px(_ACROSS), round(rect.top()) + theme.px(_DOWN + 2))
            painter.drawPixmap(corner, pixmap(cell.icon, _token(cell), theme.px(16), ratio))
        for para, place in self.places(cell, rect):
            painter.setFont(self._fonts[para.look])
            painter.setPen(theme.color(_LOOKS[para.look][1]))
            if para.lead:
                self._paint_led(painter, place, para)
            else:
                painter.drawText(place, _WRAP, self.wrapped(para, round(place.width())))

    def _paint_led(self, painter: QPainter, place: QRectF, para: Para) -> None:
        """A line whose first words are a link, broken where a plain one of the same width is."""
        text = self.wrapped(para, round(place.width()))
        layout = QTextLayout(text, self._fonts[para.look])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        first = QTextLayout.FormatRange()
        first.start, first.length, first.format = 0, lead_in(text, para.lead), QTextCharFormat()
        first.format.setForeground(self._theme.color("link"))
        layout.setFormats([first])
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(place.width())
            line.setPosition(QPointF(0, top))
            top += self._metrics[para.look].lineSpacing()
        layout.endLayout()
        layout.draw(painter, place.topLeft())

    def places(self, cell: Cell, rect: QRectF) -> list[tuple[Para, QRectF]]:
        """Where each line of a cell stands."""
        theme = self._theme
        left, top = rect.left() + theme.px(_ACROSS), rect.top() + theme.px(_DOWN)
        if cell.icon:
            left += theme.px(_ICON)
        width = self._inside_width(cell, round(rect.width()))
        found = []
        for para in cell.paras:
            height = self._measured(para, width)[0]
            found.append((para, QRectF(left, top, width, height)))
            top += height
        return found

    def link_at(self, cell: Cell, rect: QRectF, point: QPointF) -> tuple[str, QRectF]:
        """Where a point of a cell leads, and the line that says so; empty: nowhere."""
        places = self.places(cell, rect)
        for para, place in places:
            if para.target and place.contains(point):
                return para.target, place
        if not cell.target:
            return "", QRectF()
        return cell.target, next((place for para, place in places if para.look is Look.LINK), rect)

    def _inside_width(self, cell: Cell, width: int) -> int:
        return max(8, width - 2 * self._theme.px(_ACROSS) - (self._theme.px(_ICON) if cell.icon else 0))

    def wrapped(self, para: Para, width: int) -> str:
        """A line as it is painted in this width, with where it may end."""
        return self._measured(para, width)[1]

    def _measured(self, para: Para, width: int) -> tuple[float, str]:
        """The height of a line of text that wraps, and the text with where it may end."""
        found = self._heights.get((para, width))
        if found is None:
            metrics = self._metrics[para.look]
            text = opened(shown(para.text), width, metrics)
            bounds = metrics.boundingRect(QRectF(0, 0, width, _TALLEST), _WRAP, text)
            line = self._theme.line(_LOOKS[para.look][0])
            found = (max(bounds.height() + 1, line), text)
            self._heights[para, width] = found
        return found


def lead_in(wrapped: str, lead: int) -> int:
    """How far the first letters of a text reach once it holds where it may end."""
    places = [place for place, letter in enumerate(wrapped) if letter != _HERE]
    return len(wrapped) if lead >= len(places) else places[lead]


def opened(text: str, width: int, metrics: QFontMetricsF) -> str:
    """What is glued comes apart as far as it is too wide; a word too wide alone at dashes, else anywhere."""
    return " ".join(_split(run, width, metrics) for run in loosened(text, width, metrics).split(" "))


def _split(word: str, width: int, metrics: QFontMetricsF) -> str:
    if metrics.horizontalAdvance(word) <= width:
        return word
    parts = _AFTER_DASH.split(word)
    return _HERE.join(part if metrics.horizontalAdvance(part) <= width else _HERE.join(part) for part in parts)


def _token(cell: Cell) -> str:
    """The colour of an icon: that of its alert level."""
    return {"caution": "caution", "stop": "contraindicated", "contraindicated": "contraindicated"}.get(
        cell.icon, "text"
    )
