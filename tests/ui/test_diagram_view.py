"""The pathway screen with real widgets: what is seen, by mouse, by keyboard, and in exported files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QGraphicsSimpleTextItem

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui.screens.diagrams.rows import (
    DiagramRow,
    NodeRow,
    NodeState,
    OptionRow,
    PanelRow,
    SourceRow,
    StepRow,
    WayRow,
    WayState,
)
from rairdtc_gui.ui.screens.diagrams.view import DiagramView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
RESOURCES = Path(__file__).resolve().parents[2] / "resources"

NODES = (
    NodeRow("start", True, 0, 0, "Refractory?", NodeState.PASSED),
    NodeRow("drug", False, 1, -1, "First drug", NodeState.CURRENT, is_first=True),
    NodeRow("wait", False, 1, 0, "Local treatment", NodeState.WAITING, ("Progression",)),
    NodeRow("shut", False, 1, 1, "Radioiodine", NodeState.CLOSED, ("Uptake: None",), "None"),
)
WAYS = (
    WayRow("start", "drug", "yes", WayState.ON_PATH, ("Uptake: None",)),
    WayRow("start", "wait", "local", WayState.WAITING, ("Progression",)),
    WayRow("start", "shut", "no", WayState.CLOSED, ("Uptake: None",)),
)
ROW = DiagramRow("Treatment pathway", "A-12", NODES, WAYS, "drug", "26.11", "2026-11-25")
PANEL = PanelRow(
    id="drug",
    is_question=False,
    state=NodeState.CURRENT,
    title="First drug",
    text="A drug comes first.",
    is_confirmed=False,
    facts=(),
    question_route="case/uptake",
    options=(
        OptionRow("drug A", Stance.PREFERRED, Status.PROVISIONAL, "", ("Bleeding", "QTcF", "Age"), "result/drug-a"),
        OptionRow("drug B", Stance.CONTRAINDICATED, Status.SETTLED, "May bleed.", (), ""),
    ),
    steps=(StepRow("Refractory?", "yes", ("Uptake: None",)),),
    sources=(SourceRow(1, "Label of drug A"),),
    also=(("wait", "Local treatment"),),
)


class Listener:
    """Remembers which nodes were opened."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def on_node_opened(self, node_id: str) -> None:
        self.opened.append(node_id)


@pytest.fixture
def shown(qapp, qtbot):
    return opened(qapp, qtbot, 1.0)


def opened(qapp, qtbot, scale, mode=Mode.LIGHT):
    apply_theme(qapp, load_theme(RESOURCES, mode, scale))
    view, listener = DiagramView(), Listener()
    qtbot.addWidget(view)
    view.listen(listener)
    view.resize(1198, 640)
    view.show()
    view.show_diagram(ROW)
    view.select_node("drug", True)
    view.show_panel(PANEL)
    view.focus_first()
    qapp.processEvents()
    return view, listener


def drawn_texts(view) -> list[str]:
    return [item.text() for item in view.canvas.drawing.items() if isinstance(item, QGraphicsSimpleTextItem)]


def test_states_are_said_in_words(shown):
    view, _ = shown
    texts = " | ".join(drawn_texts(view))
    for words in ("current step", "do first", "closed: Uptake:", "waits for:", "yes", "First drug"):
        assert words in texts, words


def test_states_look_as_the_legend_says(shown):
    view, _ = shown
    items = view.canvas.drawing.node_items
    assert items["drug"].pen().widthF() == 3
    assert items["wait"].pen().style() is not Qt.PenStyle.SolidLine
    assert items["shut"].pen().color() != items["start"].pen().color()
    assert view.canvas.drawing.way_items[0].pen().widthF() == 3


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_current_step_is_in_sight_and_readable(qapp, qtbot, scale):
    view, _ = opened(qapp, qtbot, scale)
    place = view.canvas.mapFromScene(view.canvas.drawing.node_items["drug"].sceneBoundingRect().center())
    assert view.canvas.viewport().rect().contains(place)
    assert view.canvas.zoom >= 1


def test_arrow_keys_walk_and_enter_opens(shown, qtbot):
    view, listener = shown
    qtbot.keyClick(view.canvas, Qt.Key.Key_Down)
    assert view.canvas.drawing.selected == "wait"
    qtbot.keyClick(view.canvas, Qt.Key.Key_Left)
    assert view.canvas.drawing.selected == "start"
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.canvas.drawing.selected == "drug"
    qtbot.keyClick(view.canvas, Qt.Key.Key_Up)
    assert view.canvas.drawing.selected == "drug"
    qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert listener.opened == ["wait", "start", "drug", "drug", "drug"]
    assert view.canvas.accessibleDescription() == "First drug, current step"
    assert view.outline.selected() == "drug"


def test_a_click_opens_a_node(shown, qtbot):
    view, listener = shown
    place = view.canvas.mapFromScene(view.canvas.drawing.node_items["wait"].sceneBoundingRect().center())
    qtbot.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert listener.opened == ["wait"]
    qtbot.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert view.canvas.drawing.selected == "wait"


