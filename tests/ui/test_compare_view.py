"""Compare with real widgets: what Enter opens, heads by keyboard and pointer, where the keyboard stays, long names."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from rairdtc_gui.domain.routes import Place
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cell_grid import AxisHeader
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.text import PlainLabel
from tests.ui.shells import opened

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
SIZE = 1366, 690
LONG = ("lenvatinib", "pembrolizumab-subcutaneous", "lutetium-177-psma-617", "cabozantinib-capsules")


@pytest.fixture
def shell(qtbot, qapp, knowledge, engine):
    return opened(qtbot, qapp, knowledge, engine, size=SIZE)


def settle():
    for _ in range(40):
        QApplication.processEvents()


def press(*keys, modifier=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        settle()


def compared(shell, *drugs):
    for drug in drugs:
        shell.go(f"compare/{drug}")
        settle()
    table = view_of(shell).findChild(CellTable)
    assert table is not None
    table.focus_first()
    settle()
    return table


def view_of(shell):
    return shell.composer.screen(Place.COMPARE).view


def here(shell):
    return shell.history.current.route.encode()


def walk_to(table, key):
    while table.current_key() != key:
        press(Qt.Key.Key_Down)


def take_buttons(shell):
    found = [button for button in view_of(shell).findChildren(QPushButton) if button.isVisible()]
    return [button for button in found if button.accessibleName().startswith("Take ")]


def test_enter_on_a_cell_that_leads_nowhere_opens_no_page_of_another_drug(shell):
    table = compared(shell, "lenvatinib", "cabozantinib")
    walk_to(table, "Stopped for toxicity")
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert table.grid.rows[table.currentIndex().row()].cells[2].text == "not reported"
    press(Qt.Key.Key_Return)
    assert here(shell) == "compare"
    press(Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert here(shell).startswith("evidence/select")


def test_back_on_the_cell_that_was_followed(shell):
    table = compared(shell, "lenvatinib", "sorafenib")
    walk_to(table, "Trial")
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert here(shell) == "evidence/decision"
    shell.window.top.back_requested.emit()
    settle()
    assert (table.current_key(), table.currentIndex().column()) == ("Trial", 2)
    press(Qt.Key.Key_Return)
    assert here(shell) == "evidence/decision"


def test_heads_are_walked_by_keyboard_and_open_their_drugs(shell):
    table = compared(shell, "lenvatinib", "sorafenib")
    press(Qt.Key.Key_Up)
    assert table.accessibleDescription().startswith("lenvatinib")
    assert shell.cards.card.key == "drugs/lenvatinib"
    press(Qt.Key.Key_Right)
    assert table.accessibleDescription().startswith("sorafenib")
    press(Qt.Key.Key_Right)
    assert table.accessibleDescription().startswith("sorafenib")
    press(Qt.Key.Key_Return)
    assert here(shell) == "drugs/sorafenib"
    shell.window.top.back_requested.emit()
    settle()
    assert table.hasFocus()
    press(Qt.Key.Key_Return)
    assert here(shell) == "drugs/sorafenib"


def test_down_from_a_head_goes_to_the_first_row_below_it(shell):
    table = compared(shell, "lenvatinib", "sorafenib")
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert table.current_key() == ""
    press(Qt.Key.Key_Down)
    assert (table.current_key(), table.currentIndex().column()) == ("Start dose", 2)
    assert table.horizontalHeader().current == -1


def test_a_head_has_its_card_and_opens_its_drug_by_pointer(shell, qtbot):
    table = compared(shell, "lenvatinib", "sorafenib")
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(2) + 40, 15)
    qtbot.mouseMove(header.viewport(), place)
    shell.cards.card.show_now()
    assert shell.cards.card.key == "drugs/sorafenib"
    assert header.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(header.viewport(), QPoint(40, 15))
    assert header.viewport().cursor().shape() is not Qt.CursorShape.PointingHandCursor
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert here(shell) == "drugs/sorafenib"


def test_a_head_out_of_sight_is_brought_into_sight_beside_the_frozen_column(qtbot, qapp, knowledge, engine):
    shell = opened(qtbot, qapp, knowledge, engine, 1.5, size=SIZE)
    shell.window.resize(1000, 690)
    table = compared(shell, *LONG)
    header = table.horizontalHeader()
    press(Qt.Key.Key_Up)
    for step in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        for _ in range(3):
            press(step)
            left = header.sectionViewportPosition(header.current)
            assert left >= table.columnWidth(0)
            assert left + header.sectionSize(header.current) <= table.viewport().width()


def test_the_keyboard_stays_with_the_drugs_when_one_is_taken_away(shell):
    compared(shell, "lenvatinib", "sorafenib", "cabozantinib")
    take_buttons(shell)[1].setFocus()
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget().accessibleName() == "Take cabozantinib away"
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget().accessibleName() == "Take lenvatinib away"
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget().accessibleName() == "Add a drug"


def test_a_refusal_is_not_said_again_once_a_drug_is_taken_away(shell):
    compared(shell, "lenvatinib", "sorafenib", "cabozantinib", "vandetanib")
    shell.go("compare/donafenib")
    settle()
    said = [label for label in view_of(shell).findChildren(PlainLabel) if label.text().startswith("Four drugs at most")]
    assert said[0].isVisible()
    take_buttons(shell)[0].click()
    shell.go("about")
    settle()
    shell.window.top.back_requested.emit()
    settle()
    assert len(shell.composer.cart.drugs) == 3
    assert not any(label.isVisible() and "at most" in label.text() for label in view_of(shell).findChildren(PlainLabel))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_names_in_heads_wrap_and_are_never_cut(qtbot, qapp, knowledge, engine, scale):
    shell = opened(qtbot, qapp, knowledge, engine, scale, size=SIZE)
    header = compared(shell, *LONG).horizontalHeader()
    assert isinstance(header, AxisHeader)
    theme, flags = current_theme(), int(Qt.TextFlag.TextWordWrap)
    metrics = QFontMetrics(theme.font(Role.SECTION))
    for place, column in enumerate(view_of(shell).findChild(CellTable).grid.columns[1:], 1):
        inside = header.name_place(place)
        text = header.name_lines(place)
        assert text.replace("\u200b", "") == column.head
        needed = metrics.boundingRect(QRect(0, 0, inside.width(), 10_000), flags, text)
        assert needed.width() <= inside.width()
        assert needed.height() <= inside.height()
        assert inside.bottom() < header.height()
