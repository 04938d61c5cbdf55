"""The signalling screen with real widgets over the real map: seen, by mouse, by keyboard, and in exported files."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zlib
from collections import Counter
from itertools import pairwise
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QGraphicsSimpleTextItem

from rairdtc_gui.domain.case import Case
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui.screens.diagrams.signals.items import Veil
from rairdtc_gui.ui.screens.diagrams.signals.palette import Glow
from rairdtc_gui.ui.screens.diagrams.signals.presenter import SignalsPresenter
from rairdtc_gui.ui.screens.diagrams.signals.rows import LitRow
from rairdtc_gui.ui.screens.diagrams.signals.view import SignalsView
from rairdtc_gui.ui.theme import Mode, apply_theme, load_theme, printed
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine
from tests.ui.parts import RESOURCES

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
FOUND = Case.of({"drivers": ("ret-fusion",), "ngs-status": "dna-panel-only"}, label="A-12")


class Opened(SimpleNamespace):
    """A screen with its presenter, which somebody must keep."""


def opened(qapp, qtbot, knowledge, engine, scale=1.0, mode=Mode.LIGHT, case=FOUND) -> Opened:
    apply_theme(qapp, load_theme(RESOURCES, mode, scale))
    view, session = SignalsView(), Session(engine)
    if case is not None:
        session.start(case)
    qtbot.addWidget(view)
    presenter = SignalsPresenter(view, session, knowledge)
    view.resize(1198, 640)
    view.show()
    presenter.refresh()
    view.focus_first()
    qapp.processEvents()
    return Opened(view=view, session=session, presenter=presenter)


@pytest.fixture
def shown(qapp, qtbot, knowledge, engine):
    return opened(qapp, qtbot, knowledge, engine)


def texts(view) -> list[str]:
    return [item.text() for item in view.drawing.items() if isinstance(item, QGraphicsSimpleTextItem)]


def panel_words(view) -> str:
    labels = [*view.panel.findChildren(RichLine), *view.panel.findChildren(PlainLabel)]
    return " | ".join(label.text() for label in labels)


def place_of(view, node_id: str) -> QPoint:
    place = view.drawing.places()[node_id]
    return view.canvas.mapFromScene(QPointF(place.centre, place.middle))


def test_genes_say_what_the_case_says(shown):
    found = texts(shown.view)
    assert found.count("found") == 1
    assert "not tested" in found  # fusions under a DNA panel
    assert "not found" in found
    assert shown.view.context() == "case A-12 · RET fusion found"
    item = shown.view.drawing.pieces.item
    assert item("ret-fusion").pen.widthF() == 3
    assert item("alk-fusion").pen.style() is not Qt.PenStyle.SolidLine
    assert item("braf").pen.style() is Qt.PenStyle.SolidLine


def test_without_a_case_there_are_no_tags(qapp, qtbot, knowledge, engine):
    shown = opened(qapp, qtbot, knowledge, engine, case=None)
    assert shown.view.context() == "no case open"
    assert not {"found", "not found", "not tested"} & set(texts(shown.view))


def test_an_empty_case_says_so(qapp, qtbot, knowledge, engine):
    shown = opened(qapp, qtbot, knowledge, engine, case=Case())
    assert shown.view.context() == "case without a label · no alteration entered"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_altered_gene_is_in_sight_and_readable(qapp, qtbot, knowledge, engine, scale):
    view = opened(qapp, qtbot, knowledge, engine, scale).view
    assert view.canvas.viewport().rect().contains(place_of(view, "ret-fusion"))
    assert view.canvas.zoom >= 1


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("is_full", [False, True])
def test_words_lie_inside_their_boxes_also_when_lit(qapp, qtbot, knowledge, engine, scale, is_full):
    shown = opened(qapp, qtbot, knowledge, engine, scale)
    shown.view.drawing.set_full(is_full)
    shown.presenter.show("sunitinib", "")
    pieces = shown.view.drawing.pieces
    for drawn in map(pieces.item, pieces.places):
        box = QRectF(*drawn.box).adjusted(-1, -1, 1, 1)
        for text in drawn.words:
            words = text.mapRectToParent(text.boundingRect())
            assert box.left() <= words.left(), text.text()
            assert words.right() <= box.right(), text.text()


def test_choosing_a_drug_by_mouse_lights_and_dims(shown, qtbot):
    view = shown.view
    view.canvas.ensureVisible(QRectF(*view.drawing.places()["selpercatinib"]))
    qtbot.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, "selpercatinib"))
    glow, item, ways = view.drawing.glow_of, view.drawing.pieces.item, view.drawing.pieces.ways
    assert (glow("selpercatinib"), glow("ras"), glow("fap")) == (Glow.LIT, Glow.LIT, Glow.DIM)
    assert (glow("ret-fusion-ras"), glow("vegfa-vegfr2"), glow("pd1-tcell")) == (Glow.LIT, Glow.LIT, Glow.DIM)
    assert item("ras").pen.widthF() > item("fap").pen.widthF()
    assert ways.lit_item.zValue() > highest(veils(view))
    assert corners(ways.path_of(["ret-fusion-ras"])) <= corners(ways.lit_item.path())
    assert not corners(ways.path_of(["pd1-tcell"])) & corners(ways.lit_item.path())
    assert item("ras").words[0].font().weight() > item("fap").words[0].font().weight()
    assert all(veil.isVisible() for veil in veils(view))
    assert "Open the monograph" in panel_words(view)
    assert "RET fusion → RAS" in panel_words(view)
    assert "unconfirmed" in panel_words(view)
    assert view._chosen.isVisible()
    view._chosen.click()
    assert not view._chosen.isVisible()
    assert not any(veil.isVisible() for veil in veils(view))
    assert {glow(name) for name in view.drawing.places()} == {Glow.PLAIN}
    assert item("ras").pen == item("fap").pen
    assert ways.lit_item.path().isEmpty()


@pytest.mark.parametrize("mode", list(Mode))
def test_dimmed_words_stay_readable_and_compartments_keep_their_colour(qapp, qtbot, knowledge, engine, mode):
    shown = opened(qapp, qtbot, knowledge, engine, mode=mode)
    shown.view.canvas.fit()
    shown.presenter.show("selpercatinib", "")
    shown.view.canvas.fit()
    theme, found = load_theme(RESOURCES, mode, 1.0), grounds(shown.view)
    for token in ("background", "surface", "raised"):
        wanted = theme.color(token)
        near = [c for c in found if max(abs(a - b) for a, b in zip(c, wanted.getRgb(), strict=True)) <= 1]
        assert near, token
    palette = shown.view.drawing._palette
    for ground in ("background", "raised"):
        faded = mixed(theme.color("text"), theme.color(ground), 1 - palette.fading(of_words=True))
        assert contrast(faded, theme.color(ground)) >= 4.5, ground


def corners(path) -> set[tuple[float, float]]:
    elements = (path.elementAt(place) for place in range(path.elementCount()))
    return {(element.x, element.y) for element in elements}


def test_what_comes_into_sight_is_drawn_as_if_it_had_always_been(shown):
    view = shown.view
    canvas, drawing = view.canvas, view.drawing
    drawing.show_map(view._row)
    assert "VEGFR2" not in texts(view)
    before = canvas.viewport().grab().toImage()
    assert "VEGFR2" in texts(view)
    assert "PAX8" not in texts(view)  # far to the right
    drawing.reveal()
    assert "PAX8" in texts(view)
    assert canvas.viewport().grab().toImage() == before
    drawing.show_map(view._row)
    canvas.select("pax8", True)
    canvas.viewport().grab()
    assert "PAX8" in texts(view)


def test_frames_draw_a_little_ahead_of_the_sight_and_not_all_at_once(shown):
    view = shown.view
    view.drawing.show_map(view._row)
    drawn = []
    for _ in range(6):
        view.canvas.viewport().grab()
        drawn.append(len(texts(view)))
    assert drawn == sorted(drawn)
    assert drawn[0] < drawn[1] < drawn[-1]
    assert max(after - before for before, after in pairwise(drawn)) < drawn[0] / 2


def test_lighting_draws_what_is_not_in_sight(shown):
    drawing = shown.view.drawing
    drawing.show_map(shown.view._row)
    assert "FAP" not in texts(shown.view)
    shown.view.show_lit(LitRow(nodes=frozenset({"fap"})))
    assert drawing.pieces.item("fap").pen.widthF() == 2
    assert "FAP" in texts(shown.view)


def highest(items) -> float:
    return max(item.zValue() for item in items)


def veils(view) -> list[Veil]:
    return [item for item in view.drawing.items() if isinstance(item, Veil)]


def grounds(view) -> set[tuple[int, ...]]:
    """The colours that cover much of the drawing."""
    picture = view.canvas.grab().toImage()
    found = Counter(
        picture.pixelColor(x, y).getRgb() for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)
    )
    return {color for color, count in found.items() if count > 300}


def mixed(color: QColor, ground: QColor, share: float) -> QColor:
    parts = zip(levels(color), levels(ground), strict=True)
    return QColor.fromRgbF(*(one * share + other * (1 - share) for one, other in parts))


def levels(color: QColor) -> tuple[float, float, float]:
    return color.redF(), color.greenF(), color.blueF()


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: QColor) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in levels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_from_far_away_words_go_and_come_back(shown):
    view = shown.view
    for _ in range(8):
        view.canvas.zoom_out()
    words = [item for item in view.drawing.items() if isinstance(item, QGraphicsSimpleTextItem)]
    assert view.canvas.zoom < 0.4
    assert not any(item.isVisible() for item in words)
    for _ in range(6):
        view.canvas.zoom_in()
    assert all(item.isVisible() for item in words)


def test_the_ring_shows_the_keyboard_and_nothing_else(shown, qtbot):
    view = shown.view
    assert view.drawing.ringed == "ret-fusion"
    view._find.setFocus()
    assert view.drawing.ringed == ""
    view.canvas.setFocus()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Down)
    assert view.drawing.ringed == view.drawing.selected != "ret-fusion"


def test_keys_walk_along_the_ways_open_and_clear(shown, qtbot):
    view = shown.view
    canvas = view.canvas
    canvas.select("mek", True)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert view.drawing.selected == "erk"
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert view.drawing.selected in ("trametinib", "selumetinib")
    assert view._chosen.isVisible()
    assert "inhibits MEK1/2" in canvas.accessibleDescription()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not view._chosen.isVisible()
    canvas.select("ret-fusion", False)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert "RET fusion" in panel_words(view)
    assert canvas.accessibleDescription().startswith("RET fusion, found, Cytoplasm, activates RAS")
    assert view.outline.selected() == "ret-fusion"


def test_zooming_in_brings_more_nodes_and_out_takes_them_again(shown, qtbot):
    view = shown.view
    canvas = view.canvas
    assert not view.drawing.has("pten")
    for _ in range(2):
        qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert view.drawing.has("pten")
    assert view.drawing.selected == "ret-fusion"
    assert (
        canvas.viewport()
        .rect()
        .intersects(canvas.mapFromScene(QRectF(*view.drawing.places()["ret-fusion"])).boundingRect())
    )
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert not view.drawing.has("pten")
    qtbot.keyClick(canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    room = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
    assert all(room.contains(QRectF(*place)) for place in view.drawing.places().values())


def test_a_node_of_the_full_map_brings_the_full_map(shown):
    shown.presenter.show("pten", "")
    assert shown.view.drawing.selected == "pten"
    assert shown.view.canvas.viewport().rect().contains(place_of(shown.view, "pten"))


def test_finding_by_name_takes_one_there(shown, qtbot):
    find = shown.view._find
    find.setText("trametinib")
    qtbot.keyClick(find, Qt.Key.Key_Return)
    assert shown.view.drawing.selected == "trametinib"
    assert shown.view._chosen.text() == "trametinib"
    find.setText("no such gene")
    qtbot.keyClick(find, Qt.Key.Key_Return)
    assert shown.view.drawing.selected == "trametinib"
    find._on_chosen("PTEN")
    assert shown.view.drawing.selected == "pten"


def test_links_of_the_panel_lead_on(shown):
    view, routes = shown.view, []
    view.route_requested.connect(routes.append)
    shown.presenter.show("selpercatinib", "")
    lines = {line.text(): line for line in view.panel.findChildren(RichLine)}
    lines["Open the monograph"].link_activated.emit("drugs/selpercatinib")
    assert routes == ["drugs/selpercatinib"]
    view.panel.findChildren(RichLine)[1].link_activated.emit("ret-fusion")
    assert view.drawing.selected == "ret-fusion"
    view.panel.findChildren(RichLine)[0].link_activated.emit("sources")
    bar = view.panel._scroll.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_the_guided_view_goes_step_by_step(shown):
    view = shown.view
    view._story_button.click()
    assert view._story.isVisible()
    assert not view._story._back.isEnabled()
    for _ in range(3):
        view._story._next.click()
    assert "4 of 4: Uptake back" in view._story._words.text()
    assert not view._story._next.isEnabled()
    view._story._back.click()
    assert "3 of 4" in view._story._words.text()
    assert view.drawing.glow_of("trametinib") is Glow.LIT
    view._story._leave.click()
    assert not view._story.isVisible()


def test_the_outline_holds_everything_that_the_map_holds(shown, knowledge, qapp):
    view = shown.view
    view._outline_button.click()
    qapp.processEvents()
    assert view.outline.isVisible()
    items = [view.outline.topLevelItem(place) for place in range(view.outline.topLevelItemCount())]
    said = " | ".join(
        [item.text(0) for item in items] + [item.child(n).text(0) for item in items for n in range(item.childCount())]
    )
    drawing = knowledge.signal_map
    names = {drug.id: drug.name for drug in knowledge.drug_list}
    wanted = [*(node.label for node in drawing.nodes), *(edge.text for edge in drawing.edges)]
    wanted += [f"Drug · {names[action.drug]}" for action in drawing.actions]
    wanted += [found.label for found in drawing.resistance]
    assert [words for words in wanted if words not in said] == []
    assert "Cytoplasm · RET fusion · found" in said
    assert "unconfirmed" in said
    view.outline.setCurrentItem(next(item for item in items if item.text(0) == "Drug · selpercatinib"))
    assert view.drawing.glow_of("ras") is Glow.LIT


def test_the_pointer_brings_a_card_in_words_and_takes_it_along(shown, qtbot):
    view = shown.view
    card = view.canvas.card
    qtbot.mouseMove(view.canvas.viewport(), place_of(view, "ret-fusion"))
    card.show_now()
    assert [label.text() for label in card.findChildren(PlainLabel) if label.isVisible()] == [
        "RET fusion", "found", "Cytoplasm", "activates RAS, activates PI3K",
    ]  # fmt: skip
    qtbot.mouseMove(view.canvas.viewport(), QPoint(2, 2))
    assert not card.isVisible()
    assert card.key == ""


def test_the_way_back_finds_the_same_place(shown):
    view = shown.view
    view.canvas.zoom_in()
    view.canvas.select("erk", True)
    state = view.state()
    view.canvas.fit()
    view.canvas.select("fap", True)
    view.restore(state)
    assert view.drawing.selected == "erk"
    assert view.canvas.zoom == pytest.approx(1.2)


def letters_of(table: str) -> dict[int, str]:
    """The letter of each glyph of one font: ranges with a list, or with their first letter."""
    found = {}
    for first, last, many, one in re.findall(r"<(\w{4})> <(\w{4})> (?:\[(.*?)\]|<(\w{4})>)", table):
        start, end = int(first, 16), int(last, 16)
        codes = [int(code, 16) for code in re.findall(r"<(\w{4})>", many)] or range(
            int(one, 16), int(one, 16) + end - start + 1
        )
        found.update({start + place: chr(code) for place, code in enumerate(codes)})
    return found


def pdf_text(data: bytes) -> str:
    """The words of a PDF as Qt writes it, glyph after glyph; font Fn is object n, which names the table of letters."""
    objects = {
        int(number): (head, zlib.decompressobj().decompress(body) if body[:1] == b"\x78" else body)  # one may end in \n
        for number, head, body in re.findall(
            rb"(\d+) 0 obj\s((?:(?!endobj).)*?)stream\r?\n(.*?)\r?\n?endstream", data, re.DOTALL
        )
    }
    tables = {
        f"F{font}": letters_of(objects[int(table)][1].decode("latin-1"))
        for font, table in re.findall(
            r"(\d+) 0 obj\s(?:(?!endobj).)*?/ToUnicode (\d+)", data.decode("latin-1"), re.DOTALL
        )
    }
    page = max((body for _, body in objects.values() if b" Tj" in body), key=len).decode("latin-1")
    letters: dict[int, str] = {}
    said = []
    for name, glyphs in re.findall(r"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)> Tj", page):
        if name:
            letters = tables[name]
            said.append(" ")
        else:
            codes = [int(glyphs[place : place + 4], 16) for place in range(0, len(glyphs), 4)]
            said += [letters.get(code, "") for code in codes]
    return "".join(said).replace("\t", " ")


def test_the_pdf_holds_words_date_and_version_at_print_size(shown, tmp_path, knowledge):
    shown.presenter.show("selpercatinib", "")
    for in_grey in (False, True):
        assert shown.view.export(tmp_path / "signals.pdf", in_grey) == ""
        data = (tmp_path / "signals.pdf").read_bytes()
        text = pdf_text(data)
        identity = knowledge.identity
        wanted = (
            "RET fusion",
            "lit: reached by selpercatinib",
            "found",
            "inhibits or represses",
            identity.date,
            identity.version,
        )
        for words in (*wanted, "Supports, does not replace"):
            assert words in text, words
        size = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", data)
        assert size
        assert float(size[1]) == pytest.approx(1191, abs=1)


@pytest.mark.parametrize("mode", list(Mode))
def test_exports_hold_legend_date_and_version(qapp, qtbot, knowledge, engine, tmp_path, mode):
    shown = opened(qapp, qtbot, knowledge, engine, mode=mode)
    shown.presenter.show("selpercatinib", "")
    view = shown.view
    assert view.export(tmp_path / "signals.svg") == ""
    root = ET.parse(tmp_path / "signals.svg").getroot()
    text = " ".join("".join(node.itertext()) for node in root.iter() if node.tag.endswith("text"))
    identity = knowledge.identity
    for words in (
        "RET fusion",
        "selpercatinib",
        "inhibits or represses",
        "not tested",
        identity.date,
        identity.version,
        "A-12",
    ):
        assert words in text, words
    assert view.export(tmp_path / "signals.png") == ""
    picture = QImage(str(tmp_path / "signals.png"))
    assert picture.width() > 2 * view.canvas.sceneRect().width()
    assert QColor(picture.pixel(1, 1)).lightness() > 240, "a file is for paper, whatever the theme of the screen"


def test_the_export_for_print_is_grey_and_readable(shown, tmp_path):
    shown.presenter.show("selpercatinib", "")
    assert shown.view.export(tmp_path / "grey.png", in_grey=True) == ""
    picture = QImage(str(tmp_path / "grey.png"))
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    levels = {QColor(value).red() for value in colours}
    assert all(QColor(value).red() == QColor(value).green() == QColor(value).blue() for value in colours)
    assert min(levels) < 60
    assert max(levels) == 255


def first_ink(picture: QImage, top: int, bottom: int) -> int:
    """The leftmost column with anything but paper between two rows."""
    paper = picture.pixel(0, 0)
    return next(
        x
        for x in range(picture.width())
        if any(picture.pixel(x, y) != paper for y in range(top, bottom) if y < picture.height())
    )


def test_on_paper_title_drawing_and_legend_begin_below_one_another(shown, tmp_path):
    shown.presenter.show("redifferentiation", "")
    assert shown.view.export(tmp_path / "map.png", in_grey=True) == ""
    picture = QImage(str(tmp_path / "map.png"))
    title, legend = first_ink(picture, 40, 110), first_ink(picture, picture.height() - 170, picture.height() - 100)
    drawing = first_ink(picture, 150, picture.height() - 260)
    assert max(title, legend, drawing) - min(title, legend, drawing) <= 6  # 3 px at the ratio of the file


def test_thin_lines_of_a_print_without_colours_are_dark_enough_for_a_printer():
    grey = printed(load_theme(RESOURCES, Mode.LIGHT, 1.0))
    assert contrast(grey.color("hairline"), grey.color("background")) >= 2
    assert contrast(grey.color("hairline"), grey.color("background")) < contrast(
        grey.color("border"), grey.color("background")
    )


def test_without_a_map_there_is_nothing_to_export(qapp, qtbot, tmp_path):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))
    view = SignalsView()
    qtbot.addWidget(view)
    assert "it could not be drawn" in view.export(tmp_path / "empty.svg")
    assert not list(tmp_path.iterdir())
    assert view.drawing.step(1, 0) == ""
    assert view.drawing.words_of("ras") == ""
    assert view.drawing.came_from("ras") == ""


def test_every_control_has_a_name(shown):
    for button in shown.view.findChildren(QAbstractButton):
        assert button.text() or button.accessibleName() or not button.isVisible(), button
    assert shown.view.canvas.accessibleName()
    assert shown.view._find.accessibleName()
    assert shown.view.panel.accessibleName()


def short(qapp, view) -> None:
    """As much room as a window of 1366 x 720 leaves at this text size."""
    view.resize(1225, 530)
    qapp.processEvents()


def test_at_large_text_the_panel_is_one_line_and_the_map_keeps_room(qapp, qtbot, knowledge, engine):
    view = opened(qapp, qtbot, knowledge, engine, 2.0).view
    short(qapp, view)
    assert view.panel.mapTo(view, QPoint(0, 0)).y() > view.canvas.mapTo(view, QPoint(0, 0)).y()
    assert view.panel.is_folded
    assert view.canvas.height() > 2 * (view.panel.height() + view._legend.height())
    assert view.canvas.viewport().rect().contains(place_of(view, "ret-fusion"))
    seen = [label.text() for label in view.panel.findChildren(PlainLabel) if label.isVisible()]
    assert seen[0] == "RET fusion"
    view.resize(1900, 1100)
    qapp.processEvents()
    assert not view.panel.is_folded


def test_enter_and_a_click_open_the_folded_panel_and_its_button_folds_it(qapp, qtbot, knowledge, engine):
    view = opened(qapp, qtbot, knowledge, engine, 2.0).view
    short(qapp, view)
    room = view.canvas.height()
    qtbot.keyClick(view.canvas, Qt.Key.Key_Down)
    assert view.panel.is_folded  # walking keeps the room
    qtbot.keyClick(view.canvas, Qt.Key.Key_Return)
    assert not view.panel.is_folded
    assert view.panel.height() > view.canvas.height()
    assert view.canvas.viewport().rect().contains(place_of(view, view.drawing.selected))
    button = view.panel._bar.findChild(QAbstractButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert view.panel.is_folded
    assert view.canvas.height() == room
    qtbot.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, view.drawing.selected))
    assert not view.panel.is_folded
    qtbot.mouseClick(view.panel._bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert view.panel.is_folded


def legend_words(view) -> list[str]:
    return [label.text() for label in view._legend.findChildren(PlainLabel) if label.isVisible()]


def test_where_height_is_short_the_legend_is_one_line_and_a_button_brings_the_rest(qapp, qtbot, knowledge, engine):
    view = opened(qapp, qtbot, knowledge, engine, 2.0).view
    whole = [words for _, words in view._legend._samples]
    short(qapp, view)
    more, line, height = view._legend._more, legend_words(view), view._legend.height()
    assert more.text() == f"{len(whole) - len(line)} more"
    assert 0 < len(line) < len(whole)
    assert line == whole[: len(line)]
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qapp.processEvents()
    assert legend_words(view) == whole
    assert view._legend.height() > height
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qapp.processEvents()
    assert legend_words(view) == line
    view.resize(2600, 530)
    qapp.processEvents()
    assert legend_words(view) == whole
    assert not more.isVisible()
