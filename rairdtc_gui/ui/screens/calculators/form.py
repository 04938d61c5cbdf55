"""The fields of a calculator: one block a quantity, its unit switchable, what is wrong said below it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.calculators.rows import InputRow, Problem, Take
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.answer_choices import AnswerChoices
from rairdtc_gui.ui.widgets.answer_field import ValueField
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.text import PlainLabel

_SHORT, _LONG = 8, 24


class InputBlock(QWidget):
    """Signals: `text_changed(key, text)`, `unit_chosen(key, input)`."""

    #: The key of the quantity and what stands in its field.
    text_changed = Signal(str, str)
    #: The key of the quantity and the input of the other unit.
    unit_chosen = Signal(str, str)

    def __init__(self, row: InputRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._row = row
        self._entered = row.text
        self._field: ValueField | None = None
        self._choices: AnswerChoices | None = None
        self._note = NoteLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(4), 0, theme.px(8))
        column.setSpacing(theme.px(4))
        column.addLayout(self._head())
        column.addWidget(self._choice() if row.take is Take.CHOICE else self._value())
        column.addWidget(self._note)

    @property
    def key(self) -> str:
        """Which quantity this is."""
        return self._row.key

    @property
    def entered(self) -> str:
        """What stands in the field, or which choice is made."""
        return self._entered

    def show_problem(self, problem: Problem | None) -> None:
        """What is wrong with the value; none takes it away."""
        tone = "plain" if problem is None else "stop" if problem.is_refused else "caution"
        self._note.show_note("" if problem is None else problem.sentence, tone)
        if self._field is not None:
            self._field.set_tone(tone)

    def focus_field(self) -> None:
        """The field takes the keyboard."""
        control = self._field or self._choices
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(current_theme().px(8))
        head.addWidget(PlainLabel(self._row.label, self, Role.BODY_STRONG))
        head.addWidget(PlainLabel(self._row.origin, self, Role.META, "muted"), 1)
        return head

    def _value(self) -> QWidget:
        row = self._row
        line = QWidget(self)
        flow = FlowLayout(line, spacing=current_theme().px(8))
        unit = next(unit for unit in row.units if unit.input == row.unit)
        is_series = row.take is Take.SERIES
        self._field = ValueField(unit.unit, _LONG if is_series else _SHORT, line)
        self._field.line.setPlaceholderText(self.tr("with spaces: 1.5 2.5") if is_series else "")
        self._field.line.setMaxLength(200)
        self._field.line.setText(row.text)
        self._field.line.setAccessibleName(f"{row.label}, {unit.unit}")
        self._field.line.textEdited.connect(self._on_text)
        flow.addWidget(self._field)
        if len(row.units) > 1:
            flow.addWidget(self._units(line))
        if unit.usual:
            usual = PlainLabel(self.tr("usual: {range}").format(range=unit.usual), line, Role.META, "muted")
            usual.setWordWrap(False)
            flow.addWidget(usual)
        return line

    def _units(self, parent: QWidget) -> AnswerChoices:
        units = [(unit.input, unit.unit) for unit in self._row.units]
        choices = AnswerChoices(units, is_multi=False, parent=parent, has_unavailable=False)
        choices.describe(self.tr("Unit of {quantity}").format(quantity=self._row.label))
        choices.show_values((self._row.unit,), False)
        choices.chosen.connect(self._on_unit)
        choices.emptied.connect(partial(choices.show_values, (self._row.unit,), False))
        return choices

    def _choice(self) -> QWidget:
        self._choices = AnswerChoices(self._row.choices, is_multi=False, parent=self, has_unavailable=False)
        self._choices.describe(self._row.label)
        with QSignalBlocker(self._choices):
            self._choices.show_values((self._row.text,) if self._row.text else (), False)
        self._choices.chosen.connect(self._on_chosen)
        self._choices.emptied.connect(self._on_emptied)
        return self._choices

    def _on_text(self, text: str) -> None:
        self._tell(text)

    def _on_unit(self, values: tuple[str, ...]) -> None:
        self.unit_chosen.emit(self._row.key, values[0])

    def _on_chosen(self, values: tuple[str, ...]) -> None:
        self._tell(values[0])

    def _on_emptied(self) -> None:
        self._tell("")

    def _tell(self, text: str) -> None:
        self._entered = text
        self.text_changed.emit(self._row.key, text)
