"""The card beside a named thing: where it stands, and what it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.card_row import CardLine, CardRow
from rairdtc_gui.ui.widgets.hover_card import HoverCard, place_beside
from rairdtc_gui.ui.widgets.text import PlainLabel
from tests.ui.parts import RESOURCES

ROOM = QRect(8, 8, 884, 544)
SIZE = QSize(288, 120)


@pytest.mark.parametrize("is_sideways", [False, True])
@pytest.mark.parametrize("x", [0, 300, 600, 880])
@pytest.mark.parametrize("y", [0, 200, 420, 540])
def test_the_card_stays_inside_and_never_covers_its_thing(x, y, is_sideways):
    thing = QRect(x, y, 60, 20)
    card = QRect(place_beside(thing, SIZE, ROOM, 8, is_sideways), SIZE)
    assert ROOM.contains(card)
    assert not card.intersects(thing)


def test_below_first_and_above_where_there_is_no_room_below():
    assert place_beside(QRect(100, 100, 60, 20), SIZE, ROOM, 8, False) == QPoint(100, 127)
    assert place_beside(QRect(100, 500, 60, 20), SIZE, ROOM, 8, False) == QPoint(100, 372)
    assert place_beside(QRect(100, 100, 60, 20), SIZE, ROOM, 8, True) == QPoint(167, 100)


def test_a_thing_that_fills_the_room_still_has_its_card_inside():
    assert ROOM.contains(QRect(place_beside(ROOM, SIZE, ROOM, 8, False), SIZE))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_card_shows_text_as_it_stands_and_grows_with_it(qapp, qtbot, scale):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, scale))
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(900, 560)
    over.show()
    card = HoverCard(over)
    row = CardRow("a", "<b>drug</b>", (CardLine("first line " * 12), CardLine("", True), CardLine("last", True)))
    card.point_at(row, QRect(10, 10, 40, 20))
    assert card.is_waiting
    assert not card.isVisible()
    card.show_now()
    texts = [label.text() for label in card.findChildren(PlainLabel) if label.isVisible()]
    assert texts == ["<b>drug</b>", "first line " * 12, "last"]
    assert over.rect().contains(card.geometry())
    for label in card.findChildren(PlainLabel):
        assert not label.isVisible() or card.rect().contains(label.geometry())
        assert label.height() >= label.heightForWidth(label.width())
    card.point_at(None, QRect())
    assert not card.isVisible()
    assert card.key == ""


def test_the_words_of_a_card_are_one_text():
    row = CardRow("a", "lenvatinib", (CardLine("Kinase inhibitors."), CardLine("24 mg", True)))
    assert row.words == "lenvatinib. Kinase inhibitors. 24 mg"
