"""The comparison with real widgets: what a cell leads to, what back brings, heads that are never cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from rairdtc_gui.services.compare_cart import CompareCart
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.compare.presenter import ComparePresenter
from rairdtc_gui.ui.screens.compare.view import CompareView
from rairdtc_gui.ui.theme import Mode, Role, apply_theme, current_theme, load_theme
from tests.ui.parts import RESOURCES

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def compare(qtbot, qapp, knowledge, engine):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))

    def shown(*drugs):
        view, cart = CompareView(), CompareCart()
        for drug in drugs:
            cart.add(drug)
        ComparePresenter(view, Session(engine), knowledge, cart).refresh()
        qtbot.addWidget(view)
        view.resize(1198, 640)
        view.show()
        return view

    return shown


def at(table, key, column):
    place = next(place for place, row in enumerate(table.grid.rows) if row.key == key)
    table.setCurrentIndex(table.model().index(place, column))


def test_enter_on_a_cell_without_a_link_opens_nothing_of_another_drug(compare, qtbot):
    view = compare("lenvatinib", "alectinib")
    followed = []
    view.route_requested.connect(followed.append)
    for column, routes in ((1, ["evidence/select"]), (2, []), (0, [])):
        followed.clear()
        at(view._table, "Trial", column)
        qtbot.keyClick(view._table, Qt.Key.Key_Return)
        assert followed == routes


def test_back_brings_the_cell_that_was_left(compare):
    view = compare("lenvatinib", "sorafenib")
    at(view._table, "Trial", 2)
    left = view.state()
    at(view._table, "Start dose", 0)
    view.restore(left)
    assert (view._table.current_key(), view._table.currentIndex().column()) == ("Trial", 2)
    view.restore(None)


def test_no_name_in_the_heads_is_cut(compare, qapp):
    view = compare("pembrolizumab-subcutaneous", "lutetium-177-psma-617", "cabozantinib-capsules", "lenvatinib")
    qapp.processEvents()
    header, theme = view._table.horizontalHeader(), current_theme()
    name = QFontMetrics(theme.font(Role.SECTION))
    for place, column in enumerate(view._table.grid.columns):
        room = QRect(0, 0, header.sectionSize(place) - 2 * theme.px(12), 10_000)
        high = name.boundingRect(room, int(Qt.TextFlag.TextWordWrap), column.head)
        assert high.width() <= room.width()
        assert high.height() + 2 * theme.px(6) <= header.height()
