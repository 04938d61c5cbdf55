"""The table of cells: a well-kept model, frozen first column, keyboard, and nothing that is read as markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rairdtc_gui.ui.theme import Mode, Role, apply_theme, current_theme, load_theme
from rairdtc_gui.ui.widgets.cell_delegate import lead_in
from rairdtc_gui.ui.widgets.cell_grid import CellModel
from rairdtc_gui.ui.widgets.cell_table import CellTable
from rairdtc_gui.ui.widgets.cells import Axis, Cell, CellGrid, CellRow, Column, Detail, Look, Mark, Para, Shape
from rairdtc_gui.ui.widgets.detail_box import DetailView
from rairdtc_gui.ui.widgets.menu_button import MenuButton
from rairdtc_gui.ui.widgets.plot import Scale

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
HOSTILE = '<b>bold</b> <img src="file://host/x"> &amp; & \u202eback'
AXIS = Axis(0.1, 2, (0.1, 1, 2), is_log=True, reference=1)


@pytest.fixture(autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))


def a_row(name, target="", marks=(), text="0.21"):
    cells = (
        Cell((Para(name, Look.LINK),), target=target),
        Cell((Para(text),)),
        Cell(marks=marks, words=f"{name}: {text}"),
    )
    return CellRow(cells, key=name)


def a_grid(*rows, width=200):
    return CellGrid("Trials", (Column("Trial", width, 1), Column("Ratio", width), Column("", width, 1, AXIS)), rows)


ROWS = (
    CellRow(head="First line"),
    a_row("alpha", "evidence/alpha", (Mark(Shape.SQUARE, 0.21, 0.14, 0.31, True),)),
    a_row("beta", "evidence/beta", (Mark(Shape.DISC, 5.0, None, 9.0, True), Mark(Shape.RING, 0.05, lane=1))),
    CellRow(head="Later line"),
    a_row("gamma", "", (Mark(Shape.SQUARE, None, 0.5, None, True),)),
)


def shown(qtbot, grid, width=700):
    table = CellTable()
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show_grid(grid)
    table.show()
    return table


def active(qtbot, grid):
    """In a window that is active, with the focus beside the table."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(QLineEdit())
    table = CellTable()
    table.around = window  # which would go with its last name
    row.addWidget(table)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    table.show_grid(grid)
    return table


def test_the_model_keeps_its_promises(qtmodeltester):
    model = CellModel()
    model.show_grid(a_grid(*ROWS))
    qtmodeltester.check(model, force_py=True)
    model.show_grid(a_grid())
    qtmodeltester.check(model, force_py=True)


def test_enter_follows_a_row_and_heads_are_passed_over(qtbot):
    table = shown(qtbot, a_grid(*ROWS))
    table.focus_first()
    assert table.current_key() == "alpha"
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    with qtbot.waitSignal(table.target_activated) as heard:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == ["evidence/beta"]
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current_key() == "gamma"
    with qtbot.assertNotEmitted(table.target_activated):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_enter_follows_the_row_from_its_name_alone_and_never_another_cell(qtbot):
    other = CellRow((Cell((Para("name"),)), Cell((Para("one"),), target="drugs/a"), Cell((Para("two"),))), key="r")
    table = shown(qtbot, a_grid(other))
    table.focus_first()
    with qtbot.assertNotEmitted(table.target_activated):
        QTest.keyClick(table, Qt.Key.Key_Return)
    table.setCurrentIndex(table.model().index(0, 2))
    with qtbot.assertNotEmitted(table.target_activated):
        QTest.keyClick(table, Qt.Key.Key_Return)
    table.setCurrentIndex(table.model().index(0, 1))
    with qtbot.waitSignal(table.target_activated) as heard:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == ["drugs/a"]


def test_where_columns_have_gone_the_last_is_resumed(qtbot):
    table = shown(qtbot, a_grid(*ROWS))
    table.resume(("beta", 7, 0, 0))
    assert (table.current_key(), table.currentIndex().column()) == ("beta", 2)


def test_a_table_without_heads_that_lead_somewhere_is_not_left_upwards(qtbot):
    table = active(qtbot, a_grid(*ROWS))
    table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert table.current_key() == "alpha"
    assert table.horizontalHeader().current == -1


def test_the_same_row_stays_current(qtbot):
    table = shown(qtbot, a_grid(*ROWS))
    assert table.go_to("gamma")
    table.show_grid(a_grid(*reversed(ROWS)))
    assert table.current_key() == "gamma"
    assert not table.go_to("no such row")


def test_the_first_column_stays_where_the_table_is_wider_than_its_place(qtbot):
    table = shown(qtbot, a_grid(*ROWS, width=300), width=500)
    frozen = table._frozen
    assert frozen.isVisible()
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert frozen.x() == table.frameWidth()
    assert [frozen.rowHeight(place) for place in range(5)] == [table.rowHeight(place) for place in range(5)]
    table.resize(1200, 300)
    assert not frozen.isVisible()


def test_wider_plots(qtbot):
    table = shown(qtbot, a_grid(*ROWS))
    before = table.columnWidth(2)
    table.set_zoom(2.0)
    assert table.columnWidth(2) > before


