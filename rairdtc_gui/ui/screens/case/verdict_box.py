"""By whom the disease is refractory, below the questions that ask for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.verdict_words import VerdictGroup
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.text import RichLine
from rairdtc_gui.ui.widgets.verdict_block import SIGNS, small_spans


class VerdictBox(QFrame):
    """Each body's verdict on this case, in the group that asks for it. Signal: `link_activated(route)`."""

    #: A question that a verdict waits for.
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("ground", "surface")
        self._groups: tuple[VerdictGroup, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(2))
        self._lines = {verdict: VerdictLine(verdict, self) for verdict in SIGNS}
        for line in self._lines.values():
            line.line.link_activated.connect(self.link_activated)
            column.addWidget(line)
        self.hide()

    def show_groups(self, groups: tuple[VerdictGroup, ...]) -> None:
        """Shows the verdicts; hidden while there are none."""
        if groups == self._groups:
            return
        self._groups = groups
        found = {group.verdict: group for group in groups}
        for verdict, line in self._lines.items():
            line.setVisible(verdict in found)
            if verdict in found:
                line.line.show_spans(small_spans(found[verdict]))
        self.setVisible(bool(groups))


class VerdictLine(QWidget):
    """One verdict and the bodies that give it, in one line."""

    def __init__(self, verdict: Tri, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(8))
        row.addWidget(IconLabel(*SIGNS[verdict], 14, self, line=Role.BODY), 0, Qt.AlignmentFlag.AlignTop)
        self.line = RichLine(self)
        self.line.fill_width()
        row.addWidget(self.line, 1)
