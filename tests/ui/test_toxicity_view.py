"""The stepper with real widgets, from the keyboard, at usual and at largest text."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPushButton, QWidget

from rairdtc_gui.domain.cited import Statement
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.toxicity.do_box import DoFrame
from rairdtc_gui.ui.screens.toxicity.grade_cards import GradeButton
from rairdtc_gui.ui.screens.toxicity.presenter import ToxicityPresenter
from rairdtc_gui.ui.screens.toxicity.side import DoseLadder
from rairdtc_gui.ui.screens.toxicity.view import ToxicityView
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.text import RichLine
from tests.ui.tool_parts import assert_nothing_is_cut, opened, press, texts, write

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def made(qtbot, qapp, knowledge, engine, scale=1.0):
    def make():
        view = ToxicityView()
        return view, ToxicityPresenter(view, Session(engine), knowledge, lambda: date(2026, 11, 25))

    return opened(qtbot, qapp, make, scale)


@pytest.fixture
def screen(qtbot, qapp, knowledge, engine):
    return made(qtbot, qapp, knowledge, engine)


def lines(view):
    return [line.text().replace("\u00a0", " ") for line in view.findChildren(RichLine) if line.isVisible()]


def test_drug_event_grade_and_dose_from_the_keyboard(qtbot, screen):
    view, _ = screen
    write(qtbot, "lenv")
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "hyper")
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), GradeButton)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Right)
    press(qtbot, Qt.Key.Key_Space)
    assert [button.isChecked() for button in view.findChildren(GradeButton)[:4]] == [False, False, True, False]
    view._dose.focus_field()
    write(qtbot, "24")
    press(qtbot, Qt.Key.Key_Return)
    assert "Hold" in texts(view)
    assert "lenvatinib — 20 mg — oral — once daily" in texts(view)
    press(qtbot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text().startswith("2026-11-25 lenvatinib 24 mg oral once daily: Hypertension")


def test_a_digit_and_enter_choose_a_grade_and_a_stop_is_marked(qtbot, screen):
    view, presenter = screen
    presenter.show("lenvatinib", "Hypertension")
    view.focus_first()
    press(qtbot, Qt.Key.Key_4)
    assert view.findChildren(GradeButton)[3].hasFocus()
    assert "Stop for good" in texts(view)
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Return)
    assert view.findChildren(GradeButton)[2].isChecked()
    view.findChildren(GradeButton)[2].setFocus()
    press(qtbot, Qt.Key.Key_A)  # no grade
    assert view.findChildren(GradeButton)[2].isChecked()


def test_a_second_event_comes_and_goes(qtbot, screen):
    view, presenter = screen
    presenter.show("lenvatinib", "Hypertension")
    presenter.on_grade_chosen(0, 3)
    view._add.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    write(qtbot, "diarr")
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_4)
    frames = [frame for frame in view.findChildren(DoFrame) if frame.isVisible()]
    assert [frame.accessibleName().split(":")[0] for frame in frames] == ["Leads", "Also"]
    remove = next(item for item in view.findChildren(QPushButton) if item.text() == "Remove second event")
    remove.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert len([frame for frame in view.findChildren(DoFrame) if frame.isVisible()]) == 1


def test_the_dose_levels_stand_beside_each_other_and_the_next_is_marked(screen):
    view, presenter = screen
    presenter.show("lenvatinib", "Hypertension")
    presenter.on_dose_typed("24 mg")
    presenter.on_grade_chosen(0, 3)
    ladder = next(part for part in view.findChildren(DoseLadder) if part.isVisible())
    said = ladder.accessibleName().replace("\u00a0", " ")
    assert said == "now: 24 mg; next: 20 mg; after: 14 mg; last in label: 10 mg"
    boxes = [box for box in ladder.findChildren(QFrame) if box.property("kind") == "level"]
    assert [box.property("is-next") for box in boxes] == [False, True, False, False]
    QApplication.processEvents()
    assert len({box.y() for box in boxes}) == 1


def test_a_level_that_is_wider_than_the_panel_wraps(qtbot):
    """Surufatinib ends at 200 mg once daily for 3 weeks, then 1 week off: one line of it pushed the panel out."""
    long = "200\u00a0mg\u00a0once\u00a0daily for 3\u00a0weeks, then 1\u00a0week off"
    parent = QWidget()
    qtbot.addWidget(parent)
    ladder = DoseLadder(
        (Statement("now", lead="250\u00a0mg\u00a0once\u00a0daily"), Statement("next", lead=long)), parent
    )
    narrow = ladder.layout().minimumSize().width()
    assert narrow < ladder.fontMetrics().horizontalAdvance(long)
    assert ladder.layout().heightForWidth(narrow) > ladder.layout().heightForWidth(2000)


def test_which_time_by_key_and_hostile_text_stays_text(qtbot, screen):
    view, presenter = screen
    presenter.show("sorafenib", "Palmar-plantar erythrodysesthesia syndrome or rash")
    presenter.on_grade_chosen(0, 3)
    first = next(item for item in view.findChildren(AnswerButton) if item.text() == "First time")
    first.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert "If it recurs" in texts(view)
    press(qtbot, Qt.Key.Key_Space)
    assert "If it recurs" not in texts(view)
    view._events[0].picker.focus_field()
    write(qtbot, "<b>rash</b>")
    press(qtbot, Qt.Key.Key_Return)
    assert any("The label does not say <b>rash</b>." in text for text in texts(view))
    view._drug.focus_field()
    write(qtbot, "<img src=x>")
    QApplication.focusWidget().insert("\u202e")
    press(qtbot, Qt.Key.Key_Return)
    assert any("<img src=x>" in text and "not covered" in text for text in texts(view))
    assert not view._copy.isEnabled()
    presenter.show("lenvatinib", "")
    view.focus_first()
    presenter.show("lenvatinip", "")
    assert view._drug.isAncestorOf(QApplication.focusWidget())
    assert view._drug.text() == "lenvatinip"


def test_sources_are_marked_and_panes_are_walked(qtbot, screen):
    view, presenter = screen
    presenter.show("lenvatinib", "Hypertension")
    presenter.on_grade_chosen(0, 3)
    gone = []
    view.route_requested.connect(gone.append)
    view._on_link("source:1")
    assert view._side._sources._marked is not None
    view._on_link("source:999")
    view._on_link("case/weight-kg")
    view._on_link("")
    assert gone == ["case/weight-kg"]
    view.focus_first()
    press(qtbot, Qt.Key.Key_F6)
    assert view._side.isAncestorOf(QApplication.focusWidget())
    view.restore(view.state())
    assert (view.title(), view.context()) == ("Toxicity", "")
    presenter.refresh()  # nothing changed: nothing is drawn anew


def test_nothing_is_cut_at_200_percent(qtbot, qapp, knowledge, engine):
    view, presenter = made(qtbot, qapp, knowledge, engine, 2.0)
    presenter.show("lenvatinib", "Hypertension")
    presenter.on_dose_chosen("0")
    presenter.on_grade_chosen(0, 3)
    qtbot.wait(50)
    assert_nothing_is_cut(view)
    for field in view.findChildren(QLineEdit):
        if field.isVisible() and field.text():
            assert field.fontMetrics().horizontalAdvance(field.text()) <= field.width(), field.text()
    assert any("lenvatinib — 20 mg" in text for text in texts(view))
    view._on_link("source:1")


def test_a_page_that_waits_offers_what_can_be_chosen(qtbot, screen):
    view, presenter = screen
    presenter.refresh()
    offered = {button.accessibleName(): button for button in view.findChildren(QPushButton) if button.isVisible()}
    assert {"lenvatinib", "selpercatinib", "levothyroxine"} <= set(offered)
    assert not view._side_scroll.isVisible()
    offered["lenvatinib"].click()
    offered = {button.accessibleName(): button for button in view.findChildren(QPushButton) if button.isVisible()}
    assert {"Hypertension", "Proteinuria", "Fatigue"} <= set(offered)
    assert "selpercatinib" not in offered
    offered["Hypertension"].click()
    assert isinstance(QApplication.focusWidget(), GradeButton)
    assert not view._offers.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert view._side_scroll.isVisible()


def test_a_line_that_is_offered_is_taken_though_the_field_with_what_was_asked_loses_the_focus(qtbot, screen):
    view, presenter = screen
    presenter.show("dabrafenib", "retinal detachment")  # a name that the list has under another entry
    view.focus_first()
    asked = presenter._chosen.events[0].asked
    view._events[0].picker._take(is_enter=False)
    assert presenter._chosen.events[0].asked == asked
    button = next(item for item in view._offers.findChildren(QPushButton) if item.text() == "Uveitis")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view._form.blocks[0].event == "Uveitis"
