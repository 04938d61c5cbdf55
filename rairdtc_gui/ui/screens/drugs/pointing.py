"""Which link of a monograph is pointed at, by pointer or key, and where it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from rairdtc_gui.ui.screens.drugs.rows import Part
from rairdtc_gui.ui.screens.drugs.runs import Page
from rairdtc_gui.ui.widgets.link_point import Pointing, leave, point_at


class LinkPointer:
    """Tells the window of one text what is pointed at in it."""

    def __init__(self, text: QTextBrowser) -> None:
        self._text = text
        self._hovered = ""

    def hover(self, page: Page, place: QPoint) -> None:
        """The pointer is somewhere on the text."""
        href = self._text.anchorAt(place)
        if href == self._hovered:
            return
        self._hovered = href
        if not href:
            leave(self._text.viewport())
            return
        block = self._text.cursorForPosition(place).block()
        self._point(page, href, *_run_of(block, href), Pointing.HOVER)

    def leave(self) -> None:
        """Neither pointer nor key is on a link."""
        self._hovered = ""
        leave(self._text.viewport())

    def current(self, page: Page) -> None:
        """The link that has the keyboard; what its card says is told to screen readers."""
        cursor = self._text.textCursor()
        words = ""
        if cursor.charFormat().isAnchor():
            href = cursor.charFormat().anchorHref()
            words = self._point(page, href, cursor.selectionStart(), cursor.selectionEnd(), Pointing.KEY)
        else:
            self.leave()
        self._text.setAccessibleDescription(words)

    def _point(self, page: Page, href: str, start: int, end: int, how: Pointing) -> str:
        number = href.removeprefix("#")
        if not number.isdecimal():
            return ""
        rect = run_rect(page, start, end).translated(0, -self._text.verticalScrollBar().value()).toAlignedRect()
        viewport = self._text.viewport()
        seen: QRect = rect.intersected(viewport.rect())
        return point_at(viewport, page.targets[int(number)], seen, how)


def take_along(cursor: QTextCursor, text: QTextBrowser) -> None:
    """Selects the letter behind the cursor: without a selection Qt would look for links from the top of the page."""
    if cursor.position() and not cursor.hasSelection():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        text.setTextCursor(cursor)


def put_cursor(text: QTextBrowser, position: int) -> None:
    """Tab and copying go on from there."""
    cursor = text.textCursor()
    if position != cursor.position() or cursor.hasSelection():
        cursor.setPosition(position)
        text.setTextCursor(cursor)


def line_to_copy(page: Page, cursor: QTextCursor) -> str:
    """The line that is meant, else the dose."""
    return _line_from(page, cursor) or (line_at(page.box.cellAt(0, 0).firstCursorPosition()) if page.box else "")


def _line_from(page: Page, cursor: QTextCursor) -> str:
    """The line at the cursor; at the head of a part, the first below it that has a source, or what stands there."""
    parts = {part.value for part in Part}
    heads = sorted(place for name, place in page.anchors.items() if name in parts)
    if cursor.hasSelection() or cursor.position() not in heads:
        return line_at(cursor)
    end = next((place for place in heads if place > cursor.position()), page.document.characterCount())
    found = []
    while cursor.movePosition(QTextCursor.MoveOperation.NextBlock) and cursor.position() < end:
        found.append(line_at(cursor))
    return next((line for line in found if "[" in line), next(filter(None, found), ""))


def line_at(cursor: QTextCursor) -> str:
    """What is selected; without more than a link, the row of the table or the paragraph that the cursor is in."""
    if cursor.hasSelection() and not cursor.charFormat().isAnchor():
        return _plain(cursor.selectedText())
    table: Any = cursor.currentTable()  # none outside of a table
    if table is None:
        return _plain(cursor.block().text())
    row = table.cellAt(cursor).row()
    said = []
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        if cell.column() == column:  # a merged cell is said once
            inside = cell.firstCursorPosition()
            inside.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            said.append(_plain(inside.selectedText()))
    return " · ".join(text for text in said if text)


def _plain(text: str) -> str:
    """Letters alone: no drawn signs, and a new line is a space."""
    return " ".join(text.replace("\ufffc", " ").replace("\u2029", " ").replace("\u2028", " ").split())


def run_rect(page: Page, start: int, end: int) -> QRectF:
    """Where a run within one block stands in the document, all its lines together."""
    block = page.document.findBlock(start)
    corner = page.document.documentLayout().blockBoundingRect(block).topLeft()
    first, last = start - block.position(), end - block.position()
    found = QRectF()
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number)
        low, high = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if low < high:
            left, right = _x(line.cursorToX(low)), _x(line.cursorToX(high))
            found = found.united(QRectF(corner.x() + left, corner.y() + line.y(), right - left, line.height()))
    return found


def _run_of(block: QTextBlock, href: str) -> tuple[int, int]:
    """From where to where a link goes in its block."""
    cursor, places = QTextCursor(block), []
    for offset in range(block.length() - 1):
        cursor.setPosition(block.position() + offset + 1)
        if cursor.charFormat().anchorHref() == href:
            places.append(block.position() + offset)
    return (places[0], places[-1] + 1) if places else (block.position(), block.position())


def _x(found: Any) -> float:
    """PySide gives the x of a cursor position together with the position it settled on."""
    return float(found[0] if isinstance(found, tuple) else found)
