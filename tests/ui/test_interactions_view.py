"""The interaction page with real widgets, from the keyboard, at usual and at largest text."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.interactions.group_card import GroupCard
from rairdtc_gui.ui.screens.interactions.presenter import InteractionsPresenter
from rairdtc_gui.ui.screens.interactions.view import InteractionsView
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.text import RichLine
from tests.ui.tool_parts import assert_nothing_is_cut, opened, press, texts, write

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def made(qtbot, qapp, knowledge, engine, scale=1.0):
    def make():
        view = InteractionsView()
        return view, InteractionsPresenter(view, Session(engine), knowledge)

    return opened(qtbot, qapp, make, scale)


@pytest.fixture
def screen(qtbot, qapp, knowledge, engine):
    return made(qtbot, qapp, knowledge, engine)


def cards(view):
    return [card.accessibleName() for card in view.findChildren(GroupCard) if card.isVisible()]


def test_a_drug_and_five_medicines_from_the_keyboard(qtbot, screen):
    view, presenter = screen
    write(qtbot, "selp")
    press(qtbot, Qt.Key.Key_Return)
    for name in ("omepra", "amiod", "ondans", "paracetamol", "<b>herbal tea</b>"):
        write(qtbot, name)
        press(qtbot, Qt.Key.Key_Return)
    assert len(presenter._entered) == 5
    assert cards(view)[0] == "Do not combine"
    assert "Adds up" in cards(view)
    assert cards(view)[-1] == "No data"
    assert "“<b>herbal tea</b>”" in texts(view)
    press(qtbot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text().startswith("selpercatinib: Omeprazole: Do not combine.")


def test_a_medicine_that_is_entered_twice_adds_no_other(qtbot, screen):
    view, presenter = screen
    write(qtbot, "selpercatinib")
    press(qtbot, Qt.Key.Key_Return)
    for name in ("omeprazole", "prednisolone"):
        for _ in range(2):
            write(qtbot, name)
            press(qtbot, Qt.Key.Key_Return)
        assert f"{name.capitalize()} is on the list already." in texts(view)
    assert list(presenter._entered) == ["omeprazole", "prednisolone"]
    presenter.on_medicine_removed("omeprazole")
    assert not any("on the list already" in text for text in texts(view))


def test_medicines_are_taken_off_and_the_focus_stays_in_the_list(qtbot, screen):
    view, presenter = screen
    presenter.show("selpercatinib", "")
    for name in ("omeprazole", "A & B"):
        presenter.on_medicine_added(name)
    buttons = {button.accessibleName(): button for button in view._list.findChildren(QPushButton)}
    buttons["Remove Omeprazole"].setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert list(presenter._entered) == ["A & B"]
    assert view._list.isAncestorOf(QApplication.focusWidget())
    presenter.on_medicine_added("omeprazole")
    clear = next(
        item for item in view._list.findChildren(QPushButton) if item.text() == "Remove all" and item.isVisible()
    )
    clear.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert presenter._entered == {}


def test_quick_picks_and_sources(qtbot, screen):
    view, presenter = screen
    presenter.show("selpercatinib", "")
    pick = next(item for item in view.findChildren(AnswerButton) if item.text() == "Antacids")
    pick.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert list(presenter._entered) == ["antacid"]
    view._on_link("source:1")
    assert view._sources._marked is not None
    view._on_link("source:77")
    press(qtbot, Qt.Key.Key_Space)
    assert presenter._entered == {}
    view._drug.focus_field()
    write(qtbot, "zzzz")
    press(qtbot, Qt.Key.Key_Return)
    assert any("zzzz is not covered" in text for text in texts(view))
    view.restore(view.state())
    assert (view.title(), view.context()) == ("Interactions", "")
    view._on_copy()
    presenter.refresh()


def test_nothing_is_cut_at_200_percent(qtbot, qapp, knowledge, engine):
    view, presenter = made(qtbot, qapp, knowledge, engine, 2.0)
    presenter.show("selpercatinib", "")
    for name in ("omeprazole", "amiodarone", "ondansetron", "paracetamol", "herbal tea"):
        presenter.on_medicine_added(name)
    qtbot.wait(50)
    assert_nothing_is_cut(view)
    view._on_link("source:1")


def test_a_medicine_with_a_monograph_of_its_own_is_a_link_to_it(qtbot, screen):
    view, presenter = screen
    presenter.show("selpercatinib", "")
    for name in ("levothyroxine", "omeprazole"):
        presenter.on_medicine_added(name)
    gone = []
    view.route_requested.connect(gone.append)
    names = [line for line in view.findChildren(RichLine) if line.isVisible() and line.text() == "Levothyroxine"]
    assert len(names) == 1
    names[0].link_activated.emit(names[0].runs()[0].span.target)
    assert gone == ["drugs/levothyroxine"]
    assert "Omeprazole" in texts(view)  # it has none


def test_a_medicine_that_is_not_in_the_book_says_so_on_its_button(qtbot, screen):
    view, presenter = screen
    presenter.show("selpercatinib", "")
    for name in ("omeprazole", "herbal tea"):
        presenter.on_medicine_added(name)
    said = [button.text().strip() for button in view._list.findChildren(QPushButton) if button.isVisible()]
    assert said == ["Omeprazole", "\u201cherbal tea\u201d, not checked", "Remove all"]


def test_at_200_percent_the_answer_is_in_sight_below_the_field_for_the_next_medicine(qtbot, qapp, knowledge, engine):
    view, presenter = made(qtbot, qapp, knowledge, engine, 2.0)
    view.resize(1226, 580)
    presenter.show("selpercatinib", "")
    view.focus_first()
    for name in ("omeprazole", "amiodarone", "herbal tea", "warfarin"):
        write(qtbot, name)
        press(qtbot, Qt.Key.Key_Return)
    qtbot.wait(50)
    port = view._scroll.viewport()
    field = view._with.mapTo(port, QPoint(0, 0)).y()
    card = min(part.mapTo(port, QPoint(0, 0)).y() for part in view.findChildren(GroupCard) if part.isVisible())
    assert 0 <= field < card < port.height() * 3 // 4
    assert view._quick.mapTo(port, QPoint(0, 0)).y() > card


def test_what_is_offered_is_chosen_with_a_click(qtbot, screen):
    view, presenter = screen
    presenter.refresh()
    for name in ("selpercatinib", "Proton pump inhibitors"):
        buttons = {button.accessibleName(): button for button in view._offers.findChildren(QPushButton)}
        buttons[name].click()
    assert view._form.drug == "selpercatinib"
    assert [item.key for item in view._form.taken] == ["proton-pump-inhibitor"]
    assert not view._offers.isVisible()
    assert view._side_scroll.isVisible()
