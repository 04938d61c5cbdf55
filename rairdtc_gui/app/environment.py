"""Where bundled files and the user's files are, and how log records are kept. Nothing is written beside the program."""

from __future__ import annotations

import logging
import os
import sys
from datetime import date, datetime
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_MOST_LOG_BYTES = 200_000
#: Variables of Qt that may come from outside; every other is removed before Qt starts.
_ALLOWED_QT = frozenset({"QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "QT_IM_MODULE", "QT_ACCESSIBILITY"})


def bundle_root() -> Path:
    """The folder that holds `resources` and `db`: of the frozen program, the installed package or the checkout."""
    if getattr(sys, "frozen", False):
        return Path(sys._MEIPASS)  # type: ignore[attr-defined]  # set by PyInstaller
    package = Path(__file__).resolve().parent.parent
    installed = package / "_bundle"
    return installed if installed.is_dir() else package.parent


def resources() -> Path:
    """Themes, icons and fonts."""
    return bundle_root() / "resources"


def knowledge_base() -> Path:
    """The built knowledge base."""
    return bundle_root() / "db" / "rairdtc.sqlite"


def user_data() -> Path:
    """The folder for logs and crash files, by the custom of the system; not made here."""
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Application Support"
    else:
        root = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
    return root / "rairdtc"


def cases() -> Path:
    """The folder of saved cases; made when the first case is saved."""
    return user_data() / "cases"


def settings() -> Path:
    """The file of what the user chose in Settings; made at the first choice."""
    return user_data() / "settings.json"


def set_up_log(folder: Path) -> None:
    """Log records go to a file; without a writable folder they are dropped, and the program goes on.

    A full file is put aside at the next start. The library's rotating handler would load network code.
    """
    path = folder / "rairdtc.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _MOST_LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger("rairdtc_gui")
    root.setLevel(logging.INFO)
    root.addHandler(handler)


def forget_foreign_qt_settings() -> None:
    """Removes variables that would make Qt load foreign plugins or style sheets. Call before importing Qt."""
    for name in tuple(os.environ):
        if name.startswith(("QT_", "QML")) and name not in _ALLOWED_QT:
            del os.environ[name]


def now() -> datetime:
    """The moment by the clock of this machine, in its time zone."""
    return datetime.now().astimezone()


def today() -> date:
    """The day by the clock of this machine."""
    return now().date()
