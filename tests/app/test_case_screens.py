"""What every screen of a case promises, with the real window and knowledge, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.result_rows.rows import Line
from rairdtc_gui.ui.screens.case.options_panel import OptionsPanel
from rairdtc_gui.ui.screens.result.option_card import OptionCard
from rairdtc_gui.ui.widgets.answer_editor import AnswerEditor
from rairdtc_gui.ui.widgets.text import RichLine
from tests.app.keyboard import focused, press_all


def settle():
    for _ in range(40):
        QApplication.processEvents()


def case_view(shell, group="", example=None):
    if example is not None:
        shell.open_example(example.id)
    shell.visit(Route(Place.CASE, group))
    settle()
    return shell.composer.screen(Place.CASE).view


def editor_of(view, question):
    return next(found for found in view.findChildren(AnswerEditor) if found.question_id == question)


@pytest.mark.parametrize("place", [Place.RESULT, Place.REPORT])
def test_an_empty_screen_says_what_it_is_for_and_leads_to_the_questions(shell, place):
    shell.visit(Route(place))
    settle()
    view = shell.composer.screen(place).view
    (line,) = [line for line in view.findChildren(RichLine) if line.isVisible() and "No case is open." in line.text()]
    line.setFocus(Qt.FocusReason.TabFocusReason)
    press_all(["Return"])
    assert shell.history.current.route.place is Place.CASE


def test_undo_reaches_a_number_from_its_own_field(shell):
    shell.new_case()
    view = case_view(shell, "patient")
    editor_of(view, "qtcf-ms").focus_answer()
    press_all(["type 430", "Return"])
    assert shell._session.case.findings == {"qtcf-ms": 430.0}
    press_all(["Ctrl+Z"])
    assert shell._session.case.findings == {}
    assert focused().text() == ""
    press_all(["Ctrl+Y"])
    assert shell._session.case.findings == {"qtcf-ms": 430.0}
    press_all(["Ctrl+A", "type 99"])
    press_all(["Ctrl+Z"])
    assert shell._session.case.findings == {"qtcf-ms": 430.0}  # what is being typed comes first


def test_what_a_question_means_is_copied_with_its_sources_and_without_the_answer(shell):
    shell.new_case()
    view = case_view(shell, "patient")
    editor_of(view, "qtcf-ms").focus_answer()
    press_all(["type 431", "Return", "Ctrl+Shift+C"])
    said = QGuiApplication.clipboard().text()
    assert said.startswith("QTcF: ")
    assert "[1]" in said
    assert "Sources: [1] " in said
    assert said.endswith("check the current label.")
    assert "431" not in said


def test_links_beside_the_questions_can_be_hit_in_24_pixels(shell, knowledge):
    view = case_view(shell, example=knowledge.example_cases[2])
    panel = view.findChild(OptionsPanel)
    lines = [line for line in panel.findChildren(RichLine) if line.isVisible() and line.text()]
    assert len(lines) > 8
    assert [line.text() for line in lines if line.height() < 24 and line.focusPolicy()] == []


def test_a_line_of_a_card_is_short_and_opens_whole(shell, knowledge):
    longest = 0
    for example in knowledge.example_cases:
        shell.open_example(example.id)
        settle()
        for card in shell.composer.screen(Place.RESULT).view.findChildren(OptionCard):
            for line in (*card.row.supports, *card.row.opposes, *card.row.evidence):
                longest = max(longest, length(line))
                assert line.numbers, line
    assert 100 < longest <= 140


def length(line: Line) -> int:
    return len(line.text) + len(line.detail)
