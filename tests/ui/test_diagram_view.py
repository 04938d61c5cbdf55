"""The pathway screen with real widgets: what is seen, by mouse, by keyboard, and in exported files."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QGraphicsSimpleTextItem

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.screens.diagrams.export import Paper
from rairdtc_gui.ui.screens.diagrams.geometry import Face
from rairdtc_gui.ui.screens.diagrams.items import NoteItem
from rairdtc_gui.ui.screens.diagrams.presenter import DiagramPresenter
from rairdtc_gui.ui.screens.diagrams.rows import (
    DiagramRow,
    LayerRow,
    NodeRow,
    NodeState,
    OptionRow,
    PanelRow,
    PointRow,
    SourceRow,
    StatementRow,
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
        self.layers: list[str] = []

    def on_node_opened(self, node_id: str) -> None:
        self.opened.append(node_id)

    def on_layer_chosen(self, layer_id: str) -> None:
        self.layers.append(layer_id)


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
    assert view.canvas.drawing.ringed == "drug"


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
    assert view.export(tmp_path / "pathway.svg") == ""
    text = (tmp_path / "pathway.svg").read_text(encoding="utf-8")
    for words in ("First drug", "closed by a fact", "2026-11-25", "26.11", "A-12"):
        assert words in text, words
    assert view.export(tmp_path / "pathway.png") == ""
    picture = QImage(str(tmp_path / "pathway.png"))
    assert picture.width() > 2 * view.canvas.sceneRect().width()


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


ASKING = replace(
    ROW,
    nodes=(*NODES[:2], replace(NODES[2], question="case/progression", differs=True, text="Treat it."), NODES[3]),
    ways=(WAYS[0], replace(WAYS[1], question="case/progression"), WAYS[2]),
    layers=(LayerRow("ata", "ATA", (2025,), "2026-11-20"), LayerRow("all", "", (2022, 2025), "2026-11-20")),
    layer="ata",
)


def asking(qapp, qtbot):
    view, listener = opened(qapp, qtbot, 1.0)
    view.show_diagram(ASKING)
    qapp.processEvents()
    return view, listener


def click(view, qtbot, scene_point):
    qtbot.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=view.canvas.mapFromScene(scene_point))


def test_a_click_on_a_waiting_way_asks_its_question(qapp, qtbot):
    view, listener = asking(qapp, qtbot)
    routes: list[str] = []
    view.route_requested.connect(routes.append)
    click(view, qtbot, view.canvas.drawing.way_items[1].path().pointAtPercent(0.5))
    note = next(item for item in view.canvas.drawing.items() if isinstance(item, NoteItem) and item.question)
    click(view, qtbot, note.sceneBoundingRect().center())
    assert routes == ["case/progression", "case/progression"]
    click(view, qtbot, view.canvas.drawing.way_items[2].path().pointAtPercent(0.5))
    assert len(routes) == 2
    assert listener.opened == []


def test_the_outline_asks_by_enter(qapp, qtbot):
    view, _ = asking(qapp, qtbot)
    routes: list[str] = []
    view.route_requested.connect(routes.append)
    start = view.outline.topLevelItem(0)
    view.outline.itemActivated.emit(start.child(0), 0)
    view.outline.itemActivated.emit(start.child(1), 0)
    assert routes == ["case/progression"]
    assert "guidelines differ" in view.outline.topLevelItem(2).text(0)


def test_the_chosen_guideline_is_dated_and_told(qapp, qtbot):
    view, listener = asking(qapp, qtbot)
    assert view.layers.isVisible()
    assert view.layers.text() == "ATA 2025"
    assert [action.text() for action in view.layers.choices] == [
        "ATA 2025, read 2026-11-20",
        "All guidelines, read 2026-11-20",
    ]
    view.layers.choices[1].trigger()
    assert listener.layers == ["all"]
    assert drawn_texts(view).count("G") == 1
    view.show_diagram(replace(ASKING, ways=(WAYS[0], replace(WAYS[1], differs=True), WAYS[2])))
    assert drawn_texts(view).count("G") == 2
    assert "guidelines differ" in view.outline.topLevelItem(0).child(1).text(0)
    assert "guidelines differ" not in view.outline.topLevelItem(0).child(0).text(0)


def test_the_panel_says_what_the_guideline_says_and_where_it_is_silent(shown):
    view, _ = shown
    said = StatementRow("ATA 2025", "US", "Refer early.", "", "Read second hand.", (1,), False)
    view.show_panel(replace(PANEL, points=(PointRow("When?", (said,), 2), PointRow("How?", (), 3))))
    rich = [line.text() for line in view.panel.findChildren(RichLine)]
    plain = [label.text() for label in view.panel.findChildren(PlainLabel)]
    assert "Refer early.\u00a0[1] unconfirmed" in rich
    assert {"When?", "no grade given", "Read second hand."} <= set(plain)
    assert "Nothing was read of this guideline here; 3 other statements." in plain


def test_what_a_waiting_step_asks_is_a_link(shown):
    view, _ = shown
    routes: list[str] = []
    view.route_requested.connect(routes.append)
    view.show_panel(
        replace(PANEL, state=NodeState.WAITING, facts=("Progression",), asked=(("Progression", "case/progression"),))
    )
    line = next(line for line in view.panel.findChildren(RichLine) if line.text() == "Progression")
    line.link_activated.emit("case/progression")
    assert routes == ["case/progression"]


def test_find_lights_the_nodes_and_enter_walks_through_them(shown, qtbot):
    view, listener = shown
    qtbot.keyClick(view.canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.finder.line.hasFocus()
    qtbot.keyClicks(view.finder.line, "r")
    lit = {name for name, item in view.canvas.drawing.node_items.items() if item.is_found}
    assert lit == {"start", "drug", "wait", "shut"}
    view.finder.line.setText("drug")
    assert [name for name, item in view.canvas.drawing.node_items.items() if item.is_found] == ["drug"]
    qtbot.keyClick(view.finder.line, Qt.Key.Key_Return)
    assert listener.opened == ["drug"]
    qtbot.keyClick(view.finder.line, Qt.Key.Key_Escape)
    assert view.finder.line.text() == ""
    assert not any(item.is_found for item in view.canvas.drawing.node_items.values())


def test_the_hover_card_says_what_the_node_is_and_goes_with_the_pointer(qapp, qtbot):
    view, _ = asking(qapp, qtbot)
    item = view.canvas.drawing.node_items["wait"]
    place = view.canvas.mapFromScene(item.sceneBoundingRect().center())
    qtbot.mouseMove(view.canvas.viewport(), place)
    view.canvas.card.show_now()
    assert view.canvas.card.key == "wait"
    texts = [label.text() for label in view.canvas.card.findChildren(PlainLabel) if label.isVisible()]
    assert texts == ["Local treatment", "waits for a fact", "Treat it.", "Progression"]
    qtbot.mouseMove(view.canvas.viewport(), QPoint(3, 3))
    assert not view.canvas.card.isVisible()


def test_two_fingers_zoom_within_limits(shown):
    view, _ = shown
    view.canvas.pinch(1.5)
    assert view.canvas.zoom == pytest.approx(1.5)
    view.canvas.pinch(0)
    view.canvas.pinch(100)
    assert view.canvas.zoom == pytest.approx(3)


def test_far_out_small_words_go_and_come_back(shown):
    view, _ = shown
    for _ in range(5):
        view.canvas.zoom_out()
    assert "waits for: Progression" not in visible_texts(view)
    assert {"Local", "treatment", "current step"} <= visible_texts(view)
    view.canvas.zoom_in()
    view.canvas.zoom_in()
    view.canvas.zoom_in()
    assert "waits for: Progression" in visible_texts(view)


def visible_texts(view):
    items = view.canvas.drawing.items()
    return {item.text() for item in items if isinstance(item, QGraphicsSimpleTextItem) and item.isVisible()}


def test_a_step_that_the_result_rules_out_says_so_and_why(shown):
    view, _ = shown
    barred = replace(NODES[1], state=NodeState.BARRED, facts=("Perforation.",), is_first=False)
    view.show_diagram(replace(ROW, nodes=(NODES[0], barred, *NODES[2:])))
    texts = drawn_texts(view)
    assert {"ruled out", "Perforation."} <= set(texts)
    assert "current step" not in texts


@pytest.mark.parametrize("in_grey", [False, True])
@pytest.mark.parametrize(("paper", "wide", "high"), [(Paper.A3, 1191, 842), (Paper.A4, 842, 595)])
def test_a_pdf_is_one_landscape_page_of_its_paper(shown, tmp_path, in_grey, paper, wide, high):
    view, _ = shown
    path = tmp_path / "pathway.pdf"
    assert view.export(path, in_grey, paper) == ""
    data = path.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
    size = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", data)
    assert size
    assert (float(size[1]), float(size[2])) == pytest.approx((wide, high), abs=1)
    creator = pdf_field(data, b"Creator")
    assert creator.startswith("RAIR-DTC reference")
    assert "26.11" in creator
    assert "2026-11-25" in creator
    assert pdf_field(data, b"Title") == "Treatment pathway", "the data of the file name no case"


def pdf_field(data: bytes, name: bytes) -> str:
    """A field of the document data, which Qt writes in UTF-16."""
    found = re.search(rb"/" + name + rb" (\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]+>)", data, re.DOTALL)
    assert found
    raw = bytes.fromhex(found[1][1:-1].decode()) if found[1][:1] == b"<" else re.sub(rb"\\(.)", rb"\1", found[1][1:-1])
    return raw.decode("utf-16")


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_what_cannot_be_written_is_said_in_words_and_harms_nothing(shown, tmp_path, ending):
    view, _ = shown
    kept = tmp_path / f"kept.{ending}"
    kept.mkdir()
    assert "that is a folder" in view.export(kept)
    assert "there is no such folder" in view.export(tmp_path / "no folder" / f"pathway.{ending}")
    plain = tmp_path / "plain"
    plain.write_text("kept")
    problem = view.export(plain / f"pathway.{ending}")
    assert str(plain / f"pathway.{ending}") in problem.replace("\u2060", "")
    assert "choose another folder" in problem
    assert plain.read_text() == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"kept.{ending}", "plain"]


def test_a_failed_export_is_said_above_the_drawing(shown, tmp_path, monkeypatch):
    view, _ = shown
    monkeypatch.setattr(dialogs, "save_path", lambda *_: str(tmp_path / "no folder" / "pathway.pdf"))
    view._export_actions["a4"].trigger()
    assert view._said.isVisible()
    assert "there is no such folder" in said_words(view)
    monkeypatch.setattr(dialogs, "save_path", lambda *_: str(tmp_path / "pathway.pdf"))
    view._export_actions["a4"].trigger()
    assert "Written:" in said_words(view)
    assert (tmp_path / "pathway.pdf").is_file()


def said_words(view) -> str:
    return " ".join(label.text() for label in view._said.findChildren(PlainLabel))


def test_black_and_white_has_no_colour(shown, tmp_path):
    view, _ = shown
    assert view.export(tmp_path / "mono.png", in_grey=True) == ""
    assert view.export(tmp_path / "colour.png") == ""
    assert hues(tmp_path / "mono.png") == {"text"}
    assert len(hues(tmp_path / "colour.png")) > 1


def hues(path):
    """Kinds of colour that are not grey: the text colour is a very dark blue, so only bright ones count."""
    picture = QImage(str(path))
    found = {"text"}
    for x in range(0, picture.width(), 2):
        for y in range(0, picture.height(), 2):
            colour = picture.pixelColor(x, y)
            if colour.saturation() > 60 and colour.value() > 90:
                found.add(colour.hue() // 30)
    return found


def real(qapp, qtbot, knowledge, engine, example=1, scale=1.0):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, scale))
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    view, session = DiagramView(), Session(engine)
    qtbot.addWidget(view)
    session.start(reader.from_example(knowledge.example_cases[example]), "example")
    view.resize(1198, 640)
    view.show()
    presenter = DiagramPresenter(view, session, knowledge)
    presenter.refresh()
    qapp.processEvents()
    return view, presenter


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_whole_pathway_fits_as_an_overview_with_words_that_can_be_read(qapp, qtbot, knowledge, engine, scale):
    view, _ = real(qapp, qtbot, knowledge, engine, scale=scale)
    canvas = view.canvas
    full = canvas.sceneRect().width()
    canvas.fit()
    room = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
    assert all(room.contains(item.sceneBoundingRect()) for item in canvas.drawing.node_items.values())
    assert canvas.drawing.is_overview
    assert canvas.sceneRect().width() < 0.65 * full
    words = canvas.drawing.palette_of_theme.font(Face.SMALL).pixelSize() * canvas.zoom
    assert scale > 1 or words >= 8.2
    assert canvas.drawing.selected == view.shown_row.main
    assert "current step" in visible_texts(view)


def test_zooming_into_the_overview_leads_back_to_everything_at_the_same_place(qapp, qtbot, knowledge, engine):
    view, _ = real(qapp, qtbot, knowledge, engine)
    canvas = view.canvas
    canvas.fit()
    canvas.centerOn(canvas.drawing.node_items["monitor"].sceneBoundingRect().center())
    while canvas.drawing.is_overview:
        canvas.zoom_in()
        canvas.centerOn(canvas.drawing.node_items["monitor"].sceneBoundingRect().center())
    assert canvas.zoom < 1
    place = canvas.mapFromScene(canvas.drawing.node_items["monitor"].sceneBoundingRect().center())
    assert canvas.viewport().rect().contains(place)
    canvas.fit()
    state = view.state()
    canvas.select("monitor", True)
    assert not canvas.drawing.is_overview
    assert canvas.zoom == pytest.approx(1)
    view.restore(state)
    assert canvas.drawing.is_overview


def test_a_find_stays_lit_when_the_drawing_becomes_an_overview(qapp, qtbot, knowledge, engine):
    view, _ = real(qapp, qtbot, knowledge, engine)
    view.finder.line.setText("pembrolizumab")
    lit = {name for name, item in view.drawing.node_items.items() if item.is_found}
    view.canvas.fit()
    assert lit
    assert {name for name, item in view.drawing.node_items.items() if item.is_found} == lit


def test_every_example_opens_with_the_current_step_and_the_way_to_it_in_sight(qapp, qtbot, knowledge, engine):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    reader = CaseReader({question.id: question for question in knowledge.rule_set.questions})
    for example in knowledge.example_cases:
        view, session = DiagramView(), Session(engine)
        qtbot.addWidget(view)
        session.start(reader.from_example(example), example.id)
        view.resize(1198, 580)
        view.show()
        DiagramPresenter(view, session, knowledge).refresh()
        qapp.processEvents()
        canvas, row = view.canvas, view.shown_row
        room = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
        before = canvas.drawing.came_from(row.main)
        assert canvas.zoom >= 1
        assert room.contains(canvas.drawing.node_items[row.main].sceneBoundingRect()), example.id
        assert room.intersects(canvas.drawing.node_items[before].sceneBoundingRect()), example.id
        view.close()
