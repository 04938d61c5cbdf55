"""The result with real widgets, from the keyboard alone, over the example cases."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton

from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.result.option_card import OptionCard
from rairdtc_gui.ui.screens.result.presenter import ResultPresenter
from rairdtc_gui.ui.screens.result.view import ResultView
from rairdtc_gui.ui.screens.result.why_panel import WhyPanel
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.clipboard import clear_copied
from rairdtc_gui.ui.widgets.text import RichLine
from rairdtc_gui.ui.widgets.text_block import TextBlock

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


class Screen:
    """View, presenter and session together, as compose makes them."""

    def __init__(self, knowledge, session=None):
        self.session = session or Session(Engine(knowledge.rule_set))
        self.knowledge = knowledge
        self.view = ResultView()
        self.presenter = ResultPresenter(self.view, self.session, knowledge, lambda: date(2026, 11, 28))
        self.reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})

    def open(self, place):
        example = self.knowledge.example_cases[place]
        self.session.start(self.reader.from_example(example), example.id)
        self.presenter.refresh()


@pytest.fixture(params=[1.0, 2.0])
def screen(qtbot, qapp, knowledge, request):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, request.param))
    screen = Screen(knowledge)
    qtbot.addWidget(screen.view)
    screen.view.resize(1198, 636)
    screen.view.show()
    screen.view.activateWindow()
    screen.open(0)
    wait_for_all(screen, qtbot)
    return screen


def wait_for_all(screen, qtbot):
    """What is further down follows behind the frame; here at once."""
    screen.view._column.finish()
    screen.view._side.finish()
    qtbot.wait(20)


def cards(screen):
    return screen.view.findChildren(OptionCard)


def texts(screen):
    QApplication.processEvents()
    return "\n".join(label.text() for label in screen.view.findChildren(TextBlock) if label.isVisibleTo(screen.view))


def test_the_first_card_is_open_and_the_others_open_by_key(screen, qtbot):
    assert [card.is_open for card in cards(screen)][:2] == [True, False]
    assert len(cards(screen)) > 5
    chevron = cards(screen)[1].findChild(QToolButton)
    chevron.setFocus()
    qtbot.keyClick(chevron, Qt.Key.Key_Space)
    assert cards(screen)[1].is_open
    assert screen.view.focusWidget() is chevron
    qtbot.keyClick(chevron, Qt.Key.Key_Space)
    assert not cards(screen)[1].is_open


def test_why_opens_by_w_and_esc_brings_the_focus_back(screen, qtbot):
    card = cards(screen)[1]
    card.focus()
    qtbot.keyClick(screen.view.focusWidget(), Qt.Key.Key_W)
    panel = screen.view.findChild(WhyPanel)
    assert panel.isVisibleTo(screen.view)
    assert panel.isAncestorOf(screen.view.focusWidget())
    qtbot.keyClick(screen.view.focusWidget(), Qt.Key.Key_Escape)
    assert not panel.isVisibleTo(screen.view)
    assert card.isAncestorOf(screen.view.focusWidget())


def cut(screen):
    """Wrapped texts that are given less height than they need."""
    shown = [card for card in cards(screen) if card.isVisibleTo(screen.view)]
    labels = [label for card in shown for label in card.findChildren(TextBlock) if label.isVisibleTo(card)]
    return [
        label.text() for label in labels if label.wordWrap() and label.height() < label.heightForWidth(label.width())
    ]


def test_every_line_of_every_example_is_on_the_screen_and_not_cut(screen, knowledge, qtbot):
    for place in range(len(knowledge.example_cases)):
        screen.open(place)
        qtbot.wait(50)
        qtbot.waitUntil(lambda: cut(screen) == [])
        assert screen.view.minimumSizeHint().width() <= 1198


def test_against_is_never_hidden_while_for_is_open(screen, qtbot):
    screen.open(2)
    qtbot.wait(50)
    for card in cards(screen):
        shown = [label.text() for label in card.findChildren(TextBlock) if label.isVisibleTo(card)]
        for line in card.row.opposes[:3]:
            assert any(text.startswith(line.text) for text in shown), (card.row.option, line.text)


def test_a_card_that_says_the_same_stays_and_keeps_the_focus(screen, qtbot):
    card = cards(screen)[1]
    card.focus()
    screen.session.mark_unavailable("rai-last-date")
    screen.presenter.refresh()
    qtbot.wait(50)
    focused = screen.view.focusWidget()
    owner = next(found for found in cards(screen) if found.isAncestorOf(focused))
    assert owner.row.option == card.row.option


def test_a_source_number_shows_its_source(screen, qtbot):
    screen.view._on_link_activated("source:1")
    QApplication.processEvents()
    assert "[1]" in texts(screen)


def test_after_an_error_nothing_of_the_result_stays(screen):
    screen.view.clear_after_error()
    said = texts(screen)
    assert "cleared" in said
    assert not [card for card in cards(screen) if card.isVisibleTo(screen.view)]
    assert "Contraindicated" not in said


def test_show_opens_the_card_of_an_option(screen, qtbot):
    option = cards(screen)[4].row.option
    screen.presenter.show(option, "")
    qtbot.wait(20)
    card = next(card for card in cards(screen) if card.row.option == option)
    assert card.is_open
    assert card.isAncestorOf(screen.view.focusWidget())


def test_the_way_it_was_left_is_found_again(screen, qtbot):
    screen.presenter.show(cards(screen)[3].row.option, "")
    qtbot.wait(20)
    left = screen.view.state()
    screen.view.restore((0, 0, frozenset()))
    qtbot.wait(20)
    assert screen.view.state() != left
    screen.view.restore(left)
    qtbot.wait(20)
    assert screen.view.state() == left


def test_every_button_has_a_name(screen):
    assert all(
        button.accessibleName() or button.text()
        for button in screen.view.findChildren(QAbstractButton)
        if button.isVisibleTo(screen.view)
    )


def test_what_is_to_be_done_first_is_in_sight_when_the_result_opens(screen, qtbot):
    screen.view.focus_first()
    qtbot.wait(20)
    assert screen.view.state()[0] == 0


def test_copying_takes_the_option_that_has_the_keyboard_and_the_button_the_first(screen, qtbot):
    heard = []
    screen.view.copy_requested.connect(heard.append)
    card = cards(screen)[1]
    card.focus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(screen.view.focusWidget(), Qt.Key.Key_C, keys)
    button = next(found for found in screen.view.findChildren(QPushButton) if found.accessibleName() == "Copy citation")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert heard == [card.row.option, ""]
    screen.view.copy("a line")
    assert QApplication.clipboard().text() == "a line"
    clear_copied()
    assert QApplication.clipboard().text() == ""


def test_undo_and_redo_are_keys_of_the_result_too(screen, qtbot):
    heard = []
    screen.view.undo_requested.connect(lambda: heard.append("undo"))
    screen.view.redo_requested.connect(lambda: heard.append("redo"))
    screen.view.focus_first()
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        qtbot.keyClick(screen.view.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["undo", "redo"]


def rows_of(screen):
    return list(screen.presenter._rows_shown.cards)


def shown_rows(screen):
    """What the cards in sight say, from top to bottom."""
    visible = [card for card in cards(screen) if card.isVisibleTo(screen.view)]
    return [card.row for card in sorted(visible, key=lambda card: card.y())]


def test_what_is_in_sight_comes_first_and_the_rest_follows_in_rank_order(screen, qtbot):
    screen.open(2)
    assert 0 < len(shown_rows(screen)) < len(rows_of(screen))
    qtbot.waitUntil(lambda: "Not judged here" in texts(screen), timeout=60_000)
    assert shown_rows(screen) == rows_of(screen)
    assert screen.view._column.height() > screen.view.height()


def test_after_an_answer_no_card_says_what_does_not_hold_any_more(screen, qtbot):
    screen.open(2)
    wait_for_all(screen, qtbot)
    for question, value in (("drivers", ("ret-fusion",)), ("qtcf-ms", 520.0), ("drivers", ("none-found",))):
        screen.session.answer(question, value)
        screen.presenter.refresh()
        assert all(row in rows_of(screen) for row in shown_rows(screen))
        wait_for_all(screen, qtbot)
        assert shown_rows(screen) == rows_of(screen)


def test_a_card_keeps_the_rows_that_say_the_same(screen, qtbot):
    screen.open(2)
    wait_for_all(screen, qtbot)
    card = next(card for card in cards(screen) if card.row == rows_of(screen)[0])
    kept = {name: widget for name, (_, widget) in card._parts.items()}
    before = card.row
    screen.session.answer("potassium", 4.2)
    screen.presenter.refresh()
    assert card.row.open != before.open
    assert (card.row.dose, card.row.evidence) == (before.dose, before.evidence)
    now = {name: widget for name, (_, widget) in card._parts.items()}
    assert now["dose"] is kept["dose"]
    assert now["open"] is not kept["open"]
    assert "Potassium" not in "".join(block.text() for block in now["open"].findChildren(TextBlock))


def test_the_sentence_without_a_case_goes_with_the_next_one(screen, qtbot):
    screen.session.close()
    screen.presenter.refresh()
    assert "No case is open." in texts(screen)
    screen.open(1)
    wait_for_all(screen, qtbot)
    assert "No case is open." not in texts(screen)
    assert shown_rows(screen) == rows_of(screen)


def test_a_source_that_still_waits_is_there_when_it_is_asked_for(screen):
    screen.open(3)
    last = len(screen.presenter._rows_shown.side.sources)
    entry = screen.view._side._sources.mark(last)
    assert f"[{last}]" in [label.text() for label in entry.findChildren(TextBlock)]


def test_tab_goes_down_the_page_also_after_the_options_changed_places(screen, qtbot):
    screen.open(2)
    wait_for_all(screen, qtbot)
    for value in (("ret-fusion",), ("none-found",), ("braf-v600e",)):
        screen.session.answer("drivers", value)
        screen.presenter.refresh()
        wait_for_all(screen, qtbot)
    column = screen.view._column
    screen.view._head.focus_button()
    heights, widget = [], QApplication.focusWidget()
    for _ in range(2_000):
        widget = widget.nextInFocusChain()
        if widget is screen.view._head or not screen.view.isAncestorOf(widget):
            break
        if column.isAncestorOf(widget) and widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            heights.append(widget.mapTo(column, widget.rect().topLeft()).y())
    assert len(heights) > 60
    down = [second - first for first, second in pairwise(heights)]
    assert min(down) >= -40  # what stands beside each other may begin a little higher


def test_another_case_is_shown_from_the_top_with_its_cards_closed(screen, qtbot):
    bar = screen.view._scroll.verticalScrollBar()
    second = cards(screen)[1]
    second.set_open(True)
    second.toggled.emit(second.row.option, True)
    bar.setValue(bar.maximum())
    screen.session.answer("age", 71)
    screen.presenter.refresh()  # the same case stays where it is
    assert bar.value() > 0
    assert screen.view._column.opened()
    screen.open(1)
    wait_for_all(screen, qtbot)
    assert bar.value() == 0
    assert not screen.view._column.opened()


def test_of_many_open_facts_the_most_decisive_stand_above_the_dose_and_the_others_below(screen, qtbot):
    screen.open(2)
    wait_for_all(screen, qtbot)
    card = next(card for card in cards(screen) if card.is_leading and card.isVisible())
    facts = [fact.label for fact in card.row.open]
    assert len(facts) > 6
    lines = [line for line in card.findChildren(RichLine) if line.isVisible()]

    def top(words):
        line = next(line for line in lines if words in line.text())
        return line.mapTo(card, QPoint(0, 0)).y()

    dose = top(card.row.dose.lines[0].dose)
    assert [top(fact) < dose for fact in facts] == [True] * 3 + [False] * (len(facts) - 3)
