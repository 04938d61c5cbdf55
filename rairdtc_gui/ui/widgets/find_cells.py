"""Searches what is written in the rows of tables; the row that is found becomes the current one, in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.find_words import around, pattern, spaced

Row = tuple[CellTable, int]


class CellFinder(QObject):
    """Signal: `found(number, total, words)`. `tables`: those in sight, in reading order."""

    #: Which of how many rows is current, and in which words; 0 of 0: none.
    found = Signal(int, int, str)

    def __init__(self, parent: QObject, tables: Callable[[], Sequence[CellTable]]) -> None:
        super().__init__(parent)
        self._tables = tables
        self._needle = ""
        self.current: Row | None = None

    def find_text(self, needle: str) -> None:
        """Goes to the first row that holds a text; empty ends it."""
        self._needle = needle.strip()
        self._go(0, None)

    def find_step(self, step: int) -> None:
        """The next (+1) or previous (-1) row."""
        self._go(step, self.current)

    def refresh(self) -> None:
        """The tables say something else now: the count follows."""
        if self._needle:
            self._go(0, self.current)

    def focus_found(self) -> bool:
        """The keyboard goes to the row that was found; false if there is none."""
        if self.current is None or not isValid(self.current[0]):
            return False
        self.current[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _go(self, step: int, before: Row | None) -> None:
        rows = self._found()
        self.current = None
        if not rows:
            self.found.emit(0, 0, "")
            return
        at = (rows.index(before) + step) % len(rows) if before in rows else 0
        table, place = self.current = rows[at]
        table.show_row(place)
        text = spaced(_text(table, place))
        match = pattern(self._needle).search(text)
        words = around(text, *match.span()) if match is not None else text
        self.found.emit(at + 1, len(rows), words)

    def _found(self) -> list[Row]:
        if not self._needle:
            return []
        wanted = pattern(self._needle)
        return [
            (table, place)
            for table in self._tables()
            for place, row in enumerate(table.grid.rows)
            if row.cells and wanted.search(spaced(_text(table, place)))
        ]


def _text(table: CellTable, place: int) -> str:
    return " ".join(cell.text for cell in table.grid.rows[place].cells)
