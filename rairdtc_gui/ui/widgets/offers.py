"""Everything that can be chosen next, in groups below the field: a page that waits is not empty."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.choices import Choice, ChoiceGroup
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.detail_box import clear
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.text import PlainLabel, on_button


class Offers(QWidget):
    """Signal: `picked(key)`. Not in sight while there is nothing to offer."""

    #: The key of the choice that was taken.
    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ChoiceGroup, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, current_theme().px(8), 0, 0)
        self._column.setSpacing(current_theme().px(12))
        self.hide()

    def show_groups(self, groups: tuple[ChoiceGroup, ...]) -> None:
        """Replaces what is offered."""
        if groups != self._shown:
            self._shown = groups
            clear(self._column)
            for group in groups:
                box = self._group(group)
                self._column.addWidget(box)
                box.show()  # Qt would do so with a later event
        self.setVisible(bool(groups))

    def _group(self, group: ChoiceGroup) -> QWidget:
        theme = current_theme()
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(PlainLabel(group.title, box, Role.META_STRONG, "muted"))
        flow = FlowLayout(None, theme.px(8))
        column.addLayout(flow)
        for choice in group.choices:
            flow.addWidget(self._button(choice, box))
        return box

    def _button(self, choice: Choice, box: QWidget) -> QPushButton:
        button = QPushButton(on_button(choice.text), box)
        button.setProperty("compact", True)
        button.setAccessibleName(choice.text)
        button.clicked.connect(partial(self._on_clicked, choice.key))
        return button

    def _on_clicked(self, key: str, _is_checked: bool = False) -> None:
        self.picked.emit(key)
