"""A field for a number or a date with its unit inside, the day it was measured, and "Not available" beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from rairdtc_gui.ui.preferences import preferences
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.answer_button import AnswerButton, Shape
from rairdtc_gui.ui.widgets.field_frame import FieldFrame
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.text import PlainLabel


class _Line(QLineEdit):
    """Gives U back to the question: it means "not available", and no number or date has it.

    Undo and redo are of the typed text only while it is being typed; once it is taken they are of the case.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.isModified():
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain_u = event.key() == Qt.Key.Key_U and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if is_plain_u and preferences().single_keys:
            event.ignore()
            return
        super().keyPressEvent(event)


class ValueField(FieldFrame):
    """A line of text and a unit in one outline. Signal: `committed(text)` on Enter and when the focus leaves."""

    #: The text once it is meant to be taken.
    committed = Signal(str)
    #: The text is being changed.
    edited = Signal()

    def __init__(self, unit: str, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.line = _Line(self)
        self._unit = PlainLabel(unit, self, Role.BODY, "muted")
        self._unit.setWordWrap(False)
        self._unit.setVisible(bool(unit))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(6) - 1, theme.px(12), theme.px(6) - 1)
        row.setSpacing(theme.px(8))
        row.addWidget(self.line)
        row.addWidget(self._unit)
        self.line.setFont(theme.font(Role.BODY))
        self.line.setFixedWidth(QFontMetrics(self.line.font()).horizontalAdvance("0" * letters) + theme.px(4))
        self.line.setMaxLength(40)
        self.line.setProperty("ring", "none")
        self.line.installEventFilter(self)
        self.line.editingFinished.connect(self._on_editing_finished)
        self.line.textEdited.connect(self.edited)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Replaces the text, unless it is being typed right now."""
        if not (self.line.hasFocus() and self.line.isModified()):
            self.line.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.set_focused(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_editing_finished(self) -> None:
        if self.line.isModified():
            self.line.setModified(False)
            self.committed.emit(self.line.text().strip())


class MeasuredField(QWidget):
    """The day on which a value was measured, a word before it. Signal: `committed(text)`, empty for no day."""

    #: The day as typed.
    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = ValueField("", 13, self)  # room for the words that say how a day is written
        self.field.line.setPlaceholderText(self.tr("year-month-day"))
        word = PlainLabel(self.tr("measured"), self, Role.BODY, "muted")
        word.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().px(8))
        row.addWidget(word)
        row.addWidget(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.field.committed.connect(self.committed)


class ValueAnswer(QWidget):
    """Signals: `committed(text)`, `edited`, `dated(text)`, `unavailable_toggled(is_on)`.

    Shows a text, its tone, the usual range, and for what is measured (`is_measured`) the day, once there is a value.
    """

    #: The text once it is meant to be taken.
    committed = Signal(str)
    #: The text is being changed.
    edited = Signal()
    #: The day of the measurement once it is meant to be taken; empty: none.
    dated = Signal(str)
    #: "Not available" was chosen or taken back.
    unavailable_toggled = Signal(bool)

    def __init__(
        self, unit: str, usual: str, letters: int, parent: QWidget | None = None, is_measured: bool = False
    ) -> None:
        super().__init__(parent)
        self._field = ValueField(unit, letters, self)
        self._measured = MeasuredField(self) if is_measured else None
        self._unavailable = AnswerButton("", self.tr("Not available"), Shape.ALONE, self)
        self._usual = PlainLabel(usual, self, Role.META, "muted")
        self._usual.setWordWrap(False)
        self._usual.setVisible(bool(usual))
        layout = FlowLayout(self, spacing=current_theme().px(8))
        for part in (self._field, self._measured, self._unavailable, self._usual):
            if part is not None:
                layout.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self._field)
        self._field.committed.connect(self.committed)
        self._field.edited.connect(self.edited)
        if self._measured is not None:
            self._measured.hide()
            self._measured.committed.connect(self.dated)
        self._unavailable.clicked.connect(self.unavailable_toggled)
        self._unavailable.step_requested.connect(self._on_step_requested)

    def show_text(self, text: str, is_unavailable: bool) -> None:
        """Replaces the text and whether the value is said to be not available."""
        self._field.show_text(text)
        self._unavailable.setChecked(is_unavailable)

    def show_measured(self, day: str, has_value: bool) -> None:
        """The day of the measurement, empty for none; without a value there is nothing to date."""
        if self._measured is not None:
            self._measured.field.show_text(day)
            self._measured.setVisible(has_value)

    def set_tone(self, tone: str) -> None:
        """The outline: plain, caution or stop."""
        self._field.set_tone(tone)

    def set_inert(self, is_inert: bool) -> None:
        """Quiet: an answer changes nothing now."""
        self._field.set_inert(is_inert)
        self._unavailable.set_inert(is_inert)

    def describe(self, words: str) -> None:
        """What the value is, for screen readers."""
        self._field.line.setAccessibleName(words)
        if self._measured is not None:
            self._measured.field.line.setAccessibleName(
                self.tr("{question}: day of the measurement").format(question=words)
            )
        self._unavailable.set_question(words)

    @Slot(int)
    def _on_step_requested(self, _step: int) -> None:
        self._field.line.setFocus(Qt.FocusReason.OtherFocusReason)
