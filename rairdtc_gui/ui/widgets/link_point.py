"""How a link tells its window that it is pointed at. The window may answer with the words of a card."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QWidget


class Pointing(Enum):
    """How a link is pointed at."""

    HOVER = "hover"
    KEY = "key"
    ASK = "ask"  # for its words alone
    NONE = "none"  # no longer


class LinkPoint(QEvent):
    """A link of `holder` is pointed at, at `place` in it; `words`: the answer of the window."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self, holder: QWidget, target: str, place: QRect, how: Pointing, is_sideways: bool) -> None:
        super().__init__(self.KIND)
        self.holder, self.target, self.place, self.how, self.is_sideways = holder, target, place, how, is_sideways
        self.words = ""


def point_at(
    holder: QWidget, target: str, place: QRect, how: Pointing = Pointing.HOVER, *, is_sideways: bool = False
) -> str:
    """Tells the window of a holder what is pointed at; gives the words of the card where they were asked for."""
    said = LinkPoint(holder, target, place, how, is_sideways)
    QCoreApplication.sendEvent(holder.window(), said)
    return said.words


def leave(holder: QWidget) -> None:
    """No link of a holder is pointed at any more."""
    point_at(holder, "", QRect(), Pointing.NONE)
