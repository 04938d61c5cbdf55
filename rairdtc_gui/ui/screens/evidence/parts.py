"""The parts of the evidence screen: a table with its head, a label with its text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.evidence.rows import Block
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.text import PlainLabel

_LEAST = 120  # the heads, that of a group, and one row


class BlockView(QWidget):
    """A head and a table. Signal: `table` has its own."""

    def __init__(self, parent: QWidget | None = None, is_whole: bool = False) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._title = PlainLabel("", self, Role.SECTION)
        self._context = PlainLabel("", self, Role.BODY, "muted")
        self.table = CellTable(self, is_whole)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        self._title.setWordWrap(False)
        head.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._context, 1, Qt.AlignmentFlag.AlignTop)
        self._context.align_with(Role.SECTION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        column.addWidget(self.table, 1)
        if not is_whole:
            self.table.setMinimumHeight(theme.px(_LEAST))

    def show_block(self, block: Block | None) -> None:
        """Replaces the table; none hides it."""
        self.setVisible(block is not None)
        if block is not None:
            self._title.setText(block.title)
            self._context.setText(block.context)
            self.table.setVisible(bool(block.grid.rows))
            self.table.show_grid(block.grid)


def labelled(label: str, text: str, parent: QWidget) -> QWidget:
    """A muted label beside its text."""
    theme = current_theme()
    line = QWidget(parent)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(12))
    name = PlainLabel(label, line, Role.META, "muted")
    name.align_with(Role.BODY)
    name.setFixedWidth(theme.px(144))
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(text, line), 1)
    return line
