"""Ctrl+Shift+C on a table: the current row as one line, with the sources that its numbers stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.copying import with_citations
from rairdtc_gui.ui.widgets.keys import add_key


class RowCopier(QObject):
    """Copies from the table of a screen that has the keyboard. `ground`: its sources by number, and the stamp."""

    def __init__(self, screen: QWidget, ground: Callable[[], tuple[Mapping[int, str], str]]) -> None:
        super().__init__(screen)
        self._screen, self._ground = screen, ground
        add_key(screen, "Ctrl+Shift+C", self.tr("Copy with sources"), self.copy)

    @Slot()
    def copy(self) -> None:
        """Copies the current row; nothing where no table has the keyboard."""
        table = QApplication.focusWidget()
        if not isinstance(table, CellTable):
            return
        row = next((row for row in table.grid.rows if row.key == table.current_key() and row.cells), None)
        if row is None:
            return
        heads = (column.head for column in table.grid.columns)
        said = [row.cells[0].text]
        for head, cell in list(zip(heads, row.cells, strict=False))[1:]:
            if cell.paras:
                said.append(f"{head}: {cell.text}" if head else cell.text)
        sources, stamp = self._ground()
        QGuiApplication.clipboard().setText(with_citations("; ".join(said).replace("\n", ", "), sources, stamp))
        announce(self._screen, self.tr("Copied."))
