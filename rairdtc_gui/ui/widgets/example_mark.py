"""The word that this is no patient, diagonally across a screen. Lets mouse and keyboard through."""

from __future__ import annotations

from math import atan2, degrees

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.theme import bundled_font, current_theme

_FILL, _EDGE = 8, 40  # of 255: under the fill a text keeps its contrast
_SHARE = 0.62  # of the diagonal that the word takes


class ExampleMark(QWidget):
    """Lies over `screen`, below `head`, as long as it is shown."""

    def __init__(self, screen: QWidget, head: QWidget) -> None:
        super().__init__(screen)
        self._screen, self._head = screen, head
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Example, not a patient of yours"))
        self.hide()
        for widget in (screen, head):
            widget.installEventFilter(self)

    def show_for(self, is_example: bool) -> None:
        """Whether the open case is an example."""
        if is_example == self.isHidden():
            self._fit()
            self.setVisible(is_example)
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            self._picture = self._drawn()
        ratio = self._picture.devicePixelRatio()
        source = QRect(event.rect().topLeft() * ratio, event.rect().size() * ratio)
        QPainter(self).drawPixmap(event.rect(), self._picture, source)

    def _fit(self) -> None:
        screen = self._screen
        top = self._head.geometry().bottom() + 1
        room = QRect(0, top, screen.width(), max(0, screen.height() - top))
        if room != self.geometry():
            self.setGeometry(room)
            self._picture = QPixmap()

    def _drawn(self) -> QPixmap:
        """Drawn once for a size, since everything below is painted often."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QPointF(self.width() / 2, self.height() / 2))
        painter.rotate(-degrees(atan2(self.height(), self.width())))
        fill, edge = current_theme().color("text"), current_theme().color("text")
        fill.setAlpha(_FILL)
        edge.setAlpha(_EDGE)
        painter.setBrush(fill)
        painter.setPen(QPen(edge, 1))
        painter.drawPath(self._word())
        painter.end()
        return picture

    def _word(self) -> QPainterPath:
        """As large as the diagonal allows, around the middle."""
        words = self.tr("Example").upper()
        length = (self.width() ** 2 + self.height() ** 2) ** 0.5 * _SHARE
        font = bundled_font(100, True)
        wide = max(1.0, QFontMetricsF(font).horizontalAdvance(words))
        font.setPixelSize(max(1, round(min(100 * length / wide, self.height() * 0.5))))
        path = QPainterPath()
        path.addText(0, 0, font, words)
        path.translate(-path.boundingRect().center())
        return path
