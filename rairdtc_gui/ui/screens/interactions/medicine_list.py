"""The entered medicines, each with its button to take it off, and the quick picks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.interactions.rows import CheckForm, Taken
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.answer_choices import AnswerChoices
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.text import PlainLabel, on_button


class MedicineList(QWidget):
    """Signals: `removed(key)`, `all_removed`. Keeps the focus in the list when something goes."""

    removed = Signal(str)
    all_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, current_theme().px(8))
        self._buttons: list[QPushButton] = []
        self._shown: tuple[Taken, ...] = ()

    def show_taken(self, taken: tuple[Taken, ...]) -> None:
        """Replaces the list."""
        if taken == self._shown:
            return
        self._shown = taken
        focused = next((place for place, button in enumerate(self._buttons) if button.hasFocus()), None)
        for button in self._buttons:
            button.hide()
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(item) for item in taken]
        if len(taken) > 1:
            clear = QPushButton(self.tr("Remove all"), self)
            clear.setProperty("kind", "link")
            clear.clicked.connect(self.all_removed)
            self._buttons.append(clear)
        for button in self._buttons:
            self._flow.addWidget(button)
            button.show()
        if focused is not None and self._buttons:
            self._buttons[min(focused, len(self._buttons) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def _button(self, item: Taken) -> QPushButton:
        theme = current_theme()
        words = self.tr("{name} (case)").format(name=item.words) if item.is_from_case else item.words
        button = QPushButton("\u2002" + on_button(words), self)
        button.setIcon(icon("close"))
        button.setIconSize(QSize(theme.px(12), theme.px(12)))
        button.setProperty("compact", True)
        button.setAccessibleName(self.tr("Remove {name}").format(name=item.words))
        button.clicked.connect(partial(self._remove, item.key))
        return button

    def _remove(self, key: str, _is_checked: bool = False) -> None:
        self.removed.emit(key)


class QuickPicks(QWidget):
    """Classes and medicines that are asked for most. Signal: `chosen(keys)`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: AnswerChoices | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(4))
        self._column.addWidget(PlainLabel(self.tr("Quick picks"), self, Role.META, "muted"))

    def show_form(self, form: CheckForm) -> None:
        """Which of them are on the list."""
        if self._choices is None:
            self._choices = AnswerChoices(form.quick, is_multi=True, parent=self, has_unavailable=False)
            self._choices.describe(self.tr("Quick picks"))
            self._choices.chosen.connect(self.chosen)
            self._choices.emptied.connect(self._on_emptied)
            self._column.addWidget(self._choices)
        with QSignalBlocker(self._choices):
            self._choices.show_values(form.quick_taken, False)

    @Slot()
    def _on_emptied(self) -> None:
        self.chosen.emit(())
