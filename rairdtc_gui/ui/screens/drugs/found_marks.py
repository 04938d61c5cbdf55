"""Where a searched text stands in a monograph, and how these places are marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from rairdtc_gui.ui.theme import current_theme


def places_of(document: QTextDocument, needle: str) -> list[QTextCursor]:
    """Every place of the text; for Qt a typed space also matches one that does not break."""
    found: list[QTextCursor] = []
    cursor = document.find(needle, 0)
    while not cursor.isNull():
        found.append(cursor)
        cursor = document.find(needle, cursor)
    return found


def marks_of(hits: Sequence[QTextCursor], current: int) -> list[QTextEdit.ExtraSelection]:
    """A ground under each place, another one under the current."""
    theme, marks = current_theme(), []
    for place, hit in enumerate(hits):
        mark = QTextEdit.ExtraSelection()
        mark.cursor = hit
        ground, ink = theme.found_colors(place == current)
        mark.format.setBackground(ground)
        mark.format.setForeground(ink)
        marks.append(mark)
    return marks
