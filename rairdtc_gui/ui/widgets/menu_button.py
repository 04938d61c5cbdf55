"""A button from which a list drops down."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.text import on_button


class MenuButton(QPushButton):
    """One choice out of a list that drops down. Signal: `chosen(key)`."""

    #: The key of what was chosen.
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu(self)
        self._group = QActionGroup(self._menu)
        self._choices: tuple[tuple[str, str], ...] = ()
        side = current_theme().px(16)
        self.setIcon(icon("chevron-down"))
        self.setIconSize(QSize(side, side))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(self._on_clicked)
        self._group.triggered.connect(self._on_triggered)

    def show_choices(self, choices: tuple[tuple[str, str], ...], current: str) -> None:
        """Keys and words, and which one holds."""
        if choices != self._choices:
            self._choices = choices
            for action in self._group.actions():
                self._group.removeAction(action)
                self._menu.removeAction(action)
            for key, words in choices:
                action = QAction(on_button(words), self._group, checkable=True)
                action.setData(key)
                self._menu.addAction(action)
        for action in self._group.actions():
            action.setChecked(action.data() == current)
        self.show_words(dict(choices).get(current, ""))

    def add_to(self, menu: QMenu, title: str) -> None:
        """The same list under a title in another menu, where there is no room for the button."""
        self._menu.setTitle(title)
        menu.addMenu(self._menu)

    def show_words(self, words: str) -> None:
        """What stands on the button; usually the choice that holds."""
        self.setText(on_button(words) + "\u2009")  # a little away from the sign
        self.setAccessibleDescription(words)

    @Slot()
    def _on_clicked(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))
