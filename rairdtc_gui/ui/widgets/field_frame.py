"""The outline of a field: one measure in every state, so that nothing moves when it is focused or questioned."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from rairdtc_gui.ui.theme import current_theme

_OUTLINES = {"plain": ("border", 1.0), "caution": ("caution", 1.5), "stop": ("contraindicated", 1.5)}


class FieldFrame(QFrame):
    """A frame around a `QLineEdit` and what stands beside it. Tones: plain, caution, stop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "plain"
        self._is_focused = False
        self._is_inert = False
        self.setProperty("kind", "field")

    def set_tone(self, tone: str) -> None:
        """The outline that goes with what is said of the value."""
        self._tone = tone
        self.update()

    def set_focused(self, is_focused: bool) -> None:
        """Whether the line inside has the keyboard."""
        self._is_focused = is_focused
        self.update()

    def set_inert(self, is_inert: bool) -> None:
        """Quiet: a value can be given, but changes nothing now."""
        self._is_inert = is_inert
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        token, width = _OUTLINES[self._tone]
        if self._is_inert and self._tone == "plain":
            token = "hairline"
        if self._is_focused:
            token, width = "focus" if self._tone == "plain" else token, 2.0
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(token), width))
        painter.setBrush(theme.color("surface" if self._is_inert else "background"))
        half, radius = width / 2, theme.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
