"""Beside a monograph: its parts, which of them one is in, and the sources of that part with their dates."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rairdtc_gui.domain.cited import CitedSource
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.drugs.rows import Part, SourceRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cited import CitedSources
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.row_list import ListRow, RowList
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel

_FIRST = 100  # the parts get the height they need before the sources do
_ROW_PADDING = 8


class PageRail(QFrame):
    """Signal: `part_chosen(part)`."""

    #: The anchor of a part that was chosen.
    part_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self._parts = RowList(self.tr("On this page"), self, _ROW_PADDING)
        self._line = Hairline(self)
        self._head = self._muted(self.tr("Sources here"))
        self._scroll = PageScroll(self)
        self._sources = CitedSources(self._scroll)
        self._shown: tuple[SourceRow, ...] = ()
        self._build()
        self._parts.row_chosen.connect(self.part_chosen)

    def show_counts(self, counts: Mapping[Part, int]) -> tuple[ListRow, ...]:
        """The parts, each with how many of its lines are about the open case; gives their rows."""
        rows = tuple(ListRow(part.value, wording.part_title(part.value), count=counts.get(part, 0)) for part in Part)
        self._parts.show_rows(rows)
        heights = (self._parts.sizeHintForRow(place) for place in range(len(rows)))
        self._parts.setMaximumHeight(sum(heights) + current_theme().px(4))
        return rows

    def show_current(self, part: str) -> None:
        """The part one is in."""
        self._parts.show_current(part)

    def hide_sources(self) -> None:
        """Another page comes: these are not its sources."""
        self._shown = ()
        self._sources.setVisible(False)

    def show_sources(self, rows: tuple[SourceRow, ...]) -> None:
        """The sources of the part one is in."""
        if rows == self._shown and rows:
            return
        self._shown = rows
        self._sources.setVisible(True)
        self._sources.show_sources(tuple(map(_cited, rows)))
        for widget in (self._line, self._head, self._scroll):
            widget.setVisible(bool(rows))
        self._scroll.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addWidget(self._muted(self.tr("On this page")))
        column.addWidget(self._parts, _FIRST)
        column.addWidget(self._line)
        column.addWidget(self._head)
        self._scroll.setAccessibleName(self.tr("Sources here"))
        self._sources.setContentsMargins(theme.px(12), 0, theme.px(8), theme.px(8))
        self._scroll.setWidget(self._sources)
        column.addWidget(self._scroll, 1)
        column.addStretch(0)
        for widget in (self._line, self._head, self._scroll):
            widget.setVisible(False)

    def _muted(self, words: str) -> PlainLabel:
        head = PlainLabel(words, self, Role.META, "muted")
        head.setContentsMargins(current_theme().px(16), 0, 0, 0)
        return head


def _cited(row: SourceRow) -> CitedSource:
    year = str(row.year) if row.year and str(row.year) not in row.citation else ""
    return CitedSource(row.number, row.citation, year, row.kind, row.year, row.read, row.checked_on)
