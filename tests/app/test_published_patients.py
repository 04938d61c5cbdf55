"""The six published patients as a new user enters them: by keyboard, always the first question of "Ask next".

What the report does not say is marked as not available. The counts are those of the window, written down per patient.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rairdtc_gui.ui.screens.case.options_panel import AskEntry
from tests.app.keyboard import press_all
from tests.app.test_window import press

SEVEN, SIXTEEN = 7, 16


def next_question(shell):
    """F6 twice goes from the questions to "Ask next", Enter to its first question; its id, or none."""
    press_all(("F6", "F6"))
    entry = QApplication.focusWidget().parentWidget()
    if not isinstance(entry, AskEntry):
        return ""
    press(Qt.Key.Key_Return)
    return shell.history.current.route.item or focused_question()


def focused_question():
    widget = QApplication.focusWidget()
    while widget is not None and not hasattr(widget, "question_id"):
        widget = widget.parentWidget()
    return "" if widget is None else widget.question_id
