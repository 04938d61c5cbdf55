"""A band over the screen after an unexpected error: what happened, what still works, what to do; details to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.text import PlainLabel

_LARGE_TEXT = 1.5


class ErrorBand(QFrame):
    """Hidden while there is nothing to say. The details hold no case data; their end is the code that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._details = ""
        self.setObjectName("errorBand")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._text = PlainLabel("", self)
        self._code = PlainLabel("", self, Role.META, "muted")
        self._code.setWordWrap(False)
        self._copy = QPushButton(self.tr("Copy details"), self)
        self._copy.setProperty("size", "small")
        self._copy.setAccessibleName(self._copy.text())
        self._copy.clicked.connect(self._on_copy)
        is_large = theme.scale >= _LARGE_TEXT
        outer = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight, self)
        outer.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        outer.setSpacing(theme.px(4 if is_large else 12))
        outer.addWidget(self._text, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._code, int(is_large))
        row.addWidget(self._copy)
        outer.addLayout(row)
        self.hide()

    def show_words(self, text: str, details: str = "") -> None:
        """Lines of text; `details`: the kind of error, then the places that led to it, one a line. No text hides it."""
        kind, *places = details.split("\n")
        code = " · ".join(part for part in (kind, places[-1] if places else "") if part)
        self._details = details
        self._text.setText(text)
        self._code.setText(self.tr("Code: {code}").format(code=code) if code else "")
        for widget in (self._code, self._copy):
            widget.setVisible(bool(details))
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        announce(self, self.tr("Copied."))
