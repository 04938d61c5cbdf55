"""Keys as a person presses them, each counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

TODAY = date(2026, 11, 28)  # of the windows in tests
_TYPED = "type "


def count_of(keys: Iterable[str]) -> int:
    """How many keys are pressed. A Chinese character counts as two: so many letters of pinyin, at the least."""
    return sum(_letters(key[len(_TYPED) :]) if key.startswith(_TYPED) else 1 for key in keys)


def _letters(text: str) -> int:
    return sum(1 if letter.isascii() else 2 for letter in text)


def press_all(keys: Iterable[str]) -> None:
    """Presses keys one after the other, each where the focus is by then; "type …" writes."""
    for key in keys:
        if key.startswith(_TYPED):
            _write(key[len(_TYPED) :])
        else:
            QTest.keySequence(focused(), QKeySequence(key))
        for _ in range(5):
            QApplication.processEvents()


def focused() -> QWidget:
    """What has the keyboard; it is never lost."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _write(text: str) -> None:
    """Letter by letter; what a keyboard has no key for comes from the input method."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(focused(), letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(focused(), event)
