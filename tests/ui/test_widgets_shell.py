"""Search box, scroll area, focus ring, panels, badges, flow, dialogs: the parts that hold screens together."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHoverEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMessageBox,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.domain.questions import QuestionType
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui import dialogs
from rairdtc_gui.ui.theme import Mode, Role, apply_theme, current_theme, load_theme
from rairdtc_gui.ui.widgets import search_delegate
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.answer_editor import AnswerEditor
from rairdtc_gui.ui.widgets.badge import CaseMark, Chip, IconLabel, StanceBadge, StanceMark
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.focus_ring import FocusRing, _Ring
from rairdtc_gui.ui.widgets.nav_bar import NavBar, NavRow
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.outline import OutlinedFrame
from rairdtc_gui.ui.widgets.panel import Hairline, PanelSection, SectionHead
from rairdtc_gui.ui.widgets.safety_strip import SafetyStrip, StripRow
from rairdtc_gui.ui.widgets.scroll import PageScroll, bring_into_sight
from rairdtc_gui.ui.widgets.search_box import HitRow, SearchBox
from rairdtc_gui.ui.widgets.search_delegate import Entry, HitDose
from rairdtc_gui.ui.widgets.search_popup import SearchPopup
from rairdtc_gui.ui.widgets.text import PlainLabel
from tests.ui.parts import RESOURCES, a_question

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

HITS = (
    HitRow("Drugs", "drug", "lenvatinib", "kinase inhibitor", "Lenvima", "drugs/lenvatinib"),
    HitRow("Trials", "evidence", "SELECT", "versus placebo", "", "drugs//trial-select"),
    HitRow("Drugs", "drug", "sorafenib", "<b>kinase</b> inhibitor", "", "drugs/sorafenib"),
)


@pytest.fixture(autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))


def shown(qtbot, window, width=700, height=500):
    """A window that is active."""
    qtbot.addWidget(window)
    window.resize(width, height)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def searching(qtbot):
    """A search box that finds the same for every text, its window, and the routes that were opened."""
    window = QWidget()
    column = QVBoxLayout(window)
    box = SearchBox(window)
    column.addWidget(box)
    column.addStretch(1)
    box.text_changed.connect(lambda text: box.show_hits(HITS if text else ()))
    routes: list[str] = []
    box.hit_chosen.connect(routes.append)
    shown(qtbot, window)
    return box, window, routes


def line_of(box) -> QLineEdit:
    return box.findChild(QLineEdit)


def popup_of(window) -> SearchPopup | None:
    return window.findChild(SearchPopup)


def test_enter_opens_the_top_hit(qtbot):
    box, window, routes = searching(qtbot)
    box.focus_and_select()
    qtbot.keyClicks(line_of(box), "le")
    assert popup_of(window).isVisible()
    assert line_of(box).hasFocus()
    qtbot.keyClick(line_of(box), Qt.Key.Key_Return)
    assert routes == ["drugs/lenvatinib"]
    assert not popup_of(window).isVisible()


def test_arrow_keys_walk_over_heads(qtbot):
    box, window, routes = searching(qtbot)
    assert window.isVisible()
    box.type_text("le")
    for _ in range(5):
        qtbot.keyClick(line_of(box), Qt.Key.Key_Down)
    qtbot.keyClick(line_of(box), Qt.Key.Key_Return)
    box.type_text("len")
    qtbot.keyClick(line_of(box), Qt.Key.Key_Down)
    qtbot.keyClick(line_of(box), Qt.Key.Key_Up)
    qtbot.keyClick(line_of(box), Qt.Key.Key_Up)
    qtbot.keyClick(line_of(box), Qt.Key.Key_Enter)
    assert routes == ["drugs/sorafenib", "drugs/lenvatinib"]


def test_a_click_opens_a_hit_and_a_head_does_nothing(qtbot):
    box, window, routes = searching(qtbot)
    box.type_text("le")
    hits = popup_of(window).findChild(QListView)
    model = hits.model()
    words = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert words[0] == "Top hit"
    assert words[2:] == ["Trials", "SELECT, versus placebo", "Drugs", "sorafenib, <b>kinase</b> inhibitor"]
    for row in (2, 3):
        qtbot.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=hits.visualRect(model.index(row, 0)).center())
    assert routes == ["drugs//trial-select"]


@pytest.mark.parametrize(("number", "words"), [(1, "1 hit"), (2, "2 hits")])
def test_the_number_of_hits_is_said(qtbot, number, words):
    box, window, _ = searching(qtbot)
    box.focus_and_select()
    box.type_text("le")
    box.show_hits(HITS[:number])
    assert popup_of(window).foot.accessibleName() == words


class _Below(QWidget):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, event):
        self.painted += 1


def test_a_list_that_comes_or_grows_does_not_draw_what_is_below_it(qtbot):
    box, window, _ = searching(qtbot)
    below = _Below(window)
    below.setGeometry(100, 100, 200, 40)
    below.show()
    qtbot.waitUntil(lambda: below.painted)
    below.painted = 0
    box.type_text("l")
    popup = popup_of(window)
    qtbot.waitUntil(popup.isVisible)
    small = popup.height()
    assert popup.geometry().contains(below.geometry())
    box.show_hits(HITS, "A note that stands above the list")
    QApplication.processEvents()
    assert popup.height() > small
    assert below.painted == 0
    popup.hide()
    QApplication.processEvents()
    assert below.painted == 1


def test_escape_closes_and_keeps_the_text(qtbot):
    box, window, routes = searching(qtbot)
    box.type_text("le")
    qtbot.keyClick(line_of(box), Qt.Key.Key_Escape)
    assert not popup_of(window).isVisible()
    assert (line_of(box).text(), routes) == ("le", [])
    box.clear()
    assert line_of(box).text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, None])
def test_a_list_that_was_closed_is_shown_again_by_its_keys_and_by_going_to_the_field(qtbot, key):
    box, window, routes = searching(qtbot)
    box.type_text("le")
    qtbot.keyClick(line_of(box), Qt.Key.Key_Escape)
    if key is None:
        box.focus_and_select()
    else:
        qtbot.keyClick(line_of(box), key)
    assert popup_of(window).isVisible()
    assert routes == []
    qtbot.keyClick(line_of(box), Qt.Key.Key_Return)
    assert routes == [HITS[0].route]


def test_keys_of_the_list_do_nothing_in_an_empty_field(qtbot):
    box, window, routes = searching(qtbot)
    box.type_text("le")
    box.clear()
    qtbot.keyClick(line_of(box), Qt.Key.Key_Down)
    assert (popup_of(window).isVisible(), routes) == (False, [])


def test_nothing_found_says_what_was_searched(qtbot):
    box, window, _ = searching(qtbot)
    box.type_text("zz")
    box.show_hits(())
    words = [label.text() for label in popup_of(window).findChildren(PlainLabel) if label.isVisible()]
    assert any(text.startswith("Nothing found. Searched:") for text in words)
    qtbot.keyClick(line_of(box), Qt.Key.Key_Return)


def test_the_list_hides_when_the_focus_leaves(qtbot):
    box, window, _ = searching(qtbot)
    other = QPushButton("other", window)
    other.show()
    box.type_text("le")
    other.setFocus()
    assert not popup_of(window).isVisible()


@pytest.mark.parametrize(("scale", "shown"), [(1.0, 3), (2.0, 1)])
def test_keys_below_the_list_are_shown_whole_or_not_at_all(qtbot, qapp, scale, shown):
    apply_theme(qapp, load_theme(RESOURCES, Mode.DARK, scale))
    box, window, _ = searching(qtbot)
    window.resize(500, 400)
    box.type_text("le")
    popup_of(window).grab()
    assert len(popup_of(window).foot.keys_that_fit()) == shown


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_list_is_as_wide_as_the_field_and_stays_in_the_window(qtbot, qapp, scale):
    apply_theme(qapp, load_theme(RESOURCES, Mode.DARK, scale))
    box, window, _ = searching(qtbot)
    window.resize(500, 200)
    box.type_text("le")
    popup = popup_of(window)
    popup.grab()
    assert popup.width() == box.width()
    assert popup.geometry().bottom() <= window.height()
    window.resize(640, 400)
    qtbot.waitUntil(lambda: popup.width() == box.width())


def test_a_long_name_wraps_and_is_not_cut(qtbot):
    box, window, _ = searching(qtbot)
    box.type_text("le")
    names = "Another inhibitor (sorafenib, lenvatinib, anlotinib, apatinib, donafenib, axitinib, pazopanib, sunitinib)"
    box.show_hits((HITS[0], HitRow("Options", "pathway", names, "systemic", "", "result/x"), HITS[1]))
    hits = popup_of(window).findChild(QListView)
    heights = [hits.visualRect(hits.model().index(row, 0)).height() for row in range(hits.model().rowCount())]
    assert heights == [28, 64, 28, 56, 28, 36]
    popup_of(window).grab()


DOSE = HitDose(
    "lenvatinib\u00a0— 24\u00a0mg\u00a0— oral\u00a0— once\u00a0daily",
    "Adults with DTC, whatever the body weight.",
    "checked 2026-11-25 · a label with a long title " * 4,
)


@pytest.mark.parametrize(("width", "scale", "lines"), [(700, 1.0, 1), (300, 1.0, 2), (700, 2.0, 2), (420, 2.0, 3)])
def test_a_dose_takes_as_many_lines_as_it_needs(qtbot, qapp, width, scale, lines):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, scale))
    box, window, _ = searching(qtbot)
    window.resize(width, 500)
    box.type_text("le")
    heights = []
    for dose in (DOSE, replace(DOSE, line="24\u00a0mg", whom="Adults."), replace(DOSE, line="24\u00a0mg", whom="")):
        box.show_hits((HitRow("Drugs", "drug", "lenvatinib", "", "", "drugs/lenvatinib", "", dose),))
        hits = popup_of(window).findChild(QListView)
        heights.append(hits.visualRect(hits.model().index(1, 0)).height())
        popup_of(window).grab()
    theme = current_theme()
    more = (heights[0] - heights[1] - (lines - 1) * theme.line(Role.DOSE)) / theme.line(Role.BODY)
    assert heights[1] - heights[2] == theme.line(Role.BODY)
    assert more == int(more) >= 0  # besides the dose only that for whom takes further lines


LONG = "lutetium (177Lu) vipivotide tetraxetan"
LONG_DOSE = HitDose(
    " ".join(
        part.replace(" ", "\u00a0") for part in (f"{LONG} —", "7.4 GBq —", "every 6 weeks (plus or minus 1 week)")
    ),
    "",
    "",
)


@pytest.mark.parametrize("width", [360, 500, 700])
def test_no_name_and_no_dose_is_cut_with_large_text(qtbot, qapp, width):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 2.0))
    hit = HitRow("Drugs, words of the name", "drug", LONG, "Radioligands", "", "drugs/x", "", LONG_DOSE)
    for text, role, room in written_of(Entry("", hit, is_top=True), width):
        widest = max(QFontMetrics(current_theme().font(role)).horizontalAdvance(word) for word in text.split(" "))
        assert widest <= room, text
    box, window, _ = searching(qtbot)
    window.resize(width, 600)
    box.type_text("le")
    box.show_hits((hit,))
    popup_of(window).grab()


def written_of(entry, width):
    """What must be read whole: each text, its role, and how wide it may be."""
    yield entry.hit.title, Role.DOSE, search_delegate._room(entry, width)
    for text, role, _ in search_delegate._dose_lines(entry.hit.dose, width):
        yield text, role, search_delegate._dose_room(width)


def test_a_dose_is_never_parted_within_its_amount():
    parts = DOSE.line.split(" ")
    assert [part.replace("\u00a0", " ") for part in parts] == ["lenvatinib —", "24 mg —", "oral —", "once daily"]


def test_the_dose_and_the_field_that_matched_are_said_aloud(qtbot):
    box, window, _ = searching(qtbot)
    box.type_text("le")
    box.show_hits((replace(HITS[0], field="brand name", dose=DOSE), HITS[1]))
    model = popup_of(window).findChild(QListView).model()
    said = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "brand name Lenvima" in said
    assert DOSE.line in said
    assert DOSE.whom in said
    popup_of(window).grab()


def test_the_field_keeps_its_height(qtbot):
    box, window, _ = searching(qtbot)
    assert window.isVisible()
    before = box.height()
    box.type_text("le")
    QApplication.processEvents()
    assert box.height() == before == 32


def test_a_focused_child_is_scrolled_into_sight(qtbot):
    scroll = PageScroll()
    page = QWidget()
    column = QVBoxLayout(page)
    buttons = [QPushButton(str(number)) for number in range(60)]
    for button in buttons:
        column.addWidget(button)
    scroll.setWidget(page)
    shown(qtbot, scroll, 300, 200)
    buttons[-1].setFocus()
    assert scroll.viewport().rect().contains(buttons[-1].mapTo(scroll.viewport(), QRect(0, 0, 1, 1).topLeft()))
    buttons[0].setFocus()
    assert scroll.verticalScrollBar().value() == 0
    assert not scroll.horizontalScrollBar().isVisible()


def test_what_is_higher_than_the_view_is_shown_from_its_top(qtbot):
    scroll = PageScroll()
    page = QWidget()
    column = QVBoxLayout(page)
    first, tall, last = QPushButton("first"), QLineEdit(), QPushButton("last")
    tall.setFixedHeight(900)
    for widget in (first, tall, last):
        column.addWidget(widget)
    scroll.setWidget(page)
    shown(qtbot, scroll, 300, 200)
    bar = scroll.verticalScrollBar()
    tall.setFocus()
    assert bar.value() == 0  # it begins within the view
    last.setFocus()
    bar.setValue(bar.maximum())
    far = bar.value()
    first.setFocus()
    bar.setValue(far)
    scroll._on_focus_changed(None, tall)
    assert bar.value() == far  # one is in the midst of it
    page.layout().setContentsMargins(0, 0, 0, 700)
    QApplication.processEvents()
    bar.setValue(bar.maximum())
    scroll._on_focus_changed(None, tall)
    assert 0 <= tall.mapTo(scroll.viewport(), tall.rect().topLeft()).y() < 40
    for part in (QRect(0, 850, 10, 30), QRect(0, 10, 10, 30), QRect(0, 0, 10, 900)):
        bring_into_sight(tall, part)
        top = tall.mapTo(scroll.viewport(), part.topLeft()).y()
        assert top >= 0
        assert min(top + part.height(), 200) <= scroll.viewport().height()


def rings(window) -> list[_Ring]:
    return [ring for ring in window.findChildren(_Ring) if ring.isVisible()]


def test_the_ring_follows_the_focus(qtbot):
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(20, 20, 20, 20)
    first, second, line = QPushButton("first"), QPushButton("second"), QLineEdit()
    for widget in (first, second, line):
        row.addWidget(widget)
    FocusRing(window)
    shown(qtbot, window)
    for button in (first, second):
        button.setFocus()
        (ring,) = rings(window)
        assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    second.move(second.x() + 30, second.y() + 10)
    assert rings(window)[0].geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    second.hide()
    line.setFocus()
    assert rings(window) == []


def test_the_ring_scrolls_with_its_page(qtbot):
    scroll = PageScroll()
    page = QWidget()
    column = QVBoxLayout(page)
    editor = AnswerEditor(a_question(QuestionType.CHOICE, "Trachea", ("Clear", "Abuts")))
    column.addWidget(editor)
    column.addSpacing(2000)
    scroll.setWidget(page)
    FocusRing(scroll)
    shown(qtbot, scroll)
    editor.focus_answer()
    (ring,) = rings(scroll)
    assert ring.parentWidget() is page
    ring.grab()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert rings(scroll) == []


def test_a_flow_wraps_and_hides(qtbot):
    window = QWidget()
    flow = FlowLayout(window, spacing=10, line_spacing=4)
    labels = [QLabel(window) for _ in range(4)]
    for label in labels:
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    shown(qtbot, window, 230, 200)
    assert [(label.x(), label.y()) for label in labels] == [(0, 0), (110, 0), (0, 24), (110, 24)]
    assert flow.heightForWidth(1000) == 20
    labels[0].hide()
    QApplication.processEvents()
    assert (labels[1].x(), labels[1].y()) == (0, 0)
    assert flow.takeAt(0) is not None
    assert (flow.count(), flow.itemAt(9), flow.takeAt(9)) == (3, None, None)
    assert flow.minimumSize().width() == 100


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_badge_says_its_word(qtbot, qapp, mode, scale):
    apply_theme(qapp, load_theme(RESOURCES, mode, scale))
    parts = [kind(stance) for stance in Stance for kind in (StanceBadge, StanceMark)]
    parts += [StanceBadge(Stance.NONE, Status.POSSIBLE), CaseMark(), CaseMark(None, True)]
    for part in parts:
        qtbot.addWidget(part)
        part.grab()
        assert part.accessibleName() == part.label.text() != ""
    assert StanceBadge(Stance.NONE, Status.POSSIBLE).accessibleName() == "Possible"
    assert Chip("FDA", "approved").accessibleName() == "FDA approved"


def test_a_badge_is_as_high_as_it_should_be(qtbot):
    for part, height in ((StanceBadge(Stance.PREFERRED), 24), (StanceBadge(Stance.CONSIDER), 24),
                         (CaseMark(), 20), (Chip("FDA", "approved"), 20)):  # fmt: skip
        qtbot.addWidget(part)
        part.ensurePolished()
        assert part.sizeHint().height() == height


def test_panels_have_heads_and_counts(qtbot):
    section = PanelSection("Contraindicated", "stop", 6)
    qtbot.addWidget(section)
    section.body.addWidget(PlainLabel("a reason"))
    shown(qtbot, section)
    words = [label.text() for label in section.findChildren(PlainLabel) if label.isVisible()]
    assert words == ["Contraindicated", "6", "a reason"]
    section.show_count(None)
    section.show_title("Ruled out")
    words = [label.text() for label in section.findChildren(PlainLabel) if label.isVisible()]
    assert words == ["Ruled out", "a reason"]


def test_a_section_head_has_a_context(qtbot):
    head = SectionHead("Dose")
    shown(qtbot, head)
    head.show_context("three labels")
    assert [label.text() for label in head.findChildren(PlainLabel) if label.isVisible()] == ["Dose", "three labels"]
    assert Hairline().height() == 1 or Hairline().maximumHeight() == 1


def test_a_note_is_hidden_without_words(qtbot):
    window = QWidget()
    note = NoteLine(window)
    shown(qtbot, window)
    note.show_note("less than 30 mL/min", "stop")
    assert note.isVisible()
    note.show_note("")
    assert not note.isVisible()


@pytest.mark.parametrize("look", ["plain", "consider", "possible", "first", "other"])
def test_an_outline_is_drawn(qtbot, look):
    frame = OutlinedFrame(look)
    qtbot.addWidget(frame)
    frame.resize(80, 40)
    image = frame.grab().toImage()
    token = {"plain": "hairline", "consider": "consider", "first": "contraindicated"}.get(look)
    if token:
        assert image.pixelColor(40, 0).name() == current_theme().color(token).name()


def test_an_icon_may_stand_in_a_line(qtbot):
    mark = IconLabel("caution", "caution", 16)
    qtbot.addWidget(mark)
    assert mark.size().width() == mark.size().height() == 16
    mark.show_icon("stop", "contraindicated")
    mark.grab()


def test_hover_fills_a_segment(qtbot):
    editor = AnswerEditor(a_question(QuestionType.CHOICE, "Trachea", ("Clear", "Abuts")))
    editor.show_state(FindingState.UNANSWERED, None)
    shown(qtbot, editor)
    segment = editor.findChild(AnswerButton)
    segment.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(segment, QHoverEvent(QEvent.Type.HoverEnter, QPointF(3, 3), QPointF(3, 3), QPointF(-1, -1)))
    assert segment.grab().toImage().pixelColor(6, 6).name() == current_theme().color("raised").name()


def answer_box(word: str, seen: list[str]) -> None:
    """Presses the button with this word in the message box that is open."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        assert box.textFormat() is Qt.TextFormat.PlainText
        next(button for button in box.buttons() if button.text().replace("&", "") == word).click()

    QTimer.singleShot(0, press)


