"""Case text on the clipboard: kept out of clipboard histories, and taken off again while it is still ours."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

_KEPT_MS = 60_000
#: What the clipboard histories of the platforms look for, and what they expect there.
_HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x00\x00\x00\x00",
    "application/x-nspasteboard-concealed-type": b"",
}


def copy_for_a_while(text: str, kept_ms: int = _KEPT_MS) -> None:
    """Puts a text on the clipboard until the time is over, the program ends or another text takes its place."""
    clear_copied()
    data = QMimeData()
    data.setText(text)
    for name, value in _HINTS.items():
        data.setData(name, value)
    QGuiApplication.clipboard().setMimeData(data)
    _Kept(text, kept_ms, QCoreApplication.instance())


def clear_copied() -> None:
    """Takes what was copied here off the clipboard, such as when the window is locked."""
    app = QCoreApplication.instance()
    for kept in [] if app is None else app.findChildren(_Kept):
        kept.clear()


class _Kept(QObject):
    """One copied text; a child of the program, so that it outlives the window that copied."""

    def __init__(self, text: str, kept_ms: int, app: QCoreApplication | None) -> None:
        super().__init__(app)
        self._text = text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self._timer.start(kept_ms)
        if app is not None:
            app.aboutToQuit.connect(self.clear)

    @Slot()
    def clear(self) -> None:
        """Empties the clipboard if the text is still there, and is done."""
        if self._text:
            clipboard = QGuiApplication.clipboard()
            if clipboard.text() == self._text:
                clipboard.clear()
        self._text = ""
        self._timer.stop()
        self.setParent(None)
        self.deleteLater()
