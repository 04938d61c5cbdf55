"""How a place is left, so that back and forward bring it as it was: scroll, selection, what was chosen, the focus."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from rairdtc_gui.app.compose import Screen


@runtime_checkable
class HasForm(Protocol):
    """A presenter with choices that no route names, such as a grade or what was typed."""

    def form(self) -> object: ...

    def resume(self, form: object) -> bool:
        """Takes choices again; false where they are of another case."""


@dataclass(frozen=True, slots=True)
class Left:
    """What the view, its presenter and the keyboard were at."""

    view: object
    form: object
    focus: weakref.ref[QWidget] | None


def leave(screen: Screen) -> Left:
    """How a screen is now."""
    form = screen.presenter.form() if isinstance(screen.presenter, HasForm) else None
    focused = QApplication.focusWidget()
    is_inside = focused is not None and screen.view.isAncestorOf(focused)
    return Left(screen.view.state(), form, weakref.ref(focused) if focused is not None and is_inside else None)


def resume_form(screen: Screen, left: Left | None) -> bool:
    """Whether the presenter took its choices again; else the route says what to show."""
    return left is not None and isinstance(screen.presenter, HasForm) and screen.presenter.resume(left.form)


def resume_view(screen: Screen, left: Left) -> None:
    """Focus, then scroll and selection: what has the focus need not be in sight."""
    focused = left.focus() if left.focus is not None else None
    if focused is not None and isValid(focused) and screen.view.isAncestorOf(focused) and focused.isVisible():
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
    screen.view.restore(left.view)
