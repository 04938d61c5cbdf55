"""Rows of a list stand below one another, each as high as its text needs, whatever was shown before."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from rairdtc_gui.ui.theme import Mode, Role, apply_theme, current_theme, load_theme
from rairdtc_gui.ui.widgets.row_list import ListRow, RowList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
PADDING = 14
LOOKS = [(mode, scale) for mode in (Mode.LIGHT, Mode.DARK) for scale in (1.0, 1.5, 2.0)]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0].value}-{look[1]:g}")
def listed(request, qtbot, qapp):
    apply_theme(qapp, load_theme(RESOURCES, *request.param))
    rows = RowList("Names", padding=PADDING)
    qtbot.addWidget(rows)
    rows.resize(current_theme().px(231), current_theme().px(619))
    rows.show()
    yield rows
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))


@pytest.fixture
def names(knowledge):
    """Names of one line and of two, in turn."""
    return tuple(ListRow(item.id, item.label) for item in knowledge.calculators)


def needed(rows, row):
    """How high the text of a row without side text is at the width that there is, with what stands around it."""
    theme = current_theme()
    role, around = (Role.META_STRONG, theme.px(20)) if row.is_head else (Role.BODY_STRONG, theme.px(PADDING))
    space = QRect(0, 0, rows.viewport().width() - theme.px(32), 10_000)
    wrapped = QFontMetrics(theme.font(role)).boundingRect(space, Qt.TextFlag.TextWordWrap.value, row.text)
    return wrapped.height() + around


def assert_in_order(rows, shown):
    for _ in range(4):
        QApplication.processEvents()
    places = [rows.visualItemRect(rows.item(place)) for place in range(rows.count())]
    assert [place.height() for place in places] == [needed(rows, row) for row in shown]
    assert all(upper.top() + upper.height() == lower.top() for upper, lower in pairwise(places))
    assert {place.width() for place in places} == {rows.viewport().width()}


def test_rows_that_replace_others_keep_nothing_of_their_sizes(listed, names):
    for shown in (names, names, names[::-1], names[3:], names):
        listed.show_rows(shown)
        listed.show_current(shown[0].key)
        assert_in_order(listed, shown)


def test_a_filter_leaves_rows_in_order_and_so_does_taking_it_back(listed, names):
    head = ListRow("", "Calculators of the heart and of the vessels, by name", is_head=True)
    for letters in ("", "c", "ct", "ctcae", "ct", "", "q"):
        found = (head, *(row for row in names if letters in row.text.casefold()))
        listed.show_rows(found)
        listed.show_current("qtc")
        assert_in_order(listed, found)


def test_a_scroll_bar_that_comes_and_goes_and_another_width_lay_the_rows_out_anew(listed, names):
    listed.show_rows(names)
    listed.show_current(names[0].key)
    wide, high = listed.width(), listed.height()
    for width, height in ((wide, high // 3), (wide, high * 3), (wide + 90, high), (wide, high // 3), (wide, high)):
        listed.resize(width, height)
        assert_in_order(listed, names)
        listed.verticalScrollBar().setValue(40)
        assert_in_order(listed, names)
        listed.show_rows(names)
        assert_in_order(listed, names)


def test_another_look_lays_the_rows_out_anew(listed, names, qapp):
    listed.show_rows(names)
    assert_in_order(listed, names)
    for scale in (2.0, 1.0, 1.5):
        apply_theme(qapp, load_theme(RESOURCES, Mode.DARK, scale))
        assert_in_order(listed, names)


def test_a_row_is_measured_once_for_each_width(listed, names):
    listed.show_rows(names)
    assert_in_order(listed, names)
    measured = dict(listed._delegate._sizes)
    listed.viewport().repaint()
    listed.sizeHintForIndex(listed.model().index(0, 0))
    assert {place: id(size) for place, size in listed._delegate._sizes.items()} == {
        place: id(size) for place, size in measured.items()
    }


def test_a_short_list_is_laid_out_before_it_is_seen_and_looks_the_same(listed, names, qtbot):
    listed.resize(listed.width(), current_theme().px(120))
    listed.show_rows(names)
    qtbot.waitUntil(listed._delegate.is_laid_out)
    laid = dict(listed._delegate._laid)
    listed.verticalScrollBar().setValue(listed.verticalScrollBar().maximum())
    ahead = listed.grab().toImage()
    assert listed._delegate._laid == laid
    listed._delegate.forget()
    assert listed.grab().toImage() == ahead


def test_of_a_long_list_only_the_first_rows_are_laid_out_before(listed, qtbot):
    listed.show_rows(tuple(ListRow(str(number), f"row {number}") for number in range(100)))
    qtbot.waitUntil(listed._delegate.is_laid_out)
    assert sorted({place for place, *_ in listed._delegate._laid}) == list(range(64))
