"""A picture of a page as it was seen last: coming back to it paints one picture instead of a text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QTextBrowser

_UNDISTURBED_MS = 200  # how long a page stands before its picture is taken


class Likeness:
    """The picture of one page. `is_settled`: no more is written below and nothing is marked as found."""

    def __init__(self, page: QTextBrowser, is_settled: Callable[[], bool]) -> None:
        self._page, self._is_settled = page, is_settled
        self._pixmap: QPixmap | None = None
        self._of: object = None
        self._is_taking = False
        self._later = QTimer(page)
        self._later.setSingleShot(True)
        self._later.setInterval(_UNDISTURBED_MS)
        self._later.timeout.connect(self._take)

    @property
    def is_kept(self) -> bool:
        """Whether there is a picture."""
        return self._pixmap is not None

    def paint(self) -> bool:
        """Paints the picture where the page looks as it does there; else it is taken anew once nothing changes."""
        if self._is_taking:
            return False
        look = self._look()
        if self._pixmap is not None and look is not None and look == self._of:
            QPainter(self._page.viewport()).drawPixmap(0, 0, self._pixmap)
            return True
        self._later.start()
        return False

    def drop(self) -> None:
        """Another text, or too many pages ago."""
        self._pixmap = None
        self._later.stop()

    def _look(self) -> object:
        """What decides how the page looks; none while that changes, or where a link has a ring."""
        cursor = self._page.textCursor()
        if not self._is_settled() or cursor.hasSelection() or cursor.charFormat().isAnchor():
            return None
        view = self._page.viewport()
        return self._page.verticalScrollBar().value(), view.width(), view.height(), view.devicePixelRatioF()

    @Slot()
    def _take(self) -> None:
        look = self._look()
        if look is None or not self._page.isVisible():
            return
        self._is_taking = True
        self._pixmap, self._of = self._page.viewport().grab(), look
        self._is_taking = False
