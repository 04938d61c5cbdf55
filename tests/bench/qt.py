"""The one application that everything drawn is measured in; Qt allows no second one in a process."""

from __future__ import annotations

from functools import cache

from PySide6.QtWidgets import QApplication

from rairdtc_gui.app.run import application


@cache
def bench_application() -> QApplication:
    """Made when first asked for, and kept to the end."""
    return application()
