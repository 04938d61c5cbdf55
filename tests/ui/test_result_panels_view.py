"""The panels of the result with real widgets, from the keyboard alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QPushButton, QToolButton

from rairdtc_gui.domain.decision import DecisionReason
from rairdtc_gui.ui.result_rows.rows import Line
from rairdtc_gui.ui.screens.result.decision_panel import DecisionPanel
from rairdtc_gui.ui.screens.result.foot import Foot
from rairdtc_gui.ui.screens.result.guidelines_page import GuidelinesPage, PointBox
from rairdtc_gui.ui.screens.result.option_card import OptionCard
from rairdtc_gui.ui.screens.result.parts import MoreLines, is_large_text
from rairdtc_gui.ui.screens.result.start_panel import StartPanel
from rairdtc_gui.ui.screens.result.what_if_panel import WhatIfPanel
from rairdtc_gui.ui.screens.result.why_panel import WhyPanel
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.announce import announcement
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.answer_editor import AnswerEditor
from rairdtc_gui.ui.widgets.text import RichLine
from rairdtc_gui.ui.widgets.text_block import TextBlock
from tests.ui.test_result_view import RESOURCES, Screen

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
EXAMPLE = 2  # brain, lung and bone: many options, and RET not known


@pytest.fixture(params=[1.0, 2.0])
def screen(qtbot, qapp, knowledge, request):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, request.param))
    screen = Screen(knowledge)
    screen.session.subscribe(screen.presenter.refresh)
    qtbot.addWidget(screen.view)
    screen.view.resize(1198, 636)
    screen.view.show()
    screen.view.activateWindow()
    screen.open(EXAMPLE)
    qtbot.wait(50)
    return screen


def cards(screen):
    return screen.view.findChildren(OptionCard)


def button(widget, words):
    found = [item for item in widget.findChildren(QAbstractButton) if item.text() == words and item.isVisibleTo(widget)]
    assert found, words
    return found[0]


def texts(widget):
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(TextBlock) if label.isVisibleTo(widget)]


def follow(widget, words):
    """Opens the first link of these words."""
    QApplication.processEvents()
    for line in widget.findChildren(RichLine):
        targets = [run.span.target for run in line.runs() if run.span.text.startswith(words) and run.span.target]
        if targets and line.isVisibleTo(widget):
            line.link_activated.emit(targets[0])
            return
    raise AssertionError(words)


def field(panel):
    return next(line for line in panel.findChildren(QLineEdit) if line.placeholderText() and line.isVisibleTo(panel))


def press(screen, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or screen.view, key, modifier)


# --- what if --------------------------------------------------------------------------------------


def test_i_opens_what_if_and_a_gene_is_typed_and_seen_to_move_options(screen, qtbot):
    card = cards(screen)[1]
    card.focus()
    press(screen, qtbot, Qt.Key.Key_I)
    panel = screen.view.findChild(WhatIfPanel)
    assert panel.isVisibleTo(screen.view)
    assert field(panel).hasFocus()
    qtbot.keyClicks(field(panel), "ret")
    press(screen, qtbot, Qt.Key.Key_Return)
    said = texts(panel)
    assert "not answered → RET fusion" in said
    assert "selpercatinib" in said
    assert any(text.startswith("others unchanged (") for text in said)
    assert field(panel).hasFocus()
    assert "drivers" not in screen.session.case.findings
    press(screen, qtbot, Qt.Key.Key_Escape)
    assert not panel.isVisibleTo(screen.view)
    assert card.isAncestorOf(QApplication.focusWidget())


def test_a_second_change_and_keep_make_one_step(screen, qtbot):
    base = screen.session.case
    screen.view.what_if_requested.emit("")
    panel = screen.view.findChild(WhatIfPanel)
    panel.picked.emit("drivers=ret-fusion")
    button(panel, "Add second change").click()
    assert field(panel).hasFocus()
    panel.picked.emit("qtcf-ms")
    editor = panel.findChild(AnswerEditor)
    assert editor.isVisibleTo(panel)
    assert editor.isAncestorOf(QApplication.focusWidget())
    editor.answered.emit("qtcf-ms", 510.0)
    assert len([text for text in texts(panel) if "→" in text and len(text) > 2]) == 2
    button(panel, "Keep as case").click()
    assert screen.session.case.findings["qtcf-ms"] == 510.0
    assert not panel.isVisibleTo(screen.view)
    screen.session.undo()
    assert screen.session.case == base


def test_a_supposition_is_edited_and_taken_back(screen, qtbot):
    screen.view.what_if_requested.emit("")
    panel = screen.view.findChild(WhatIfPanel)
    panel.picked.emit("haemoptysis=massive")
    follow(panel, "other answer")
    editor = panel.findChild(AnswerEditor)
    assert editor.isAncestorOf(QApplication.focusWidget())
    press(screen, qtbot, Qt.Key.Key_U)
    assert "not available" in " ".join(texts(panel))
    follow(panel, "take back")
    assert "Choose an answer. The case stays as it is." in texts(panel)
    panel.picked.emit("haemoptysis=massive")
    button(panel, "Reset").click()
    assert "Choose an answer. The case stays as it is." in texts(panel)
    editor.cleared.emit("haemoptysis")


def test_a_line_of_what_could_change_opens_what_if(screen):
    follow(screen.view._side, "What if")
    panel = screen.view.findChild(WhatIfPanel)
    assert panel.isVisibleTo(screen.view)
    assert "Supposed" in texts(panel)


def test_keeping_a_number_that_was_tried_puts_the_keyboard_on_its_empty_field(screen, qtbot):
    screen.view.question_supposed.emit("corrected-calcium")
    panel = screen.view.findChild(WhatIfPanel)
    button(panel, "Keep as case").click()
    assert "corrected-calcium" not in screen.session.case.findings
    editor = panel.findChild(AnswerEditor)
    assert any(text.startswith("Not kept: less than\u00a01.75\u00a0mmol/L") for text in texts(editor))
    assert QApplication.focusWidget().text() == ""
    qtbot.keyClicks(QApplication.focusWidget(), "1.6")
    press(screen, qtbot, Qt.Key.Key_Return)
    button(panel, "Keep as case").click()
    assert screen.session.case.findings["corrected-calcium"] == 1.6


# --- why ------------------------------------------------------------------------------------------


def test_why_answers_in_order_and_puts_another_option_beside_it(screen, qtbot):
    cards(screen)[2].focus()
    press(screen, qtbot, Qt.Key.Key_W)
    panel = screen.view.findChild(WhyPanel)
    heads = [text for text in texts(panel) if text.startswith(("What holds", "What speaks", "What is", "What would"))]
    assert heads == ["What holds", "What speaks against", "What is open", "What would move it"]
    line = field(panel)
    line.setFocus()
    qtbot.keyClicks(line, "best supp")
    press(screen, qtbot, Qt.Key.Key_Down)
    assert isinstance(QApplication.focusWidget(), RichLine)
    press(screen, qtbot, Qt.Key.Key_Return)
    assert any("stands above" in text and "supportive" in text.lower() for text in texts(panel))
    assert line.hasFocus()
    qtbot.keyClicks(line, "zzz")
    assert "Nothing found." in texts(panel)
    button(panel, "What if").click()
    assert screen.view.findChild(WhatIfPanel).isVisibleTo(screen.view)
    assert not panel.isVisibleTo(screen.view)


# --- start or watch, guidelines -------------------------------------------------------------------


def test_start_or_watch_opens_from_the_head_and_a_source_is_shown_in_the_panel(screen, qtbot):
    head = button(screen.view, "Start or watch")
    head.setFocus()
    press(screen, qtbot, Qt.Key.Key_Space)
    panel = screen.view.findChild(StartPanel)
    said = texts(panel)
    for words in ("Growth", "Thyroglobulin", "Symptoms", "Sites at risk", "Refractory by", "Open for"):
        assert words in said
    assert any(text.startswith("Tg doubling time") for text in said)
    number = next(
        run.span.target for line in panel.findChildren(RichLine) for run in line.runs() if run.span.text.isdigit()
    )
    panel.follow(number)
    assert panel.isVisibleTo(screen.view)
    with qtbot.waitSignal(screen.view.route_requested) as caught:
        follow(panel, "Tg doubling time")
    assert caught.args == ["case/tg-doubling-time-years"]
    follow(panel, "Compare side by side")
    assert screen.view.findChild(GuidelinesPage).isVisibleTo(screen.view)
    press(screen, qtbot, Qt.Key.Key_Escape)
    assert not screen.view.findChild(GuidelinesPage).isVisibleTo(screen.view)


def test_guidelines_open_at_the_point_and_esc_goes_back_to_where_one_was(screen, qtbot):
    screen.view._column.finish()
    foot = screen.view.findChild(Foot)
    assert any(text.startswith("Not judged here") for text in texts(foot))
    line = next(found for found in foot.findChildren(RichLine) if found.isVisibleTo(foot))
    line.setFocus(Qt.FocusReason.TabFocusReason)
    press(screen, qtbot, Qt.Key.Key_Return)
    page = screen.view.findChild(GuidelinesPage)
    assert page.isVisibleTo(screen.view)
    assert page.isAncestorOf(QApplication.focusWidget())
    qtbot.waitUntil(lambda: any(text.startswith("Other decision points") for text in texts(page)))
    closed = next(
        box for box in page.findChildren(PointBox) if any(text.startswith("Show what") for text in texts(box))
    )
    before = len(texts(closed))
    follow(closed, "Show what")
    assert len(texts(closed)) > before
    page._on_link_activated("source:1")
    press(screen, qtbot, Qt.Key.Key_Escape)
    assert not page.isVisibleTo(screen.view)
    assert QApplication.focusWidget() is line


def test_bodies_stand_side_by_side_or_below_each_other_with_large_text(screen, qtbot):
    screen.view.guidelines_requested.emit("start-of-systemic-treatment")
    screen.view.findChild(GuidelinesPage).finish()
    qtbot.wait(50)
    box = next(box for box in screen.view.findChildren(PointBox) if "When to start a systemic drug" in texts(box))
    bodies = [label for label in box.findChildren(RichLine) if label.text().startswith(("ATA", "NICE", "ESMO"))]
    lefts = {label.mapTo(box, label.rect().topLeft()).x() for label in bodies}
    assert len(lefts) == (1 if is_large_text() else 3)


# --- the team's decision ---------------------------------------------------------------------------


def test_a_decision_is_noted_by_key_shown_in_the_head_changed_and_removed(screen, qtbot):
    button(screen.view, "Note the team's decision").click()
    panel = screen.view.findChild(DecisionPanel)
    assert field(panel).hasFocus()
    qtbot.keyClicks(field(panel), "sorafenib")
    press(screen, qtbot, Qt.Key.Key_Return)
    words = panel.findChild(QPlainTextEdit)
    assert words.hasFocus()
    qtbot.keyClicks(words, "Closer to home")
    reason = next(item for item in panel.findChildren(AnswerButton) if item.text() == "Availability")
    reason.setFocus()
    press(screen, qtbot, Qt.Key.Key_Space)
    note = button(panel, "Note it")
    note.setFocus()
    press(screen, qtbot, Qt.Key.Key_Space)
    decision = screen.session.case.decision
    assert (decision.option, decision.reasons, decision.words) == (
        "sorafenib", (DecisionReason.AVAILABILITY,), "Closer to home",
    )  # fmt: skip
    assert not panel.isVisibleTo(screen.view)
    said = " ".join(texts(screen.view._head))
    assert "sorafenib" in said
    assert "availability" in said
    assert "Closer to home" in said
    button(screen.view, "Change the team's decision").click()
    assert panel.findChild(QPlainTextEdit).toPlainText() == "Closer to home"
    assert next(item for item in panel.findChildren(AnswerButton) if item.text() == "Availability").isChecked()
    reason.click()
    note.click()
    assert screen.session.case.decision.reasons == ()
    button(screen.view, "Change the team's decision").click()
    button(panel, "Remove").click()
    assert screen.session.case.decision is None
    assert "sorafenib" not in " ".join(texts(screen.view._head))


def test_a_refused_decision_says_why_and_keeps_what_was_typed(screen, qtbot):
    screen.view._head.decision_requested.emit()
    panel = screen.view.findChild(DecisionPanel)
    panel.picked.emit("another")
    button(panel, "Note it").click()
    assert any(text.startswith("Not noted:") for text in texts(panel))
    follow(panel, "change")
    assert field(panel).hasFocus()
    press(screen, qtbot, Qt.Key.Key_Escape)
    assert not panel.isVisibleTo(screen.view)


def test_esc_in_the_words_closes_the_form(screen, qtbot):
    screen.view._head.decision_requested.emit()
    panel = screen.view.findChild(DecisionPanel)
    panel.findChild(QPlainTextEdit).setFocus()
    press(screen, qtbot, Qt.Key.Key_Escape)
    assert not panel.isVisibleTo(screen.view)


def draft_of(screen, text):
    """Opens the form and writes into it; gives the field."""
    screen.view._head.decision_requested.emit()
    words = screen.view.findChild(DecisionPanel).findChild(QPlainTextEdit)
    words.setPlainText(text)
    return words


def test_a_draft_outlives_esc_other_panels_and_another_window_over_its_case(screen, qtbot):
    words = draft_of(screen, "Surgery first")
    panel = screen.view.findChild(DecisionPanel)
    panel.picked.emit("sorafenib")
    press(screen, qtbot, Qt.Key.Key_Escape)
    screen.view.what_if_requested.emit("")
    screen.session.answer("ecog", "2")
    screen.view._head.decision_requested.emit()
    assert words.toPlainText() == "Surgery first"
    assert any("sorafenib" in text for text in texts(panel))
    other = Screen(screen.knowledge, screen.session)  # as after another text size
    qtbot.addWidget(other.view)
    other.presenter.show("", "decision")
    assert other.view.findChild(QPlainTextEdit).toPlainText() == "Surgery first"


def test_a_draft_goes_with_its_case_and_once_it_is_noted_or_removed(screen):
    words = draft_of(screen, "Surgery first")
    button(screen.view.findChild(DecisionPanel), "Note it").click()
    assert screen.session.case.decision.words == "Surgery first"
    assert screen.session.draft is None
    draft_of(screen, "Changed, not noted")
    button(screen.view.findChild(DecisionPanel), "Remove").click()
    draft_of(screen, "Once more")
    screen.open(0)
    screen.view._head.decision_requested.emit()
    assert words.toPlainText() == ""
    assert screen.session.draft is None


def test_tab_reaches_reasons_before_the_words_and_the_buttons(screen, qtbot):
    draft_of(screen, "")
    panel = screen.view.findChild(DecisionPanel)
    panel.picked.emit("sorafenib")
    panel.focus_first()
    walked = []
    for _ in range(4):
        press(screen, qtbot, Qt.Key.Key_Tab)
        walked.append(type(QApplication.focusWidget()).__name__)
    assert walked == ["AnswerButton", "_Words", "_Line", "QPushButton"]


def test_what_if_asks_for_no_day_of_a_measurement_and_has_no_key_that_does_nothing(screen):
    screen.session.answer("qtcf-ms", 455.0)
    screen.view.question_supposed.emit("qtcf-ms")
    panel = screen.view.findChild(WhatIfPanel)
    names = [line.accessibleName() for line in panel.findChild(AnswerEditor).findChildren(QLineEdit)]
    assert names == ["QTcF"]
    buttons = [found for found in panel.findChild(AnswerEditor).findChildren(QToolButton) if found.isVisible()]
    assert not [found for found in buttons if found.accessibleName().startswith("Definition")]
    assert Qt.Key.Key_F2 not in [action.key for action in panel.findChild(AnswerEditor).key_table()]


def test_what_is_as_noted_is_no_draft(screen):
    words = draft_of(screen, "Surgery first")
    words.setPlainText("")
    assert screen.session.draft is None
    line = next(line for line in screen.view.findChild(DecisionPanel).findChildren(QLineEdit) if line.text())
    line.setText("2026-11-27")
    assert screen.session.draft.day == "2026-11-27"


# --- the page -------------------------------------------------------------------------------------


def test_f6_walks_the_panes_and_shift_f6_walks_back(screen, qtbot):
    screen.view.focus_first()
    panes = [screen.view._head, screen.view._column, screen.view._panels]

    def pane():
        return next(place for place, found in enumerate(panes) if found.isAncestorOf(QApplication.focusWidget()))

    assert pane() == 0
    seen = []
    for _ in range(3):
        press(screen, qtbot, Qt.Key.Key_F6)
        seen.append(pane())
    assert seen == [1, 2, 0]
    press(screen, qtbot, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert pane() == 2
    screen.view.guidelines_requested.emit("")
    press(screen, qtbot, Qt.Key.Key_F6)
    assert screen.view._head.isAncestorOf(QApplication.focusWidget())


def test_opening_the_rest_of_for_opens_against_too(screen, qtbot):
    row = cards(screen)[1].row
    lines = {kind: tuple(Line(f"{kind} {number}.") for number in range(1, 6)) for kind in ("For", "Against")}
    card = OptionCard(replace(row, supports=lines["For"], opposes=lines["Against"]), True, True)
    qtbot.addWidget(card)
    card.show()
    assert not {"For 4.", "Against 4."} & set(texts(card))
    follow(card, "2 more")
    assert {"For 5.", "Against 5."} <= set(texts(card))


def test_a_cut_line_opens_in_place(screen):
    screen.view._column.finish()
    card = next(card for card in cards(screen) if any(line.rest for line in (*card.row.supports, *card.row.opposes)))
    card.set_open(True)
    line = next(line for line in (*card.row.supports, *card.row.opposes) if line.rest)
    for found in card.findChildren(MoreLines):
        found.open_all()
    assert not any(line.rest in text for text in texts(card))
    for shown in card.findChildren(RichLine):
        if shown.text().startswith(line.text) and any(run.span.text == "more" for run in shown.runs()):
            shown.link_activated.emit(next(run.span.target for run in shown.runs() if run.span.text == "more"))
    assert any(line.rest in text for text in texts(card))


def test_every_open_fact_is_on_an_open_card(screen):
    screen.view._column.finish()
    for card in cards(screen):
        card.set_open(True)
        said = " ".join(texts(card))
        for fact in (*card.row.open, *card.row.needs):
            assert fact.label in said, (card.row.option, fact.label)


def test_what_is_announced_interrupts_nothing(screen):
    event = announcement(screen.view, "1 option moved")
    assert event.message() == "1 option moved"
    assert event.politeness() is QAccessible.AnnouncementPoliteness.Polite
    screen.view.announce("1 option moved")


def test_every_button_of_every_panel_has_a_name_and_is_large_enough(screen, qtbot):
    openers = (
        lambda: screen.view.what_if_requested.emit(""),
        screen.view._head.start_requested.emit,
        screen.view._head.decision_requested.emit,
        lambda: screen.view.why_requested.emit("lenvatinib"),
        lambda: screen.view.guidelines_requested.emit(""),
    )
    for opener in openers:
        opener()
        qtbot.wait(10)
        for found in screen.view.findChildren(QPushButton):
            if found.isVisible():
                assert found.accessibleName() or found.text()
                assert found.height() >= 24


def test_without_a_case_there_is_nothing_to_do_and_no_panel(screen):
    screen.view._head.decision_requested.emit()
    screen.session.close()
    assert not screen.view.findChild(DecisionPanel).isVisibleTo(screen.view)
    assert not [found for found in screen.view._head.findChildren(QPushButton) if found.isVisibleTo(screen.view)]
