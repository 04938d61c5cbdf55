"""The form of the team's decision. It notes what the team decided; the program decides nothing."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.decision import DecisionDraft, DecisionReason
from rairdtc_gui.ui.result_rows.panel_rows import DecisionRows
from rairdtc_gui.ui.screens.result.closable import ClosablePanel
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.answer_button import AnswerButton
from rairdtc_gui.ui.widgets.answer_choices import AnswerChoices
from rairdtc_gui.ui.widgets.answer_field import ValueField
from rairdtc_gui.ui.widgets.finder import Finder
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_LINES = 4


class DecisionPanel(ClosablePanel):
    """Signals beside its own: `searched(text)`, `picked(key)`, `drafted(draft)`, `noted(draft)`, `removed`."""

    #: What is typed to find an option.
    searched = Signal(str)
    #: The key of an option or another way; empty: back to the list.
    picked = Signal(str)
    #: What is entered by now, a `DecisionDraft`.
    drafted = Signal(object)
    #: What was entered is to be noted, a `DecisionDraft`.
    noted = Signal(object)
    #: The noted decision is taken back.
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.show_title(self.tr("Note the team's decision"))
        self._reasons: tuple[DecisionReason, ...] = ()
        self._key = ""  # of the option or way that is chosen
        self._chosen = RichLine(self, Role.BODY)
        self._finder = Finder(self.tr("Option"), self)
        self._reason_head = self._head(self.tr("Why another than the first of the list"))
        self._choices: AnswerChoices | None = None
        self._choice_slot = QVBoxLayout()
        self._words = _Words(self)
        self._words.setAccessibleName(self.tr("In words"))
        self._words.setFixedHeight(theme.line(Role.BODY) * _LINES + theme.px(12))
        self._day = ValueField(self.tr("year-month-day"), 10, self)
        self._day.line.setAccessibleName(self.tr("Day of the decision"))
        self._refused = NoteLine(self)
        self._note = QPushButton(self.tr("Note it"), self)
        self._remove = QPushButton(self.tr("Remove"), self)
        self._build()
        self._connect()

    def show_rows(self, rows: DecisionRows) -> None:
        """The form as it is; what is being entered is not written anew."""
        self._key = rows.draft.chosen
        if rows.draft != self._entered():
            self._fill(rows.draft)
        self._refused.show_note("")
        self._chosen.setVisible(bool(self._key))
        self._finder.setVisible(not self._key)
        change = Span(self.tr("change"), SpanKind.ENTRY, "change")
        self._chosen.show_spans((Span(rows.chosen_words, SpanKind.STRONG), Span("  "), change))
        self._finder.show_hits(tuple((hit.key, hit.label) for hit in rows.hits))
        self._show_reasons(rows)
        self._remove.setVisible(rows.noted is not None)

    def show_refused(self, sentence: str) -> None:
        """Why the decision was not noted; what was entered stays."""
        self._refused.show_note(sentence, "stop")

    def begin(self) -> None:
        """Nothing is looked for in a form that is opened."""
        self._finder.empty()

    def focus_first(self) -> None:
        """The list of options takes the focus, or the option that is chosen."""
        target = self._finder if self._finder.isVisibleTo(self) else self._chosen
        target.setFocus(Qt.FocusReason.TabFocusReason)

    # --- building ---------------------------------------------------------------------------------

    def _head(self, words: str) -> PlainLabel:
        return PlainLabel(words, self, Role.META, "muted")

    def _build(self) -> None:
        theme = current_theme()
        box = QVBoxLayout()
        box.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        box.setSpacing(theme.px(6))
        box.addWidget(self._head(self.tr("Decided for")))
        box.addWidget(self._chosen)
        box.addWidget(self._finder)
        box.addSpacing(theme.px(8))
        box.addWidget(self._reason_head)
        box.addLayout(self._choice_slot)
        box.addSpacing(theme.px(8))
        box.addWidget(self._head(self.tr("In words (no names)")))
        box.addWidget(self._words)
        box.addSpacing(theme.px(8))
        box.addWidget(self._head(self.tr("Day")))
        box.addWidget(self._day, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._refused)
        box.addSpacing(theme.px(8))
        line = QWidget(self)
        flow = FlowLayout(line, theme.px(8))
        self._note.setProperty("kind", "primary")
        for button in (self._note, self._remove):
            button.setAccessibleName(button.text())
            flow.addWidget(button)
        box.addWidget(line)
        words = self.tr("Nothing is decided by this program.")
        box.addWidget(PlainLabel(words, self, Role.META, "muted"))
        self.column.addLayout(box)

    def _connect(self) -> None:
        self._finder.searched.connect(self.searched)
        self._finder.picked.connect(self._on_picked)
        self._chosen.link_activated.connect(self._on_change)
        self._words.textChanged.connect(self._on_entered)
        self._day.line.textChanged.connect(self._on_entered)
        self._note.clicked.connect(self._on_note)
        self._remove.clicked.connect(self.removed)

    def _fill(self, draft: DecisionDraft) -> None:
        self._reasons = draft.reasons
        with QSignalBlocker(self._words), QSignalBlocker(self._day.line):
            self._words.setPlainText(draft.words)
            self._day.line.setModified(False)
            self._day.line.setText(draft.day)
        if self._choices is not None:
            self._choices.show_values(self._codes(), False)

    def _entered(self) -> DecisionDraft:
        return DecisionDraft(self._reasons, self._words.toPlainText(), self._day.line.text(), self._key)

    def _show_reasons(self, rows: DecisionRows) -> None:
        if self._choices is None:
            answers = [(reason.value, words) for reason, words in rows.reasons]
            self._choices = AnswerChoices(answers, is_multi=True, has_unavailable=False, parent=self)
            self._choices.describe(self._reason_head.text())
            self._choices.chosen.connect(self._on_reasons)
            self._choices.emptied.connect(self._on_no_reason)
            self._choice_slot.addWidget(self._choices)
            self._choices.show_values(self._codes(), False)
            stops = [self._chosen, *self._choices.findChildren(AnswerButton), self._words]
            for stop, following in pairwise(stops):  # they are made after what stands below them
                self.setTabOrder(stop, following)
        self._reason_head.setVisible(rows.differs)
        self._choices.setVisible(rows.differs)

    def _codes(self) -> tuple[str, ...]:
        return tuple(reason.value for reason in self._reasons)

    # --- what happens -----------------------------------------------------------------------------

    @Slot(str)
    def _on_picked(self, key: str) -> None:
        self.picked.emit(key)
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_change(self, _target: str) -> None:
        self.picked.emit("")
        self._finder.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_reasons(self, codes: tuple[str, ...]) -> None:
        self._reasons = tuple(reason for reason in DecisionReason if reason.value in codes)
        self._on_entered()

    @Slot()
    def _on_no_reason(self) -> None:
        self._reasons = ()
        self._on_entered()

    @Slot()
    def _on_entered(self) -> None:
        self.drafted.emit(self._entered())

    @Slot()
    def _on_note(self) -> None:
        self.noted.emit(self._entered())


class _Words(QPlainTextEdit):
    """Free words; Tab goes on, and Esc is left to the panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setProperty("ring", "none")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)
