"""Searches the rows of a table of cells: the one that is found becomes the current row."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.cells import CellRow
from rairdtc_gui.ui.widgets.find_words import around, pattern, spaced


class RowFinder(QObject):
    """Signal: `found(number, total, words)`. A row is one place, however often the text stands in it."""

    #: Which of how many rows is current, and the words around; 0 of 0: none.
    found = Signal(int, int, str)

    def __init__(self, table: CellTable) -> None:
        super().__init__(table)
        self._table, self._needle = table, ""
        table.model().modelReset.connect(self._on_reset)

    def find_text(self, needle: str) -> None:
        """Goes to the first row with a text, the current one if it has it; empty ends the search."""
        self._needle = needle.strip()
        rows, current = self._found(), self._table.currentIndex().row()
        if rows:
            self._choose(current if current in rows else rows[0])
        self._tell()

    def find_step(self, step: int) -> None:
        """The next (+1) or previous (-1) row."""
        rows, current = self._found(), self._table.currentIndex().row()
        if rows:
            ways = [row for row in rows if (row - current) * step > 0]
            self._choose((ways or rows)[0 if step > 0 else -1])
        self._tell()

    def focus_found(self) -> bool:
        """The table takes the keyboard at the row that was found; false if there is none."""
        if self._table.currentIndex().row() not in self._found():
            return False
        self._table.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _found(self) -> list[int]:
        """The places of the rows with the text."""
        if not self._needle:
            return []
        wanted = pattern(self._needle)
        rows = enumerate(self._table.grid.rows)
        return [place for place, row in rows if row.cells and wanted.search(spaced(_text(row)))]

    def _choose(self, place: int) -> None:
        index = self._table.model().index(place, 0)
        self._table.setCurrentIndex(index)
        self._table.scrollTo(index)

    def _tell(self) -> None:
        rows, current = self._found(), self._table.currentIndex().row()
        if current not in rows:
            self.found.emit(0, len(rows), "")
            return
        text = _text(self._table.grid.rows[current])
        match = pattern(self._needle).search(spaced(text))
        assert match is not None
        self.found.emit(rows.index(current) + 1, len(rows), around(text, match.start(), match.end()))

    @Slot()
    def _on_reset(self) -> None:
        """The table says something else now: the count follows."""
        if self._needle:
            self._tell()


def _text(row: CellRow) -> str:
    """Everything that is written in a row."""
    return "\n".join(cell.text for cell in row.cells)
