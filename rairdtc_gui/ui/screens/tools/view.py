"""The page of tools: a door to each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.tools.rows import ToolRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel
from rairdtc_gui.ui.widgets.tiles import Door

_NARROWEST, _WIDEST = 360, 980


class ToolsView(QWidget):
    """Signal: `route_requested(route)`, where a door leads. Two doors a row where there is room."""

    #: Where a door leads.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("toolsView")
        self._scroll = PageScroll(self)
        self._doors: list[Door] = []
        self._columns = 0
        page = QWidget()
        page.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(16))
        column.addWidget(PlainLabel(self.title(), page, Role.VIEW_TITLE))
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(12))
        column.addLayout(self._grid)
        column.addStretch(1)
        self._page = page
        self._scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def title(self) -> str:
        """The view title."""
        return self.tr("Tools")

    def context(self) -> str:
        """Nothing more to say beside the title."""
        return ""

    def show_rows(self, rows: tuple[ToolRow, ...]) -> None:
        """The doors, once."""
        for row in rows:
            door = Door(row.name, row.said, row.keys, row.icon, self._page)
            door.clicked.connect(partial(self._open, row.route))
            self._doors.append(door)
        self._arrange(2)

    def focus_first(self) -> None:
        """The first door takes the focus."""
        if self._doors:
            self._doors[0].setFocus()

    def state(self) -> object:
        """The scroll position."""
        return self._scroll.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        """Back to a scroll position."""
        if isinstance(state, int):
            self._scroll.verticalScrollBar().setValue(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= current_theme().px(2 * _NARROWEST) else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, door in enumerate(self._doors):
            self._grid.addWidget(door, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _open(self, route: str, _is_checked: bool = False) -> None:
        self.route_requested.emit(route)
