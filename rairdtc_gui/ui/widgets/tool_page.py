"""The frame of a tool: title and copy key above, fields and answer in a page that scrolls, sources at the side."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rairdtc_gui.ui.icons import icon
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.announce import announce
from rairdtc_gui.ui.widgets.card_row import CardRow
from rairdtc_gui.ui.widgets.cited import SOURCE
from rairdtc_gui.ui.widgets.keys import add_key
from rairdtc_gui.ui.widgets.panes import PaneKeys
from rairdtc_gui.ui.widgets.print_button import print_button
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel

LARGE_TEXT = 1.5  # from here on the panel at the side stands below the answer
_SIDE = 328


class ToolPage(QWidget):
    """Signals: `route_requested(route)`, `print_requested`. Ctrl+Shift+C copies the answer as one line.

    Content goes into `_column`; `_side_column` holds what stands at the side. A page that lists sources
    says so with `mark_source` and `card_of`.
    """

    #: A link to another place.
    route_requested = Signal(str)
    #: The page is to be printed.
    print_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = ""
        self._title = PlainLabel(title, self, Role.VIEW_TITLE)
        self._copy = QPushButton("\u2002" + self.tr("Copy as one line"), self)
        self._column, self._side_column = QVBoxLayout(), QVBoxLayout()
        self._scroll, self._side_scroll = PageScroll(self), PageScroll(self)
        self._panel = QFrame()
        self._build_frame()
        self._copy.clicked.connect(self._on_copy)
        add_key(self, "Ctrl+Shift+C", self.tr("Copy with sources"), self._on_copy)
        PaneKeys(self, self._panes)

    def title(self) -> str:
        """The view title."""
        return self._title.text()

    def context(self) -> str:
        """Nothing more to say beside the title."""
        return ""

    def state(self) -> object:
        """The scroll position."""
        return self._scroll.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        """Back to a scroll position."""
        if isinstance(state, int):
            self._scroll.verticalScrollBar().setValue(state)

    def show_record(self, record: str) -> None:
        """The answer as one line; empty: there is none to copy."""
        self._record = record
        self._copy.setEnabled(bool(record))

    def show_side(self, is_shown: bool) -> None:
        """Shows or hides what stands at the side, so that no empty panel takes room."""
        (self._panel if current_theme().scale >= LARGE_TEXT else self._side_scroll).setVisible(is_shown)

    def mark_source(self, _target: str) -> QWidget | None:
        """Marks the source that a number leads to and gives its entry; none if it is not listed."""
        return None

    def card_of(self, _target: str) -> CardRow | None:
        """The card of a source that is listed."""
        return None

    def _panes(self) -> list[QWidget]:
        """Fields and answer, then what stands at the side."""
        return [self._scroll, self._panel]

    # --- building -------------------------------------------------------------------------------

    def _build_frame(self) -> None:
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        page, panel = QWidget(), self._panel
        around = QVBoxLayout(page)
        around.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(24))
        around.setSpacing(theme.px(12))
        self._column.setSpacing(theme.px(8))
        around.addLayout(self._column)
        panel.setObjectName("sidePanel")
        self._side_column.setContentsMargins(1, 0, 0, 0)
        panel.setLayout(self._side_column)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._scroll, 1)
        if theme.scale >= LARGE_TEXT:
            self._side_scroll.hide()
            around.addWidget(panel)
        else:
            self._side_scroll.setWidget(panel)
            self._side_scroll.setFixedWidth(theme.px(_SIDE))
            body.addWidget(self._side_scroll)
        around.addStretch(1)
        self._scroll.setWidget(page)
        outer.addLayout(body, 1)

    def _head(self) -> QFrame:
        theme = current_theme()
        head = QFrame(self)
        head.setObjectName("viewHead")
        head.setMinimumHeight(theme.px(52))
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(16), theme.px(8))
        row.addWidget(self._title, 1)
        self._copy.setIcon(icon("copy"))
        self._copy.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._copy.setAccessibleName(self.tr("Copy as one line"))
        self._copy.setAccessibleDescription("Ctrl+Shift+C")
        self._copy.setEnabled(False)
        row.addWidget(self._copy)
        button = print_button(head)
        button.clicked.connect(self.print_requested)
        row.addWidget(button)
        return head

    # --- slots ----------------------------------------------------------------------------------

    @Slot()
    def _on_copy(self) -> None:
        if self._record:
            QGuiApplication.clipboard().setText(self._record)
            announce(self, self.tr("Copied."))

    @Slot(str)
    def _on_link(self, target: str) -> None:
        """A source is marked in the list; every other link leads away."""
        if not target.startswith(SOURCE):
            if target:
                self.route_requested.emit(target)
            return
        entry = self.mark_source(target)
        if entry is not None:
            area = self._scroll if current_theme().scale >= LARGE_TEXT else self._side_scroll
            area.ensureWidgetVisible(entry, 0, current_theme().px(24))
