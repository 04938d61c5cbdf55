"""The window: top bar, column of views, the current screen, and the strip that is never hidden. No clinical content."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from rairdtc_gui.ui.preferences import preferences
from rairdtc_gui.ui.widgets.error_band import ErrorBand
from rairdtc_gui.ui.widgets.focus_ring import FocusRing
from rairdtc_gui.ui.widgets.keys import add_key, keys_of
from rairdtc_gui.ui.widgets.nav_bar import NavBar, NavRow
from rairdtc_gui.ui.widgets.safety_strip import SafetyStrip
from rairdtc_gui.ui.widgets.top_bar import TopBar


class MainWindow(QMainWindow):
    """Signals: `place_requested(route)`, `text_size_requested(step)`; parts: `top`, `strip`."""

    #: The route of a view that was asked for by key or click.
    place_requested = Signal(str)
    #: Larger (+1), smaller (-1) or the usual (0) text.
    text_size_requested = Signal(int)

    def __init__(self, rows: tuple[NavRow, ...]) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle(self.tr("RAIR-DTC reference"))
        self.top = TopBar()
        self.strip = SafetyStrip()
        self._nav = NavBar(rows)
        self._stack = QStackedWidget()
        self._band = ErrorBand()
        self._is_covered = False
        self._pressed_in: QWidget | None = None
        size = _Later(self.text_size_requested.emit, 0)
        window = Qt.ShortcutContext.WindowShortcut
        self._usual_size = add_key(self, "Ctrl+0", self.tr("Usual text size"), size, window)
        self.top.search.room = self.room_above_strip
        self.may_close: Callable[[], bool] = _always
        self._build()
        self._connect(rows)
        FocusRing(self)

    def show_screen(self, screen: QWidget, nav_route: str) -> None:
        """Puts a screen in the middle; it is kept when another one comes."""
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        self._usual_size.setEnabled(not _has_key(screen, self._usual_size.key()))
        self._nav.show_current(nav_route)

    def room_above_strip(self) -> QRect:
        """Where something may lie over the screens: the strip is never hidden."""
        return self.rect().adjusted(0, 0, 0, self.strip.mapTo(self, QPoint(0, 0)).y() - self.height())

    def show_locked(self, view: QWidget | None) -> None:
        """A page in place of everything but the strip; none brings everything back. Keys work only where one is."""
        is_locked = self._is_covered = view is not None
        if view is not None and self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        for part in (self.top, self._nav):
            part.setVisible(not is_locked)
        for shortcut in self.findChildren(QShortcut):
            shortcut.setEnabled(not is_locked)
        if view is not None:
            self._stack.setCurrentWidget(view)

    @property
    def is_covered(self) -> bool:
        """Whether a page stands in place of everything but the strip."""
        return self._is_covered

    def event(self, event: QEvent) -> bool:
        """Notes where a key is pressed: if it moves the focus on, it must not press there too."""
        if event.type() is QEvent.Type.ShortcutOverride:
            self._pressed_in = self.focusWidget()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does; it comes here because no button took it."""
        focused, self._pressed_in = self._pressed_in, None
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if is_enter and focused is self.focusWidget() and isinstance(focused, QAbstractButton) and focused.isEnabled():
            focused.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A person who closes the window is asked if something would be lost; the program itself is not."""
        if event.spontaneous() and not self.may_close():
            event.ignore()
            return
        super().closeEvent(event)

    def show_band(self, text: str, details: str = "") -> None:
        """Sentences above the screen after an unexpected error, with details to copy; empty hides it."""
        self._band.show_words(text, details)

    def add_key(self, keys: str, does: str, action: Callable[[], None], is_single: bool = False) -> None:
        """A key that works in the whole window, and what it does."""
        add_key(self, keys, does, action, Qt.ShortcutContext.WindowShortcut, is_single)

    def show_keys(self) -> None:
        """Every key that works here, over the window."""
        from rairdtc_gui.ui.widgets.key_list import KeyList  # costs start-up time

        here = self._stack.currentWidget()
        own = () if here is None else keys_of(here)
        groups = ((self.tr("On this screen"), own),) if own else ()
        note = self.tr("Tab and Shift+Tab go on and back, arrow keys within a list, Space chooses, Enter opens.")
        if not preferences().single_keys:
            note += " " + self.tr("Keys without Ctrl are switched off in the settings.")
        everywhere = (self.tr("Everywhere"), keys_of(self, is_own_only=True))
        KeyList((*groups, everywhere), note, self).open()

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        middle = QFrame()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._nav)
        shown = QVBoxLayout()
        shown.setSpacing(0)
        shown.addWidget(self._band)
        shown.addWidget(self._stack, 1)
        row.addLayout(shown, 1)
        column.addWidget(middle, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(page)
        self.resize(1366, 720)
        self.setMinimumSize(900, 560)

    def _connect(self, rows: tuple[NavRow, ...]) -> None:
        self._nav.place_requested.connect(self.place_requested)
        self.top.text_size_chosen.connect(self.text_size_requested)
        for row in rows:
            self.add_key(f"Ctrl+{row.digit}", row.name, _Later(self.place_requested.emit, row.route))
        self.add_key("Alt+Left", self.tr("Back"), self.top.back_requested.emit)
        self.add_key("Alt+Right", self.tr("Forward"), self.top.forward_requested.emit)
        for keys in ("Ctrl+K", "Ctrl+L"):
            self.add_key(keys, self.tr("Search"), self.top.search.focus_and_select)
        self.add_key("/", self.tr("Search"), self.top.search.focus_and_select, is_single=True)
        larger, smaller = self.tr("Larger text"), self.tr("Smaller text")
        for keys, does, step in (("Ctrl++", larger, 1), ("Ctrl+=", larger, 1), ("Ctrl+-", smaller, -1)):
            self.add_key(keys, does, _Later(self.text_size_requested.emit, step))
        self.add_key("F1", self.tr("This list of keys"), self.show_keys)
        self.add_key("?", self.tr("This list of keys"), self.show_keys, is_single=True)


def _has_key(screen: QWidget, keys: QKeySequence) -> bool:
    """Whether a screen does something of its own by a key of the window, as the drawings do by Ctrl+0."""
    own = screen.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return any(shortcut.key() == keys for shortcut in own)


def _always() -> bool:
    """Nothing is asked before the window closes."""
    return True


class _Later:
    """A call with its argument, for keys; a bound object instead of a lambda that keeps things alive."""

    def __init__(self, call: Callable[..., object], argument: object) -> None:
        self._call, self._argument = call, argument

    def __call__(self) -> None:
        self._call(self._argument)
