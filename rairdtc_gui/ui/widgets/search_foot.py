"""The line below the list of hits: the keys that walk it, and how many hits there are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rairdtc_gui.ui.theme import Role, current_theme

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_LEFT, _RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignLeft, _MIDDLE | Qt.AlignmentFlag.AlignRight
_CENTRE = _MIDDLE | Qt.AlignmentFlag.AlignHCenter


class SearchFoot(QWidget):
    """Painted once for each count and width: as labels in frames it took a tenth of the time of a key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._keys = (
            (self.tr("Up, Down"), self.tr("move")),
            (self.tr("Enter"), self.tr("opens")),
            (self.tr("Esc"), self.tr("closes")),
        )
        self._font = current_theme().font(Role.META)
        self._metrics = QFontMetrics(self._font)
        self._count = ""
        self._picture = QPixmap()

    def show_count(self, words: str) -> None:
        """Replaces how many hits there are."""
        if words != self._count:
            self._count = words
            self.setAccessibleName(words)
            self._picture = QPixmap()
            self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(0, theme.line(Role.META) + theme.px(16))

    def keys_that_fit(self) -> tuple[str, ...]:
        """The keys that are shown: whole with what they do, or not at all; with large text the last ones go first."""
        return tuple(key for key, _, _, _ in self._placed())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = QPixmap()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._picture.isNull() or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            with QPainter(self._picture) as painter:
                self._paint(painter)
        with QPainter(self) as painter:
            painter.setClipRegion(event.region())
            painter.drawPixmap(0, 0, self._picture)

    def _paint(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("hairline"))
        painter.setFont(self._font)
        painter.setPen(theme.color("muted"))
        painter.drawText(self.rect().adjusted(0, 0, -theme.px(16), 0), _RIGHT, self._count)
        for key, words, chip, said in self._placed():
            self._paint_chip(painter, chip, key)
            painter.setPen(theme.color("text"))
            painter.drawText(said, _LEFT, words)

    def _placed(self) -> list[tuple[str, str, QRect, QRect]]:
        """Each key, what it does, and where both stand."""
        theme, found = current_theme(), []
        left, height = theme.px(16), theme.line(Role.META) + theme.px(4)
        end = self.width() - theme.px(16) - self._wide(self._count)
        for key, words in self._keys:
            chip = QRect(left, (self.height() - height) // 2, self._wide(key) + theme.px(12), height)
            said = QRect(chip.right() + 1 + theme.px(6), 0, self._wide(words), self.height())
            left = said.right() + 1 + theme.px(14)
            if left > end:
                break
            found.append((key, words, chip, said))
        return found

    def _paint_chip(self, painter: QPainter, chip: QRect, key: str) -> None:
        """As the chips of keys on the other screens."""
        theme = current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("hairline"))
        painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
        painter.setPen(theme.color("muted"))
        painter.drawText(chip, _CENTRE, key)

    def _wide(self, words: str) -> int:
        return self._metrics.horizontalAdvance(words)
