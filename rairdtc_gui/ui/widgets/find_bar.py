"""Find on page: what is searched, which place of how many, and on to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.text import PlainLabel, set_tool_tip


class FindBar(QFrame):
    """Signals: `text_changed(text)`, `step_requested(step)`, `closed`. `nothing`: what is said without a place."""

    #: The searched text.
    text_changed = Signal(str)
    #: The next (+1) or previous (-1) place is wanted.
    step_requested = Signal(int)
    #: The search is over.
    closed = Signal()

    def __init__(self, parent: QWidget | None = None, nothing: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._nothing = nothing or self.tr("not on this page")
        self._field = QLineEdit(self)
        self._said = PlainLabel("", self, Role.BODY, "muted")
        self._previous = self._tool("chevron-up", self.tr("Previous place (Shift+F3)"))
        self._next = self._tool("chevron-down", self.tr("Next place (F3)"))
        self._close = self._tool("close", self.tr("End the search (Esc)"))
        self._build()
        self._connect()

    def start(self) -> None:
        """Shows the bar with its text selected."""
        self.setVisible(True)
        self._field.setFocus()
        self._field.selectAll()
        self.text_changed.emit(self._field.text())

    @Slot()
    def close_search(self) -> None:
        """Hides the bar; its text stays for the next time."""
        self.setVisible(False)
        self.closed.emit()

    def show_found(self, number: int, total: int, words: str) -> None:
        """Which place of how many is selected, and the words around it, which only screen readers need."""
        said = ""
        if self._field.text().strip():
            place = self.tr("{number} of {total}").format(number=number, total=total)
            said = place if total else self._nothing
        self._said.setText(said)
        self._field.setAccessibleDescription(said)
        self._previous.setEnabled(total > 1)
        self._next.setEnabled(total > 1)
        if said:
            announce(self, f"{said}: {words}" if words else said)

    def _tool(self, name: str, words: str) -> QToolButton:
        button, size = QToolButton(self), current_theme().px(16)
        button.setIcon(icon(name))
        button.setIconSize(QSize(size, size))
        button.setProperty("kind", "quiet")
        button.setAccessibleName(words)
        set_tool_tip(button, words)
        return button

    def _build(self) -> None:
        theme = current_theme()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(6), theme.px(16), theme.px(6))
        layout.setSpacing(theme.px(8))
        self._field.setPlaceholderText(self.tr("Find on this page"))
        self._field.setAccessibleName(self.tr("Find on this page"))
        self._field.setMaxLength(100)
        self._field.setMaximumWidth(theme.px(320))
        layout.addWidget(self._field, 1)
        layout.addWidget(self._previous)
        layout.addWidget(self._next)
        layout.addWidget(self._said, 1)
        layout.addWidget(self._close)

    def _connect(self) -> None:
        self._field.textChanged.connect(self.text_changed)
        self._field.returnPressed.connect(self._on_next)
        self._next.clicked.connect(self._on_next)
        self._previous.clicked.connect(self._on_previous)
        self._close.clicked.connect(self.close_search)

    def event(self, event: QEvent) -> bool:
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # ends the search, whatever else the screen does by this key
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_next(self) -> None:
        self.step_requested.emit(1)

    @Slot()
    def _on_previous(self) -> None:
        self.step_requested.emit(-1)
