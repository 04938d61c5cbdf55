"""A field in which one types, and below it what can be picked: links, the first of them by Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.field_frame import FieldFrame
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind


class Finder(QWidget):
    """Signals: `searched(text)`, `picked(key)`. Enter picks the first entry, the down arrow goes to the list."""

    #: What is typed.
    searched = Signal(str)
    #: The key of the entry that was picked.
    picked = Signal(str)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._entries: list[RichLine] = []
        self._keys: list[str] = []
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._field = FieldFrame(self)
        self._line = QLineEdit(self._field)
        self._line.setPlaceholderText(words)
        self._line.setAccessibleName(words)
        self._line.setMaxLength(80)
        self._line.setProperty("ring", "none")
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self.searched)
        row = QHBoxLayout(self._field)
        row.setContentsMargins(theme.px(10), theme.px(5), theme.px(8), theme.px(5))
        row.setSpacing(theme.px(8))
        row.addWidget(IconLabel("search", "muted", 16, self._field))
        row.addWidget(self._line, 1)
        self._nothing = PlainLabel(self.tr("Nothing found."), self, Role.BODY, "muted")
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(4))
        column.addLayout(self._list)
        self.setFocusProxy(self._line)

    def show_hits(self, hits: tuple[tuple[str, str], ...]) -> None:
        """What can be picked, as key and words."""
        if hits == self._shown:
            return
        self._shown = hits
        had_focus = any(entry.hasFocus() for entry in self._entries)
        for entry in self._entries:
            entry.hide()
            entry.deleteLater()
        self._keys = [key for key, _ in hits]
        self._entries = [RichLine(self, spans=(Span(words, SpanKind.ENTRY, key),)) for key, words in hits]
        for entry in self._entries:
            entry.link_activated.connect(self._on_picked)
            self._list.addWidget(entry)
            entry.show()  # so that the arrow key finds it at once
        self._nothing.setVisible(not hits and bool(self._line.text().strip()))
        if had_focus:
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Nothing is typed any more."""
        self._line.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._field.set_focused(event.type() == QEvent.Type.FocusIn)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Enter picks the first entry; the down arrow goes to it; everything else is typed."""
        if not self._entries:
            return False
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_picked(self._keys[0])
            case Qt.Key.Key_Down:
                self._entries[0].setFocus(Qt.FocusReason.TabFocusReason)
            case _:
                return False
        return True

    @Slot(str)
    def _on_picked(self, key: str) -> None:
        self._line.clear()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit(key)
