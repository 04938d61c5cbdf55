"""Draws every part in every state for people to look at: python tests/ui/gallery_components.py FOLDER."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHoverEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import FindingState
from rairdtc_gui.domain.drugs import Dose
from rairdtc_gui.domain.questions import QuestionType, Range
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.theme import Mode, Role, apply_theme, current_theme, load_theme
from rairdtc_gui.ui.widgets.answer_editor import AnswerEditor
from rairdtc_gui.ui.widgets.badge import (
    CaseMark,
    Chip,
    IconLabel,
    KeyChip,
    StanceBadge,
    StanceMark,
)
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.focus_ring import FocusRing
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panel import PanelSection, SectionHead
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.search_box import HitRow, SearchBox
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind
from tests.ui.parts import a_question

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ICONS = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


def row(*widgets: QWidget) -> QWidget:
    """Widgets beside each other."""
    holder = QWidget()
    layout = FlowLayout(holder, spacing=current_theme().px(8))
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def labelled(words: str, *widgets: QWidget) -> QWidget:
    """A label and what it names."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    label = PlainLabel(words, None, Role.META, "muted")
    label.align_with(Role.BODY)
    label.setFixedWidth(current_theme().px(80))
    layout.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(row(*widgets), 1)
    return holder


def button(words: str, kind: str, is_enabled: bool = True, is_compact: bool = False) -> QPushButton:
    """A button of a kind."""
    made = QPushButton(words)
    made.setProperty("kind", kind)
    made.setProperty("compact", is_compact)
    made.setEnabled(is_enabled)
    return made


def stances() -> list[QWidget]:
    """Badges, marks, chips."""
    dose = Dose(24, None, "mg", "oral", "once daily")
    spans = (
        Span("RET fusion found, "),
        Span("DNA and RNA panel", SpanKind.STRONG),
        Span(" of 2026-10-02"),
        Span("1", SpanKind.SOURCE, "source/1"),
        Span("2", SpanKind.SOURCE, "source/2"),
        Span(" and "),
        Span("in running text", SpanKind.LINK, "drugs/lenvatinib"),
        Span(", "),
        Span("as a title", SpanKind.TITLE, "drugs/lenvatinib"),
        Span(", "),
        Span("as an entry", SpanKind.ENTRY, "drugs/lenvatinib"),
        Span(" and "),
        Span("unconfirmed", SpanKind.UNCONFIRMED),
        Span(" muted", SpanKind.MUTED),
        Span(" if CrCl <30 mL/min or AST <5x ULN; & 20 mg if >60"),
    )
    line = RichLine()
    line.show_spans(spans)
    dose_line = RichLine(None, Role.DOSE)
    dose_line.show_spans((Span(wording.dose_text("lenvatinib", dose)), Span("1", SpanKind.SOURCE, "source/1")))
    return [
        SectionHead("Stance, status, flag", "states and measures"),
        labelled("filled", StanceBadge(Stance.PREFERRED), StanceBadge(Stance.RECOMMENDED)),
        labelled("outline", StanceBadge(Stance.CONSIDER), StanceBadge(Stance.NONE, Status.POSSIBLE)),
        labelled("ruled out", StanceBadge(Stance.NOT_RECOMMENDED), StanceBadge(Stance.CONTRAINDICATED)),
        labelled("inline", *(StanceMark(stance) for stance in reversed(Stance))),
        SectionHead("Chip, source, case mark"),
        row(Chip("FDA", "approved 2024"), Chip("NMPA", "unconfirmed"), CaseMark(), KeyChip("Ctrl+K")),
        dose_line,
        line,
        PlainLabel("仑伐替尼 Lenvima (乐卫玛) 可考虑 I l 1 O 0"),
        SectionHead("Alert levels"),
        note("Stop: one line and its source, always open", "stop"),
        note("Caution: three, then a count", "caution"),
        note("Note: quiet, no tint", "plain"),
        SectionHead("Icons"),
        row(*(IconLabel(name, "text", 16) for name in ICONS)),
        row(*(IconLabel(name, "text", 32) for name in ICONS)),
    ]


def note(words: str, tone: str) -> NoteLine:
    """A line of an alert level."""
    made = NoteLine()
    made.show_note(words, tone)
    return made


