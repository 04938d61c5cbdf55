"""Texts are shown as they are given, whatever is in them; links are reached by mouse and by keyboard."""

from __future__ import annotations

import html
import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.domain.drugs import Dose
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.theme import Mode, Role, apply_theme, load_theme
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind, set_tool_tip
from rairdtc_gui.ui.widgets.text_block import shown, units
from rairdtc_gui.ui.wording import NO_BREAK
from tests.ui.parts import RESOURCES

#: What the offscreen platform says of every window that is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

HOSTILE = (
    "if CrCl <30 mL/min or AST <5x ULN; 20 mg if >60",
    '<img src="file://host/share/x.png"> &amp; <a href="https://x">x</a>',
    "<b>not</b> recommended & <script>alert(1)</script>",
    "&lt;already escaped&gt; && <!-- x -->",
    "two\nlines and a\ttab",
    "仑伐替尼 😀 24 mg",
    "</qt></span>",
)


@pytest.fixture(autouse=True)
def _themed(qapp):
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 1.0))


def laid_text(label) -> str:
    """The letters that are painted."""
    laid, _ = label._placed()
    return laid.layout.text()


def lines_of(label) -> list[str]:
    """The painted lines, without the spaces at their ends."""
    laid, _ = label._placed()
    encoded = laid.layout.text().encode("utf-16-le")
    lines = [laid.layout.lineAt(number) for number in range(laid.layout.lineCount())]
    spans = [(2 * line.textStart(), 2 * (line.textStart() + line.textLength())) for line in lines]
    return [encoded[first:last].decode("utf-16-le").strip(" ") for first, last in spans]


def place_of(line, number) -> QPoint:
    """The middle of a link."""
    laid, corner = line._placed()
    return laid.rects(line._links[number], corner)[0].center().toPoint()


def painted(text: str) -> str:
    """How a text with line ends, tabs, and figures that keep their units is painted."""
    return wording.bind(text).replace("\n", "\u2028").replace("\t", " ")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_plain_label_shows_its_text_as_it_stands(qtbot, text):
    label = PlainLabel(text)
    qtbot.addWidget(label)
    label.resize(300, 100)
    label.show()
    assert label.text() == text
    assert laid_text(label) == painted(text)
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", SpanKind)
def test_a_span_shows_its_text_as_it_stands(qtbot, text, kind):
    line = RichLine()
    qtbot.addWidget(line)
    line.show_spans((Span("before "), Span(text, kind, "target"), Span(" after")))
    line.resize(400, 100)
    line.show()
    middle = f"{NO_BREAK}[{text}]" if kind is SpanKind.SOURCE else f" {text}"
    assert line.text() == f"before{middle} after"
    assert laid_text(line) == painted(line.text())
    last = line.runs()[-1]
    encoded = line.text().encode("utf-16-le")
    assert encoded[2 * last.start : 2 * (last.start + last.length)].decode("utf-16-le") == " after"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_tool_tip_shows_its_text_as_it_stands(qtbot, text):
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tool_tip(widget, text)
    assert widget.toolTip() == f"<qt>{html.escape(text)}</qt>"
    shown = QTextDocumentFragment.fromHtml(widget.toolTip()).toPlainText()
    assert shown.split() == text.split()
    set_tool_tip(widget, "")
    assert widget.toolTip() == ""


def test_unseen_letters_are_shown_as_boxes(qtbot):
    label = PlainLabel("A\u202e12\u200b3\0\u2066x\ufeff\u00ad\x85\x9f\u034f\u180e")
    qtbot.addWidget(label)
    assert laid_text(label) == "A□12□3□□x□□□□□□"
    assert label.text() == "A\u202e12\u200b3\0\u2066x\ufeff\u00ad\x85\x9f\u034f\u180e"


def test_lines_break_where_the_text_does(qtbot):
    label = PlainLabel("one\ntwo")
    qtbot.addWidget(label)
    label.resize(300, 60)
    assert [line.strip("\u2028") for line in lines_of(label)] == ["one", "two"]


def test_an_endless_text_does_not_stop_the_window(qtbot):
    label = PlainLabel("x" * 500_000)
    qtbot.addWidget(label)
    assert len(laid_text(label)) == 10_000


def test_a_source_is_bound_to_the_word_before_it(qtbot):
    line = RichLine()
    qtbot.addWidget(line)
    line.show_spans((Span("found "), Span("1", SpanKind.SOURCE, "a"), Span("[2]", SpanKind.SOURCE, "b")))
    assert line.text() == f"found{NO_BREAK}[1]{NO_BREAK}[2]"


def test_a_dose_breaks_after_a_dash_whatever_the_width(qtbot):
    dose = wording.dose_text("lenvatinib", Dose(24, None, "mg", "oral", "once daily"))
    label = PlainLabel(dose, None, Role.DOSE)
    qtbot.addWidget(label)
    label.show()
    for width in (400, 250, 180, 130):
        label.resize(width, 200)
        lines = lines_of(label)
        assert all(line.endswith("—") for line in lines[:-1]), (width, lines)
        assert " ".join(lines) == dose


def test_no_letter_is_lost_when_it_is_narrow(qtbot):
    label = PlainLabel("Supercalifragilistic expialidocious and a tail")
    qtbot.addWidget(label)
    label.resize(60, 400)
    label.show()
    assert "".join(lines_of(label)).replace(" ", "") == label.text().replace(" ", "")
    assert label.heightForWidth(60) >= label.heightForWidth(300)


def test_lines_have_the_height_of_their_role(qtbot):
    label = PlainLabel("one " * 40)
    qtbot.addWidget(label)
    label.resize(200, 400)
    count = len(lines_of(label))
    assert count > 3
    assert label.heightForWidth(200) == pytest.approx(20 * count, abs=1)
    assert PlainLabel("one", None, Role.META).sizeHint().height() == 16
    assert PlainLabel("one", None, Role.DOSE).sizeHint().height() == 24


