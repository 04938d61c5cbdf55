"""Which line of a monograph a copy takes, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import cast

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable

from rairdtc_gui.ui.screens.drugs.page import MonographPage
from rairdtc_gui.ui.screens.drugs.runs import Page
from rairdtc_gui.ui.widgets.copying import with_citations


@dataclass(frozen=True, slots=True)
class Line:
    """Its words, and from where to where it reaches on the page; what one selected oneself counts everywhere."""

    words: str
    top: float = -inf
    bottom: float = inf

    def is_in(self, top: int, height: int) -> bool:
        """Whether a view that begins at a height shows some of it."""
        return self.bottom > top and self.top < top + height


def copied(page: Page, shown: MonographPage, cursor: QTextCursor, top: int, height: int) -> str:
    """The line of the cursor with its citations; empty where a view from `top` that is so high shows nothing of it."""
    line = line_at(page, cursor)
    if not line.words or not line.is_in(top, height):
        return ""
    about = "" if line.words.startswith(shown.name) else f"{shown.name}: "
    return with_citations(about + line.words, {row.number: row.citation for row in shown.sources}, shown.stamp)


def line_at(page: Page, cursor: QTextCursor) -> Line:
    """What is selected; without more than a link, the row of the table or the paragraph that the cursor is in.

    At a head it is the first line below, behind the words of the head.
    """
    if cursor.hasSelection() and not cursor.charFormat().isAnchor():
        return Line(_plain(cursor.selectedText()))
    heads: list[str] = []
    block = page.document.findBlock(cursor.selectionStart())
    top = _rect(page, block).top()
    while block.isValid() and _is_passed(page, block, heads):
        block = block.next()
    if not block.isValid():
        return Line("")
    cells = _row(block)
    said = " · ".join(text for text in map(_text, cells) if text) if cells else _plain(block.text())
    rects = [_rect(page, cell.block()) for cell in cells] or [_rect(page, block)]
    top = min(top, *(_rect(page, _start(cell).block()).top() for cell in cells)) if cells else top
    return Line(": ".join([*heads, said]), top, max(rect.bottom() for rect in rects))


def _is_passed(page: Page, block: QTextBlock, heads: list[str]) -> bool:
    """Whether the line is one further down: behind a head, whose words are kept, its columns or nothing at all."""
    if block.position() in page.heads:
        heads.append(_plain(page.heads[block.position()]))
        return True
    table = _table(block)
    if table is None:
        return not _plain(block.text())
    row = table.cellAt(QTextCursor(block)).row()
    return bool(heads) and row < table.format().toTableFormat().headerRowCount()


def _row(block: QTextBlock) -> list[QTextCursor]:
    """The cells of the row of a block, each selected from its start; a merged one once; none outside of a table."""
    table = _table(block)
    if table is None:
        return []
    row, found = table.cellAt(QTextCursor(block)).row(), []
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        if cell.column() == column:
            inside = cell.firstCursorPosition()
            inside.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            found.append(inside)
    return found


def _start(cell: QTextCursor) -> QTextCursor:
    start = QTextCursor(cell)
    start.setPosition(cell.selectionStart())
    return start


def _table(block: QTextBlock) -> QTextTable | None:
    return cast("QTextTable | None", QTextCursor(block).currentTable())


def _text(cell: QTextCursor) -> str:
    return _plain(cell.selectedText())


def _rect(page: Page, block: QTextBlock) -> QRectF:
    return page.document.documentLayout().blockBoundingRect(block)


def _plain(text: str) -> str:
    """Letters alone: no drawn signs, and a new line is a space."""
    return " ".join(text.replace("\ufffc", " ").replace("\u2029", " ").replace("\u2028", " ").split())
