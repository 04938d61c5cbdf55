"""The very first start: one screen with region and intended use, by keyboard, and never again."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from rairdtc_gui.app import environment
from rairdtc_gui.app.windows import Windows
from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.routes import Place
from rairdtc_gui.services.settings import SettingsKeeper
from rairdtc_gui.ui.screens.welcome.view import WelcomeView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.text import PlainLabel
from tests.app.keyboard import TODAY, press_all


@pytest.fixture
def start(qtbot, qapp, knowledge):
    """Starts the program over the settings file; a second call is the next start."""
    opened = []

    def begin(case=None, **for_now):
        for windows in opened:
            windows.shell.close()
        opened[:] = [Windows(qapp, SettingsKeeper(environment.settings(), **for_now), lambda: TODAY)]
        opened[0].open(knowledge, case)
        shell = opened[0].shell
        with qtbot.waitActive(shell.window):
            shell.window.activateWindow()
        return shell

    yield begin
    for windows in opened:
        windows.shell.close()
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))


def welcome(shell):
    return next((view for view in shell.window.findChildren(WelcomeView) if view.isVisible()), None)


def texts(shell):
    return "\n".join(label.text() for label in shell.window.findChildren(PlainLabel) if label.isVisible())


def to_the_button():
    for _ in range(20):
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and focused.text() == "I have read this":
            return
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError("the button cannot be reached by Tab")


def test_the_first_start_asks_once_and_says_what_the_program_is_for(start, knowledge):
    shell = start()
    assert welcome(shell) is not None
    said = texts(shell).replace("\u00a0", " ")
    assert knowledge.identity.intended_use.replace("\u00a0", " ") in said
    for words in ("What it is not for", "Emergencies.", "Language", "English.", "Region", knowledge.identity.date):
        assert words in said, words
    assert "Supports, does not replace, clinical judgement." in said
    press_all(("Ctrl+3", "Ctrl+K"))
    shell.window.strip.about_requested.emit()
    assert welcome(shell) is not None
    press_all(("Right", "Right", "Space"))
    to_the_button()
    press_all(("Return",))
    assert welcome(shell) is None
    assert shell.history.current.route.place is Place.HOME
    assert shell.window.top.search.isAncestorOf(QApplication.focusWidget())
    kept = json.loads(environment.settings().read_text(encoding="utf-8"))
    assert (kept["has_read"], kept["region"]) == (True, "EMA")
    assert welcome(start()) is None


def test_what_is_not_read_is_shown_again_and_nothing_was_chosen(start):
    start()
    shell = start()
    assert welcome(shell) is not None
    assert not environment.settings().exists()


def test_one_region_always_holds_on_it(start):
    shell = start()
    chosen = [button for button in shell.window.findChildren(AnswerButton) if button.isChecked()]
    assert [button.value for button in chosen] == [""]
    press_all(("Space", "Return"))
    assert chosen[0].isChecked()
    press_all(("Right", "Space", "Space"))
    assert [button.value for button in shell.window.findChildren(AnswerButton) if button.isChecked()] == ["FDA"]


def test_a_case_that_was_asked_for_waits_behind_it(start):
    shell = start(Case(label="A-12", jurisdiction=Jurisdiction.EU))
    assert welcome(shell) is not None
    assert "A-12" in shell.window.strip.accessibleName()
    to_the_button()
    press_all(("Return",))
    assert shell.history.current.route.place is Place.RESULT


@pytest.mark.parametrize("size", [100, 200])
def test_everything_on_it_is_named_and_inside_the_window(start, size):
    shell = start(text_size=size)
    shell.window.resize(1366, 690)
    QApplication.processEvents()
    view = welcome(shell)
    for control in view.findChildren(QPushButton):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    right = max(label.mapTo(view, label.rect().bottomRight()).x() for label in view.findChildren(PlainLabel))
    assert right <= view.width()
