"""Each type of question, answered by keyboard and by mouse; refused and questioned values; nothing that jumps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.domain.questions import QuestionType, Range
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.answer_editor import AnswerEditor
from rairdtc_gui.ui.widgets.text import PlainLabel
from tests.ui.parts import RESOURCES, a_question

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LEFT = Qt.MouseButton.LeftButton
CHOICE = a_question(QuestionType.CHOICE, "Trachea", answers=("Clear", "Abuts", "Invades"))
MULTI = a_question(QuestionType.MULTI, "Symptoms", ("Pain", "Cough", "None of these"), none_value="none-of-these")
ORDERED = a_question(QuestionType.MULTI, "Earlier drugs", ("Lenvatinib", "Sorafenib", "Axitinib"), ordered=True)
NUMBER = a_question(QuestionType.NUMBER, "QTcF", unit="ms", plausible=Range(300, 550), hard=Range(200, 900))
YES_NO = a_question(QuestionType.BOOLEAN, "New lesions")
DATE = a_question(QuestionType.DATE, "Last treatment")
EVERY = (CHOICE, MULTI, ORDERED, NUMBER, YES_NO, DATE)


@pytest.fixture(autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))


class Heard:
    """What an editor said, in order."""

    def __init__(self, editor: AnswerEditor, window: QWidget) -> None:
        self.window = window  # nobody else keeps it
        self.said: list[tuple] = []
        editor.answered.connect(lambda name, value: self.said.append(("answered", name, value)))
        editor.cleared.connect(lambda name: self.said.append(("cleared", name)))
        editor.marked_unavailable.connect(lambda name: self.said.append(("unavailable", name)))
        editor.help_requested.connect(lambda name: self.said.append(("help", name)))

    @property
    def last(self) -> tuple:
        return self.said[-1]

    @property
    def values(self) -> list:
        return [said[2] for said in self.said if said[0] == "answered"]


def opened(qtbot, question, width=640) -> tuple[AnswerEditor, Heard]:
    """An editor in an active window, and what it says."""
    window = QWidget()
    editor = AnswerEditor(question, window)
    heard = Heard(editor, window)
    column = QVBoxLayout(window)
    column.addWidget(editor)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(width, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return editor, heard


def button(editor, words) -> AnswerButton:
    return next(found for found in editor.findChildren(AnswerButton) if found.text() == words)


def chosen(editor) -> list[str]:
    return [found.text() for found in editor.findChildren(AnswerButton) if found.isChecked()]


def field(editor) -> QLineEdit:
    return editor.findChild(QLineEdit)


def typed(qtbot, editor, text) -> None:
    """Replaces what stands in the field and commits it."""
    line = field(editor)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text) if text else qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def visible_words(editor) -> str:
    return " | ".join(label.text() for label in editor.findChildren(PlainLabel) if label.isVisible()).replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.label)
def test_nothing_is_chosen_at_first(qtbot, question):
    editor, heard = opened(qtbot, question)
    assert chosen(editor) == []
    assert "not answered" in visible_words(editor)
    assert heard.said == []


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.label)
def test_not_available_by_mouse_key_and_back(qtbot, question):
    editor, heard = opened(qtbot, question)
    qtbot.mouseClick(button(editor, "Not available"), LEFT)
    assert heard.last == ("unavailable", "a-question")
    assert chosen(editor) == ["Not available"]
    qtbot.mouseClick(button(editor, "Not available"), LEFT)
    assert heard.last == ("cleared", "a-question")
    assert chosen(editor) == []
    editor.focus_answer()
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_U)
    assert heard.last == ("unavailable", "a-question")
    assert chosen(editor) == ["Not available"]
    assert len(heard.said) == 3


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.label)
def test_the_three_states_have_words_and_a_description(qtbot, question):
    editor, _ = opened(qtbot, question)
    values = {"Trachea": "abuts", "Symptoms": ("pain",), "Earlier drugs": ("sorafenib",), "QTcF": 468.0,
              "New lesions": True, "Last treatment": "2026-11-25"}  # fmt: skip
    editor.show_state(FindingState.ANSWERED, values[question.label], "a note")
    assert "answered" in visible_words(editor).split(" | ")
    assert editor.accessibleDescription().startswith("answered; ")
    editor.show_state(FindingState.UNAVAILABLE, None)
    assert "not available" in visible_words(editor)
    assert editor.accessibleDescription() == "not available"
    editor.show_state(FindingState.UNANSWERED, None)
    assert chosen(editor) == []
    assert editor.accessibleDescription() == "not answered"


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.label)
def test_every_control_has_a_name(qtbot, question):
    editor, _ = opened(qtbot, question)
    controls = editor.findChildren(AnswerButton) + editor.findChildren(QLineEdit) + editor.findChildren(QToolButton)
    assert all(control.accessibleName() for control in controls)
    assert editor.accessibleName() == question.label


def test_a_choice_by_mouse(qtbot):
    editor, heard = opened(qtbot, CHOICE)
    qtbot.mouseClick(button(editor, "Abuts"), LEFT)
    qtbot.mouseClick(button(editor, "Invades"), LEFT)
    assert heard.values == ["abuts", "invades"]
    assert chosen(editor) == ["Invades"]
    qtbot.mouseClick(button(editor, "Invades"), LEFT)
    assert heard.last == ("cleared", "a-question")
    assert chosen(editor) == []


def test_a_double_click_answers_once(qtbot):
    editor, heard = opened(qtbot, CHOICE)
    qtbot.mouseClick(button(editor, "Abuts"), LEFT)
    qtbot.mouseDClick(button(editor, "Abuts"), LEFT)
    qtbot.mouseRelease(button(editor, "Abuts"), LEFT)
    assert heard.said == [("answered", "a-question", "abuts")]
    assert chosen(editor) == ["Abuts"]


def test_a_choice_by_keyboard(qtbot):
    """Arrow keys only walk; nothing is answered on the way."""
    editor, heard = opened(qtbot, CHOICE)
    editor.focus_answer()
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Right)
    assert heard.said == []
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Space)
    assert heard.values == ["invades"]
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Return)
    assert heard.values == ["invades", "abuts"]
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Delete)
    assert heard.last == ("cleared", "a-question")
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Y)
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_N)
    assert heard.last == ("cleared", "a-question")


def test_tab_stops_once_in_a_group_of_answers(qtbot):
    editor, _ = opened(qtbot, CHOICE)
    editor.show_state(FindingState.ANSWERED, "invades")
    stops = [found for found in editor.findChildren(AnswerButton) if found.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert [found.text() for found in stops] == ["Invades"]


def test_yes_and_no_by_key_and_mouse(qtbot):
    editor, heard = opened(qtbot, YES_NO)
    editor.focus_answer()
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Y)
    assert heard.last == ("answered", "a-question", True)
    assert chosen(editor) == ["Yes"]
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_N)
    assert heard.last == ("answered", "a-question", False)
    assert chosen(editor) == ["No"]
    qtbot.mouseClick(button(editor, "Yes"), LEFT)
    assert heard.values == [True, False, True]
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Delete)
    assert heard.last == ("cleared", "a-question")


def test_none_of_these_stands_first_and_alone(qtbot):
    editor, heard = opened(qtbot, MULTI)
    words = [found.text() for found in editor.findChildren(AnswerButton)]
    assert (words[0], words[-1]) == ("None of these", "Not available")
    qtbot.mouseClick(button(editor, "Cough"), LEFT)
    qtbot.mouseClick(button(editor, "Pain"), LEFT)
    assert heard.values[-1] == ("pain", "cough")
    qtbot.mouseClick(button(editor, "None of these"), LEFT)
    assert heard.values[-1] == ("none-of-these",)
    assert chosen(editor) == ["None of these"]
    qtbot.mouseClick(button(editor, "Pain"), LEFT)
    assert heard.values[-1] == ("pain",)
    assert chosen(editor) == ["Pain"]


def test_the_last_box_taken_back_leaves_the_question_open(qtbot):
    editor, heard = opened(qtbot, MULTI)
    editor.focus_answer()
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_Space)
    assert heard.said == [("answered", "a-question", ("pain",)), ("cleared", "a-question")]


def test_not_available_and_boxes_exclude_each_other(qtbot):
    editor, heard = opened(qtbot, MULTI)
    qtbot.mouseClick(button(editor, "Pain"), LEFT)
    qtbot.mouseClick(button(editor, "Not available"), LEFT)
    assert chosen(editor) == ["Not available"]
    qtbot.mouseClick(button(editor, "Cough"), LEFT)
    assert chosen(editor) == ["Cough"]
    assert heard.values == [("pain",), ("cough",)]


def test_the_order_of_clicks_is_the_answer(qtbot):
    editor, heard = opened(qtbot, ORDERED)
    for words in ("Sorafenib", "Axitinib", "Lenvatinib"):
        qtbot.mouseClick(button(editor, words), LEFT)
    assert heard.values[-1] == ("sorafenib", "axitinib", "lenvatinib")
    assert [button(editor, words)._order for words in ("Lenvatinib", "Sorafenib", "Axitinib")] == [3, 1, 2]
    qtbot.mouseClick(button(editor, "Sorafenib"), LEFT)
    assert heard.values[-1] == ("axitinib", "lenvatinib")
    assert button(editor, "Axitinib").accessibleDescription() == "Earlier drugs, number 1"


def test_a_number_is_taken_on_enter_and_when_the_focus_leaves(qtbot):
    editor, heard = opened(qtbot, NUMBER)
    typed(qtbot, editor, "468")
    qtbot.keyClick(field(editor), Qt.Key.Key_Return)
    assert heard.said == [("answered", "a-question", 468.0)]
    field(editor).selectAll()
    qtbot.keyClicks(field(editor), "412.5")
    button(editor, "Not available").setFocus()
    assert heard.values == [468.0, 412.5]
    typed(qtbot, editor, "")
    assert heard.last == ("cleared", "a-question")
    assert "usual: 300 to 550 ms" in visible_words(editor)


def test_an_unusual_number_is_kept_and_questioned(qtbot):
    editor, heard = opened(qtbot, NUMBER)
    typed(qtbot, editor, "640")
    assert heard.values == [640.0]
    assert "unusual; kept, please check" in visible_words(editor)
    typed(qtbot, editor, "440")
    assert "unusual" not in visible_words(editor)
    editor.show_state(FindingState.ANSWERED, 640.0)
    assert "unusual; kept, please check" in visible_words(editor)


@pytest.mark.parametrize("text", ["-4", "9000", "46,8", "1e3", "nan", "inf", "abc", "4 68", "٤٦٨"])
def test_an_impossible_number_is_refused_and_stays_in_sight(qtbot, text):
    editor, heard = opened(qtbot, NUMBER)
    editor.show_state(FindingState.ANSWERED, 468.0)
    line = field(editor)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text.replace("٤٦٨", "")) if text.isascii() else line.insert(text)
    line.setModified(True)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert heard.said == []
    assert line.text() == text
    assert "not stored, 468 ms stays" in visible_words(editor)
    assert editor._field._field._tone == "stop"
    editor.show_state(FindingState.ANSWERED, 468.0)  # another question was answered
    assert line.text() == text
    typed(qtbot, editor, "470")
    assert heard.values == [470.0]
    assert "not stored" not in visible_words(editor)


def test_a_refused_number_says_the_limits(qtbot):
    editor, _ = opened(qtbot, NUMBER)
    typed(qtbot, editor, "9000")
    assert "not possible: only 200 to 900 ms; not stored" in visible_words(editor)


def test_what_is_being_typed_is_not_overwritten(qtbot):
    editor, _ = opened(qtbot, NUMBER)
    field(editor).setFocus()
    qtbot.keyClicks(field(editor), "46")
    editor.show_state(FindingState.UNANSWERED, None)
    assert field(editor).text() == "46"


def test_a_date_is_year_month_day(qtbot):
    editor, heard = opened(qtbot, DATE)
    typed(qtbot, editor, "25.11.2026")
    assert heard.said == []
    assert "not a date; write year-month-day; not stored" in visible_words(editor)
    typed(qtbot, editor, "2026-11-25")
    assert heard.values == ["2026-11-25"]


@pytest.mark.parametrize("question", [CHOICE, MULTI, ORDERED, YES_NO], ids=lambda question: question.label)
def test_nothing_moves_when_one_answers(qtbot, question):
    editor, _ = opened(qtbot, question)
    before = [found.geometry() for found in editor.findChildren(AnswerButton)]
    for found in editor.findChildren(AnswerButton):
        qtbot.mouseClick(found, LEFT)
        assert [other.geometry() for other in editor.findChildren(AnswerButton)] == before


def test_answers_that_do_not_fit_stand_in_lines(qtbot):
    editor, _ = opened(qtbot, CHOICE, width=200)
    places = [found.geometry() for found in editor.findChildren(AnswerButton)]
    assert len({place.y() for place in places}) > 1
    assert all(place.right() <= editor.width() for place in places)
    wide, _ = opened(qtbot, CHOICE, width=640)
    assert len({found.y() for found in wide.findChildren(AnswerButton)}) == 1


def test_an_answer_longer_than_the_line_wraps(qtbot):
    question = a_question(QuestionType.CHOICE, "Reason", ("Thyroid or primary tumour cannot be removed", "None"))
    editor, _ = opened(qtbot, question, width=220)
    long, short = (button(editor, words) for words in ("Thyroid or primary tumour cannot be removed", "None"))
    assert long.width() <= 220
    assert long.height() > short.height()


def test_the_definition_is_one_click_away(qtbot):
    editor, heard = opened(qtbot, CHOICE)
    qtbot.mouseClick(editor.findChild(QToolButton), LEFT)
    assert heard.said == [("help", "a-question")]
    editor.focus_answer()
    qtbot.keyClick(editor.window().focusWidget(), Qt.Key.Key_F2)
    assert heard.said == [("help", "a-question")] * 2


def test_a_note_has_a_tone(qtbot):
    editor, _ = opened(qtbot, CHOICE)
    editor.show_state(FindingState.ANSWERED, "abuts", "No test was done.", "caution")
    assert "No test was done." in visible_words(editor)
    editor.show_state(FindingState.ANSWERED, "abuts")
    assert "No test was done." not in visible_words(editor)


def test_an_inert_question_can_still_be_answered(qtbot):
    editor, heard = opened(qtbot, CHOICE)
    editor.set_inert(True)
    qtbot.mouseClick(button(editor, "Abuts"), LEFT)
    assert heard.values == ["abuts"]


@pytest.mark.parametrize("scale", [0.9, 1.5, 2.0])
@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.label)
def test_every_target_is_large_enough(qtbot, qapp, scale, question):
    apply_theme(qapp, load_theme(RESOURCES, Mode.DARK, scale))
    editor, _ = opened(qtbot, question)
    for found in (*editor.findChildren(AnswerButton), *editor.findChildren(QToolButton)):
        assert found.width() >= 24
        assert found.height() >= 24
    editor.grab()