def test_a_question_is_asked_once_in_plain_text(qtbot):
    seen: list[str] = []
    answer_box("Delete", seen)
    assert dialogs.confirm(None, "Delete", "Delete <b>A-12</b>?", "Delete", "Keep") is True
    answer_box("Keep", seen)
    assert dialogs.confirm(None, "Delete", "Delete <b>A-12</b>?", "Delete", "Keep") is False
    assert seen == ["Delete <b>A-12</b>?"] * 2


def test_a_message_may_have_details(qtbot):
    seen: list[str] = []
    answer_box("OK", seen)
    dialogs.tell(None, "Not saved", "The folder is read-only.", "EACCES")
    assert seen == ["The folder is read-only."]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_view_has_its_row_in_a_low_window(qtbot, qapp, scale):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, scale))
    bar = NavBar(tuple(NavRow(f"r{digit}", "Compare", "home", digit) for digit in range(1, 10)))
    qtbot.addWidget(bar)
    bar.resize(bar.width(), 470)
    bar.show()
    rows = sorted((button.geometry() for button in bar.findChildren(QToolButton)), key=lambda rect: rect.top())
    assert all(upper.bottom() < lower.top() for upper, lower in itertools.pairwise(rows))
    assert rows[-1].bottom() <= bar.height()
    assert min(rect.height() for rect in rows) >= 24


def test_the_strip_takes_two_lines_with_large_text(qtbot, qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 2.0))
    strip = SafetyStrip()
    qtbot.addWidget(strip)
    strip.show_row(StripRow(*STRIP, False))
    strip.resize(1366, strip.heightForWidth(1366) if strip.hasHeightForWidth() else strip.sizeHint().height())
    strip.show()
    QApplication.processEvents()
    shown = [label for label in strip.findChildren(PlainLabel) if label.text()]
    assert {label.text() for label in shown} == set(STRIP)
    assert len({label.mapTo(strip, label.rect().topLeft()).y() for label in shown}) == 2


STRIP = (
    "Case ex-03-brain-lung-bone · 36 decisive facts open · not saved",
    "Knowledge 2026-11-26 · pack 26.11.3 · of today",
    "Rules of no single region",
    "Supports, does not replace, clinical judgement.",
)