def test_markup_is_shown_as_it_stands(qtbot):
    table = shown(qtbot, a_grid(a_row(HOSTILE, text=HOSTILE)))
    index = table.model().index(0, 0)
    assert index.data() == HOSTILE
    assert table.model().index(0, 2).data(Qt.ItemDataRole.ToolTipRole).startswith("<qt>&lt;b&gt;")
    table.grab()
    box = DetailView()
    qtbot.addWidget(box)
    box.show_detail(Detail(HOSTILE, (HOSTILE,), ((1, HOSTILE),), ((HOSTILE, "home"),)))
    box.show_detail(None)
    assert box.isHidden()
    button = MenuButton()
    qtbot.addWidget(button)
    button.show_choices((("a", "x & y"),), "a")
    assert button.text().rstrip("\u2009") == "x && y"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_text_is_cut_at_any_size(qtbot, qapp, scale):
    apply_theme(qapp, load_theme(RESOURCES, Mode.DARK, scale))
    table = shown(qtbot, a_grid(a_row("a long name of a trial " * 6, text="x" * 80)))
    delegate = table.itemDelegate()
    row = table.grid.rows[0]
    for place, cell in enumerate(row.cells):
        assert table.rowHeight(0) >= delegate.height(cell, table.columnWidth(place))
    table.grab()


def test_a_scale_is_logarithmic_and_keeps_what_is_beyond_it_at_its_end(qtbot):
    from PySide6.QtCore import QRectF

    scale = Scale(AXIS, QRectF(0, 0, 400, 20), 1.0)
    assert scale.x(0.1) < scale.x(0.2) < scale.x(0.4)
    assert scale.x(0.2) - scale.x(0.1) == pytest.approx(scale.x(0.4) - scale.x(0.2))
    assert scale.x(28.87) == scale.x(2)
    assert scale.is_above(28.87)
    assert not scale.is_on(0.05)


def lines_of(delegate, text, width, look=Look.BODY):
    """A text as the table breaks it in a column."""
    role = Role.BODY_STRONG if look is Look.STRONG else Role.BODY
    layout = QTextLayout(delegate.wrapped(Para(text, look), width), current_theme().font(role))
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(layout.text()[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return [line.strip() for line in found]


def test_a_glued_run_that_is_too_wide_breaks_at_its_spaces_and_dashes_only(qtbot):
    delegate = shown(qtbot, a_grid(*ROWS)).itemDelegate()
    glued = "lenvatinib \u2014\u00a024\u00a0mg\u00a0\u2014\u00a0oral\u00a0\u2014\u00a0once\u00a0daily\u00a0[2]"
    lines = lines_of(delegate, glued, 100)
    assert len(lines) > 2
    assert " ".join(lines).replace("\u00a0", " ").split() == glued.replace("\u00a0", " ").split()
    assert "24\u00a0mg" in " ".join(lines)  # fits: not parted because what stands around it is
    assert lines_of(delegate, "in 14.7\u00a0percentage\u00a0points", 120)[-1] in ("percentage points", "points")
    assert (
        lines_of(delegate, "n\u00a0=\u00a0261 and n\u00a0=\u00a0131", 60)[0] == "n\u00a0=\u00a0261"
    )  # fits: kept whole


def test_only_a_word_that_is_wider_than_its_cell_breaks_inside(qtbot):
    delegate = shown(qtbot, a_grid(*ROWS)).itemDelegate()
    lines = lines_of(delegate, "oral " + "x" * 60 + " once", 90)
    assert lines[0].startswith("oral")
    assert lines[-1].endswith("once")
    assert "".join(lines).replace("\u200b", "").replace(" ", "") == "oral" + "x" * 60 + "once"
    assert len(lines) > 4


def test_a_link_at_the_start_of_a_broken_line_ends_where_it_did(qtbot):
    delegate = shown(qtbot, a_grid(*ROWS)).itemDelegate()
    wrapped = delegate.wrapped(Para("x" * 60 + " once", lead=60), 90)
    assert wrapped[: lead_in(wrapped, 60)].replace("\u200b", "") == "x" * 60
    assert lead_in("once", 60) == 4
    table = shown(qtbot, a_grid(CellRow((Cell((Para("x" * 60 + " once", lead=60),)), Cell(), Cell()))))
    table.grab()


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Up])
def test_a_table_that_begins_with_a_head_is_walked_from_its_first_row(qtbot, key):
    table = active(qtbot, a_grid(*ROWS))
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.current_key() == "alpha"
    table.setCurrentIndex(table.model().index(-1, -1))  # as after a filter that took the row away
    QTest.keyClick(table, key)
    assert table.current_key() == "alpha"
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current_key() == "beta"


def test_a_click_and_an_empty_table_choose_no_row_by_themselves(qtbot):
    table = active(qtbot, a_grid(*ROWS))
    table.setFocus(Qt.FocusReason.MouseFocusReason)
    assert table.current_key() == ""
    empty = active(qtbot, a_grid())
    empty.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(empty, Qt.Key.Key_Down)
    assert empty.current_key() == ""