def test_a_label_stands_on_the_line_of_larger_text(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    small, large = PlainLabel("For", holder, Role.META), PlainLabel("RET fusion found", holder, Role.DOSE)
    small.align_with(Role.DOSE)
    assert small.sizeHint().height() == large.sizeHint().height()
    baselines = []
    for label in (small, large):
        label.resize(label.sizeHint())
        laid, corner = label._placed()
        line = laid.layout.lineAt(0)
        baselines.append(corner.y() + line.y() + line.ascent())
    assert baselines[0] == pytest.approx(baselines[1], abs=0.6)


def test_text_grows_with_the_scale(qtbot, qapp):
    small = PlainLabel("text").sizeHint()
    apply_theme(qapp, load_theme(RESOURCES, Mode.LIGHT, 2.0))
    large = PlainLabel("text").sizeHint()
    assert large.height() == 2 * small.height()
    assert large.width() > 1.8 * small.width()


def test_a_label_on_one_line_asks_for_its_whole_width(qtbot):
    label = PlainLabel("RAIR-DTC reference")
    label.setWordWrap(False)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() >= label.sizeHint().width() - 1


def test_a_new_text_takes_new_room(qtbot):
    label = PlainLabel("short")
    qtbot.addWidget(label)
    before = label.sizeHint().width()
    label.setText("a text that is very much longer")
    assert label.sizeHint().width() > 2 * before
    assert not label.hasFocus()


def two_links(qtbot) -> tuple[QWidget, RichLine, RichLine]:
    """A line with two links above a line with one."""
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = RichLine(), RichLine()
    first.show_spans(
        (Span("see "), Span("lenvatinib", SpanKind.LINK, "drugs/lenvatinib"), Span("7", SpanKind.SOURCE, "source/7"))
    )
    second.show_spans((Span("and "), Span("SELECT", SpanKind.ENTRY, "trial/select")))
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(window)
    window.resize(400, 120)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, first, second


def test_links_are_walked_by_tab_and_opened_by_enter(qtbot):
    window, first, second = two_links(qtbot)
    assert window.isVisible()
    opened: list[str] = []
    first.link_activated.connect(opened.append)
    second.link_activated.connect(opened.append)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for line in (first, first, second):
        assert line.hasFocus()
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert opened == ["drugs/lenvatinib", "source/7", "trial/select"]
    second.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(second, Qt.Key.Key_Backtab)
    assert first.hasFocus()
    assert first.accessibleDescription() == "link: 7"


def test_links_are_opened_by_mouse_and_words_are_not(qtbot):
    window, first, _ = two_links(qtbot)
    assert window.isVisible()
    opened: list[str] = []
    first.link_activated.connect(opened.append)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=QPoint(4, first.height() // 2))
    assert opened == []
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=place_of(first, 0))
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=place_of(first, 1) + QPoint(7, 0))
    assert opened == ["drugs/lenvatinib", "source/7"]


def test_a_hovered_link_shows_the_hand(qtbot):
    window, first, _ = two_links(qtbot)
    assert window.isVisible()
    qtbot.mouseMove(first, place_of(first, 0))
    qtbot.waitUntil(lambda: first.cursor().shape() is Qt.CursorShape.PointingHandCursor)
    qtbot.mouseMove(first, QPoint(2, 2))
    qtbot.waitUntil(lambda: first.cursor().shape() is Qt.CursorShape.ArrowCursor)


def test_a_line_without_links_takes_no_focus(qtbot):
    line = RichLine()
    qtbot.addWidget(line)
    line.show_spans((Span("nothing to open"), Span("1", SpanKind.SOURCE, "")))
    assert line.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_focus_stays_when_a_line_is_replaced(qtbot):
    window, first, _ = two_links(qtbot)
    assert window.isVisible()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    first.show_spans((Span("now only "), Span("one", SpanKind.TITLE, "only")))
    opened: list[str] = []
    first.link_activated.connect(opened.append)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert opened == ["only"]


@pytest.mark.parametrize(
    "text",
    [
        "Yes, within 12 months",
        "apatinib 750 mg once daily",
        "18.3 (15.1 to not reached) against 3.6 months; n = 392, 99 % CI 0.14 to 0.31 [12]",
        "ATA 2025 R63A, ECOG 1, Child-Pugh B, less than 30 mL/min, 7.4 GBq (200 mCi)",
        "泽速宁 0.9 mg 😀 2 mL\nand 5 %",
    ],
)
def test_no_line_ends_between_a_figure_and_its_unit_and_letters_keep_their_places(qtbot, text):
    assert units(shown(text)) == units(text)
    assert re.search(r"\d (?:mg|mL|months|%|GBq|mCi)", text)
    assert not re.search(r"\d (?:mg|mL|months|%|GBq|mCi)", shown(text))
    label = PlainLabel(text)
    qtbot.addWidget(label)
    assert label.text() == text


@pytest.mark.parametrize(
    "text", ["graded in the body's words C-M there", "24 mg 𝄞 after I-131 was given", "at less than 52 mL/min it is"]
)
def test_no_line_ends_inside_a_grade_a_nuclide_or_a_unit_whatever_the_width(qtbot, text):
    label = PlainLabel(text)
    qtbot.addWidget(label)
    label.show()
    for width in range(140, 400, 3):
        label.resize(width, label.heightForWidth(width))
        for line in lines_of(label)[:-1]:
            assert not line.endswith(("C-", "I-", "mL/"))
        assert "".join("".join(lines_of(label)).split()) == "".join(text.split())
