"""The open case above the list: its label, whether it is stored, and what of it is kept without use."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.saved.rows import OpenCaseRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.text import PlainLabel


class OpenCase(QFrame):
    """Signals: `label_given(text)`, `save_requested`."""

    #: The label after Enter, or when the field is left.
    label_given = Signal(str)
    #: The case is to be saved.
    save_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._head = SectionHead(self.tr("Open case"), "", self)
        self._label = QLineEdit(self)
        self._label.setMaxLength(200)
        self._label.setAccessibleName(self.tr("Label of the open case, never a name"))
        self._label.setPlaceholderText(self.tr("a code, such as A-12"))
        self._label.setFixedWidth(theme.px(280))
        self._save = QPushButton(self.tr("Save") + "   Ctrl+S", self)
        self._save.setAccessibleName(self.tr("Save"))
        self._warning, self._unused = NoteLine(self), NoteLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(4))
        column.setSpacing(theme.px(4))
        column.addWidget(self._head)
        column.addWidget(PlainLabel(self.tr("Label, never a name or number of a person"), self, Role.META, "muted"))
        row = FlowLayout(spacing=theme.px(8))
        row.addWidget(self._label)
        row.addWidget(self._save)
        column.addLayout(row)
        column.addWidget(self._warning)
        column.addWidget(self._unused)
        self._label.editingFinished.connect(self._on_edited)
        self._save.clicked.connect(self._on_save)

    def show_row(self, row: OpenCaseRow | None) -> None:
        """Replaces everything; without an open case there is nothing to see."""
        self.setVisible(row is not None)
        if row is None:
            return
        self._head.show_context(row.state)
        if not self._label.hasFocus() or not self._label.isModified():
            self._label.setText(row.label)
        self._save.setVisible(row.can_save)
        self._warning.show_note(row.warning, "caution")
        kept = self.tr("Kept but not used, since this knowledge base does not ask for it: {answers}")
        self._unused.show_note(kept.format(answers="; ".join(row.unused)) if row.unused else "")

    def focus_label(self) -> None:
        """The field takes the focus."""
        self._label.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_edited(self) -> None:
        if self._label.isModified():
            self._label.setModified(False)
            self.label_given.emit(self._label.text())

    @Slot()
    def _on_save(self) -> None:
        self._on_edited()
        self.save_requested.emit()
