"""Another case: nothing that was entered over the one before stands on any screen, and nothing of it is written."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from rairdtc_gui.app.shell import Shell
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.widgets.answer_editor import AnswerEditor
from tests.app.hostile import _texts
from tests.app.keyboard import TODAY
from tests.ui.on_screen import plain

FIRST = Case.of({"age": 83.0, "sex": "male", "current-drug": "lenvatinib", "current-dose-mg": 14.0}, label="Firstcase")
SECOND = Case.of({"age": 31.0, "sex": "female"}, label="Secondcase")
#: Words of the first case, and what is typed over it. None of them is anywhere in the program.
OF_FIRST = ("Firstcase", "Firstherb", "Firstwords", "61.77", "1.377", "9377", "Age: 83", "20 mg oral once daily: Hyper")
PLACES = [place for place in Place if place not in (Place.HOME, Place.SAVED, Place.SINCE)]


#: A table and a drawing stay at the row and the part that were last looked at.
WHERE_ONE_WAS = {Place.COMPARE, Place.SIGNALS}
#: The part that was filled, where a place has parts.
ROUTES = {Place.CASE: Route(Place.CASE, "patient")}


def settle():
    for _ in range(40):
        QApplication.processEvents()


def presenter(shell: Shell, place: Place, *asked: str):
    shell.visit(Route(place, *asked))
    settle()
    return shell.composer.screen(place).presenter


def look_up(shell):
    """What is looked up without a case stays: it is of nobody."""
    for drug in ("lenvatinib", "cabozantinib"):
        shell.go(Route(Place.COMPARE, drug).encode())
    for route in ("drugs/lenvatinib", "pathway", "signals", "evidence", "calculators/cockcroft-gault"):
        shell.go(route)
        settle()


def calculate(shell):
    page = presenter(shell, Place.CALCULATORS, "cockcroft-gault")
    page.on_text_changed("weight-kg", "61.77")
    page.on_text_changed("creatinine-mg-dl", "1.377")


def step(shell):
    page = presenter(shell, Place.TOXICITY, "lenvatinib", "Hypertension")
    page.on_dose_typed("20 mg")
    page.on_grade_chosen(0, 3)


def take_together(shell):
    page = presenter(shell, Place.INTERACTIONS, "selpercatinib")
    page.on_medicine_added("Firstherb")
    page.on_drug_typed("Firstwords")


def refuse(shell):
    """A number that is not stored stays in its field, and says so."""
    presenter(shell, Place.CASE, "patient")
    view = shell.composer.screen(Place.CASE).view
    editor = next(found for found in view.findChildren(AnswerEditor) if found.question_id == "qtcf-ms")
    editor._on_committed("9377")
    editor._field.show_text("9377", False)


def compare(shell):
    presenter(shell, Place.COMPARE)
    view = shell.composer.screen(Place.COMPARE).view
    for place in range(view._table.model().rowCount()):
        view._table.setCurrentIndex(view._table.model().index(place, 1))
        settle()
        if any("Age: 83" in text for text in text_of(view._detail)):
            return
    raise AssertionError("no row is about the age of the case")


def suppose(shell):
    presenter(shell, Place.RESULT, "", "what-if")
    panels = shell.composer.screen(Place.RESULT).presenter._panels
    panels.on_answer_picked("qtcf-ms")
    panels.on_answer_supposed("qtcf-ms", 477.0)


def decide(shell):
    presenter(shell, Place.RESULT, "", "decision")
    view = shell.composer.screen(Place.RESULT).view
    next(field for field in view.findChildren(QPlainTextEdit) if field.isVisible()).setPlainText("Firstwords")


def report(shell):
    presenter(shell, Place.REPORT)


def print_steps(shell):
    step(shell)
    shell.print_page()


def why(shell):
    presenter(shell, Place.RESULT, shell._session.answers.result.options[0].option, "why")


FILLED: tuple[Callable[[Shell], None], ...] = (
    calculate, step, take_together, refuse, compare, why, suppose, decide, report, print_steps,
)  # fmt: skip


def text_of(view: QWidget):
    """What is written in a screen, as it is shown."""
    settle()
    found = []
    for widget in (view, *view.findChildren(QWidget)):
        if widget.isVisible():
            found += [*_texts(widget), *([widget.toPlainText()] if isinstance(widget, QPlainTextEdit) else [])]
    return [plain(text) for text in found if text]


def assert_nothing_of_first(shell):
    said = [text for text in text_of(shell.window) if any(mark in text for mark in OF_FIRST)]
    assert said == [], shell.history.current.route


@pytest.fixture
def other(qtbot, knowledge, engine):
    """A window over which the first case never was."""
    shell = Shell(Session(engine), knowledge, lambda: TODAY, lambda step: None)
    qtbot.addWidget(shell.window)
    shell.window.show()
    return shell


@pytest.mark.parametrize("is_seen_by_going_back", [False, True], ids=["each place", "back"])
def test_nothing_of_one_case_stands_under_another(shell, other, is_seen_by_going_back):
    for window in (shell, other):
        look_up(window)
    shell.open_case(FIRST)
    for fill in FILLED:
        fill(shell)
    for window in (shell, other):
        window.open_case(SECOND)
    if is_seen_by_going_back:
        while shell.history.can_go_back:
            shell.window.top.back_requested.emit()
            assert_nothing_of_first(shell)
        return
    for place in PLACES:
        pages = []
        for window in (shell, other):
            window.visit(ROUTES.get(place, Route(place)))
            pages.append(sorted(text_of(window.composer.screen(place).view)))
        assert_nothing_of_first(shell)
        assert pages[0] == pages[1] or place in WHERE_ONE_WAS, place
