"""The three ways to run with Qt: a window, the self-test, the gallery."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from rairdtc_gui.app import crash, environment
from rairdtc_gui.app.windows import Windows
from rairdtc_gui.domain.case import Case
from rairdtc_gui.kb.connection import KnowledgeUnusable
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.settings import SettingsKeeper

OK, FAILED, BAD_INPUT, NO_KNOWLEDGE = 0, 1, 2, 4
_AFTER_FIRST_PAINT_MS = 50
_NEW_OBJECTS = 20_000


def application() -> QApplication:
    """The Qt application; it gets the program name only, so no argument can make Qt load foreign files.

    What is loaded by now stays to the end, so that the collector of garbage never looks through it again; and it looks
    after so many new objects only as no screen is made of, so that it does not stop one while it is built.
    """
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
    QCoreApplication.setApplicationName("rairdtc")
    return QApplication(["rairdtc-gui"])


def window(options: argparse.Namespace) -> int:
    """Opens the window and runs until it is closed."""
    app = application()
    environment.set_up_log(environment.user_data())
    crash.log_native_crashes(environment.user_data())
    crash.log_qt_messages()
    windows = Windows(app, _settings(options), environment.today)
    guard = crash.CrashGuard(windows.clear_after_error, app.quit)
    guard.install()
    try:
        knowledge = Knowledge.open(options.knowledge_base)
    except KnowledgeUnusable as error:
        windows.show_refusal(error)
        app.exec()
        return OK if windows.has_knowledge else NO_KNOWLEDGE
    case, problems = _read_case(options.case, knowledge) if options.case else (None, ())
    if problems:
        sys.stderr.write("".join(f"rairdtc-gui: {problem}\n" for problem in problems))
        return BAD_INPUT
    windows.open(knowledge, case)
    QTimer.singleShot(_AFTER_FIRST_PAINT_MS, windows.after_first_paint)
    return app.exec()


def _settings(options: argparse.Namespace) -> SettingsKeeper:
    """Those of the last start; what the command line says holds for this one."""
    said = {"theme": options.theme, "text_size": options.text_size}
    return SettingsKeeper(environment.settings(), **{name: value for name, value in said.items() if value is not None})


def _read_case(path: Path, knowledge: Knowledge) -> tuple[Case | None, tuple[str, ...]]:
    """The case in a file, or what is wrong with it."""
    from rairdtc_gui.services.case_file import CaseError, case_reader

    try:
        return case_reader(knowledge.rule_set, environment.today()).read_yaml(path), ()
    except CaseError as error:
        return None, error.problems


def self_test(options: argparse.Namespace) -> int:
    """Checks this installation; prints what failed."""
    from rairdtc_gui.app.selftest import run_self_test

    app = application()
    try:
        knowledge = Knowledge.open(options.knowledge_base)
    except KnowledgeUnusable as error:
        sys.stderr.write(f"self-test: {error}\n")
        return NO_KNOWLEDGE
    failures = run_self_test(app, knowledge)
    for failure in failures:
        sys.stderr.write(f"self-test: {failure}\n")
    sys.stdout.write(f"self-test: {len(failures)} failures\n")
    return FAILED if failures else OK


def gallery(options: argparse.Namespace) -> int:
    """Draws every screen into a folder."""
    from rairdtc_gui.app.gallery import draw_gallery

    app = application()
    try:
        knowledge = Knowledge.open(options.knowledge_base)
    except KnowledgeUnusable as error:
        sys.stderr.write(f"gallery: {error}\n")
        return NO_KNOWLEDGE
    for path in draw_gallery(app, knowledge, options.gallery):
        sys.stdout.write(f"{path}\n")
    return OK
