"""Links tell their window what is pointed at; the window shows the card of it, once it has waited."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.card_row import CardLine, CardRow
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.cells import Cell, CellGrid, CellRow, Column, Look, Para
from rairdtc_gui.ui.widgets.link_card import LinkCards
from rairdtc_gui.ui.widgets.row_list import ListRow, RowList
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind
from tests.ui.parts import RESOURCES


class Page(QWidget):
    """A page that knows the card of its own source."""

    def card_of(self, target):
        return CardRow("own", "Own source") if target == "source:1" else None


def row_of(target):
    return CardRow(target, target.title(), (CardLine("what it is"),)) if target in ("drugs/a", "drugs/b") else None


@pytest.fixture
def shown(qapp, qtbot):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    page = Page()
    qtbot.addWidget(page)
    page.resize(700, 500)
    cards = LinkCards(page, row_of)
    column = QVBoxLayout(page)
    spans = (
        Span("See "),
        Span("alpha", SpanKind.LINK, "drugs/a"),
        Span(" and "),
        Span("<i>beta</i>", SpanKind.ENTRY, "here:b", "drugs/b"),
        Span(" or "),
        Span("nothing", SpanKind.LINK, "more"),
        Span("1", SpanKind.SOURCE, "source:1"),
    )
    line = RichLine(page, spans=spans)
    first = QPushButton("First", page)
    column.addWidget(first)
    column.addWidget(line)
    column.addStretch(1)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    first.setFocus()
    return page, line, cards


def place_of(line, number):
    laid, corner = line._placed()
    return laid.rects(line._links[number], corner)[0].center().toPoint()


def hover(qtbot, widget, place):
    qtbot.mouseMove(widget, place)


def texts(card):
    return [label.text() for label in card.findChildren(PlainLabel) if label.isVisible()]


def test_the_pointer_brings_the_card_after_a_moment_and_takes_it_away(shown, qtbot):
    page, line, cards = shown
    hover(qtbot, line, place_of(line, 0))
    assert not cards.card.isVisible()
    qtbot.waitUntil(cards.card.isVisible, timeout=2000)
    assert texts(cards.card) == ["Drugs/A", "what it is"]
    link = QRect(line.mapTo(page, place_of(line, 0)), line.mapTo(page, place_of(line, 0)))
    assert not cards.card.geometry().intersects(link)
    hover(qtbot, line, QPoint(1, 1))
    qtbot.waitUntil(lambda: not cards.card.isVisible(), timeout=2000)


def test_the_pointer_may_go_onto_the_card(shown, qtbot):
    _, line, cards = shown
    hover(qtbot, line, place_of(line, 0))
    cards.card.show_now()
    hover(qtbot, line, QPoint(1, 1))
    cards.card.entered.emit()
    qtbot.wait(300)
    assert cards.card.isVisible()


def test_tab_brings_the_card_and_the_link_says_the_same_to_screen_readers(shown, qtbot):
    _, line, cards = shown
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert line.hasFocus()
    assert line.accessibleDescription() == "link: alpha. Drugs/A. what it is"
    assert cards.card.is_waiting
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.accessibleDescription() == "link: <i>beta</i>. Drugs/B. what it is"
    cards.card.show_now()
    assert texts(cards.card) == ["Drugs/B", "what it is"]
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert not cards.card.isVisible()
    assert line.accessibleDescription() == "link: nothing"


def test_esc_closes_the_card_and_nothing_else(shown, qtbot):
    page, line, cards = shown
    closed = []
    escape = QShortcut(QKeySequence("Esc"), page)
    escape.activated.connect(lambda: closed.append("page"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    cards.card.show_now()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not cards.card.isVisible()
    assert line.hasFocus()
    assert closed == []
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert closed == ["page"]


def test_a_page_knows_the_cards_of_its_own_links(shown, qtbot):
    _, line, cards = shown
    hover(qtbot, line, place_of(line, 3))
    cards.card.show_now()
    assert texts(cards.card) == ["Own source"]


@pytest.mark.parametrize("has_focus", [False, True])
def test_a_link_that_goes_takes_its_card_along(shown, qtbot, has_focus):
    _, line, cards = shown
    if has_focus:
        line.setFocus()
    hover(qtbot, line, place_of(line, 0))
    cards.card.show_now()
    line.hide()
    assert not cards.card.isVisible()
    assert cards.card.key == ""


def test_a_click_ends_the_card_and_still_follows_the_link(shown, qtbot):
    _, line, cards = shown
    followed = []
    line.link_activated.connect(followed.append)
    hover(qtbot, line, place_of(line, 1))
    cards.card.show_now()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=place_of(line, 1))
    assert followed == ["here:b"]
    assert not cards.card.isVisible()


@pytest.fixture
def table(qapp, qtbot):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(700, 400)
    cards = LinkCards(page, row_of)
    table = CellTable(page)
    QVBoxLayout(page).addWidget(table)
    lines = (Para("one"), Para("two", Look.LINK, "drugs/b"), Para("three", Look.LINK, "drugs/a"))
    rows = (CellRow((Cell((Para("name", Look.LINK),), target="drugs/a"), Cell(lines)), key="r"),)
    table.show_grid(CellGrid("Table", (Column("A", 200), Column("B", 200)), rows))
    page.show()
    return table, cards


def test_a_cell_and_a_line_of_a_cell_have_cards(table, qtbot):
    grid, cards = table
    rect = grid.visualRect(grid.model().index(0, 0))
    qtbot.mouseMove(grid.viewport(), rect.topLeft() + QPoint(20, 14))
    cards.card.show_now()
    assert texts(cards.card)[0] == "Drugs/A"
    places = grid.itemDelegate().places(grid.grid.rows[0].cells[1], grid.visualRect(grid.model().index(0, 1)).toRectF())
    followed = []
    grid.target_activated.connect(followed.append)
    for _, place in places:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert followed == ["drugs/b", "drugs/a"]
    qtbot.mouseMove(grid.viewport(), places[1][1].center().toPoint())
    cards.card.show_now()
    assert texts(cards.card)[0] == "Drugs/B"


def test_arrow_keys_bring_the_card_of_a_cell(table, qtbot):
    grid, cards = table
    grid.setFocus()
    grid.focus_first()
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert cards.card.is_waiting
    assert grid.accessibleDescription() == "Drugs/B. what it is"
    followed = []
    grid.target_activated.connect(followed.append)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert followed == ["drugs/b"]


def test_a_row_of_a_list_has_its_card_beside_it(qapp, qtbot):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(700, 400)
    cards = LinkCards(page, row_of)
    rows = RowList("Drugs", page)
    rows.setGeometry(0, 0, 200, 300)
    rows.show_rows((ListRow("a", "alpha", card="drugs/a"), ListRow("b", "beta", card="drugs/b"), ListRow("c", "c")))
    page.show()
    rows.setFocus()
    rows.show_current("a")
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.accessibleDescription() == "Drugs/B. what it is"
    cards.card.show_now()
    assert cards.card.x() >= 200
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.accessibleDescription() == ""
    assert not cards.card.isVisible()
    QApplication.sendPostedEvents()
