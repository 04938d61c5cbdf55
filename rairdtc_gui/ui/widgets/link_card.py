"""The card of a window: links tell it what is pointed at, and it answers with a card and its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.hover_card import HoverCard
from rairdtc_gui.ui.widgets.link_point import LinkPoint, Pointing

_GRACE_MS = 200  # for the way of the pointer from the link onto the card
_ENDS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.WindowDeactivate})
_MODIFIERS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr})


@runtime_checkable
class HasCards(Protocol):
    """A page or part that knows the cards of links that mean something on it alone, such as its source numbers."""

    def card_of(self, target: str) -> CardRow | None: ...


class LinkCards(QObject):
    """The card of one window. `row_of` gives what a target is, or nothing. `room`: where the card may lie."""

    def __init__(
        self, window: QWidget, row_of: Callable[[str], CardRow | None], room: Callable[[], QRect] | None = None
    ) -> None:
        super().__init__(window)
        self._window, self._row_of = window, row_of
        self.card = HoverCard(window, is_through=False, room=room)
        self._holder: QWidget | None = None
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(_GRACE_MS)
        self._grace.timeout.connect(self._on_left)
        self.card.entered.connect(self._grace.stop)
        window.installEventFilter(self)
        self.card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and isinstance(event, LinkPoint):
            self._point(event)
            return True
        if watched is self.card:
            return self._about_card(event)
        if watched is self._holder and event.type() is QEvent.Type.Hide:
            self.dismiss()
        return self.card.isVisible() and self._ends(event)

    @Slot()
    def dismiss(self) -> None:
        """No card any more."""
        self._grace.stop()
        if self._holder is not None and isValid(self._holder):
            self._holder.removeEventFilter(self)
        self._holder = None
        self.card.point_at(None, QRect())

    def _point(self, said: LinkPoint) -> None:
        if said.how is Pointing.NONE:
            if said.holder is self._holder:
                self._leave()
            return
        row = self._row(said.holder, said.target)
        said.words = row.words if row is not None else ""
        if said.how is Pointing.ASK or not said.holder.isVisible():  # a widget that is hidden loses the focus last
            return
        self._grace.stop()
        if row is None:
            self.dismiss()
            return
        if said.holder is not self._holder:
            self.dismiss()
            self._holder = said.holder
            self._holder.installEventFilter(self)
        corner = said.holder.mapTo(self._window, QPoint(0, 0))
        self.card.point_at(row, said.place.translated(corner), said.is_sideways)

    def _row(self, holder: QWidget, target: str) -> CardRow | None:
        """What the nearest page above the link says of it, else what everybody says."""
        walker: QWidget | None = holder
        while walker is not None:
            row = walker.card_of(target) if isinstance(walker, HasCards) else None
            if row is not None:
                return row
            walker = walker.parentWidget()
        return self._row_of(target)

    def _leave(self) -> None:
        if self.card.isVisible():
            self._grace.start()
        else:
            self.dismiss()

    def _about_card(self, event: QEvent) -> bool:
        app = QApplication.instance()
        if app is not None and event.type() is QEvent.Type.Show:
            app.installEventFilter(self)  # costs every event a call, so only while the card is shown
        elif app is not None and event.type() is QEvent.Type.Hide:
            app.removeEventFilter(self)
        elif event.type() is QEvent.Type.Leave:
            self._grace.start()
        return False

    def _ends(self, event: QEvent) -> bool:
        """Esc closes the card and nothing else; other keys, a click and the wheel close it on their way."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.dismiss()
                return True
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() not in _MODIFIERS
        if event.type() in _ENDS or is_key:
            self.dismiss()
        return False

    @Slot()
    def _on_left(self) -> None:
        self.dismiss()
