"""What follows behind a frame: first what is looked at is painted, then this is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot


class AfterFrame(QObject):
    """Does one thing once the frame that is due is painted; the last thing asked for is the one that is done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._call: Callable[[], None] | None = None
        self._is_seen = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)

    def plan(self, call: Callable[[], None]) -> None:
        """In place of what was planned before."""
        self._call, self._is_seen = call, False
        self._timer.start(0)

    def finish(self) -> None:
        """Does it now, if anything is planned."""
        call, self._call = self._call, None
        self._timer.stop()
        if call is not None:
            call()

    @Slot()
    def _on_timeout(self) -> None:
        """The first time only lets the frame be painted."""
        if self._is_seen:
            self.finish()
        else:
            self._is_seen = True
            self._timer.start(0)
