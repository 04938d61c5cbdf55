"""What stands in the window while it is locked: no case, no label, only the way back in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.saved.forms import UnlockForm
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.note import NoteLine


class LockedView(QWidget):
    """Signal: `unlock_requested(passphrase)`."""

    #: The passphrase as typed.
    unlock_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("lockedView")
        self._note = NoteLine(self)
        self._kept = NoteLine(self)
        said = self.tr("The passphrase opens it again, where it was left.")
        self._form = UnlockForm(self.tr("The window is locked"), said, self.tr("Unlock"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(32), theme.px(32), theme.px(32), theme.px(32))
        column.addWidget(self._form)
        column.addWidget(self._note)
        column.addWidget(self._kept)
        column.addStretch(1)
        self._form.unlock_requested.connect(self.unlock_requested)

    def focus_first(self) -> None:
        """The field takes the focus."""
        self._form.focus_first()

    def show_kept(self, text: str, tone: str) -> None:
        """What became of the open case; stays while the window is locked."""
        self._kept.show_note(text, tone)

    def show_problem(self, text: str) -> None:
        """Why it did not open."""
        self._note.show_note(text, "caution")
        self._form.focus_first()
