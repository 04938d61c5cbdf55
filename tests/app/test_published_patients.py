"""The six published patients as a new user enters them: by keyboard alone, always the first question of "Ask next".

F6 twice leads from the questions to "Ask next", Enter to its first question; what the report does not say is U, not
available. How many answers each takes is written down in `tests/engine/test_first_list.py`; here the window counts.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.domain.routes import Place
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.services.case_file import case_reader
from rairdtc_gui.ui.screens.case.options_panel import AskEntry, OptionEntry
from rairdtc_gui.ui.screens.result.option_card import OptionCard
from tests.app.keyboard import press_all
from tests.app.test_window import answer, press, session_of
from tests.engine.test_first_list import ANSWERS, LATER, SEVEN, SIXTEEN


def asked_next():
    """Goes to the first question of "Ask next"; its id."""
    press_all(("F6", "F6"))
    assert isinstance(QApplication.focusWidget().parentWidget(), AskEntry)
    press(Qt.Key.Key_Return)
    widget = QApplication.focusWidget()
    while not hasattr(widget, "question_id"):
        widget = widget.parentWidget()
    return widget.question_id


def listed(shell):
    return [entry.link.text() for entry in shell.window.findChildren(OptionEntry) if entry.isVisible()]


@pytest.mark.slow
@pytest.mark.parametrize("name", ANSWERS)
def test_a_published_patient_is_entered_by_following_ask_next(shell, knowledge, name):
    example = next(example for example in knowledge.example_cases if example.id == name)
    questions = {question.id: question for question in knowledge.rule_set.questions}
    told = case_reader(knowledge.rule_set).from_example(example)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    session, tops, sizes = session_of(shell), [], []
    for _ in range(SIXTEEN):
        question = asked_next()
        if question in told.findings:
            answer(questions[question], told.findings[question])
        else:
            press(Qt.Key.Key_U)
        assert session.case.state(question) is not FindingState.UNANSWERED, question
        top = session.answers.result.options[0]
        tops.append((top.option, top.stance))
        sizes.append(len(listed(shell)))
    assert sizes[SEVEN - 1] > 0  # the list is there, ranked, with what each option still waits for
    indicated = next(number for number, (_, stance) in enumerate(tops, 1) if stance > Stance.NONE)
    first = session.engine.decide(told).options[0]
    is_there = tops[-1] == (first.option, first.stance)
    assert (indicated, is_there) == (ANSWERS[name][0], name not in LATER)

    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shell.history.current.route.place is Place.RESULT
    card = shell.window.findChildren(OptionCard)[0]
    assert (card.row.option, card.row.stance) == tops[-1]


@pytest.mark.slow
def test_the_patient_whose_growth_decides_gets_the_drug_first_once_it_is_entered(shell, knowledge):
    (name,) = LATER
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    session = session_of(shell)
    told = case_reader(knowledge.rule_set).from_example(next(e for e in knowledge.example_cases if e.id == name))
    growth = ("recist-change-percent", "recist-interval-months")
    questions = {question.id: question for question in knowledge.rule_set.questions}
    for _ in range(SIXTEEN - len(growth)):
        question = asked_next()
        if question in told.findings:
            answer(questions[question], told.findings[question])
        else:
            press(Qt.Key.Key_U)
    assert session.answers.result.options[0].option == "ebrt-sbrt"
    for question in growth:
        shell.go(f"case/{question}")
        answer(questions[question], told.findings[question])
    assert session.answers.result.options[0].option == "lenvatinib"
