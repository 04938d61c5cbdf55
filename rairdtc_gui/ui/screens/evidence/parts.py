"""The parts of the evidence screen: a table with its head, and what stands behind a row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.evidence.rows import Block, Detail
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind


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
            self.table.setMinimumHeight(theme.px(150))

    def show_block(self, block: Block | None) -> None:
        """Replaces the table; none hides it."""
        self.setVisible(block is not None)
        if block is not None:
            self._title.setText(block.title)
            self._context.setText(block.context)
            self.table.setVisible(bool(block.grid.rows))
            self.table.show_grid(block.grid)


class DetailView(QFrame):
    """Notes and sources of the current row. Signal: `link_activated(route)`."""

    #: Where a link leads.
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        theme = current_theme()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._lines.setSpacing(theme.px(2))
        self.setVisible(False)

    def show_detail(self, detail: Detail | None) -> None:
        """Replaces everything; none hides it."""
        clear(self._lines)
        self.setVisible(detail is not None)
        if detail is None:
            return
        links = [span for words, route in detail.links for span in (Span("   "), Span(words, SpanKind.LINK, route))]
        head = RichLine(self, spans=(Span(detail.title, SpanKind.STRONG), *links))
        head.link_activated.connect(self.link_activated)
        self._lines.addWidget(head)
        for line in detail.lines:
            self._lines.addWidget(PlainLabel(line, self, Role.META))
        for number, citation in detail.sources:
            self._lines.addWidget(PlainLabel(f"[{number}] {citation}", self, Role.META, "muted"))


def clear(layout: QVBoxLayout) -> None:
    """Takes every widget out and lets it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


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
