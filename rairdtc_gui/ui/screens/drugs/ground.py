"""What lies under the text of a monograph: the dose box, rows about the open case, the grounds of its marks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextCursor, QTextTable

from rairdtc_gui.ui.screens.drugs.runs import BOX_PADDING, Page
from rairdtc_gui.ui.theme import current_theme

_QUARTER = 90 * 16  # of a circle, as Qt counts


class PageGround:
    """Paints under one page, in the coordinates of its document. Qt has no rounded outline for text."""

    def __init__(self, page: Page, painter: QPainter) -> None:
        self._page, self._painter = page, painter
        self._layout = page.document.documentLayout()
        self._theme = current_theme()

    def paint(self) -> None:
        """Box, tinted rows, marks."""
        if self._page.box is not None:
            self._paint_box(self._page.box)
        for table, place in self._page.tints:
            rect = self._row_rect(table, place, self._theme.px(6))
            self._painter.fillRect(rect, self._theme.color("selection"))
        for pill in self._page.pills:
            self._fill(self._text_rect(pill.start, pill.length), pill.token)

    def paint_ring(self, cursor: QTextCursor) -> None:
        """The ring around the link that has the keyboard."""
        start = cursor.selectionStart()
        rect = self._text_rect(start, cursor.selectionEnd() - start)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._theme.color("focus"), 2))
        self._painter.drawRoundedRect(rect.adjusted(-3, -1, 3, 1), self._theme.px(3), self._theme.px(3))

    def _paint_box(self, table: QTextTable) -> None:
        rows = [self._row_rect(table, place, self._theme.px(BOX_PADDING)) for place in range(table.rows())]
        whole, radius = rows[0].united(rows[-1]), self._theme.px(6)
        for rect in rows[1:]:
            outline, ground = QPainterPath(), QPainterPath()
            outline.addRoundedRect(whole, radius, radius)
            ground.addRect(rect)
            self._painter.fillPath(outline.intersected(ground), self._theme.color("selection"))
            self._painter.fillRect(QRectF(whole.left(), rect.top(), whole.width(), 1), self._theme.color("border"))
        self._paint_outline(whole, radius)

    def _paint_outline(self, rect: QRectF, radius: int) -> None:
        """Four sides and four corners: as one path the painter would go through all that it surrounds."""
        color, straight = self._theme.color("border"), rect.adjusted(radius, radius, -radius, -radius)
        for y in (rect.top(), rect.bottom() - 1):
            self._painter.fillRect(QRectF(straight.left(), y, straight.width(), 1), color)
        for x in (rect.left(), rect.right() - 1):
            self._painter.fillRect(QRectF(x, straight.top(), 1, straight.height()), color)
        self._painter.setPen(QPen(color, 1))
        inside, wide = rect.adjusted(0.5, 0.5, -0.5, -0.5), 2 * radius - 1
        rights, lowers = inside.right() - wide, inside.bottom() - wide
        corners = ((rights, inside.top()), (inside.left(), inside.top()), (inside.left(), lowers), (rights, lowers))
        for quarter, (x, y) in enumerate(corners):
            self._painter.drawArc(QRectF(x, y, wide, wide), quarter * _QUARTER, _QUARTER)

    def _row_rect(self, table: QTextTable, place: int, padding: int) -> QRectF:
        """Where a row of a table lies, taken from the blocks in its cells.

        Qt has no word for it, and asking for the frame of the table would lay out the whole page.
        """
        cells = [table.cellAt(place, column) for column in range(table.columns())]
        first = self._layout.blockBoundingRect(cells[0].firstCursorPosition().block())
        lasts = [self._layout.blockBoundingRect(cell.lastCursorPosition().block()) for cell in cells]
        left, top = first.left() - self._theme.px(12), first.top() - padding
        right, bottom = lasts[-1].right() + self._theme.px(12), max(last.bottom() for last in lasts) + padding
        return QRectF(left, top, right - left, bottom - top)

    def _fill(self, rect: QRectF, token: str) -> None:
        ground = QPainterPath()
        ground.addRoundedRect(rect, self._theme.px(4), self._theme.px(4))
        self._painter.fillPath(ground, self._theme.color(token))

    def _text_rect(self, start: int, length: int) -> QRectF:
        """Where a run within one line stands."""
        block = self._page.document.findBlock(start)
        offset = start - block.position()
        line = block.layout().lineForTextPosition(offset)
        if not line.isValid():
            return QRectF()
        corner = self._layout.blockBoundingRect(block).topLeft()
        left, right = (_x(line.cursorToX(place)) for place in (offset, offset + length))
        return QRectF(corner.x() + left, corner.y() + line.y(), right - left, line.height())


def _x(found: Any) -> float:
    """PySide gives the x of a cursor position together with the position it settled on."""
    return float(found[0] if isinstance(found, tuple) else found)
