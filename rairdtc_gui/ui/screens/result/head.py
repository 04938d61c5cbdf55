"""The head of the result and the bands below it: title, context, example, age of the knowledge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.result_rows.rows import DecisionBand, ExampleRow
from rairdtc_gui.ui.screens.result.parts import MoreLines, is_large_text
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind, set_tool_tip


class ResultHead(QFrame):
    """Title, context, the team's decision, and what one can do. Signals: `answers_requested` and one an action."""

    #: The questions of the case are wanted.
    answers_requested = Signal()
    #: The panels of the whole page.
    what_if_requested = Signal()
    start_requested = Signal()
    decision_requested = Signal()
    #: A line with its sources for the record is wanted.
    copy_requested = Signal()
    #: The report is wanted.
    print_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewHead")
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        outer.setSpacing(theme.px(4))
        layout = QBoxLayout(QBoxLayout.Direction.TopToBottom if is_large_text() else QBoxLayout.Direction.LeftToRight)
        layout.setSpacing(theme.px(12))
        self._context = PlainLabel("", self, Role.BODY, "muted")
        if not is_large_text():
            self._context.align_with(Role.VIEW_TITLE)
        self._button = QPushButton(self.tr("Questions"), self)  # few words: title and context fill one line
        set_tool_tip(self._button, self.tr("Back to the questions"))
        self._button.clicked.connect(self.answers_requested)
        words = QHBoxLayout()
        words.setSpacing(theme.px(12))
        name = PlainLabel(title, self, Role.VIEW_TITLE)
        name.setWordWrap(False)
        words.addWidget(name)
        words.addWidget(self._context, 1)
        layout.addLayout(words, 1)
        self._actions = self._make_actions()
        layout.addWidget(self._actions)
        outer.addLayout(layout)
        self._decision = self._make_decision()
        outer.addWidget(self._decision)
        self.show_decision(None)

    def show_context(self, context: str) -> None:
        """The line beside the title."""
        self._context.setText(context)

    def show_decision(self, band: DecisionBand | None) -> None:
        """What the team decided, if it is noted."""
        words = self.tr("Change the team's decision") if band is not None else self.tr("Note the team's decision")
        self._note.setText(words)
        self._note.setAccessibleName(words)
        self._decision.setVisible(band is not None)
        if band is not None:
            details = Span(f"  {band.details}", SpanKind.MUTED)
            self._decided.show_spans((Span(band.what, SpanKind.STRONG), details))

    def set_actions_shown(self, is_shown: bool) -> None:
        """Without a case there is nothing to do here."""
        self._actions.setVisible(is_shown)

    def context(self) -> str:
        """What stands beside the title."""
        return self._context.text()

    def focus_button(self) -> None:
        """The way back takes the focus."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_actions(self) -> QWidget:
        """Quiet links and the way back, side by side; with large text they wrap."""
        theme = current_theme()
        box = QWidget(self)
        flow = FlowLayout(box, theme.px(8)) if is_large_text() else QHBoxLayout(box)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(theme.px(8))
        self._note = QPushButton("", box)
        for button, signal in (
            (QPushButton(self.tr("What if"), box), self.what_if_requested),
            (QPushButton(self.tr("Start or watch"), box), self.start_requested),
            (self._note, self.decision_requested),
        ):
            button.setProperty("kind", "link")
            button.clicked.connect(signal)
            flow.addWidget(button)
        self._print = QPushButton(self.tr("Print"), box)
        self._print.clicked.connect(self.print_requested)
        copy = QPushButton(self.tr("Copy") if is_large_text() else self.tr("Copy citation"), box)
        set_tool_tip(copy, self.tr("Copy the option with its sources (Ctrl+Shift+C)"))
        copy.clicked.connect(self.copy_requested)
        flow.addWidget(self._button)
        flow.addWidget(copy)
        flow.addWidget(self._print)
        for button in box.findChildren(QPushButton):
            button.setAccessibleName(button.text())
        self._button.setAccessibleName(self.tr("Back to the questions"))
        copy.setAccessibleName(self.tr("Copy citation"))
        return box

    def _make_decision(self) -> QWidget:
        theme = current_theme()
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel("clipboard", "text", 16, box, line=Role.BODY), 0, Qt.AlignmentFlag.AlignTop)
        self._decided = RichLine(box)
        row.addWidget(self._decided, 1)
        return box


class ExampleBand(QFrame):
    """Says that this is a published patient, what was asked there, and which answers were assumed."""

    def __init__(self, row: ExampleRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("ground", "selection")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        layout.setSpacing(theme.px(8))
        layout.addWidget(IconLabel("book", "link", 16, self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        head = self.tr("Example, not a patient of yours: {title}").format(title=row.title)
        column.addWidget(PlainLabel(head, self, Role.BODY_STRONG))
        column.addWidget(PlainLabel(row.decision_point, self))
        if row.assumed:
            self._add_assumed(row, column)
        layout.addLayout(column, 1)

    def _add_assumed(self, row: ExampleRow, column: QVBoxLayout) -> None:
        """The assumed answers; the first, the rest on demand: the patient's own page stands below."""
        head = self.tr("Assumed, since the report does not say: ")
        lines = MoreLines(1, 0, self)
        few, rest = row.assumed[:1], row.assumed[1:]
        lines.add(RichLine(lines, Role.META, "", (Span(head, SpanKind.MUTED), Span("; ".join(few)))))
        for text in rest:
            lines.add(PlainLabel(text, lines, Role.META))
        lines.finish()
        column.addWidget(lines)


class NoticeBand(QFrame):
    """A caution about the whole page."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("kind", "badge")
        self.setProperty("stance", "caution")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        layout.setSpacing(theme.px(8))
        layout.addWidget(IconLabel("caution", "caution", 16, self), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(PlainLabel(sentence, self, Role.BODY_STRONG), 1)
