"""The keys and the bar of a search on one screen, over whatever can be searched there."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt, SignalInstance, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from rairdtc_gui.ui.widgets.find_bar import FindBar
from rairdtc_gui.ui.widgets.keys import add_key


class Searchable(Protocol):
    """What is searched. `found(number, total, words)` tells which place of how many is selected; 0 of 0: none."""

    found: SignalInstance

    def find_text(self, needle: str) -> None: ...

    def find_step(self, step: int) -> None: ...

    def focus_found(self) -> bool: ...


class FindOnPage(QObject):
    """Ctrl+F, F3 and Shift+F3 of a screen, and Esc while the bar is open. The screen lays out `bar`.

    `nothing`: what the bar says without a place. `has_escape`: false where Esc does more, and the screen asks `close`.
    """

    def __init__(self, screen: QWidget, target: Searchable, nothing: str = "", has_escape: bool = True) -> None:
        super().__init__(screen)
        self._target = target
        self._before: QWidget | None = None
        self.bar = FindBar(screen, nothing)
        self.bar.hide()
        self.bar.text_changed.connect(target.find_text)
        self.bar.step_requested.connect(target.find_step)
        self.bar.closed.connect(self._on_closed)
        target.found.connect(self.bar.show_found)
        window = Qt.ShortcutContext.WindowShortcut
        add_key(screen, "Ctrl+F", self.tr("Find on this page"), self.start, window)
        add_key(screen, "F3", self.tr("Next place found"), self._on_next, window)
        add_key(screen, "Shift+F3", self.tr("Previous place found"), self._on_previous, window)
        self._escape = add_key(screen, "Esc", self.tr("End the search"), self.close) if has_escape else None
        self._let_escape(False)

    @Slot()
    def start(self) -> None:
        """Opens the bar, or goes back to it."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.bar.isAncestorOf(focused):
            self._before = focused
        self._let_escape(True)
        self.bar.start()

    @Slot()
    def close(self) -> bool:
        """Ends the search; false if there is none."""
        is_open = not self.bar.isHidden()
        if is_open:
            self.bar.close_search()
        return is_open

    @Slot()
    def _on_closed(self) -> None:
        """The keyboard goes to the place that was found, else to where it was before."""
        self._let_escape(False)
        has_focus = self._target.focus_found()
        self._target.find_text("")
        before, self._before = self._before, None
        if not has_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_escape(self, is_on: bool) -> None:
        if self._escape is not None:
            self._escape.setEnabled(is_on)

    @Slot()
    def _on_next(self) -> None:
        self._step(1)

    @Slot()
    def _on_previous(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if self.bar.isVisible():
            self._target.find_step(step)
        else:
            self.start()
