"""The button that prints a page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QPushButton, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.text import set_tool_tip


def print_button(parent: QWidget) -> QPushButton:
    """Ctrl+P does the same."""
    words = QCoreApplication.translate("PrintButton", "Print")
    button, side = QPushButton("\u2002" + words, parent), current_theme().px(16)
    button.setIcon(icon("print"))
    button.setIconSize(QSize(side, side))
    button.setAccessibleName(QCoreApplication.translate("PrintButton", "Print this page"))
    button.setAccessibleDescription("Ctrl+P")
    set_tool_tip(button, QCoreApplication.translate("PrintButton", "Print this page (Ctrl+P)"))
    return button
