"""The list of keys, over the window: first those of the place one is at, then those that work everywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import KeyChip
from rairdtc_gui.ui.widgets.keys import KeyRow
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel

_WIDE, _HIGH, _KEYS_WIDE = 640, 560, 170


class KeyList(QDialog):
    """Closes with Escape. `groups`: a head and the keys below it; `note`: what is said after them."""

    def __init__(self, groups: tuple[tuple[str, tuple[KeyRow, ...]], ...], note: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scroll = PageScroll(self)
        self._scroll.setAccessibleName(self.tr("Keys"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(4))
        for head, rows in groups:
            column.addWidget(SectionHead(head, "", page))
            column.addLayout(self._rows(rows, page))
        column.addSpacing(theme.px(12))
        column.addWidget(PlainLabel(note, page, Role.BODY, "muted"))
        column.addStretch(1)
        self._scroll.setWidget(page)
        close = QPushButton(self.tr("Close"), self)
        close.setAccessibleName(self.tr("Close the list of keys"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(12))
        foot.addStretch(1)
        foot.addWidget(close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(foot)
        room = parent.size()
        self.resize(min(theme.px(_WIDE), room.width() - 40), min(theme.px(_HIGH), room.height() - 40))
        self._scroll.setFocus()

    def _rows(self, rows: tuple[KeyRow, ...], page: QWidget) -> QGridLayout:
        theme = current_theme()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, theme.px(_KEYS_WIDE))  # so that all groups stand in line
        for place, row in enumerate(rows):
            keys = QHBoxLayout()
            keys.setSpacing(theme.px(6))
            for name in row.keys:
                keys.addWidget(KeyChip(name, page))
            keys.addStretch(1)
            grid.addLayout(keys, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(row.does, page), place, 1)
        return grid
