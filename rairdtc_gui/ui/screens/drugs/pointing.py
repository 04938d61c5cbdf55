"""Which link of a monograph is pointed at, by pointer or key, and where it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from rairdtc_gui.ui.screens.drugs.runs import Page
from rairdtc_gui.ui.widgets.link_point import Pointing, leave, point_at


class LinkPointer:
    """Tells the window of one text what is pointed at in it."""

    def __init__(self, text: QTextBrowser) -> None:
        self._text = text
        self._hovered = ""
        self._left_at = -1

    def begin(self, is_next: bool) -> bool:
        """Lets Qt walk on from the cursor, for it does so from what is selected alone and else from the start.

        True where the next link begins right at the cursor, and has the keyboard now. Whoever left the page behind its
        last link begins anew.
        """
        cursor = self._text.textCursor()
        if cursor.hasSelection() or cursor.position() in (0, self._left_at):
            return False
        block, is_at_start = cursor.block(), cursor.atBlockStart()
        beside = QTextCursor.MoveOperation.NextCharacter if is_at_start else QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(beside, QTextCursor.MoveMode.KeepAnchor)
        is_link = is_next and is_at_start and cursor.charFormat().isAnchor()
        if is_link:
            start, end = _run_of(block, cursor.charFormat().anchorHref())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)
        return is_link

    def end(self) -> None:
        """The keyboard went on to something else."""
        self._left_at = self._text.textCursor().position()

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