def test_keys_zoom_and_ctrl_0_fits(shown, qtbot):
    view, _ = shown
    qtbot.keyClick(view.canvas, Qt.Key.Key_Plus)
    assert view.canvas.zoom == pytest.approx(1.2)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Minus)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Minus)
    assert view.canvas.zoom < 1
    for _ in range(20):
        view.canvas.zoom_in()
    assert view.canvas.zoom == pytest.approx(3)
    qtbot.keyClick(view.canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    room = view.canvas.mapToScene(view.canvas.viewport().rect()).boundingRect()
    assert all(room.contains(item.sceneBoundingRect()) for item in view.canvas.drawing.node_items.values())


def test_the_outline_holds_everything_that_the_drawing_holds(shown, qapp):
    view, listener = shown
    view._outline_button.click()
    qapp.processEvents()
    assert view.outline.isVisible()
    assert not view.canvas.isVisible()
    nodes = [view.outline.topLevelItem(place) for place in range(view.outline.topLevelItemCount())]
    texts = [node.text(0) for node in nodes]
    assert texts == [
        "Question: Refractory? · on the path of this case",
        "Step: First drug · current step · do first",
        "Step: Local treatment · waits for a fact: Progression",
        "Step: Radioiodine · closed: Uptake: None",
    ]
    assert [nodes[0].child(place).text(0) for place in range(nodes[0].childCount())] == [
        "yes → First drug · on the path: Uptake: None",
        "local → Local treatment · waits: Progression",
        "no → Radioiodine · closed: Uptake: None",
    ]
    view.outline.setCurrentItem(nodes[3])
    assert listener.opened == ["shut"]
    assert view.canvas.drawing.selected == "shut"


def test_links_of_the_panel_lead_on(shown):
    view, listener = shown
    routes: list[str] = []
    view.route_requested.connect(routes.append)
    lines = {line.text(): line for line in view.panel.findChildren(RichLine)}
    lines["drug A"].link_activated.emit("result/drug-a")
    lines["Go to the question"].link_activated.emit("case/uptake")
    lines["Also current: Local treatment"].link_activated.emit("pathway/wait")
    assert routes == ["result/drug-a", "case/uptake"]
    assert listener.opened == ["wait"]
    assert view.canvas.drawing.selected == "wait"


def test_the_panel_says_what_is_open_and_what_is_unconfirmed(shown):
    view, _ = shown
    said = [label.text() for label in view.panel.findChildren(RichLine)]
    assert "A drug comes first.\u00a0[1] unconfirmed" in said
    plain = [label.text() for label in view.panel.findChildren(PlainLabel)]
    assert "provisional, still open: Bleeding, QTcF and 1 more" in plain
    assert "May bleed." in plain
    assert "Current step" in plain


def test_a_new_drawing_keeps_focus_and_selection(shown):
    view, _ = shown
    assert view.canvas.hasFocus()
    view.show_diagram(ROW)
    assert view.canvas.hasFocus()
    assert view.canvas.drawing.selected == "drug"
    assert view.canvas.drawing.focusItem() is view.canvas.drawing.node_items["drug"]


def test_the_way_back_finds_the_same_place(shown, qtbot):
    view, listener = shown
    view.canvas.zoom_in()
    view.canvas.select("shut", True)
    state = view.state()
    view.canvas.fit()
    view.canvas.select("start", True)
    view.restore(state)
    assert view.canvas.drawing.selected == "shut"
    assert view.canvas.zoom == pytest.approx(1.2)
    assert listener.opened == ["shut"]
    view.restore(None)


@pytest.mark.parametrize("mode", list(Mode))
def test_exports_hold_legend_date_and_version(qapp, qtbot, tmp_path, mode):
    view, _ = opened(qapp, qtbot, 1.0, mode)
    assert view.export(tmp_path / "pathway.svg")
    text = (tmp_path / "pathway.svg").read_text(encoding="utf-8")
    for words in ("First drug", "closed by a fact", "2026-11-25", "26.11", "A-12"):
        assert words in text, words
    assert view.export(tmp_path / "pathway.png")
    picture = QImage(str(tmp_path / "pathway.png"))
    assert picture.width() > 2 * view.canvas.sceneRect().width()
    assert not view.export(tmp_path / "no folder" / "pathway.png")
    assert view.export(tmp_path / "pathway.pdf")
    assert (tmp_path / "pathway.pdf").read_bytes().startswith(b"%PDF-")


def test_without_a_case_the_legend_and_the_head_say_so(shown, qapp):
    view, _ = shown
    plain = tuple(
        NodeRow(node.id, node.is_question, node.column, node.row, node.label, NodeState.PLAIN) for node in NODES
    )
    ways = tuple(WayRow(way.start, way.end, way.label, WayState.PLAIN) for way in WAYS)
    view.show_diagram(DiagramRow("Treatment pathway", "", plain, ways, "start", "26.11", "2026-11-25"))
    assert view.context() == "no case open"
    assert "current step" not in drawn_texts(view)


def test_every_control_has_a_name(shown):
    view, _ = shown
    for button in view.findChildren(QAbstractButton):
        assert button.text() or button.accessibleName(), button
    assert view.canvas.accessibleName()
    assert view.outline.accessibleName()


def test_at_large_text_the_panel_goes_below(qapp, qtbot):
    view, _ = opened(qapp, qtbot, 2.0)
    assert view.panel.mapTo(view, QPoint(0, 0)).y() > view.canvas.mapTo(view, QPoint(0, 0)).y()
    assert view.panel.width() == view.width()
