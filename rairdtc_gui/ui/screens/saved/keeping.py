"""Where cases go while they are kept: lock them away, another passphrase, or nothing more from now on."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.saved.forms import ChangeForm
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.panel import SectionHead


class KeepingArea(QFrame):
    """Signals: `lock_requested`, `change_requested(old, new, again)`, `nothing_requested`, `opened`."""

    #: The passphrase is to be asked for before anything more is seen.
    lock_requested = Signal()
    #: The passphrase of now, and both entries of the new one.
    change_requested = Signal(str, str, str)
    #: The form is open and should be in sight.
    opened = Signal()
    #: Nothing more is to be kept in this session.
    nothing_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = ChangeForm(self)
        self._form.hide()
        self._lock = QPushButton(self.tr("Lock now") + "   Ctrl+Shift+L", self)
        self._lock.setAccessibleName(self.tr("Lock now"))
        self._change = QPushButton(self.tr("Another passphrase…"), self)
        self._nothing = QPushButton(self.tr("Keep nothing from now on"), self)
        self._buttons = QWidget(self)
        row = FlowLayout(self._buttons, spacing=current_theme().px(8))
        row.addWidget(self._lock)
        row.addWidget(self._change)
        row.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionHead(self.tr("How cases are kept"), self.tr("encrypted, under a passphrase"), self))
        column.addWidget(self._buttons)
        column.addWidget(self._form)
        self._lock.clicked.connect(self.lock_requested)
        self._change.clicked.connect(self._on_change)
        self._nothing.clicked.connect(self.nothing_requested)
        self._form.change_requested.connect(self.change_requested)
        self._form.given_up.connect(self.clear)

    @Slot()
    def clear(self) -> None:
        """Closes the form and forgets what was typed."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._form.isAncestorOf(focused)
        self._form.clear()
        self._form.hide()
        self._buttons.show()
        if had_focus:
            self._change.setFocus()

    @Slot()
    def _on_change(self) -> None:
        self._buttons.hide()
        self._form.show()
        self._form.focus_first()
        self.opened.emit()
