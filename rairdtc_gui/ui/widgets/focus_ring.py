"""The ring around what has the keyboard: two pixels, two pixels outside buttons, fields and answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from rairdtc_gui.ui.theme import current_theme

_OUTSIDE = 4
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange})


@runtime_checkable
class HasRingRect(Protocol):
    """A widget around a part of which the ring goes, when a child asks for it with the ring "parent"."""

    def ring_rect(self) -> QRect: ...


class FocusRing(QObject):
    """Draws the ring in one window. A widget says with its property `ring` where: outside, inside, parent or none.

    Buttons have it outside unless they say otherwise, everything else has none. "parent": around what holds it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self._ring is not None and isValid(self._ring):
            self._ring.follow()
        return False

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        if new is None or not isValid(self._window) or new.window() is not self._window:
            return
        place = _place_of(new)
        target = new.parentWidget() if place == "parent" else new
        if place == "none" or target is None:
            return
        host = _host_of(target)
        self._made_ring(host).surround(target, is_inside=place == "inside")
        walker: QWidget | None = target
        while walker is not None and walker is not host:
            walker.installEventFilter(self)
            self._watched.append(walker)
            walker = walker.parentWidget()

    def _let_go(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()

    def _made_ring(self, host: QWidget) -> _Ring:
        """That of the last focus where it has the same host: a view that opens moves the focus more than once."""
        if self._ring is None or not isValid(self._ring) or self._ring.parentWidget() is not host:
            if self._ring is not None and isValid(self._ring):
                self._ring.deleteLater()
            self._ring = _Ring(host)
        return self._ring


class _Ring(QWidget):
    """The drawn ring, on top of its host."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host, self._is_inside = host, False
        self._target: QWidget | None = None
        self._rect: Callable[[], QRect] = host.rect
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, target: QWidget, is_inside: bool) -> None:
        """Goes around a widget, inside or outside of its edge."""
        self._target, self._is_inside = target, is_inside
        self._rect = target.ring_rect if isinstance(target, HasRingRect) else target.rect
        self.follow()
        self.update()

    def leave(self) -> None:
        """Around nothing."""
        self._target = None
        self.hide()

    def follow(self) -> None:
        """Goes to where its target is now."""
        if self._target is None or not isValid(self._target):
            return
        out = 0 if self._is_inside else _OUTSIDE
        inside = self._rect()
        inside.translate(self._target.mapTo(self._host, QPoint(0, 0)))
        self.setGeometry(inside.adjusted(-out, -out, out, out))
        self.setVisible(self._target.isVisible())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("focus"), 2))
        radius = theme.px(6) + (0 if self._is_inside else 2)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


def _place_of(widget: QWidget) -> str:
    said = widget.property("ring")
    if isinstance(said, str) and said:
        return said
    return "outside" if isinstance(widget, QAbstractButton) else "none"


def _host_of(widget: QWidget) -> QWidget:
    """The page of the scroll area that holds a widget, so that the ring scrolls and is cut with it; else the window."""
    walker = widget
    while (above := walker.parentWidget()) is not None and not walker.isWindow():
        over = above.parentWidget()
        if isinstance(over, QAbstractScrollArea) and over.viewport() is above and walker is not widget:
            return walker
        walker = above
    return walker
