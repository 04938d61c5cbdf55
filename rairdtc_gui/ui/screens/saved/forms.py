"""The three forms with a passphrase: making a store, opening one, and another passphrase for it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.flow import FlowLayout
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.text import PlainLabel

_WIDEST = 760
_FIELD = 360


def passphrase_field(name: str, parent: QWidget) -> QLineEdit:
    """A field that shows no letters and that no input method learns from."""
    field = QLineEdit(parent)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(1000)
    field.setAccessibleName(name)
    field.setMaximumWidth(current_theme().px(_FIELD))
    return field


class CreateForm(QFrame):
    """Signals: `create_requested(passphrase, again)`, `nothing_requested`."""

    #: Both entries of the passphrase.
    create_requested = Signal(str, str)
    #: Nothing is to be kept in this session.
    nothing_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._first = passphrase_field(self.tr("Passphrase"), self)
        self._second = passphrase_field(self.tr("Passphrase again"), self)
        self._create = QPushButton(self.tr("Keep cases with this passphrase"), self)
        self._create.setProperty("kind", "primary")
        self._nothing = QPushButton(self.tr("Keep nothing on this machine"), self)
        column = _column(self)
        column.addWidget(SectionHead(self.tr("Where do cases go?"), "", self))
        for words in (
            self.tr(
                "With a passphrase, each case is one encrypted file in your own folder, and every change is kept."
                " Nobody can recover a forgotten passphrase: without it the cases are lost."
            ),
            self.tr("On a borrowed seat, keep nothing: cases stay in memory and are gone when the window closes."),
        ):
            column.addWidget(PlainLabel(words, self))
        _labelled(column, self.tr("Passphrase, at least 8 letters"), self._first, self)
        _labelled(column, self.tr("The same again"), self._second, self)
        buttons = FlowLayout(spacing=current_theme().px(8))
        buttons.addWidget(self._create)
        buttons.addWidget(self._nothing)
        column.addSpacing(current_theme().px(8))
        column.addLayout(buttons)
        self._create.clicked.connect(self._on_create)
        self._first.returnPressed.connect(self._second.setFocus)
        self._second.returnPressed.connect(self._on_create)
        self._nothing.clicked.connect(self.nothing_requested)

    def focus_first(self) -> None:
        """The first field takes the focus."""
        self._first.setFocus()

    def clear(self) -> None:
        """Forgets what was typed."""
        self._first.clear()
        self._second.clear()

    def show_nothing_chosen(self, is_chosen: bool) -> None:
        """Keeping nothing need not be offered where it is so."""
        self._nothing.setVisible(not is_chosen)

    @Slot()
    def _on_create(self) -> None:
        self.create_requested.emit(self._first.text(), self._second.text())


class ChangeForm(QFrame):
    """Signals: `change_requested(old, new, again)`, `given_up`."""

    #: The passphrase of now, and both entries of the new one.
    change_requested = Signal(str, str, str)
    #: Everything stays as it is.
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._old = passphrase_field(self.tr("Passphrase until now"), self)
        self._first = passphrase_field(self.tr("New passphrase"), self)
        self._second = passphrase_field(self.tr("New passphrase again"), self)
        self._change = QPushButton(self.tr("Change it"), self)
        self._change.setProperty("kind", "primary")
        self._leave = QPushButton(self.tr("Leave it"), self)
        column = _column(self)
        column.addWidget(SectionHead(self.tr("Another passphrase"), "", self))
        said = self.tr(
            "Every kept case and its earlier versions are written anew. Copies made before still open with the"
            " passphrase until now, and whoever knows it and has such a copy can read what is saved later."
            " Nobody can recover a forgotten passphrase."
        )
        column.addWidget(PlainLabel(said, self))
        for words, field in (
            (self.tr("The passphrase until now"), self._old),
            (self.tr("The new one, at least 8 letters"), self._first),
            (self.tr("The same again"), self._second),
        ):
            _labelled(column, words, field, self)
        buttons = FlowLayout(spacing=current_theme().px(8))
        buttons.addWidget(self._change)
        buttons.addWidget(self._leave)
        column.addSpacing(current_theme().px(8))
        column.addLayout(buttons)
        self._change.clicked.connect(self._on_change)
        self._old.returnPressed.connect(self._first.setFocus)
        self._first.returnPressed.connect(self._second.setFocus)
        self._second.returnPressed.connect(self._on_change)
        self._leave.clicked.connect(self.given_up)

    def focus_first(self) -> None:
        """The first field takes the focus."""
        self._old.setFocus()

    def clear(self) -> None:
        """Forgets what was typed."""
        for field in (self._old, self._first, self._second):
            field.clear()

    @Slot()
    def _on_change(self) -> None:
        self.change_requested.emit(self._old.text(), self._first.text(), self._second.text())


class UnlockForm(QFrame):
    """Signal: `unlock_requested(passphrase)`."""

    #: The passphrase as typed.
    unlock_requested = Signal(str)

    def __init__(self, title: str, said: str, button: str, parent: QWidget, other: QPushButton | None = None) -> None:
        """`other`: a second button for those who do not want to open it."""
        super().__init__(parent)
        self._field = passphrase_field(self.tr("Passphrase"), self)
        self._button = QPushButton(button, self)
        self._button.setProperty("kind", "primary")
        column = _column(self)
        column.addWidget(SectionHead(title, "", self))
        self._said = PlainLabel(said, self)
        self._said.setVisible(bool(said))
        column.addWidget(self._said)
        _labelled(column, self.tr("Passphrase"), self._field, self)
        row = FlowLayout(spacing=current_theme().px(8))
        row.addWidget(self._button)
        if other is not None:
            row.addWidget(other)
        column.addSpacing(current_theme().px(8))
        column.addLayout(row)
        self._button.clicked.connect(self._on_unlock)
        self._field.returnPressed.connect(self._on_unlock)

    def show_words(self, said: str) -> None:
        """Replaces the sentence above the field."""
        self._said.setText(said)

    def focus_first(self) -> None:
        """The field takes the focus."""
        self._field.setFocus()

    def clear(self) -> None:
        """Forgets what was typed."""
        self._field.clear()

    @Slot()
    def _on_unlock(self) -> None:
        typed = self._field.text()
        self._field.clear()
        self.unlock_requested.emit(typed)


def _column(form: QFrame) -> QVBoxLayout:
    """A column of limited width at the left; the layout must know the width to know the height of the words."""
    theme = current_theme()
    inside = QWidget(form)
    inside.setMaximumWidth(theme.px(_WIDEST))
    row = QHBoxLayout(form)
    row.setContentsMargins(0, 0, 0, theme.px(8))
    row.addWidget(inside, 1)
    row.addStretch(0)
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    return column


def _labelled(column: QVBoxLayout, words: str, field: QLineEdit, parent: QWidget) -> None:
    label = PlainLabel(words, parent, Role.META, "muted")
    if isinstance(label, QLabel):
        label.setBuddy(field)
    column.addSpacing(current_theme().px(4))
    column.addWidget(label)
    column.addWidget(field)
