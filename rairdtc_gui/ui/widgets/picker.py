"""A labelled field from whose list one picks; typing narrows the list, and a text that is not in it is told of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from rairdtc_gui.domain.choices import Choice, exact, matching
from rairdtc_gui.domain.visible import visible
from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.field_frame import FieldFrame
from rairdtc_gui.ui.widgets.row_list import ListRow, RowList
from rairdtc_gui.ui.widgets.text import PlainLabel

_MOST_HIGH = 320
_NARROWEST, _WIDEST = 220, 420
_MOST_LETTERS = 48
_FREE = "\0free"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Picker(QWidget):
    """Signals: `picked(key)`, `entered(text)` for a text that is no entry. Enter picks the marked row."""

    #: The key of the entry that was picked.
    picked = Signal(str)
    #: A text that was entered and is no entry.
    entered = Signal(str)

    def __init__(self, label: str, icon_name: str, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel(label, self, Role.META, "muted")
        self._label.setVisible(bool(label))
        self._field = FieldFrame(self)
        self._line = QLineEdit(self._field)
        self._arrow = QToolButton(self._field)
        self._choices: tuple[Choice, ...] = ()
        self._current = ""
        self._told = ""  # the wrong text that was told of last
        self._keeps_text, self._takes_free = True, False
        self._popup: _Popup | None = None
        self._build(label, icon_name, letters)

    def show_choices(self, choices: tuple[Choice, ...], current: str, wrong: str | None = None) -> None:
        """What can be picked, and what is; a wrong text stays, all seen. With nothing to pick it is out of use."""
        self._choices, self._current = choices, current
        self.setEnabled(bool(choices))
        self._field.set_inert(not choices)
        self._field.set_tone("plain" if wrong is None else "stop")
        self._told = visible(wrong or "")
        self._line.setText(self._told or self._current_text())
        self._line.setCursorPosition(0)
        self._fit()
        self._hide()

    def set_hint(self, words: str) -> None:
        """What stands in an empty field."""
        self._line.setPlaceholderText(words)

    def empty_after_pick(self) -> None:
        """The field only adds: nothing stays in it."""
        self._keeps_text = False

    def offer_free(self) -> None:
        """A text that is in no list can be taken as it stands: the last row says so."""
        self._takes_free = True

    def focus_field(self) -> None:
        """The field takes the keyboard, its text selected."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def text(self) -> str:
        """What stands in the field."""
        return self._line.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line:
            if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self._on_focus(event.type() is QEvent.Type.FocusIn)
            elif event.type() is QEvent.Type.MouseButtonPress:
                self._open(self._typed())
        elif event.type() is QEvent.Type.Resize:
            self._hide()
        return super().eventFilter(watched, event)

    # --- building -------------------------------------------------------------------------------

    def _build(self, label: str, icon_name: str, letters: int) -> None:
        theme = current_theme()
        self._line.setAccessibleName(label)
        self._line.setMaxLength(120)
        self._line.setProperty("ring", "none")
        self._letters = letters
        self._fit()
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._open)
        self._arrow.setIcon(icon("chevron-down"))
        self._arrow.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._arrow.setProperty("kind", "quiet")
        self._arrow.setProperty("compact", True)
        self._arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrow.setAccessibleName(self.tr("{label}: show the list").format(label=label))
        self._arrow.clicked.connect(self._on_arrow_clicked)
        row = QHBoxLayout(self._field)
        row.setContentsMargins(theme.px(10), theme.px(3), theme.px(4), theme.px(3))
        row.setSpacing(theme.px(8))
        if icon_name:
            row.addWidget(IconLabel(icon_name, "muted", 16, self._field))
        row.addWidget(self._line, 1)
        row.addWidget(self._arrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._label)
        column.addWidget(self._field)
        self.setFocusProxy(self._line)

    def _fit(self) -> None:
        """What is picked is seen whole."""
        metrics = QFontMetrics(current_theme().font(Role.BODY))
        wanted = max(metrics.horizontalAdvance("0" * self._letters), metrics.horizontalAdvance(self._line.text()))
        most = metrics.horizontalAdvance("0" * _MOST_LETTERS)
        self._line.setMinimumWidth(min(wanted, most) + current_theme().px(4))

    def _current_text(self) -> str:
        return next((choice.text for choice in self._choices if choice.key == self._current), "")

    def _typed(self) -> str:
        """What narrows the list: nothing while the picked entry stands there untouched."""
        text = self._line.text().strip()
        return "" if text == self._current_text() else text

    # --- the list -------------------------------------------------------------------------------

    @Slot(str)
    def _open(self, text: str) -> None:
        found = matching(self._choices, text, limit=200)
        if self._takes_free and found and text.strip() and exact(self._choices, text) is None:
            found = (*found, Choice(_FREE, f"\u201c{visible(text.strip())}\u201d", self.tr("as typed, not checked")))
        if not found or not self.isEnabled():
            self._hide()
            return
        if self._popup is None:
            self._popup = _Popup(self._line.accessibleName(), self.window())
            self._popup.chosen.connect(self._on_chosen)
            self.window().installEventFilter(self)
        self._popup.show_choices(found, self._current if not text else "")
        self._place(self._popup)
        self._popup.show()
        self._popup.raise_()

    def _place(self, popup: _Popup) -> None:
        """Below the field, or above it where there is more room; at least as wide."""
        theme, window = current_theme(), self.window()
        corner = self._field.mapTo(window, QPoint(0, 0))
        width = min(max(self._field.width(), theme.px(_NARROWEST)), max(theme.px(_WIDEST), self._field.width()))
        height = popup.wanted_height(width, theme.px(_MOST_HIGH))
        below = self._lowest() - corner.y() - self._field.height() - theme.px(12)
        above = corner.y() - theme.px(12)
        left = max(0, min(corner.x(), window.width() - width - theme.px(4)))
        if height <= below or below >= above:
            popup.setGeometry(left, corner.y() + self._field.height() + theme.px(4), width, min(height, below))
        else:
            high = min(height, above)
            popup.setGeometry(left, corner.y() - theme.px(4) - high, width, high)

    def _lowest(self) -> int:
        """Down to where the list may go: what stands below the screens of a window is never covered."""
        parent, window = self.parentWidget(), self.window()
        while parent is not None and not isinstance(parent, QStackedWidget):
            parent = parent.parentWidget()
        return window.height() if parent is None else parent.mapTo(window, QPoint(0, parent.height())).y()

    def _hide(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _is_open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    # --- keys -----------------------------------------------------------------------------------

    def _on_key(self, event: QKeyEvent) -> bool:
        """Keys of the list; everything else is typed."""
        key = event.key()
        if key in _ENTER:
            self._take(is_enter=True)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self._is_open() and self._popup is not None:
                self._popup.step(1 if key == Qt.Key.Key_Down else -1)
            else:
                self._open(self._typed())
        elif key == Qt.Key.Key_Escape and (self._is_open() or self._typed()):
            self._line.setText(self._current_text())
            self._hide()
        else:
            return False
        return True

    def _take(self, is_enter: bool) -> None:
        """Picks what is meant by the text: the marked row for Enter, else a whole name; any other text is told of."""
        typed = self._typed()
        popup = self._popup
        if is_enter and popup is not None and popup.isVisible() and (typed or popup.was_walked):
            self._on_chosen(popup.current_key())
            return
        self._hide()
        if not typed or (typed == self._told and not is_enter):
            return
        found = exact(self._choices, typed)
        if found is not None:
            self._on_chosen(found.key)
            return
        self._tell(typed, is_enter)

    def _tell(self, typed: str, is_always: bool) -> None:
        """Says that a text is no entry; the same one again only if it is entered again."""
        if not self._keeps_text:
            self._line.clear()
        if is_always or typed != self._told:
            self._told = typed
            self.entered.emit(typed)

    def _on_focus(self, is_in: bool) -> None:
        self._field.set_focused(is_in)
        if not is_in:
            self._hide()
            if self._typed() and self._keeps_text:
                self._take(is_enter=False)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self._hide()
        if key == _FREE:
            self._tell(self._typed(), is_always=True)
            return
        text = next((choice.text for choice in self._choices if choice.key == key), "")
        self._current = key if self._keeps_text else ""
        self._line.setText(text if self._keeps_text else "")
        self.picked.emit(key)

    @Slot()
    def _on_arrow_clicked(self) -> None:
        was_open = self._is_open()
        self._line.setFocus(Qt.FocusReason.MouseFocusReason)
        if was_open:
            self._hide()
        else:
            self._open("")


class _Popup(QFrame):
    """The list below the field. Never takes the focus. Signal: `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, name: str, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("pickerPopup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.was_walked = False
        self._list = RowList(name, self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.row_chosen.connect(self.chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, current_theme().px(4), 1, current_theme().px(4))
        self._column.addWidget(self._list)

    def show_choices(self, choices: tuple[Choice, ...], current: str) -> None:
        """Replaces the rows; one is marked."""
        self.was_walked = False
        self._list.show_rows(tuple(ListRow(choice.key, choice.text, choice.side) for choice in choices))
        self._list.show_current(current or choices[0].key)
        self._list.scrollToItem(self._list.currentItem())

    def current_key(self) -> str:
        """The marked row."""
        return self._list.current_key()

    def step(self, step: int) -> None:
        """Marks the next or previous row."""
        self.was_walked = True
        place = max(0, min(self._list.count() - 1, self._list.currentRow() + step))
        self._list.setCurrentRow(place)

    def wanted_height(self, width: int, most: int) -> int:
        """The height at which nothing scrolls, within a limit."""
        self.resize(width, most)
        self._column.activate()
        height = current_theme().px(8) + 2
        for place in range(self._list.count()):
            height += self._list.sizeHintForRow(place)
            if height >= most:
                return most
        return height
