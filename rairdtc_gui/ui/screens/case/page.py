"""The questions of one group. An update changes states only: editors, focus and scroll position stay."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.domain.questions import Question
from rairdtc_gui.ui.screens.case.help_box import HelpBox
from rairdtc_gui.ui.screens.case.rows import DerivedRow, GroupPage, HelpRow, QuestionRow
from rairdtc_gui.ui.screens.case.verdict_box import VerdictBox
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.answer_editor import AnswerEditor
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.filling import FillingBox, FillingFrame
from rairdtc_gui.ui.widgets.held import layouts_held
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind


class QuestionPage(FillingBox):
    """Signals: those of the answer editors."""

    #: Question id and value.
    answered = Signal(str, object)
    #: Question id and the day of the measurement as typed.
    dated = Signal(str, str)
    #: The question is open again.
    cleared = Signal(str)
    #: The answer cannot be had.
    marked_unavailable = Signal(str)
    #: The definition is wanted.
    help_requested = Signal(str)
    #: Another place is wanted.
    route_requested = Signal(str)
    #: A question that a body's verdict waits for.
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._group = ""
        self._sheets: dict[str, tuple[QWidget, dict[str, QuestionBlock]]] = {}
        self._sheet: QWidget | None = None
        self._blocks: dict[str, QuestionBlock] = {}
        self._title = PlainLabel("", self, Role.SECTION)
        self._title.setWordWrap(False)
        self._place = PlainLabel("", self, Role.BODY, "muted")
        self._place.align_with(Role.SECTION)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.setContentsMargins(theme.px(4), 0, 0, theme.px(8))
        head.addWidget(self._title)
        head.addWidget(self._place, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        outer.addLayout(self._column)
        self._derived = DerivedBox(self)
        outer.addWidget(self._derived)
        self._verdicts = VerdictBox(self)
        self._verdicts.link_activated.connect(self.link_activated)
        outer.addSpacing(theme.px(8))
        outer.addWidget(self._verdicts)
        outer.addStretch(1)

    @property
    def group(self) -> str:
        """Which group is shown."""
        return self._group

    def show_page(self, page: GroupPage) -> bool:
        """Shows a group; true if it is another one than before."""
        is_new = page.id != self._group
        if is_new or self._sheet is None:
            self._show_group(page)
            self._show_rows(page)  # laid out at once, since the focus goes there next
        else:
            with layouts_held(self._sheet):
                self._show_rows(page)
        return is_new

    def _show_rows(self, page: GroupPage) -> None:
        for row in page.questions:
            self._blocks[row.question.id].show_row(row)
        self._derived.show_rows(page.derived)
        self._verdicts.show_groups(page.verdicts)

    def focus_question(self, question_id: str) -> QWidget | None:
        """Puts the focus on a question, or with an empty id on the first; gives its block."""
        blocks = [self._blocks[question_id]] if question_id in self._blocks else list(self._blocks.values())
        block = next((block for block in blocks if block.can_focus), blocks[0] if blocks else None)
        if block is not None:
            block.focus_answer()
        return block

    def focused_question(self) -> str:
        """The question that has the keyboard, else the first of the group; empty without any."""
        focused = QApplication.focusWidget()
        holds = (name for name, block in self._blocks.items() if focused is not None and block.isAncestorOf(focused))
        return next(holds, next(iter(self._blocks), ""))

    def show_refused(self, question_id: str, sentence: str) -> None:
        """Says why a value was not stored."""
        if question_id in self._blocks:
            self._blocks[question_id].show_refused(sentence)

    def forget_refused(self) -> None:
        """No field of any group keeps what was not stored."""
        for _, blocks in self._sheets.values():
            for block in blocks.values():
                block.forget_refused()

    def show_help(self, row: HelpRow) -> QuestionBlock | None:
        """Opens the definition below its question; gives the block."""
        block = self._blocks.get(row.question)
        if block is not None:
            block.show_help(row)
        return block

    def hide_help(self, question_id: str) -> None:
        """Closes a definition."""
        if question_id in self._blocks:
            self._blocks[question_id].hide_help()

    @Slot(str)
    def _on_calculator_requested(self, question_id: str) -> None:
        self.route_requested.emit(self._blocks[question_id].calculator)

    def _show_group(self, page: GroupPage) -> None:
        """Shows the blocks of a group; those seen before are kept, so that coming back is quick."""
        self._group = page.id
        self._title.setText(page.name)
        self._place.setText(page.place)
        if self._sheet is not None:
            self._sheet.hide()
        if page.id not in self._sheets:
            self._sheets[page.id] = self._new_sheet(page)
        self._sheet, self._blocks = self._sheets[page.id]
        self._sheet.show()

    def _new_sheet(self, page: GroupPage) -> tuple[QWidget, dict[str, QuestionBlock]]:
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        blocks = {row.question.id: QuestionBlock(row.question, sheet) for row in page.questions}
        for block in blocks.values():
            block.editor.answered.connect(self.answered)
            block.editor.dated.connect(self.dated)
            block.editor.cleared.connect(self.cleared)
            block.editor.marked_unavailable.connect(self.marked_unavailable)
            block.editor.help_requested.connect(self.help_requested)
            block.editor.calculator_requested.connect(self._on_calculator_requested)
            column.addWidget(block)
        for row in page.questions:
            blocks[row.question.id].show_row(row)
        self._column.addWidget(sheet)
        return sheet, blocks


class QuestionBlock(FillingFrame):
    """A question as an editor, or in one quiet line while it does not apply; its definition opens below."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: QuestionRow | None = None
        self._is_ahead = False  # the editor may say something else than the row
        self._help: HelpBox | None = None
        self.editor = AnswerEditor(question, self)
        for told in (
            self.editor.answered,
            self.editor.dated,
            self.editor.cleared,
            self.editor.marked_unavailable,
        ):
            told.connect(self._on_changed_here)
        self._excluded = ExcludedLine(question.label, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.editor)
        self._column.addWidget(self._excluded)
        margin = current_theme().px(4)
        self._help_frame = QVBoxLayout()
        self._help_frame.setContentsMargins(margin, 0, margin, 0)
        self._column.addLayout(self._help_frame)
        self._excluded.hide()

    @property
    def calculator(self) -> str:
        """The route of its calculator; empty for none."""
        return self._row.calculator if self._row is not None else ""

    @property
    def can_focus(self) -> bool:
        """Whether it can be answered."""
        return self._row is not None and self._row.has_editor

    def show_row(self, row: QuestionRow) -> None:
        """Shows the question as it is now, and so takes back what was changed in the editor and is not in the case."""
        if row == self._row and not self._is_ahead:
            return
        self._row, self._is_ahead = row, False
        self.editor.setVisible(row.has_editor)
        self._excluded.setVisible(not row.has_editor)
        self._excluded.show_reason(row.excluded_by)
        self.editor.show_state(row.state, row.value, row.note, row.tone.value, row.measured)
        self.editor.set_inert(row.is_inert)
        self.editor.set_has_calculator(bool(row.calculator))

    def focus_answer(self) -> None:
        """Puts the keyboard on the answer."""
        if self.can_focus:
            self.editor.focus_answer()

    def show_refused(self, sentence: str) -> None:
        """Says why a value was not stored; what is stored stays."""
        if self._row is not None:
            self._is_ahead = False
            self.editor.show_state(self._row.state, self._row.value, sentence, "stop", self._row.measured)

    def forget_refused(self) -> None:
        """The next row is of another case: nothing that was typed or said here stays."""
        self._is_ahead = True
        self.editor.forget_refused()

    def show_help(self, row: HelpRow) -> None:
        """Opens the definition."""
        self.hide_help()
        self._help = HelpBox(row, self)
        self._help_frame.addWidget(self._help)

    @property
    def help_box(self) -> HelpBox | None:
        """The definition, while it is open."""
        return self._help

    def hide_help(self) -> None:
        """Closes the definition."""
        if self._help is not None:
            focused = QApplication.focusWidget()
            if focused is not None and self._help.isAncestorOf(focused):
                self.focus_answer()
            self._help.hide()
            self._help.deleteLater()
            self._help = None

    @Slot()
    def _on_changed_here(self) -> None:
        self._is_ahead = True