def answers() -> list[QWidget]:
    """Every type of question in every state."""
    choice = a_question(QuestionType.CHOICE, "Trachea, larynx or main bronchus", answers=("Clear", "Abuts", "Invades"))
    multi = a_question(
        QuestionType.MULTI,
        "Symptoms from the cancer",
        answers=("Pain", "Dyspnoea", "Cough", "Dysphagia", "None of these", "Hoarseness"),
        none_value="none-of-these",
    )
    ordered = a_question(
        QuestionType.MULTI, "Earlier drugs in order", answers=("Lenvatinib", "Sorafenib"), ordered=True
    )
    long = a_question(
        QuestionType.CHOICE,
        "Reason radioiodine was or is not possible",
        answers=(
            "No reason against it",
            "Thyroid or primary tumour cannot be removed",
            "Refused by the patient",
            "Marrow or lung harm from earlier radioiodine",
        ),
    )
    number = a_question(QuestionType.NUMBER, "QTcF", unit="ms", plausible=Range(300, 550), hard=Range(200, 900))
    return [
        shown(
            choice, FindingState.UNANSWERED, None, "Decisive: can still move 8 options. CT or bronchoscopy answers it."
        ),
        shown(choice, FindingState.ANSWERED, "abuts"),
        shown(choice, FindingState.UNAVAILABLE, None, "Counts as unknown, not as clear."),
        shown(multi, FindingState.ANSWERED, ("cough", "pain")),
        shown(ordered, FindingState.ANSWERED, ("sorafenib", "lenvatinib")),
        shown(long, FindingState.ANSWERED, "refused-by-the-patient"),
        shown(
            a_question(QuestionType.BOOLEAN, "New lesions"), FindingState.ANSWERED, True, "No test was done.", "caution"
        ),
        shown(number, FindingState.ANSWERED, 468.0),
        shown(number, FindingState.ANSWERED, 640.0),
        refused(shown(number, FindingState.ANSWERED, 468.0)),
        shown(a_question(QuestionType.DATE, "Date of last radioiodine"), FindingState.UNANSWERED, None),
        inert(shown(choice, FindingState.UNANSWERED, None)),
    ]


def shown(question: object, state: FindingState, value: object, words: str = "", tone: str = "plain") -> AnswerEditor:
    """An editor in a state."""
    editor = AnswerEditor(question)  # type: ignore[arg-type]  # rows of a table of mixed types
    editor.show_state(state, value, words, tone)  # type: ignore[arg-type]  # as above
    return editor


def refused(editor: AnswerEditor) -> AnswerEditor:
    """With a value that is not possible."""
    editor._on_committed("-4")
    return editor


def inert(editor: AnswerEditor) -> AnswerEditor:
    """Changes nothing now."""
    editor.set_inert(True)
    return editor


def buttons() -> list[QWidget]:
    """Buttons and panels."""
    stop = PanelSection("Contraindicated", "stop", 6)
    stop.body.addWidget(PlainLabel("Frank haemoptysis bars VEGFR inhibitors until the source is controlled."))
    weak = PanelSection("Not recommended", "not-recommended", 3)
    weak.body.addWidget(PlainLabel("A threatening lesion is treated before it bleeds."))
    plain = PanelSection("Could change this")
    plain.body.addWidget(PlainLabel("QTcF more than 500 ms"))
    return [
        SectionHead("Button"),
        row(button("See result", "primary"), button("disabled", "primary", False), button("Note", "link")),
        row(button("Why", "plain"), button("disabled", "plain", False), button("Why", "plain", is_compact=True)),
        stop,
        weak,
        plain,
    ]


def window() -> QWidget:
    """All parts on one page."""
    theme = current_theme()
    top = QFrame()
    top.setWindowTitle("Components")
    outer = QVBoxLayout(top)
    search = SearchBox()
    search.setObjectName("search")
    outer.addWidget(search)
    scroll = PageScroll()
    page = QWidget()
    columns = QHBoxLayout(page)
    columns.setSpacing(theme.px(32))
    parts: tuple[tuple[Callable[[], list[QWidget]], int], ...] = ((stances, 4), (answers, 5), (buttons, 3))
    for make, stretch in parts:
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        for widget in make():
            column.addWidget(widget)
        column.addStretch(1)
        columns.addLayout(column, stretch)
    scroll.setWidget(page)
    outer.addWidget(scroll)
    FocusRing(top)
    return top


def hits() -> tuple[HitRow, ...]:
    """What a search might find."""
    return (
        HitRow("Drugs", "drug", "lenvatinib", "antiangiogenic multikinase inhibitor", "Lenvima", "drugs/lenvatinib"),
        HitRow("Trials", "evidence", "SELECT", "versus placebo", "", "drugs//trial-select"),
        HitRow("Trials", "evidence", "Study 211", "lower against standard start dose " * 4, "", "drugs//trial-211"),
        HitRow(
            "Toxicity", "toxicity", "Hypertension: lenvatinib", "dose change by grade", "", "drugs/lenvatinib/toxicity"
        ),
    )


def main() -> None:
    """Draws both themes at 100 % and 200 %."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    for mode in Mode:
        for scale in (1.0, 2.0):
            apply_theme(app, load_theme(RESOURCES, mode, scale))
            shown_window = window()
            shown_window.resize(1640 if scale == 1.0 else 2400, 1250 if scale == 1.0 else 3000)
            shown_window.show()
            shown_window.activateWindow()
            editor = shown_window.findChildren(AnswerEditor)[0]
            editor.focus_answer()
            hovered = shown_window.findChildren(QPushButton)[3]
            app.sendEvent(hovered, QHoverEvent(QEvent.Type.HoverEnter, QPointF(5, 5), QPointF(5, 5), QPointF(-1, -1)))
            for _ in range(5):
                app.processEvents()
            name = f"components-{mode.value}-{round(scale * 100)}"
            shown_window.grab().save(str(folder / f"{name}.png"))
            search = shown_window.findChild(SearchBox, "search")
            assert isinstance(search, SearchBox)
            search.type_text("len")
            search.show_hits(hits())
            app.processEvents()
            shown_window.grab().save(str(folder / f"search-{mode.value}-{round(scale * 100)}.png"))
            shown_window.close()
            shown_window.deleteLater()
            app.processEvents()


if __name__ == "__main__":
    main()
