"""The head of the case screen, and the band that says that a case is a published example."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.screens.case.rows import HeadRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind, set_tool_tip

_LARGE_TEXT = 1.5


class CaseHead(QFrame):
    """Signals: `undo_requested`, `redo_requested`, `saved_requested`, `result_requested`, `label_given(label)`."""

    #: The last answer is to be taken back.
    undo_requested = Signal()
    #: What was taken back is to hold again.
    redo_requested = Signal()
    #: The page of saved cases is wanted.
    saved_requested = Signal()
    #: Another label as typed.
    label_given = Signal(str)
    #: The result is wanted.
    result_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("viewHead")
        self._title = PlainLabel("", self, Role.VIEW_TITLE)
        self._title.setWordWrap(False)
        self._context = PlainLabel("", self, Role.BODY, "muted")
        if theme.scale < _LARGE_TEXT:
            self._context.align_with(Role.VIEW_TITLE)
        self._label = QLineEdit(self)
        self._given = ""  # the label as the case has it
        self._label.setMaxLength(200)
        self._label.setAccessibleName(self.tr("Label of the case, never a name"))
        self._label.setPlaceholderText(self.tr("a code, such as A-12"))
        self._label.setFixedWidth(theme.px(200))
        self._label.hide()
        self._rename = QPushButton(self.tr("Label…"), self)
        self._rename.setProperty("compact", True)
        set_tool_tip(self._rename, self.tr("Label of the case: a code, never a name"))
        self._undo = self._button("undo", self.tr("Undo"), "Ctrl+Z")
        if theme.scale < _LARGE_TEXT:  # beside it, redo is known by its icon
            self._undo.setText(" " + self.tr("Undo"))
            self._undo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._redo = self._button("redo", self.tr("Redo"), "Ctrl+Y")
        self._saved = self._button("export", self.tr("Save, label and saved cases"), "Ctrl+O")
        is_large = theme.scale >= _LARGE_TEXT
        self._title.setWordWrap(is_large)
        self._result = QPushButton(self.tr("See result") + ("" if is_large else "   Ctrl+Enter"), self)
        set_tool_tip(self._result, "Ctrl+Enter")
        self._result.setProperty("kind", "primary")
        self._result.setAccessibleName(self.tr("See result"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(8))
        layout.setSpacing(theme.px(8))
        vertical, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        words = QBoxLayout(vertical if is_large else across)
        words.setSpacing(0 if is_large else theme.px(12))
        words.addWidget(self._title)
        words.addWidget(self._label)
        words.addWidget(self._context, 1)
        layout.addLayout(words, 1)
        layout.addWidget(self._rename)
        layout.addWidget(self._undo)
        layout.addWidget(self._redo)
        layout.addWidget(self._saved)
        layout.addWidget(self._result)
        self._rename.clicked.connect(self._on_rename)
        self._label.editingFinished.connect(self._on_edited)
        self._label.installEventFilter(self)
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        self._saved.clicked.connect(self.saved_requested)
        self._result.clicked.connect(self.result_requested)

    def show_row(self, row: HeadRow) -> None:
        """Replaces title and context."""
        self._title.setText(row.title)
        self._given = row.label
        if self._label.isHidden():
            self._label.setText(row.label)
        self._context.setText(row.context)
        self._undo.setEnabled(row.can_undo)
        self._redo.setEnabled(row.can_redo)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the field leaves the label as it was."""
        if watched is self._label and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._label.setText(self._given)
                self._close()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_rename(self) -> None:
        """The field stands where the title stood until it is left."""
        self._title.hide()
        self._label.show()
        self._label.setFocus(Qt.FocusReason.OtherFocusReason)
        self._label.selectAll()

    @Slot()
    def _on_edited(self) -> None:
        if self._label.isHidden():
            return
        is_new = self._label.isModified()
        self._label.setModified(False)
        self._close()
        if is_new:
            self.label_given.emit(self._label.text())

    def _close(self) -> None:
        had_focus = self._label.hasFocus()
        self._title.show()
        self._label.hide()
        if had_focus:
            self._rename.setFocus(Qt.FocusReason.OtherFocusReason)

    def title(self) -> str:
        """The title."""
        return self._title.text()

    def context(self) -> str:
        """What stands beside it."""
        return self._context.text()

    def _button(self, name: str, words: str, keys: str) -> QToolButton:
        theme = current_theme()
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setIconSize(QSize(theme.px(16), theme.px(16)))
        button.setAccessibleName(words)
        button.setAccessibleDescription(keys)
        set_tool_tip(button, f"{words} ({keys})")
        return button


class ExampleBand(QFrame):
    """Says that this is a published patient and what was asked there; hidden for any other case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setProperty("ground", "selection")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(6), theme.px(24), theme.px(6))
        layout.setSpacing(theme.px(8))
        layout.addWidget(IconLabel("book", "link", 16, self))
        self._line = RichLine(self)
        layout.addWidget(self._line, 1)
        self.hide()

    def show_text(self, text: str) -> None:
        """Replaces the words."""
        head = Span(self.tr("Example, not a patient of yours: "), SpanKind.STRONG)
        self._line.show_spans((head, Span(text)))
        self.setVisible(bool(text))
