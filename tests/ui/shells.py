"""A whole window for tests of screens."""

from __future__ import annotations

from datetime import date

from rairdtc_gui.app.shell import Shell
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from tests.ui.parts import RESOURCES


def opened(qtbot, qapp, knowledge, engine, scale=1.0, size=None):
    """The active window over a session without a case; `size`: in points, none: its own."""
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, scale))
    shell = Shell(Session(engine), knowledge, lambda: date(2026, 11, 28), lambda step: None)
    qtbot.addWidget(shell.window)
    if size is not None:
        shell.window.resize(*size)
    shell.window.show()
    with qtbot.waitActive(shell.window):
        shell.window.activateWindow()
    return shell
