"""The small button that opens what a low window has folded, and folds it again."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.text import set_tool_tip


class FoldButton(QPushButton):
    """Quiet, with an arrow to where the rest goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setProperty("compact", True)
        side = current_theme().px(12)
        self.setIconSize(QSize(side, side))

    def show_state(self, is_folded: bool, text: str, words: str) -> None:
        """What it does now: `text` on it, `words` for the tool tip and for screen readers."""
        self.setText(text)
        self.setIcon(icon("chevron-up" if is_folded else "chevron-down"))
        self.setAccessibleName(words)
        set_tool_tip(self, words)
