"""What happened on the page of saved cases, with the buttons for what can be done about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.saved.forms import UnlockForm
from rairdtc_gui.ui.screens.saved.rows import Notice
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.note import NoteLine


class NoticeArea(QFrame):
    """Signals: `offer_taken(offer, id)`, `passphrase_given(text)`. Hidden while there is nothing to say."""

    #: What was chosen, and for which case.
    offer_taken = Signal(str, str)
    #: The passphrase of a file that is being imported.
    passphrase_given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = NoteLine(self)
        self._case_id = ""
        words = {
            "read": self.tr("Open to read"),
            "take-over": self.tr("Take over"),
            "elsewhere": self.tr("Save elsewhere…"),
            "version": self.tr("Open the last earlier version"),
            "recover": self.tr("Open with the changes"),
            "as-saved": self.tr("Open as saved"),
        }
        self._buttons = {offer: QPushButton(text, self) for offer, text in words.items()}
        self._form = UnlockForm(self.tr("Passphrase of the file"), "", self.tr("Import"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, current_theme().px(4))
        column.setSpacing(current_theme().px(8))
        column.addWidget(self._line)
        row = FlowLayout(spacing=current_theme().px(8))
        for offer, button in self._buttons.items():
            row.addWidget(button)
            button.clicked.connect(partial(self._take, offer))
        column.addLayout(row)
        column.addWidget(self._form)
        self._form.unlock_requested.connect(self.passphrase_given)
        self.show_notice(Notice())

    def show_notice(self, notice: Notice) -> None:
        """Replaces the sentence and the buttons."""
        self._case_id = notice.case_id
        self._line.show_note(notice.text, notice.tone)
        for offer, button in self._buttons.items():
            button.setVisible(offer in notice.offers)
        self._form.setVisible("passphrase" in notice.offers)
        self.setVisible(bool(notice.text))
        if "passphrase" in notice.offers:
            self._form.focus_first()

    def _take(self, offer: str) -> None:
        self.offer_taken.emit(offer, self._case_id)
