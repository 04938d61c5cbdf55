"""One event of the stepper: what it is, its grades, and where the label asks which time it has come."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.toxicity.grade_cards import GradeCards
from rairdtc_gui.ui.screens.toxicity.rows import EventBlock
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.answer_choices import AnswerChoices
from rairdtc_gui.ui.widgets.note import NoteLine
from rairdtc_gui.ui.widgets.picker import Picker
from rairdtc_gui.ui.widgets.text import PlainLabel

_LETTERS = 16


class EventArea(QWidget):
    """Signals carry the place of the event (0 or 1) first. The picker of the first event stands with the drug."""

    event_chosen = Signal(int, str)
    event_typed = Signal(int, str)
    grade_chosen = Signal(int, int)
    time_chosen = Signal(int, str)
    removed = Signal()

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        theme = current_theme()
        label = self.tr("Second event") if place else self.tr("Event")
        self.picker = Picker(label, "toxicity", _LETTERS, self)
        self.picker.set_hint(self.tr("Name of the event"))
        self._note = NoteLine(self)
        self._head = PlainLabel("", self, Role.META, "muted")
        self._cards = GradeCards(self)
        self._time_label = PlainLabel(
            self.tr("Which time on this drug (leave open if not known)"), self, Role.META, "muted"
        )
        self._times: AnswerChoices | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(4), 0, 0)
        self._column.setSpacing(theme.px(6))
        if place:
            self._column.addLayout(self._own_row())
        for part in (self._note, self._head, self._cards, self._time_label):
            self._column.addWidget(part)
        self.picker.picked.connect(self._on_picked)
        self.picker.entered.connect(self._on_entered)
        self._cards.chosen.connect(self._on_grade)

    def show_block(self, block: EventBlock) -> None:
        """Replaces everything that this event says."""
        self.picker.show_choices(block.choices, block.event, block.problem.text if block.problem else None)
        self._note.show_note(block.problem.sentence if block.problem else "", "stop")
        self._head.setText(block.head)
        has_cards = bool(block.cards)
        for part in (self._head, self._cards):
            part.setVisible(has_cards)
        if has_cards:
            self._cards.show_cards(block.cards)
        self._show_times(block)

    def focus_grades(self) -> None:
        """The grades take the keyboard."""
        self._cards.focus_first()

    def _own_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().px(12))
        remove = QPushButton(self.tr("Remove second event"), self)
        remove.clicked.connect(self.removed)
        self.picker.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row.addWidget(self.picker)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        return row

    def _show_times(self, block: EventBlock) -> None:
        self._time_label.setVisible(bool(block.times))
        if block.times and self._times is None:
            self._times = AnswerChoices(block.times, is_multi=False, parent=self, has_unavailable=False)
            self._times.describe(self._time_label.text())
            self._times.chosen.connect(self._on_time)
            self._times.emptied.connect(self._on_time_emptied)
            self._column.addWidget(self._times)
        if self._times is not None:
            self._times.setVisible(bool(block.times))
            with QSignalBlocker(self._times):
                self._times.show_values((block.time,) if block.time else (), False)

    @Slot(str)
    def _on_picked(self, event: str) -> None:
        self.event_chosen.emit(self._place, event)
        self.focus_grades()

    @Slot(str)
    def _on_entered(self, text: str) -> None:
        self.event_typed.emit(self._place, text)

    @Slot(int)
    def _on_grade(self, grade: int) -> None:
        self.grade_chosen.emit(self._place, grade)

    @Slot(object)
    def _on_time(self, values: tuple[str, ...]) -> None:
        self.time_chosen.emit(self._place, values[0])

    @Slot()
    def _on_time_emptied(self) -> None:
        self.time_chosen.emit(self._place, "")
