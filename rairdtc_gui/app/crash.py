"""Unexpected errors: caught, logged without patient data, told once. After one the results on screen are cleared."""

from __future__ import annotations

import faulthandler
import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)
_MOST_ERRORS = 5
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashGuard:
    """Receives every exception that nobody caught. `on_error` gets details that hold no answer and no label."""

    def __init__(self, on_error: Callable[[str], None], on_too_many: Callable[[], None]) -> None:
        self._on_error, self._on_too_many = on_error, on_too_many
        self._is_telling = False
        self.count = 0

    def install(self) -> None:
        """Takes over the hooks of the interpreter."""
        sys.excepthook = self.handle
        sys.unraisablehook = lambda raised: self.handle(raised.exc_type, raised.exc_value, raised.exc_traceback)

    def uninstall(self) -> None:
        """Gives the hooks back."""
        sys.excepthook = sys.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def handle(self, kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None) -> None:
        """Logs where it happened, tells the user once, and gives up after too many."""
        details = details_of(kind, trace)
        _log.error("unexpected error\n%s", details)
        self.count += 1
        if self._is_telling:
            return
        self._is_telling = True
        try:
            self._on_error(details)
            if self.count >= _MOST_ERRORS:
                self._on_too_many()
        except Exception:  # noqa: BLE001  # the last resort must not fail itself
            _log.critical("the error could not be shown\n%s", traceback.format_exc(limit=3))
        finally:
            self._is_telling = False


def details_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Kind of error and where in the program, without its message: that could hold what was typed."""
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return "\n".join([kind.__name__, *places])


def log_native_crashes(folder: Path) -> None:
    """The stack of a native crash goes to a file of its own; without a writable folder, nowhere."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / "crash.txt").open("a", encoding="utf-8")
    except OSError:
        return
    faulthandler.enable(file)


def log_qt_messages() -> None:
    """Qt's own messages go to the log."""
    qInstallMessageHandler(_log_qt_message)


def _log_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("rairdtc_gui.qt").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message)
