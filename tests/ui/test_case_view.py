"""The case screen with real widgets, from the keyboard alone, over the real questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget

from rairdtc_gui.domain.case import Case, FindingState
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.case.group_list import GroupList, GroupTile
from rairdtc_gui.ui.screens.case.head import CaseHead
from rairdtc_gui.ui.screens.case.options_panel import AskBox, OptionEntry, OptionsPanel
from rairdtc_gui.ui.screens.case.page import QuestionBlock, QuestionPage
from rairdtc_gui.ui.screens.case.presenter import CasePresenter
from rairdtc_gui.ui.screens.case.verdict_box import VerdictBox
from rairdtc_gui.ui.screens.case.view import CaseView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.text import RichLine

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TODAY = date(2026, 11, 25)
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Screen:
    """View, presenter and session together, as compose makes them."""

    def __init__(self, knowledge):
        self.session = Session(Engine(knowledge.rule_set))
        self.view = CaseView()
        self.presenter = CasePresenter(self.view, self.session, knowledge, lambda: TODAY)
        self.session.subscribe(self.presenter.refresh)
        self.session.start(Case(label="A-12"))


@pytest.fixture(params=[1.0, 2.0])
def screen(qtbot, qapp, knowledge, request):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, request.param))
    screen = Screen(knowledge)
    qtbot.addWidget(screen.view)
    screen.view.resize(1198, 636)
    screen.view.show()
    screen.view.activateWindow()
    QApplication.processEvents()
    return screen


def block(screen, question_id):
    QApplication.processEvents()
    blocks = screen.view.findChildren(QuestionBlock)
    return next(found for found in blocks if found.editor.question_id == question_id)


def test_a_yes_no_question_is_answered_left_open_and_marked_by_single_keys(screen, qtbot):
    screen.presenter.show("rai-given", "")
    question = block(screen, "rai-given")
    assert question.isAncestorOf(screen.view.focusWidget())
    for key, state in (
        (Qt.Key.Key_Y, FindingState.ANSWERED),
        (Qt.Key.Key_U, FindingState.UNAVAILABLE),
        (Qt.Key.Key_Delete, FindingState.UNANSWERED),
        (Qt.Key.Key_N, FindingState.ANSWERED),
    ):
        qtbot.keyClick(screen.view.focusWidget(), key)
        assert screen.session.case.state("rai-given") is state
        assert question.isAncestorOf(screen.view.focusWidget())
    qtbot.keyClick(screen.view.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.session.case.state("rai-given") is FindingState.UNANSWERED
    qtbot.keyClick(screen.view.focusWidget(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert screen.session.case.findings["rai-given"] is False


def test_options_and_ask_next_are_new_at_once_and_the_questions_follow_behind_the_frame(screen, qtbot):
    screen.presenter.show("rai-given", "")
    answered, panel = block(screen, "rai-given"), screen.view.findChild(OptionsPanel)
    before = texts_of(panel)
    screen.session.answer("rai-given", True)
    assert texts_of(panel) != before
    assert "answered" not in texts_of(answered)
    qtbot.waitUntil(lambda: "answered" in texts_of(answered))


def test_questions_that_still_follow_are_there_before_anything_else_is_done_with_them(screen, qtbot):
    screen.presenter.show("rai-given", "")
    answered = block(screen, "rai-given")
    screen.session.answer("rai-given", True)
    screen.view.focus_first()
    assert "answered" in texts_of(answered)
    screen.session.clear("rai-given")
    screen.view.hide()
    screen.session.mark_unavailable("rai-given")
    assert "not available" in texts_of(answered)  # what is not on the screen does not wait for it


def test_what_is_answered_in_place_says_so_at_once(screen, qtbot):
    screen.presenter.show("rai-given", "")
    question = block(screen, "rai-given")
    qtbot.keyClick(screen.view.focusWidget(), Qt.Key.Key_Y)
    assert "answered" in texts_of(question)


def test_an_answer_keeps_editors_and_scroll_position(screen, qtbot):
    screen.presenter.show("haemoptysis", "")
    qtbot.wait(20)
    before, editor = screen.view.state(), block(screen, "haemoptysis").editor
    screen.session.answer("haemoptysis", "streaks")
    QApplication.processEvents()
    assert block(screen, "haemoptysis").editor is editor
    assert screen.view.state() == before


def test_ranking_anew_keeps_the_focus_on_the_same_option(screen):
    screen.session.answer("histology", "papillary")
    QApplication.processEvents()
    entries = [entry for entry in screen.view.findChildren(OptionEntry) if entry.isVisibleTo(screen.view)]
    entries[0].link.setFocus(Qt.FocusReason.TabFocusReason)
    name = entries[0].link.text()
    screen.session.answer("structural-disease", True)  # puts another option on top
    QApplication.processEvents()
    focused = screen.view.focusWidget()
    assert isinstance(focused, RichLine)
    assert focused.text().split("  ")[0] == name.split("  ")[0]


def test_ctrl_enter_asks_for_the_result(screen, qtbot):
    screen.view.focus_first()
    with qtbot.waitSignal(screen.view.route_requested) as told:
        qtbot.keyClick(screen.view.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["result"]


def test_groups_are_chosen_by_key_and_the_first_question_takes_the_focus(screen, qtbot):
    tiles = screen.view.findChildren(GroupTile)
    tiles[2].setFocus()
    qtbot.keyClick(tiles[2], Qt.Key.Key_Space)
    QApplication.processEvents()
    group, _ = screen.view.state()
    assert group == screen.session.engine.rule_set.groups[2].id
    assert isinstance(screen.view.focusWidget(), QWidget)
    assert any(found.isAncestorOf(screen.view.focusWidget()) for found in screen.view.findChildren(QuestionBlock))


def test_the_definition_opens_in_place(screen, qtbot):
    screen.presenter.show("haemoptysis", "")
    question = block(screen, "haemoptysis")
    height = question.height()
    screen.presenter.on_help_requested("haemoptysis")
    qtbot.waitUntil(lambda: question.height() > height)
    screen.presenter.on_help_requested("haemoptysis")
    qtbot.waitUntil(lambda: question.height() <= height)


def test_every_button_has_a_name(screen):
    nameless = [
        button
        for button in screen.view.findChildren(QAbstractButton)
        if button.isVisibleTo(screen.view) and not (button.accessibleName() or button.text())
    ]
    assert nameless == []


def test_nothing_is_wider_than_the_window(screen, knowledge):
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    example = knowledge.example_cases[0]
    screen.session.start(reader.from_example(example), example.id)
    for group in knowledge.rule_set.groups:
        screen.presenter.on_group_requested(group.id)
        QApplication.processEvents()
        assert screen.view.minimumSizeHint().width() <= 1198, group.id
    assert screen.view.width() == 1198


def test_example_case_says_so(screen, knowledge):
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    example = knowledge.example_cases[0]
    screen.session.start(reader.from_example(example), example.id)
    QApplication.processEvents()
    assert any(
        line.isVisibleTo(screen.view) and line.text().startswith("Example, not a patient of yours")
        for line in screen.view.findChildren(RichLine)
    )


def test_a_place_left_is_found_again(screen, qtbot):
    screen.presenter.show("haemoptysis", "")
    qtbot.wait(20)
    left = screen.view.state()
    screen.presenter.show("molecular", "")
    screen.view.restore(left)
    qtbot.wait(20)
    assert screen.view.state() == left


def test_next_and_back(screen, qtbot):
    buttons = {button.text().split(":")[0]: button for button in screen.view.findChildren(QPushButton)}
    assert not buttons["Back"].isEnabled()
    following = buttons.get("Next group") or buttons["Next"]
    qtbot.keyClick(following, Qt.Key.Key_Space)
    assert buttons["Back"].isEnabled()


def test_the_day_of_a_measurement_is_typed_beside_it_and_shown(qtbot, knowledge):
    screen = Screen(knowledge)
    qtbot.addWidget(screen.view)
    screen.view.resize(1366, 700)
    screen.view.show()
    screen.presenter.show("qtcf-ms", "")
    block = next(block for block in screen.view.findChildren(QuestionBlock) if block.editor.question_id == "qtcf-ms")
    value, day = block.editor.findChildren(QLineEdit)
    assert not day.isVisible()
    value.setFocus()
    qtbot.keyClicks(value, "468")
    qtbot.keyClick(value, Qt.Key.Key_Return)
    assert day.isVisible()
    day.setFocus()
    qtbot.keyClicks(day, "2026-11-02")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert screen.session.case.measured == {"qtcf-ms": date(2026, 11, 2)}
    qtbot.waitUntil(lambda: "answered, dated 2026-11-02" in [label.text() for label in block.findChildren(QLabel)])
    day.selectAll()
    qtbot.keyClicks(day, "2027-01-01")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert screen.session.case.measured == {"qtcf-ms": date(2026, 11, 2)}
    assert any("2027-01-01 lies in the future" in text for text in texts_of(block))


def texts_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)] + [
        line.accessibleName() for line in widget.findChildren(RichLine)
    ]


def test_the_verdicts_of_the_bodies_stand_below_the_refractory_questions(screen, qtbot):
    box = screen.view.findChild(VerdictBox)
    assert not box.isVisibleTo(screen.view)
    screen.session.start(
        Case.of({"rai-given": True, "rai-uptake-pattern": "all-lesions", "progression-after-rai": "within-12-months"})
    )
    qtbot.waitUntil(lambda: box.isVisibleTo(screen.view))
    lines = [line for line in box.findChildren(RichLine) if line.isVisibleTo(box)]
    assert any(line.text().startswith("Refractory by Chinese guideline 2025") for line in lines)
    waiting = next(line for line in lines if line.text().startswith("Open for ATA 2025"))
    waiting.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(screen.view.route_requested) as caught:
        qtbot.keyClick(waiting, Qt.Key.Key_Return)
    assert caught.args == ["case/progression-after-rai-months"]


def test_every_visible_button_has_a_name_and_a_place(screen):
    screen.view.resize(1366, 700)
    screen.view.show()
    QApplication.processEvents()
    shown = [button for button in screen.view.findChildren(QAbstractButton) if button.isVisible()]
    assert shown
    assert all(button.accessibleName() or button.text() for button in shown)


def test_the_label_is_changed_in_the_head_and_a_number_that_names_a_person_is_questioned(screen, qtbot):
    (button,) = [found for found in screen.view.findChildren(QPushButton) if found.text() == "Label…"]
    (field,) = [found for found in screen.view.findChildren(QLineEdit) if "Label of the case" in found.accessibleName()]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert field.isVisible()
    assert field.hasFocus()
    qtbot.keyClicks(field, "B-07")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.isHidden()
    assert screen.session.case.label == "A-12"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert field.text() == "A-12"
    qtbot.keyClicks(field, "040 123 4567")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert screen.session.case.label == "040 123 4567"
    assert screen.view.title() == "Case 040 123 4567"
    assert button.hasFocus()
    assert any("names a person" in text for text in texts_of(screen.view))
    screen.session.undo()
    assert screen.session.case.label == "A-12"
    assert not any("names a person" in text for text in texts_of(screen.view))


def test_only_lines_with_something_to_open_are_seen_among_the_options(screen, qtbot):
    for _ in range(3):
        QApplication.processEvents()
    panel = screen.view.findChild(QWidget, "sidePanel")
    lines = [line for line in panel.findChildren(RichLine) if line.isVisible()]
    assert lines
    assert all(line.text() for line in lines)


def test_f6_walks_head_groups_questions_options_and_ask_next(screen, qtbot):
    screen.view.activateWindow()
    screen.view.focus_first()
    passed = []
    for _ in range(5):
        qtbot.keyClick(screen.view.focusWidget(), Qt.Key.Key_F6)
        focused = screen.view.focusWidget()
        passed.append(next(kind for kind in PANES if any(pane.isAncestorOf(focused) for pane in found(screen, kind))))
    assert passed == [OptionEntry, AskBox, CaseHead, GroupList, QuestionPage]


PANES = (OptionEntry, AskBox, CaseHead, GroupList, QuestionPage)


def found(screen, kind):
    return screen.view.findChildren(kind)
