"""One question: title, definition, answers by type, state in words, a note. Checks no more than the question does."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.case import FindingState, Value
from rairdtc_gui.domain.questions import AnswerError, Question, QuestionType, Range
from rairdtc_gui.ui import units, wording
from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.answer_choices import AnswerChoices
from rairdtc_gui.ui.widgets.answer_field import ValueAnswer
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.keys import KeyAction, press
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.text import PlainLabel, set_tool_tip

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_YES, _NO = "yes", "no"
_NOT_MEASURED = ("years", "months")  # an age or a span of time has no day of its own


class AnswerEditor(QFrame):
    """Signals: `answered(id, value)`, `dated(id, text)`, `cleared(id)`, `marked_unavailable(id)`, `help_requested(id)`.

    Keys on the focused question: Y, N (yes/no questions), U not available, Del clears, F2 the definition.
    """

    #: Question id and the value in the question's own type.
    answered = Signal(str, object)
    #: Question id and the day of the measurement as typed, empty for none.
    dated = Signal(str, str)
    #: The question is open again.
    cleared = Signal(str)
    #: The answer cannot be had.
    marked_unavailable = Signal(str)
    #: The definition is wanted.
    help_requested = Signal(str)
    #: The calculator that gives the answer is wanted.
    calculator_requested = Signal(str)

    def __init__(self, question: Question, parent: QWidget | None = None, is_supposed: bool = False) -> None:
        """`is_supposed`: an answer is only tried, so no day is asked for and nothing opens beside it."""
        super().__init__(parent)
        self._question, self._is_supposed = question, is_supposed
        self._state = FindingState.UNANSWERED
        self._value: Value | None = None
        self._is_refused = False
        self._title = PlainLabel(wording.bind(question.label), self, Role.BODY_STRONG)
        self._help = QToolButton(self)
        self._calculator = QToolButton(self)
        self._state_icon = IconLabel("ring", "text", 14, self, line=Role.BODY)
        self._state_word = PlainLabel("", self, Role.META, "muted")
        self._message, self._note = NoteLine(self), NoteLine(self)
        self._choices: AnswerChoices | None = None
        self._field: ValueAnswer | None = None
        self._build()
        self._connect()
        self.show_state(FindingState.UNANSWERED, None)

    @property
    def question_id(self) -> str:
        """Which question this is."""
        return self._question.id

    def show_state(
        self, state: FindingState, value: Value | None, note: str = "", tone: str = "plain", measured: str = ""
    ) -> None:
        """What the case says now, since which day, and a note below; `tone` of the note: plain, caution or stop."""
        is_same = (state, value) == (self._state, self._value)
        if not (is_same and self._is_refused):
            self._state, self._value, self._is_refused = state, value, False
            self._show_value()
        self._note.show_note(note, tone)
        self._show_standing(state, value, note, measured)

    def forget_refused(self) -> None:
        """What was typed and not stored goes with the state that is shown next."""
        self._is_refused = False

    def set_inert(self, is_inert: bool) -> None:
        """Quiet: an answer can change nothing now."""
        for control in (self._choices, self._field):
            if control is not None:
                control.set_inert(is_inert)

    def set_has_calculator(self, has_one: bool) -> None:
        """Whether a calculator can give the answer."""
        self._calculator.setVisible(has_one)

    def focus_answer(self) -> None:
        """Puts the keyboard on the answer."""
        self._control().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self.key_table(), event):
            super().keyPressEvent(event)

    def key_table(self) -> tuple[KeyAction, ...]:
        """The keys of a question that has the keyboard."""
        yes_no = (
            KeyAction(Qt.Key.Key_Y, self.tr("Yes, on a question"), partial(self._emit_answer, True)),
            KeyAction(Qt.Key.Key_N, self.tr("No, on a question"), partial(self._emit_answer, False)),
        )
        clear = self.tr("Leave the question open")
        words = self.tr("Definition of the question")
        definition = KeyAction(Qt.Key.Key_F2, words, self._on_help_clicked, is_single=False)
        return (
            *(yes_no if self._question.type is QuestionType.BOOLEAN else ()),
            KeyAction(Qt.Key.Key_U, self.tr("Not available, on a question"), self._on_unavailable_chosen),
            KeyAction(Qt.Key.Key_Delete, clear, self._on_emptied, is_single=False),
            KeyAction(Qt.Key.Key_Backspace, clear, self._on_emptied, is_single=False),
            *(() if self._is_supposed else (definition,)),
        )

    def _build(self) -> None:
        theme = current_theme()
        self.setObjectName("question")
        self.setAccessibleName(self._question.label)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(4), 0, theme.px(4), theme.px(12))
        outer.setSpacing(0)
        outer.addWidget(Hairline(self))
        outer.addSpacing(theme.px(8))
        outer.addLayout(self._head())
        outer.addSpacing(theme.px(4))
        outer.addWidget(self._make_control())
        for line in (self._message, self._note):
            outer.addWidget(line)

    def _head(self) -> QHBoxLayout:
        theme = current_theme()
        words = self.tr("Definition: {question}").format(question=self._question.label)
        _make_quiet(self._help, "help", words)
        self._help.setVisible(not self._is_supposed)
        _make_quiet(self._calculator, "tools", self.tr("Work out: {question}").format(question=self._question.label))
        self._calculator.setVisible(False)
        self._state_word.setWordWrap(False)
        self._state_word.align_with(Role.BODY)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        row.addWidget(self._title, 0, top)
        row.addWidget(self._help, 0, top)
        row.addWidget(self._calculator, 0, top)
        row.addStretch(1)
        row.addSpacing(theme.px(12))
        row.addWidget(self._state_icon, 0, top)
        row.addWidget(self._state_word, 0, top)
        return row

    def _make_control(self) -> QWidget:
        question = self._question
        if question.type in (QuestionType.NUMBER, QuestionType.DATE):
            is_number = question.type is QuestionType.NUMBER
            unit = wording.unit_word(units.entry_unit(question.unit)) if is_number else self.tr("year-month-day")
            is_measured = not self._is_supposed and is_number and question.unit not in _NOT_MEASURED
            self._field = ValueAnswer(unit, self._usual(), 6 if is_number else 10, self, is_measured)
            self._field.describe(question.label)
            return self._field
        unknown = question.unavailable_values  # said with "Not available"
        answers = [(answer.value, answer.label) for answer in question.answers if answer.value not in unknown]
        if question.type is QuestionType.BOOLEAN:
            answers = [(_YES, wording.yes_no(True)), (_NO, wording.yes_no(False))]
        is_multi = question.type is QuestionType.MULTI
        self._choices = AnswerChoices(answers, is_multi, question.none_value, question.ordered, self)
        self._choices.describe(question.label)
        return self._choices

    def _usual(self) -> str:
        if self._question.plausible is None:
            return ""
        words = self._range_words(self._question.plausible)
        return self.tr("usual: {range}").format(range=words)

    def _control(self) -> QWidget:
        control = self._choices or self._field
        assert control is not None
        return control

    def _connect(self) -> None:
        self._help.clicked.connect(self._on_help_clicked)
        self._calculator.clicked.connect(self._on_calculator_clicked)
        if self._choices is not None:
            self._choices.chosen.connect(self._on_chosen)
            self._choices.emptied.connect(self._on_emptied)
            self._choices.unavailable_chosen.connect(self._on_unavailable_chosen)
        if self._field is not None:
            self._field.committed.connect(self._on_committed)
            self._field.edited.connect(self._on_edited)
            self._field.dated.connect(self._on_dated)
            self._field.unavailable_toggled.connect(self._on_unavailable_toggled)

    def _show_value(self) -> None:
        is_unavailable = self._state is FindingState.UNAVAILABLE
        if self._choices is not None:
            self._choices.show_values(_as_words(self._value), is_unavailable)
        if self._field is not None:
            text = str(self._value or "")
            if isinstance(self._value, float | int):
                text = f"{units.as_typed(self._value, self._question.unit):.10g}"
            self._field.show_text(text, is_unavailable)
            is_usual = self._value is None or self._question.is_plausible(self._value)
            self._say("" if is_usual else self.tr("unusual; kept, please check"), "caution")

    def _show_standing(self, state: FindingState, value: Value | None, note: str = "", measured: str = "") -> None:
        """The state in words, and room for the day of what was measured."""
        word = wording.state_word(state, measured)
        if self._field is not None:
            self._field.show_measured(measured, value is not None)
        self._state_word.setText(word)
        self._state_icon.show_icon(wording.state_icon(state), "text" if state is FindingState.UNANSWERED else "muted")
        said = "" if value is None else wording.answer_text(self._question, value)
        self.setAccessibleDescription("; ".join(part for part in (word, said, note) if part))

    def _take(self, state: FindingState, value: Value | None) -> None:
        """What was chosen here holds on the screen at once; what follows from it comes from the case."""
        is_new = (state, value) != (self._state, self._value)
        self._state, self._value, self._is_refused = state, value, False
        self._show_value()
        if is_new:
            self._show_standing(state, value)

    def _say(self, text: str, tone: str) -> None:
        """A sentence about the value itself, with the outline that goes with it."""
        self._message.show_note(text, tone)
        if self._field is not None:
            self._field.set_tone(tone if text else "plain")

    def _emit_answer(self, value: Value) -> None:
        self._take(FindingState.ANSWERED, value)
        self.answered.emit(self._question.id, value)

    @Slot()
    def _on_help_clicked(self) -> None:
        self.help_requested.emit(self._question.id)

    @Slot()
    def _on_calculator_clicked(self) -> None:
        self.calculator_requested.emit(self._question.id)

    @Slot(object)
    def _on_chosen(self, values: tuple[str, ...]) -> None:
        if self._question.type is QuestionType.MULTI:
            self._emit_answer(self._question.accept(values))
        elif self._question.type is QuestionType.BOOLEAN:
            self._emit_answer(values[0] == _YES)
        else:
            self._emit_answer(self._question.accept(values[0]))

    @Slot()
    def _on_emptied(self) -> None:
        self._take(FindingState.UNANSWERED, None)
        self.cleared.emit(self._question.id)

    @Slot()
    def _on_unavailable_chosen(self) -> None:
        self._take(FindingState.UNAVAILABLE, None)
        self.marked_unavailable.emit(self._question.id)

    @Slot(bool)
    def _on_unavailable_toggled(self, is_on: bool) -> None:
        if is_on:
            self._on_unavailable_chosen()
        else:
            self._on_emptied()

    @Slot()
    def _on_edited(self) -> None:
        self._is_refused = False
        self._say("", "plain")

    @Slot(str)
    def _on_dated(self, text: str) -> None:
        self.dated.emit(self._question.id, text)

    @Slot(str)
    def _on_committed(self, text: str) -> None:
        if not text:
            self._on_emptied()
            return
        is_number = self._question.type is QuestionType.NUMBER
        if is_number and not _NUMBER.fullmatch(text):
            self._refuse(self.tr("not a number; write it with a point and without commas"))
            return
        try:
            value = self._question.accept(units.as_stored(float(text), self._question.unit) if is_number else text)
        except AnswerError:
            self._refuse(self._limits() if is_number else self.tr("not a date; write year-month-day"))
            return
        self._emit_answer(value)

    def _limits(self) -> str:
        if self._question.hard is None:
            return self.tr("not possible")
        words = self._range_words(self._question.hard)
        return self.tr("not possible: only {range}").format(range=words)

    def _range_words(self, limits: Range) -> str:
        """Limits in the unit in which the value is typed."""
        unit = self._question.unit
        return wording.range_text(units.typed_range(limits, unit), units.entry_unit(unit))

    def _refuse(self, why: str) -> None:
        """Keeps what was typed in sight, and says that it is not stored."""
        self._is_refused = True
        kept = self.tr("not stored")
        if self._value is not None:
            said = wording.answer_text(self._question, self._value)
            kept = self.tr("not stored, {value} stays").format(value=said)
        self._say(f"{why}; {kept}", "stop")


def _make_quiet(button: QToolButton, name: str, words: str) -> None:
    """An icon beside the title."""
    side = current_theme().px(16)
    button.setIcon(icon(name, "text"))
    button.setIconSize(QSize(side, side))
    button.setProperty("kind", "quiet")
    button.setProperty("compact", True)
    button.setAccessibleName(words)
    set_tool_tip(button, words)


def _as_words(value: Value | None) -> tuple[str, ...]:
    """The chosen buttons for a value."""
    if isinstance(value, bool):
        return (_YES if value else _NO,)
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()
