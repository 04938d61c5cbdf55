"""The card that says beside a named thing what it is. It never covers that thing and stays inside its window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rairdtc_gui.ui import wording
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.text import PlainLabel

WAIT_MS = 400
_WIDTH, _GAP = 288, 8


class HoverCard(QFrame):
    """Lies over its parent. Signal: `entered`: the pointer came onto it. `is_through`: it never takes the pointer.

    `is_sideways`: right or left of the thing where there is room, else below or above it. `room`: where it may lie.
    """

    #: The pointer is on the card now.
    entered = Signal()

    def __init__(
        self,
        parent: QWidget,
        is_sideways: bool = False,
        is_through: bool = True,
        room: Callable[[], QRect] | None = None,
    ) -> None:
        super().__init__(parent)
        self._room = room or parent.rect
        self._is_sideways = is_sideways
        theme = current_theme()
        self.setObjectName("hoverCard")
        self.setProperty("kind", "card")
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, is_through)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(10))
        self._column.setSpacing(theme.px(4))
        self._row: CardRow | None = None
        self._beside = QRect()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.show_now)
        self.hide()

    @property
    def key(self) -> str:
        """What it speaks of, or will in a moment; empty without anything."""
        return self._row.key if self._row is not None else ""

    @property
    def is_waiting(self) -> bool:
        """Whether it will be shown in a moment."""
        return self._timer.isActive()

    def point_at(self, row: CardRow | None, beside: QRect, is_sideways: bool | None = None) -> None:
        """Speaks of a thing in a moment, or of none at once. `beside`: where the thing is, in the parent."""
        if row is None:
            self._timer.stop()
            self._row = None
            self.hide()
            return
        if is_sideways is not None:
            self._is_sideways = is_sideways
        if self._row != row or self._beside != beside:
            self.hide()
            self._row, self._beside = row, beside
            self._timer.start()

    def show_now(self) -> None:
        """The card, without waiting."""
        self._timer.stop()
        if self._row is None:
            return
        self._fill(self._row)
        theme, room = current_theme(), self._room()
        gap = theme.px(_GAP)
        self.setFixedWidth(min(theme.px(_WIDTH), room.width() - 2 * gap))
        self._column.activate()
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))
        self.move(place_beside(self._beside, self.size(), room.adjusted(gap, gap, -gap, -gap), gap, self._is_sideways))
        self.show()
        self.raise_()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit()

    def _fill(self, row: CardRow) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._add(row.title, Role.BODY_STRONG)
        for line in row.lines:
            self._add(line.text, Role.META, "muted" if line.is_muted else "")

    def _add(self, words: str, role: Role, tone: str = "") -> None:
        if words:
            label = PlainLabel(wording.bind(words), self, role, tone)
            self._column.addWidget(label)
            label.show()


def place_beside(thing: QRect, size: QSize, room: QRect, gap: int, is_sideways: bool) -> QPoint:
    """Where a card of a size stands: inside the room, and clear of the thing wherever the room allows it."""
    level = _within(thing.top(), size.height(), room.top(), room.bottom())
    upright = _within(thing.left(), size.width(), room.left(), room.right())
    below = QPoint(upright, thing.bottom() + gap)
    above = QPoint(upright, thing.top() - gap - size.height())
    right = QPoint(thing.right() + gap, level)
    left = QPoint(thing.left() - gap - size.width(), level)
    order = (right, left, below, above) if is_sideways else (below, above, right, left)
    for corner in order:
        if room.contains(QRect(corner, size)):
            return corner
    return QPoint(
        _within(order[0].x(), size.width(), room.left(), room.right()),
        _within(order[0].y(), size.height(), room.top(), room.bottom()),
    )


def _within(wanted: int, length: int, low: int, high: int) -> int:
    """The start nearest to a wanted one at which a length lies between both ends."""
    return max(low, min(wanted, high - length + 1))
