"""Every screen of a case: each control has a name for screen readers, and Tab alone reaches all of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton, QWidget

from rairdtc_gui.app import environment
from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from tests.services.case_store.world import CHEAP, PASSPHRASE

_MOST_STOPS = 600


@pytest.fixture(scope="module")
def shell(qapp, knowledge, engine, tmp_path_factory):
    apply_theme(qapp, load_theme(environment.resources(), Mode.LIGHT, 1.0))
    session = Session(engine)
    desk = CaseDesk(session, knowledge, tmp_path_factory.mktemp("by-keyboard") / "cases", CHEAP)
    made = Shell(session, knowledge, environment.today, lambda step: None, desk)
    made.session, made.knowledge, made.desk = session, knowledge, desk
    made.window.resize(1366, 720)
    made.window.show()
    made.open_example(knowledge.example_cases[2].id)
    yield made
    desk.keeper.forget()
    desk.vault.close()
    made.close()


def result(panel=""):
    return lambda shell: shell.visit(Route(Place.RESULT, "", panel))


def why(shell):
    shell.visit(Route(Place.RESULT, shell.session.answers.result.options[0].option, "why"))


def group(number):
    def show(shell):
        found = shell.knowledge.rule_set.groups[number]
        shell.visit(Route(Place.CASE, found.id))

    return show


def saved(shell):
    shell.visit(Route(Place.SAVED))


def kept(shell):
    saved(shell)
    presenter = shell.composer.screen(Place.SAVED).presenter
    if shell.desk.mode == "undecided":
        presenter.on_create(PASSPHRASE, PASSPHRASE)
        presenter.on_save()


def passphrase(shell):
    kept(shell)
    (button,) = [found for found in shell.window.findChildren(QPushButton) if found.text() == "Another passphrase…"]
    button.click()


SCREENS = {
    "home": lambda shell: shell.visit(Route(Place.HOME)),
    **{f"group {number + 1}": group(number) for number in range(6)},
    "result": result(),
    "why": why,
    **{panel: result(panel) for panel in ("what-if", "start", "guidelines", "decision")},
    "report": lambda shell: shell.visit(Route(Place.REPORT)),
    "saved, undecided": saved,
    "saved": kept,
    "another passphrase": passphrase,
    "since": lambda shell: shell.visit(Route(Place.SINCE, shell.desk.library.rows()[0].listed.id)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SCREENS)
def test_every_control_is_named_and_reached_by_tab(shell, name):
    SCREENS[name](shell)
    for _ in range(60):
        QApplication.processEvents()
    shell.window.activateWindow()
    QTest.qWaitForWindowActive(shell.window)
    controls = [widget for widget in shell.window.findChildren(QWidget) if is_stop(widget)]
    assert len(controls) > 5
    unnamed = [told(widget) for widget in controls if not spoken(widget)]
    assert unnamed == []
    stops = reached(shell.window)
    assert [told(widget) for widget in controls if widget not in stops] == []


def is_stop(widget):
    """Whether a key should come here; of buttons that exclude each other one is enough, arrows go to the others."""
    if not (widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
        return False
    if widget.focusProxy() is not None or (isinstance(widget, QWidget) and widget.isWindow()):
        return False
    if isinstance(widget, QAbstractButton) and widget.isCheckable() and not widget.isChecked():
        return not (widget.autoExclusive() or (widget.group() is not None and widget.group().exclusive()))
    return True


def spoken(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return name or (widget.text() if isinstance(widget, QLineEdit) else "")


def told(widget):
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}"


def reached(window):
    """The widgets that Tab comes to, until it comes to one for the second time with nothing new since."""
    found, since_new = [], 0
    for _ in range(_MOST_STOPS):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        since_new = since_new + 1 if focus in found else 0
        if focus not in found:
            found.append(focus)
        if since_new > 40:
            break
    return found
