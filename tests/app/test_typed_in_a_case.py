"""What is typed into a field of one case never stands under another, nor after it was taken back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.widgets.answer_editor import AnswerEditor
from rairdtc_gui.ui.widgets.text import PlainLabel
from tests.app.test_window import press, session_of, write

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def editor(shell, question):
    view = shell.composer.screen(Place.CASE).view
    return next(found for found in view.findChildren(AnswerEditor) if found.question_id == question)


def fields(shell, question):
    """The value, and the day it was measured."""
    shell.visit(Route(Place.CASE, question))
    QApplication.processEvents()
    return editor(shell, question).findChildren(QLineEdit)


def said(shell, question):
    shell.composer.screen(Place.CASE).view.state()  # with what follows behind the frame
    QApplication.processEvents()
    found = editor(shell, question).findChildren(PlainLabel)
    return [label.text().replace("\u00a0", " ") for label in found if label.isVisible()]


def type_into(line, text):
    line.setFocus()
    line.selectAll()
    write(text)


@pytest.mark.parametrize(
    "leave",
    [
        lambda: press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        lambda: press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier),
    ],
    ids=["by Ctrl+Enter", "to home"],
)
def test_a_number_taken_while_the_screen_is_left_is_not_of_the_next_case(shell, leave):
    session = session_of(shell)
    session.start(Case(label="A"))
    type_into(fields(shell, "qtcf-ms")[0], "512")
    leave()
    assert session.case.findings["qtcf-ms"] == 512
    session.start(Case(label="B"))
    assert fields(shell, "qtcf-ms")[0].text() == ""
    assert "not answered" in said(shell, "qtcf-ms")
    assert editor(shell, "qtcf-ms").accessibleDescription().startswith("not answered")


def test_a_number_that_was_undone_elsewhere_is_not_in_its_field(shell):
    session = session_of(shell)
    session.start(Case(label="A"))
    type_into(fields(shell, "potassium")[0], "2.9")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "potassium" not in session.case.findings
    assert fields(shell, "potassium")[0].text() == ""
    assert "not answered" in said(shell, "potassium")


def test_an_answer_undone_before_its_frame_is_not_shown(shell):
    session = session_of(shell)
    session.start(Case(label="A"))
    shell.visit(Route(Place.CASE, "rai-given"))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y)
    session.undo()
    assert "not answered" in said(shell, "rai-given")


def test_what_was_refused_is_not_said_in_another_case(shell):
    session = session_of(shell)
    session.start(Case(label="A"))
    type_into(fields(shell, "qtcf-ms")[0], "9000")
    press(Qt.Key.Key_Return)
    type_into(fields(shell, "potassium")[0], "4")
    press(Qt.Key.Key_Return)
    assert "9000" in fields(shell, "qtcf-ms")[0].text()
    assert any("not stored" in text for text in said(shell, "qtcf-ms"))  # within its case it stays in sight
    session.start(Case(label="B"))
    assert fields(shell, "qtcf-ms")[0].text() == ""
    assert not any("not stored" in text for text in said(shell, "qtcf-ms"))


def test_a_refused_day_is_not_said_in_another_case(shell):
    session = session_of(shell)
    session.start(Case(label="A"))
    day = fields(shell, "qtcf-ms")[1]
    session.answer("qtcf-ms", 455.0, date(2026, 11, 1))
    said(shell, "qtcf-ms")
    type_into(day, "2031-01-01")
    press(Qt.Key.Key_Return)
    session.answer("ecog", "1")
    assert any("lies in the future" in text for text in said(shell, "qtcf-ms"))
    session.start(Case.of({"qtcf-ms": 455.0}).dated("qtcf-ms", date(2026, 11, 1)))
    assert fields(shell, "qtcf-ms")[1].text() == "2026-11-01"
    assert not any("lies in the future" in text for text in said(shell, "qtcf-ms"))