class ExcludedLine(QWidget):
    """A question that does not apply, and why, in one quiet line."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._label = label
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(4), 0, theme.px(4), theme.px(8))
        column.setSpacing(theme.px(8))
        column.addWidget(Hairline(self))
        self._line = RichLine(self, Role.BODY, "muted")
        self._line.fill_width()
        column.addWidget(self._line)

    def show_reason(self, reason: str) -> None:
        """Why it does not apply."""
        self._line.show_spans((Span(self._label + "  "), Span(reason, SpanKind.META)))


class DerivedBox(QFrame):
    """What follows from the answers of this group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("ground", "surface")
        self._rows: tuple[DerivedRow, ...] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        layout.setSpacing(theme.px(8))
        self._line = RichLine(self)
        self._line.fill_width()
        layout.addWidget(IconLabel("info", "muted", 16, self), 0)
        layout.addWidget(self._line, 1)
        self.hide()

    def show_rows(self, rows: tuple[DerivedRow, ...]) -> None:
        """Shows the findings; hidden while there are none."""
        if rows == self._rows:
            return
        self._rows = rows
        spans = [Span(self.tr("Follows from this group: "), SpanKind.MUTED)]
        for place, row in enumerate(rows):
            spans += [Span(" · " if place else ""), Span(row.label)]
        self._line.show_spans(tuple(spans))
        self.setVisible(bool(rows))
