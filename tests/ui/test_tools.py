"""The page of tools: every door leads to a place that there is, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui.screens.tools.presenter import ToolsPresenter, tool_rows
from rairdtc_gui.ui.screens.tools.view import ToolsView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.tiles import Door

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_door_opens_its_place_from_the_keyboard(qtbot, qapp, scale):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, scale))
    view, gone = ToolsView(), []
    qtbot.addWidget(view)
    presenter = ToolsPresenter(view)
    presenter.refresh()
    presenter.show("", "")
    view.route_requested.connect(gone.append)
    view.resize(1198, 640)
    view.show()
    with qtbot.waitActive(view):
        view.activateWindow()
    view.focus_first()
    doors = view.findChildren(Door)
    assert doors[0].hasFocus()
    assert {door.x() for door in doors} == ({doors[0].x(), doors[1].x()} if scale == 1.0 else {doors[0].x()})
    for door in doors:
        door.setFocus()
        qtbot.keyClick(door, Qt.Key.Key_Return)
    assert gone == [row.route for row in tool_rows()]
    assert [Route.decode(route).place for route in gone] == [
        Place.CALCULATORS,
        Place.INTERACTIONS,
        Place.SAVED,
        Place.SETTINGS,
        Place.ABOUT,
    ]
    view.restore(view.state())
    assert (view.title(), view.context()) == ("Tools", "")
