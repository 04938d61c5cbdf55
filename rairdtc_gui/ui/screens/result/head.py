"""The head of the result and the bands below it: title, context, example, age of the knowledge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.result.parts import MoreLines, is_large_text
from rairdtc_gui.ui.screens.result.rows import ExampleRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind


class ResultHead(QFrame):
    """Title, context and the way back to the answers. Signal: `answers_requested`."""

    #: The questions of the case are wanted.
    answers_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewHead")
        theme = current_theme()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        layout.setSpacing(theme.px(12))
        name = PlainLabel(title, self, Role.VIEW_TITLE)
        name.setWordWrap(False)
        self._context = PlainLabel("", self, Role.BODY, "muted")
        if not is_large_text():
            self._context.align_with(Role.VIEW_TITLE)
        self._button = QPushButton(self.tr("Back to the questions"), self)
        self._button.setAccessibleName(self._button.text())
        self._button.clicked.connect(self.answers_requested)
        layout.addWidget(name)
        layout.addWidget(self._context, 1)
        layout.addWidget(self._button)

    def show_context(self, context: str) -> None:
        """The line beside the title."""
        self._context.setText(context)

    def context(self) -> str:
        """What stands beside the title."""
        return self._context.text()

    def focus_button(self) -> None:
        """The way back takes the focus."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)


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
        """The assumed answers; the first few, the rest on demand."""
        head = self.tr("Assumed, since the report does not say: ")
        lines = MoreLines(1, 0, self)
        few, rest = row.assumed[:4], row.assumed[4:]
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
