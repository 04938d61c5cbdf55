"""The strip of three buttons over a drawing: larger, smaller, whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.text import set_tool_tip

_GAP = 16


class ToolStrip(QFrame):
    """Stands in the lower right corner of a drawing."""

    def __init__(self, larger: Callable[[], None], smaller: Callable[[], None], fit: Callable[[], None], over: QWidget):
        super().__init__(over)
        self.setProperty("kind", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for name, words, slot in (
            ("plus", self.tr("Larger (+)"), larger),
            ("minus", self.tr("Smaller (-)"), smaller),
            ("fit", self.tr("Whole diagram (Ctrl+0)"), fit),
        ):
            button = QToolButton(self)
            side = current_theme().px(16)
            button.setProperty("kind", "quiet")
            button.setIcon(icon(name))
            button.setIconSize(QSize(side, side))
            button.setAccessibleName(words)
            set_tool_tip(button, words)
            button.clicked.connect(slot)
            row.addWidget(button)

    def place_in(self, port: QWidget) -> None:
        """Into the corner, after a change of size or of text size."""
        self.adjustSize()
        gap, room = current_theme().px(_GAP), port.rect()
        self.move(room.right() - self.width() - gap, room.bottom() - self.height() - gap)
        self.raise_()
