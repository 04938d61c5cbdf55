"""A sentence with the sign of its alert level: note, caution or stop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from rairdtc_gui.ui import wording
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.text import PlainLabel

_NOTE_ICONS = {"plain": ("info", "muted"), "caution": ("caution", "caution"), "stop": ("stop", "contraindicated")}
_NOTE_TONES = {"plain": "muted", "caution": "", "stop": "stop"}


class NoteLine(QFrame):
    """An icon and a sentence below the answers; hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._icon = IconLabel("info", "muted", 16, self, line=Role.BODY)
        self._label = PlainLabel("", self, Role.BODY, "muted")
        self._label.fill_width()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(8), 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.setVisible(False)

    def show_note(self, text: str, tone: str = "plain") -> None:
        """Replaces the sentence; `tone`: plain, caution or stop."""
        self._label.setText(wording.bind(text))
        self._label.set_tone(_NOTE_TONES[tone])
        self._icon.show_icon(*_NOTE_ICONS[tone])
        self.setVisible(bool(text))
