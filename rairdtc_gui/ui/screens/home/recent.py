"""Saved cases on the home screen: those used last while the store is open, and the way to all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.home.rows import RecentCase, RecentCases
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel, KeyChip
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.text import PlainLabel
from rairdtc_gui.ui.widgets.tiles import Tile


class RecentArea(QFrame):
    """Signals: `case_requested(id)`, `list_requested`. One row for each case, and one for the list."""

    #: The id of a case to open.
    case_requested = Signal(str)
    #: The list of all cases.
    list_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._shown: RecentCases | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)

    def show_recent(self, recent: RecentCases) -> None:
        """Replaces the rows."""
        if recent == self._shown:
            return
        self._shown = recent
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for case in recent.cases:
            self._column.addWidget(self._case(case))
            self._column.addWidget(Hairline(self))
        everything = self._row(self.tr("Saved cases"), self._words(recent), "Ctrl+O", False)
        everything.clicked.connect(self.list_requested)
        self._column.addWidget(everything)

    def _case(self, case: RecentCase) -> Tile:
        said = self.tr("used {day}").format(day=case.day)
        if case.changed:
            said = f"{said} · " + self.tr("ranking changed since")
        label = case.label or self.tr("Case without a label")
        tile = self._row(label, said, "", bool(case.changed))
        tile.clicked.connect(partial(self.case_requested.emit, case.id))
        return tile

    def _words(self, recent: RecentCases) -> str:
        if recent.recovered:
            return self.tr("changes that were not saved can be brought back")
        return {
            "locked": self.tr("locked; the passphrase opens them"),
            "undecided": self.tr("none yet; Ctrl+S saves the open case"),
            "memory": self.tr("nothing is kept in this session"),
            "open": self.tr("all cases, import, export"),
        }[recent.mode]

    def _row(self, name: str, said: str, keys: str, is_changed: bool) -> Tile:
        theme = current_theme()
        tile = Tile(name, said, False, self)
        row = QHBoxLayout(tile)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(12))
        labels = (PlainLabel(name, tile, Role.BODY_STRONG, "link"), PlainLabel(said, tile))
        for label in labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        labels[0].setWordWrap(False)
        row.addWidget(labels[0])
        if is_changed:
            row.addWidget(IconLabel("changed", "caution", 14, tile), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(labels[1], 1)
        if keys:
            chip = KeyChip(keys, tile)
            chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        return tile
