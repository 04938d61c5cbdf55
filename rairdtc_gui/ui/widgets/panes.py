"""F6 and Shift+F6: from one pane of a screen to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from rairdtc_gui.ui.widgets.keys import add_key


class PaneKeys(QObject):
    """Walks the panes that are in sight, in reading order; each gives the keyboard to its first control."""

    def __init__(self, screen: QWidget, panes: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(screen)
        self._panes = panes
        add_key(screen, "F6", self.tr("Next part of the screen"), self._on_next)
        add_key(screen, "Shift+F6", self.tr("Previous part of the screen"), self._on_previous)

    @Slot()
    def _on_next(self) -> None:
        self._step(1)

    @Slot()
    def _on_previous(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        panes = [pane for pane in self._panes() if pane.isVisible() and first_control(pane) is not None]
        if not panes:
            return
        focused = QApplication.focusWidget()
        place = next((place for place, pane in enumerate(panes) if _holds(pane, focused)), -1 if step > 0 else 0)
        target = first_control(panes[(place + step) % len(panes)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)


def first_control(pane: QWidget) -> QWidget | None:
    """The first child, in tab order, that Tab stops at."""
    widget: QWidget | None = pane
    for _ in range(_MOST_WIDGETS):
        widget = widget.nextInFocusChain() if widget is not None else None
        if widget is None or widget is pane:
            return None
        if can_take_focus(widget) and pane.isAncestorOf(widget):
            return widget
    return None


def can_take_focus(widget: QWidget) -> bool:
    """Whether Tab stops at a widget now."""
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


_MOST_WIDGETS = 20_000  # the chain is a ring; this ends a walk that would not


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))
