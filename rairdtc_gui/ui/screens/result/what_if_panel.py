"""What if: one picks an answer, and sees only the options that move by it. Lies over the side panel; Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui.result_rows.panel_rows import EditedRow, MovedRow, SupposedRow, WhatIfRows
from rairdtc_gui.ui.screens.result.closable import ClosablePanel
from rairdtc_gui.ui.screens.result.parts import SignedLine, empty, sign_label
from rairdtc_gui.ui.screens.result.spans import line_spans, option_span
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.answer_editor import AnswerEditor
from rairdtc_gui.ui.widgets.badge import StanceMark
from rairdtc_gui.ui.widgets.finder import Finder
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.panel import Hairline, PanelSection
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_EDIT = "edit:"


class WhatIfPanel(ClosablePanel):
    """Signals beside its own: one for finding, picking and answering, and for taking back and keeping suppositions."""

    #: What is typed to find a question or answer.
    searched = Signal(str)
    #: The key of a question or answer that was picked.
    picked = Signal(str)
    #: Question and value, as the editor gives them.
    answered = Signal(str, object)
    #: The question is supposed to be open.
    cleared = Signal(str)
    #: Its answer is supposed not to be had.
    marked_unavailable = Signal(str)
    #: Another answer is wanted to a question that is supposed.
    edited = Signal(str)
    #: A second change is wanted.
    more_wanted = Signal()
    #: A supposition is taken back: its question.
    dropped = Signal(str)
    #: Every supposition is taken back.
    reset = Signal()
    #: The supposed case becomes the open one.
    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._editor: AnswerEditor | None = None
        self._finder = Finder(self.tr("Question or answer, such as a gene"), self)
        self._ask = QVBoxLayout()
        self._ask.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(8))
        self._ask.setSpacing(theme.px(8))
        self._ask.addWidget(self._finder)
        self.column.addLayout(self._ask)
        self._slot = QVBoxLayout()
        self._slot.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        self._head = QVBoxLayout()
        self._content = QVBoxLayout()
        for layout in (self._head, self._slot, self._content):
            layout.setSpacing(0)
            self.column.addLayout(layout)
        self._buttons = self._make_buttons()
        self.column.addWidget(self._buttons)
        self._finder.searched.connect(self.searched)
        self._finder.picked.connect(self.picked)

    def show_rows(self, rows: WhatIfRows) -> None:
        """Replaces what is shown; the field and the editor keep the keyboard."""
        self.show_title(rows.title)
        self._finder.show_hits(tuple((hit.key, hit.label) for hit in rows.hits))
        self._show_editor(rows.edited)
        empty(self._head)
        empty(self._content)
        if rows.supposed:
            section = PanelSection(self.tr("Supposed"), "plain", None, self)
            for supposed in rows.supposed:
                section.body.addWidget(self._supposed(supposed, section))
            self._head.addWidget(section)
        section = PanelSection(self.tr("What moves"), "plain", len(rows.moved) or None, self)
        for place, moved in enumerate(rows.moved):
            if place:
                section.body.addWidget(Hairline(section))
            section.body.addWidget(self._moved(moved, section))
        for words in (rows.hint, rows.reach, rows.unchanged):
            if words:
                section.body.addWidget(PlainLabel(words, section, tone="muted"))
        self._content.addWidget(section)
        self._buttons.setVisible(bool(rows.supposed))
        self.show_sources(rows.sources)

    def focus_first(self) -> None:
        """The field takes the focus."""
        self._finder.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- parts ------------------------------------------------------------------------------------

    def _make_buttons(self) -> QWidget:
        theme = current_theme()
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(8))
        line = QWidget(box)
        flow = FlowLayout(line, theme.px(8))
        self._keep = QPushButton(self.tr("Keep as case"), line)
        for button, slot in (
            (self._keep, self.kept),
            (QPushButton(self.tr("Add second change"), line), self._on_more),
            (QPushButton(self.tr("Reset"), line), self._on_reset),
        ):
            button.setProperty("size", "small")
            button.setProperty("compact", True)
            button.setAccessibleName(button.text())
            button.clicked.connect(slot)
            flow.addWidget(button)
        column.addWidget(line)
        column.addWidget(PlainLabel(self.tr("The case stays as it is until kept."), box, Role.META, "muted"))
        return box

    def _show_editor(self, row: EditedRow | None) -> None:
        """The editor of the question that is supposed about; kept while it is the same one."""
        if self._editor is not None and (row is None or self._editor.question_id != row.question.id):
            focused = QApplication.focusWidget()
            if focused is not None and self._editor.isAncestorOf(focused):
                self.focus_first()
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        if row is None:
            return
        if self._editor is None:
            self._editor = AnswerEditor(row.question, self, is_supposed=True)
            self._editor.answered.connect(self.answered)
            self._editor.cleared.connect(self.cleared)
            self._editor.marked_unavailable.connect(self.marked_unavailable)
            self._slot.addWidget(self._editor)
            self._editor.show()
            self._editor.focus_answer()
        self._editor.show_state(row.state, row.value, row.refused, "stop")

    def _supposed(self, row: SupposedRow, parent: QWidget) -> QWidget:
        """The answer of the case and the supposed one, and the way to take it back."""
        widget = QWidget(parent)
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, current_theme().px(6))
        column.setSpacing(current_theme().px(2))
        column.addWidget(PlainLabel(row.label, widget, Role.BODY_STRONG))
        column.addWidget(PlainLabel(f"{row.before} → {row.after}", widget))
        other = Span(self.tr("other answer"), SpanKind.ENTRY, _EDIT + row.question)
        back = Span(self.tr("take back"), SpanKind.ENTRY, row.question)
        line = RichLine(widget, spans=(other, Span(" · "), back))
        line.link_activated.connect(self._on_supposed_activated)
        column.addWidget(line)
        return widget

    def _moved(self, row: MovedRow, parent: QWidget) -> QWidget:
        """An option's way, the fact that moves it, and the sentence of the rule."""
        theme = current_theme()
        widget = QFrame(parent)
        widget.setAccessibleName(row.name)
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(6))
        column.setSpacing(theme.px(2))
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        arrow = _arrow(row)
        if arrow:
            head.addWidget(sign_label(arrow, "text", Role.BODY, widget), 0, Qt.AlignmentFlag.AlignTop)
        name = RichLine(widget, spans=(option_span(row.name, row.option, SpanKind.TITLE),))
        name.link_activated.connect(self.follow)
        head.addWidget(name, 1)
        column.addLayout(head)
        way = QWidget(widget)
        flow = FlowLayout(way, theme.px(6), theme.px(2))
        flow.addWidget(StanceMark(row.before, _shown_status(row.before, row.before_status), way))
        flow.addWidget(PlainLabel("→", way))
        flow.addWidget(StanceMark(row.after, _shown_status(row.after, row.after_status), way))
        column.addWidget(way)
        column.addWidget(PlainLabel(self.tr("by {fact}").format(fact=row.cause), widget, Role.META, "muted"))
        if row.why is not None:
            line = SignedLine(line_spans(row.why), row.why.sign, Role.META, parent=widget)
            line.link_activated.connect(self.follow)
            column.addWidget(line)
        return widget

    # --- what happens -----------------------------------------------------------------------------

    @Slot(str)
    def _on_supposed_activated(self, target: str) -> None:
        self.focus_first()
        if target.startswith(_EDIT):
            self.edited.emit(target.removeprefix(_EDIT))
        else:
            self.dropped.emit(target)

    @Slot()
    def _on_more(self) -> None:
        self.focus_first()
        self.to_top()
        self.more_wanted.emit()

    @Slot()
    def _on_reset(self) -> None:
        self.focus_first()
        self.reset.emit()


def _arrow(row: MovedRow) -> str:
    """Up or down by stance, or by how far it may still go; empty where neither tells."""
    if row.after != row.before:
        return "up" if row.after > row.before else "down"
    if Status.POSSIBLE in (row.before_status, row.after_status):
        return "up" if row.after_status is Status.POSSIBLE else "down"
    return ""


def _shown_status(stance: Stance, status: Status) -> Status:
    """What has no stance and cannot get one says so; it is not possible."""
    return status if status is Status.POSSIBLE else Status.SETTLED if stance is not Stance.NONE else status
