"""By whom the disease is refractory, below the questions that ask for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.verdict_words import VerdictGroup
from rairdtc_gui.ui.widgets.verdict_block import VerdictBlock


class VerdictBox(QFrame):
    """Each body's verdict on this case, in the group that asks for it. Signal: `link_activated(route)`."""

    #: A question that a verdict waits for.
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("ground", "surface")
        self._groups: tuple[VerdictGroup, ...] = ()
        self._block: VerdictBlock | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self.hide()

    def show_groups(self, groups: tuple[VerdictGroup, ...]) -> None:
        """Shows the verdicts; hidden while there are none."""
        if groups == self._groups:
            return
        self._groups = groups
        if self._block is not None:
            self._block.hide()
            self._block.deleteLater()
        self._block = VerdictBlock(groups, self, is_small=True)
        self._block.link_activated.connect(self.link_activated)
        self._column.addWidget(self._block)
        self.setVisible(bool(groups))
