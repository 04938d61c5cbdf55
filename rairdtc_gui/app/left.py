"""How a place is left, so that back and forward bring it as it was: scroll, selection, what was chosen, the focus."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from rairdtc_gui.app.compose import Screen
from rairdtc_gui.domain.routes import Place
from rairdtc_gui.services.compare_cart import CompareCart
from rairdtc_gui.services.history import History


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


@dataclass(frozen=True, slots=True)
class Kept:
    """What outlasts a window: where one was, the drugs to compare, what is chosen or typed on each screen."""

    history: History
    cart: CompareCart
    forms: Mapping[Place, object]


def leave(screen: Screen) -> Left:
    """How a screen is now."""
    form = screen.presenter.form() if isinstance(screen.presenter, HasForm) else None
    focused = QApplication.focusWidget()
    is_inside = focused is not None and screen.view.isAncestorOf(focused)
    return Left(screen.view.state(), form, weakref.ref(focused) if focused is not None and is_inside else None)


def forms(screens: Mapping[Place, Screen]) -> dict[Place, object]:
    """What is chosen or typed on each screen."""
    return {
        place: screen.presenter.form() for place, screen in screens.items() if isinstance(screen.presenter, HasForm)
    }


def take_form(screen: Screen, form: object) -> bool:
    """Whether the presenter took choices again."""
    return isinstance(screen.presenter, HasForm) and screen.presenter.resume(form)


def resume_form(screen: Screen, left: Left | None) -> bool:
    """Whether the presenter took its choices again; else the route says what to show."""
    return left is not None and take_form(screen, left.form)


def resume_view(screen: Screen, left: Left) -> None:
    """Focus, then scroll and selection: what has the focus need not be in sight."""
    focused = left.focus() if left.focus is not None else None
    if focused is not None and isValid(focused) and screen.view.isAncestorOf(focused) and focused.isVisible():
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
    screen.view.restore(left.view)
