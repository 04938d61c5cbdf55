"""Saved cases on the home screen: those used last while the store is open, and the way to all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.home.rows import RecentCase, RecentCases
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel, KeyChip, StanceMark
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.text import PlainLabel
from rairdtc_gui.ui.widgets.tiles import Tile

_LARGE_TEXT = 1.5
_LABEL, _STANCE = 80, 140


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
        everything = self._row(self.tr("Saved cases"), self._words(recent), "Ctrl+O")
        everything.clicked.connect(self.list_requested)
        self._column.addWidget(everything)

    def _case(self, case: RecentCase) -> Tile:
        """Label, what stood first, whether that changed, and the day; with large text below each other."""
        theme = current_theme()
        label = case.label or self.tr("Case without a label")
        said = self._said(case)
        changed = self.tr("ranking changed since") if case.changed else ""
        day = self.tr("used {day}").format(day=case.day)
        tile = Tile(label, " · ".join(part for part in (self._stance(case), said, changed, day) if part), False, self)
        is_large = theme.scale >= _LARGE_TEXT
        row: QBoxLayout = QVBoxLayout(tile) if is_large else QHBoxLayout(tile)
        row.setContentsMargins(theme.px(16), theme.px(7), theme.px(16), theme.px(7))
        row.setSpacing(theme.px(2 if is_large else 12))
        name = self._label(label, tile, Role.BODY_STRONG, "link")
        row.addWidget(name)
        if case.option:
            mark = StanceMark(case.stance, case.status, tile)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
            if not is_large:  # so that the eye runs down one line
                mark.setMinimumWidth(theme.px(_STANCE))
        row.addWidget(self._label(said, tile), 1)
        if changed:
            since = QHBoxLayout()
            since.setSpacing(theme.px(4))
            since.addWidget(IconLabel("changed", "caution", 14, tile), 0, Qt.AlignmentFlag.AlignVCenter)
            since.addWidget(self._label(changed, tile, Role.META, "caution"), 1)
            row.addLayout(since)
        last = self._label(case.day, tile, Role.META, "muted")
        row.addWidget(last)
        if not is_large:
            name.setMinimumWidth(theme.px(_LABEL))
        for part in (name, last):
            part.setWordWrap(is_large)
        for child in tile.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        tile.clicked.connect(partial(self.case_requested.emit, case.id))
        return tile

    def _said(self, case: RecentCase) -> str:
        if not case.option:
            return self.tr("no option was indicated")
        is_firm = case.status is Status.SETTLED
        return case.option if is_firm else f"{case.option} · {wording.status_word(case.status).lower()}"

    def _stance(self, case: RecentCase) -> str:
        return wording.stance_word(case.stance) if case.option else ""

    def _words(self, recent: RecentCases) -> str:
        if recent.recovered:
            return self.tr("changes that were not saved can be brought back")
        return {
            "locked": self.tr("locked; the passphrase opens them"),
            "undecided": self.tr("none yet; Ctrl+S saves the open case"),
            "memory": self.tr("nothing is kept in this session"),
            "open": self.tr("all cases, import, export"),
            "unreadable": self.tr("the folder cannot be read; the list says why"),
        }[recent.mode]

    def _row(self, name: str, said: str, keys: str) -> Tile:
        theme = current_theme()
        tile = Tile(name, said, False, self)
        row = QHBoxLayout(tile)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(12))
        title = self._label(name, tile, Role.BODY_STRONG, "link")
        title.setWordWrap(False)
        row.addWidget(title)
        row.addWidget(self._label(said, tile), 1)
        chip = KeyChip(keys, tile)
        chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        return tile

    def _label(self, text: str, tile: Tile, role: Role = Role.BODY, tone: str = "") -> PlainLabel:
        label = PlainLabel(text, tile, role, tone)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return label
