"""Outlines that a style sheet cannot draw: one and a half pixels, dashed, with round corners."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from rairdtc_gui.ui.theme import current_theme

#: Colour, width and whether dashed, by the name of a look.
_OUTLINES = {
    "consider": ("consider", 1.5, False),
    "possible": ("border", 1.5, True),
    "first": ("contraindicated", 1.5, False),
    "plain": ("hairline", 1.0, False),
}


class OutlinedFrame(QFrame):
    """A frame with the outline of a look: plain, consider, possible or first; any other is left to the sheet."""

    def __init__(self, look: str = "plain", radius: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._radius = look, radius

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look not in _OUTLINES:
            super().paintEvent(event)
            return
        theme = current_theme()
        token, width, is_dashed = _OUTLINES[self._look]
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color(token), width)
        if is_dashed:
            pen.setDashPattern([theme.px(4) / width, theme.px(3) / width])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(theme.color("background"))
        half, radius = width / 2, theme.px(self._radius)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
