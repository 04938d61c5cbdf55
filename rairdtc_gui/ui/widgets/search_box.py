"""The search field of the shell: typing stays in it while the list of hits below is walked with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel, KeyChip
from rairdtc_gui.ui.widgets.field_frame import FieldFrame
from rairdtc_gui.ui.widgets.search_delegate import HitRow
from rairdtc_gui.ui.widgets.search_popup import SearchPopup
from rairdtc_gui.ui.widgets.text import set_tool_tip

__all__ = ["HitRow", "SearchBox"]

#: What shows a list again that was closed.
_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Line(QLineEdit):
    """Paints all of its ground itself, so that a key draws nothing below it anew."""

    def showEvent(self, event: QShowEvent) -> None:
        """Said here, for a style sheet takes it back when it is applied."""
        super().showEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), current_theme().color("background"))
        painter.end()
        super().paintEvent(event)


class SearchBox(FieldFrame):
    """Signals: `text_changed(text)`, `hit_chosen(route)`. Enter opens the selected hit, at first the top one."""

    #: What is typed.
    text_changed = Signal(str)
    #: The route of the hit that was opened.
    hit_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = _Line(self)
        self._keys = KeyChip(self.tr("Ctrl+K"), self)
        self._clear = QToolButton(self)
        self._popup: SearchPopup | None = None
        self._hits: tuple[HitRow, ...] = ()
        self._said = ""
        #: Where the list may lie in the window; all of it unless somebody says otherwise.
        self.room: Callable[[], QRect] = self._whole_window
        self._build()
        self._connect()

    def show_hits(self, hits: tuple[HitRow, ...], note: str = "") -> None:
        """What was found for the text, and what is said above it; without any hit the list says so."""
        self._hits, self._said = hits, note
        if not self._line.text().strip() or not self._line.hasFocus():
            self._hide()
            return
        popup = self._made_popup()
        popup.show_hits(hits, note)
        self._place()
        if not popup.isVisible():
            popup.show()
            popup.raise_()

    def focus_and_select(self) -> None:
        """Puts the keyboard into the field, its text selected and what was found for it in sight."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()
        self._show_again()

    def type_text(self, text: str) -> None:
        """As if the text was typed."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.setText(text)

    def clear(self) -> None:
        """Empties the field."""
        self._line.clear()
        self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:
            if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self._on_focus(event.type() is QEvent.Type.FocusIn)
        elif event.type() is QEvent.Type.Resize and self._popup is not None and self._popup.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        theme = current_theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10), 0, theme.px(6), 0)
        row.setSpacing(theme.px(8))
        words = self.tr("Search drug, gene, trial, toxicity…")
        self._line.setPlaceholderText(words)
        self._line.setAccessibleName(words)
        self._line.setMaxLength(200)
        self.setMinimumHeight(theme.line(Role.BODY) + theme.px(12))
        self._line.setProperty("ring", "none")
        self._clear.setIcon(icon("close"))
        self._clear.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._clear.setProperty("kind", "quiet")
        self._clear.setProperty("compact", True)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setAccessibleName(self.tr("Empty the search"))
        set_tool_tip(self._clear, self.tr("Empty the search"))
        row.addWidget(IconLabel("search", "text", 16, self))
        row.addWidget(self._line, 1)
        row.addWidget(self._keys)
        row.addWidget(self._clear)
        self._clear.setVisible(False)
        self.setFocusProxy(self._line)

    def _connect(self) -> None:
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._on_text_changed)
        self._clear.clicked.connect(self.clear)

    def _made_popup(self) -> SearchPopup:
        if self._popup is None:
            self._popup = SearchPopup(self.window())
            self._popup.chosen.connect(self._on_chosen)
            self.window().installEventFilter(self)
        return self._popup

    def _place(self) -> None:
        """Four below the field and as wide, no longer than the room there is."""
        if self._popup is None:
            return
        below = self.mapTo(self.window(), QPoint(0, self.height() + current_theme().px(4)))
        room = self.room().bottom() + 1 - below.y() - current_theme().px(8)
        self._popup.setGeometry(below.x(), below.y(), self.width(), min(self._popup.wanted_height(self.width()), room))

    def _whole_window(self) -> QRect:
        return self.window().rect()

    def _hide(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _on_key(self, event: QKeyEvent) -> bool:
        """Keys that walk the list; everything else is typed."""
        popup = self._popup
        if popup is None or not popup.isVisible():
            return event.key() in _OPENING and self._show_again()
        match event.key():
            case Qt.Key.Key_Down:
                popup.step(1)
            case Qt.Key.Key_Up:
                popup.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                popup.choose_current()
            case Qt.Key.Key_Escape:
                popup.hide()
            case _:
                return False
        return True

    def _on_focus(self, is_in: bool) -> None:
        self.set_focused(is_in)
        if is_in:
            self._show_again()
        else:
            self._hide()

    def _show_again(self) -> bool:
        """What was found last, if it is not in sight; false if there is nothing to show."""
        is_shown = self._popup is not None and self._popup.isVisible()
        if is_shown or not self._line.text().strip() or not (self._hits or self._said):
            return False
        self.show_hits(self._hits, self._said)
        return True

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._keys.setVisible(not text)
        self.text_changed.emit(text)

    @Slot(str)
    def _on_chosen(self, route: str) -> None:
        self._hide()
        self.hit_chosen.emit(route)
