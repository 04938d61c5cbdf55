"""A field that lights the nodes which hold a word; Enter goes from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.field_frame import FieldFrame
from rairdtc_gui.ui.widgets.text import PlainLabel

_WIDTH = 168


class FindField(FieldFrame):
    """Signals: `searched(text)` with every letter; `node_wanted(node id)` by Enter; Esc empties the field."""

    #: What is typed.
    searched = Signal(str)
    #: The next hit.
    node_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._hits: tuple[str, ...] = ()
        self._place = -1
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Find here"))
        self.line.setAccessibleName(self.tr("Find in the diagram"))
        self.line.setMaxLength(60)
        self.line.setProperty("ring", "none")
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self.searched)
        self._count = PlainLabel("", self, Role.META, "muted")
        self._count.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), theme.px(5), theme.px(8), theme.px(5))
        row.setSpacing(theme.px(6))
        row.addWidget(IconLabel("search", "muted", 16, self))
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        self.setFixedWidth(theme.px(_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)

    def show_hits(self, node_ids: tuple[str, ...]) -> None:
        """The nodes that were found, and how many in words."""
        self._hits, self._place = node_ids, -1
        text = self.line.text().strip()
        self._count.setText(self.tr("{count} found").format(count=len(node_ids)) if text else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.set_focused(event.type() == QEvent.Type.FocusIn)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Enter goes to the next hit, Esc empties; everything else is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._hits:
                self._place = (self._place + 1) % len(self._hits)
                self.node_wanted.emit(self._hits[self._place])
            return True
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.clear()
            return True
        return False
