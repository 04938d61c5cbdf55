"""Large and flat buttons: a whole area that opens something, with its texts inside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel, KeyChip
from rairdtc_gui.ui.widgets.text import PlainLabel


class Tile(QAbstractButton):
    """An area that works as one button; `is_outlined`: alone, otherwise a row of a list."""

    def __init__(self, name: str, description: str, is_outlined: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_outlined = is_outlined
        self.setProperty("ring", "outside" if is_outlined else "inside")
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As large as what is inside."""
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter works like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(6) if self._is_outlined else 0
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5) if self._is_outlined else QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("raised"))
            painter.drawRoundedRect(rect, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._is_outlined:
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawRoundedRect(rect, radius, radius)


class Door(Tile):
    """A large way in: icon, name, what one finds there, and its key, if it has one."""

    def __init__(self, name: str, said: str, keys: str, icon_name: str, parent: QWidget) -> None:
        super().__init__(name, f"{said}. {keys}".removesuffix(" "), True, parent)
        theme = current_theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        row.setSpacing(theme.px(16))
        ground = QFrame(self)
        ground.setProperty("mark", "case")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(theme.px(10), theme.px(10), theme.px(10), theme.px(10))
        inside.addWidget(IconLabel(icon_name, "link", 20, ground))
        row.addWidget(ground, 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(2))
        texts.addStretch(1)
        texts.addWidget(_label(name, Role.SECTION, "", self))
        texts.addWidget(_label(said, Role.BODY, "muted", self))
        texts.addStretch(1)
        row.addLayout(texts, 1)
        if not keys:
            return
        key = KeyChip(keys, self)
        key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)


class ListTile(Tile):
    """A row of two lines: what opens, in link colour, and what it is about."""

    def __init__(self, name: str, said: str, parent: QWidget) -> None:
        super().__init__(name, said, False, parent)
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(5), theme.px(16), theme.px(5))
        column.setSpacing(0)
        column.addWidget(_label(name, Role.BODY_STRONG, "link", self))
        column.addWidget(_label(said, Role.BODY, "", self))


def _label(text: str, role: Role, tone: str, parent: QWidget) -> PlainLabel:
    label = PlainLabel(text, parent, role, tone)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
