"""The picker from the keyboard: typing narrows, Enter picks, an unknown text is told of once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rairdtc_gui.domain.choices import Choice
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.picker import Picker
from rairdtc_gui.ui.widgets.row_list import RowList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
CHOICES = tuple(Choice(word, word.title(), "in the label", (f"{word}-brand",)) for word in ("alpha", "beta", "gamma"))


@pytest.fixture
def parts(qtbot, qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    window = QWidget()
    picker, other = Picker("Drug", "drug", 12, window), QLineEdit(window)
    column = QVBoxLayout(window)
    column.addWidget(picker)
    column.addWidget(other)
    column.addStretch(1)
    picker.show_choices(CHOICES, "")
    qtbot.addWidget(window)
    window.resize(500, 400)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    picker.focus_field()
    told = []
    picker.picked.connect(lambda key: told.append(("picked", key)))
    picker.entered.connect(lambda text: told.append(("entered", text)))
    return picker, other, window, told


def line(picker):
    return picker.findChild(QLineEdit)


def rows(window):
    return next((listed for listed in window.findChildren(RowList) if listed.isVisible()), None)


def test_typing_narrows_the_list_and_enter_picks_the_first(qtbot, parts):
    picker, _, window, told = parts
    qtbot.keyClicks(line(picker), "be")
    assert rows(window).count() == 1
    qtbot.keyClick(line(picker), Qt.Key.Key_Return)
    assert told == [("picked", "beta")]
    assert (picker.text(), rows(window)) == ("Beta", None)


def test_arrows_open_and_walk_the_list_and_escape_takes_it_back(qtbot, parts):
    picker, _, window, told = parts
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(line(picker), key)
    qtbot.keyClick(line(picker), Qt.Key.Key_Enter)
    assert told == [("picked", "beta")]
    qtbot.keyClicks(line(picker), "x")
    qtbot.keyClick(line(picker), Qt.Key.Key_Escape)
    assert (picker.text(), rows(window)) == ("Beta", None)
    qtbot.keyClick(line(picker), Qt.Key.Key_Return)  # nothing new was typed
    assert len(told) == 1


def test_a_text_that_is_no_entry_is_told_of_and_stays_as_typed(qtbot, parts):
    picker, other, window, told = parts
    qtbot.keyClicks(line(picker), "<b>zz</b>")
    qtbot.keyClick(line(picker), Qt.Key.Key_Return)
    picker.show_choices(CHOICES, "", "<b>zz</b>")
    other.setFocus()
    assert told == [("entered", "<b>zz</b>")]
    assert (picker.text(), rows(window)) == ("<b>zz</b>", None)
    picker.show_choices((), "")
    assert not picker.isEnabled()


def test_leaving_takes_a_whole_name_and_tells_of_any_other_text(qtbot, parts):
    picker, other, _, told = parts
    qtbot.keyClicks(line(picker), "gamma-brand")
    other.setFocus()
    picker.focus_field()
    qtbot.keyClicks(line(picker), "gam")
    other.setFocus()
    assert told == [("picked", "gamma"), ("entered", "gam")]


def test_a_list_that_only_adds_empties_itself_and_takes_free_text(qtbot, parts):
    picker, _, window, told = parts
    picker.empty_after_pick()
    picker.offer_free()
    qtbot.keyClicks(line(picker), "alp")
    assert rows(window).count() == 2
    qtbot.keyClick(line(picker), Qt.Key.Key_Down)
    qtbot.keyClick(line(picker), Qt.Key.Key_Return)
    qtbot.keyClicks(line(picker), "alp")
    qtbot.keyClick(line(picker), Qt.Key.Key_Return)
    qtbot.keyClicks(line(picker), "herbal tea")
    qtbot.keyClick(line(picker), Qt.Key.Key_Return)
    assert told == [("entered", "alp"), ("picked", "alpha"), ("entered", "herbal tea")]
    assert picker.text() == ""


def test_the_mouse_opens_closes_and_picks(qtbot, parts):
    picker, _, window, told = parts
    qtbot.mouseClick(picker._arrow, Qt.MouseButton.LeftButton)
    listed = rows(window)
    place = listed.visualItemRect(listed.item(2)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [("picked", "gamma")]
    qtbot.mouseClick(picker._arrow, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(picker._arrow, Qt.MouseButton.LeftButton)
    assert rows(window) is None
    qtbot.mouseClick(line(picker), Qt.MouseButton.LeftButton)
    assert rows(window).count() == 3
    window.resize(520, 410)
    assert rows(window) is None


def test_with_little_room_below_the_list_stands_above(qtbot, parts):
    picker, _, window, _ = parts
    window.layout().insertStretch(0, 10)
    window.resize(500, 240)
    qtbot.wait(20)
    qtbot.keyClick(line(picker), Qt.Key.Key_Down)
    popup = rows(window).parentWidget()
    assert popup.geometry().bottom() <= picker.geometry().bottom()
    assert popup.geometry().top() >= 0


def test_a_wrong_text_shows_its_letters_that_cannot_be_seen_as_boxes(qtbot, parts):
    picker, other, _, told = parts
    picker.show_choices(CHOICES, "", "\u202egm 005\u202c")
    assert picker.text() == "□gm 005□"
    other.setFocus()
    assert told == []  # it was told of


def test_the_row_for_a_text_as_it_stands_shows_boxes(qtbot, parts):
    picker, _, window, _ = parts
    picker.offer_free()
    line(picker).insert("\u202eal")
    picker._open(picker.text())
    listed = rows(window)
    assert listed.item(listed.count() - 1).text() == "\u201c□al\u201d"
