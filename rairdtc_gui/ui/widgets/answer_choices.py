"""The answers of a choice, multi or yes/no question as buttons. Knows which exclude each other, not what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from rairdtc_gui.ui.widgets.answer_button import AnswerButton, Shape
from rairdtc_gui.ui.widgets.answer_layout import AnswerLayout

_UNAVAILABLE = "\0unavailable"


class AnswerChoices(QWidget):
    """Signals: `chosen(values)`, `emptied`, `unavailable_chosen`. One stop for Tab; arrow keys go on, Space chooses.

    `may_be_empty`: whether the last chosen answer can be taken back; false where one always holds.
    """

    #: The chosen values as a tuple of words, in click order.
    chosen = Signal(object)
    #: The last chosen answer was taken back.
    emptied = Signal()
    #: "Not available" was chosen.
    unavailable_chosen = Signal()

    def __init__(
        self,
        answers: Sequence[tuple[str, str]],
        is_multi: bool,
        none_value: str = "",
        is_ordered: bool = False,
        parent: QWidget | None = None,
        has_unavailable: bool = True,
        may_be_empty: bool = True,
    ) -> None:
        super().__init__(parent)
        self._may_be_empty = may_be_empty
        self._is_multi, self._none_value, self._is_ordered = is_multi, none_value, is_ordered
        self._values: tuple[str, ...] = ()
        self._layout = AnswerLayout(self)
        shape = Shape.BOX if is_multi else Shape.SEGMENT
        first = sorted(answers, key=lambda answer: not none_value or answer[0] != none_value)
        self._buttons = [AnswerButton(value, words, shape, self) for value, words in first]
        if has_unavailable:
            words = self.tr("Not available")
            self._buttons.append(AnswerButton(_UNAVAILABLE, words, Shape.ALONE, self, is_low=is_multi))
        self._build()
        self._connect()

    def show_values(self, values: tuple[str, ...], is_unavailable: bool) -> None:
        """Which answers are chosen."""
        self._values = values
        for button in self._buttons:
            is_chosen = is_unavailable if button.value == _UNAVAILABLE else button.value in values
            button.setChecked(is_chosen)
            button.set_order(values.index(button.value) + 1 if self._is_ordered and button.value in values else 0)
        focused = next((button for button in self._buttons if button.hasFocus()), None)
        self._stop_at(focused or next((button for button in self._buttons if button.isChecked()), self._buttons[0]))

    def set_inert(self, is_inert: bool) -> None:
        """Quiet: an answer changes nothing now."""
        for button in self._buttons:
            button.set_inert(is_inert)

    def describe(self, words: str) -> None:
        """What the answers are about, for screen readers."""
        for button in self._buttons:
            button.set_question(words)

    def ring_rect(self) -> QRect:
        """Around the joined answers, for the focus ring."""
        return self._layout.segments_rect()

    def _build(self) -> None:
        for button in self._buttons:
            self._layout.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._stop_at(self._buttons[0])

    def _connect(self) -> None:
        for button in self._buttons:
            button.clicked.connect(partial(self._on_clicked, button))
            button.step_requested.connect(self._on_step_requested)

    def _stop_at(self, current: AnswerButton) -> None:
        """Tab stops at one answer only."""
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is current else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(current)

    def _on_clicked(self, button: AnswerButton, _is_checked: bool = False) -> None:
        self._stop_at(button)
        if button.value == _UNAVAILABLE:
            is_unavailable = not self._values and not button.isChecked()
            self.show_values((), not is_unavailable)
            if is_unavailable:
                self.emptied.emit()
            else:
                self.unavailable_chosen.emit()
            return
        values = self._after(button.value)
        if not values and not self._may_be_empty:
            self.show_values(self._values, False)
            return
        self.show_values(values, False)
        if values:
            self.chosen.emit(values)
        else:
            self.emptied.emit()

    def _after(self, value: str) -> tuple[str, ...]:
        """The chosen values once this one is clicked."""
        if value in self._values:
            return tuple(other for other in self._values if other != value)
        if not self._is_multi or value == self._none_value:
            return (value,)
        return (*(other for other in self._values if other != self._none_value), value)

    @Slot(int)
    def _on_step_requested(self, step: int) -> None:
        place = next((place for place, button in enumerate(self._buttons) if button.hasFocus()), 0)
        target = self._buttons[(place + step) % len(self._buttons)]
        self._stop_at(target)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
