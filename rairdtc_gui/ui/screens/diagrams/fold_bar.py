"""The line that is left of a side panel where height is short: what is selected, and the button that opens the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from rairdtc_gui.ui.screens.diagrams.fold_button import FoldButton
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.text import PlainLabel


class FoldBar(QFrame):
    """Signal: `pressed()`, by its button or anywhere on the line."""

    #: The other of open and folded is wanted.
    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(2), theme.px(8), theme.px(2))
        row.setSpacing(theme.px(8))
        self._title, self._kicker = PlainLabel("", self, Role.BODY_STRONG), PlainLabel("", self, Role.META, "muted")
        for label in (self._title, self._kicker):
            label.setWordWrap(False)
            label.setMinimumWidth(0)
        self._button = FoldButton(self)
        self._button.clicked.connect(self.pressed)
        row.addWidget(self._title)
        row.addWidget(self._kicker)
        row.addStretch(1)
        row.addWidget(self._button)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_folded(True)

    def show_titles(self, title: str, kicker: str) -> None:
        """What the panel speaks of."""
        self._title.setText(title)
        self._kicker.setText(kicker)

    def show_folded(self, is_folded: bool) -> None:
        """Whether the panel below is away."""
        if is_folded:
            self._button.show_state(True, self.tr("Details"), self.tr("Show the details"))
        else:
            self._button.show_state(False, self.tr("Fold"), self.tr("More room for the drawing"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
