"""A panel that lies over the side of the result: a title, a way to close it, a body that scrolls, its sources."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.result_rows.rows import SourceRow
from rairdtc_gui.ui.screens.result.parts import is_large_text
from rairdtc_gui.ui.screens.result.source_list import SourceList
from rairdtc_gui.ui.screens.result.spans import SOURCE
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel


class ClosablePanel(QFrame):
    """Signals: `closed`, `link_activated(target)`. Content goes into `column`; the sources stand below it."""

    #: The panel is to be closed.
    closed = Signal()
    #: A link that leads away from the panel.
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setObjectName("sidePanel")
        self._title = PlainLabel("", self, Role.BODY_STRONG)
        self._close = self._close_button()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        outer.addWidget(Hairline(self))
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        self.column = QVBoxLayout()
        self.column.setSpacing(0)
        inside.addLayout(self.column)
        self._sources = SourceList(self.tr("Sources"), page)
        inside.addWidget(self._sources)
        inside.addStretch(1)
        self._scroll = PageScroll(self)
        if is_large_text():
            page.setParent(self)
            outer.addWidget(page)
            self._scroll.hide()
        else:
            self._scroll.setWidget(page)
            outer.addWidget(self._scroll, 1)

    def show_title(self, title: str) -> None:
        """What the panel is about."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_sources(self, rows: tuple[SourceRow, ...]) -> None:
        """The sources that the panel cites."""
        self._sources.show_rows(rows)

    def card_of(self, target: str) -> CardRow | None:
        """The card of a source of this panel."""
        return self._sources.card_of(target)

    def focus_first(self) -> None:
        """The button that closes takes the focus."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_top(self) -> None:
        """The beginning of the panel is in sight."""
        self._scroll.verticalScrollBar().setValue(0)

    @Slot(str)
    def follow(self, target: str) -> None:
        """A source is shown in the panel's own list; every other link leads away."""
        number = target.removeprefix(SOURCE)
        entry = self._sources.mark(int(number)) if target.startswith(SOURCE) else None
        if entry is None:
            self.link_activated.emit(target)
        elif not is_large_text():
            self._scroll.ensureWidgetVisible(entry, 0, current_theme().px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _close_button(self) -> QToolButton:
        theme = current_theme()
        button = QToolButton(self)
        button.setProperty("kind", "quiet")
        button.setProperty("compact", True)
        button.setIcon(icon("close"))
        button.setIconSize(QSize(theme.px(16), theme.px(16)))
        button.setAccessibleName(self.tr("Close"))
        button.clicked.connect(self.closed)
        return button
