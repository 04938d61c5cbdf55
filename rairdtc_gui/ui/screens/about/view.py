"""What the program is, what it is for and not for, and which knowledge it holds."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.ui.screens.about.rows import AboutRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.panel import SectionHead
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel


class AboutView(QWidget):
    """A page of text. Signal: `route_requested(route)`, never sent from here."""

    #: A link that was followed.
    route_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = PageScroll(self)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(24))
        self._column.setSpacing(theme.px(8))
        self._page.setMaximumWidth(theme.px(820))  # not the labels: their height is asked for the width of the page
        self._scroll.setWidget(self._page)
        self._parts: dict[str, QWidget] = {}
        self._wanted = ""
        self._scroll.verticalScrollBar().rangeChanged.connect(self._bring)
        outer.addWidget(self._scroll)

    def title(self) -> str:
        """The view title."""
        return self.tr("About")

    def context(self) -> str:
        """Nothing more to say beside the title."""
        return ""

    def show_rows(self, rows: tuple[AboutRow, ...]) -> None:
        """Replaces the page: a head and its paragraphs for each row."""
        theme = current_theme()
        self._parts.clear()
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        title = PlainLabel(self.title(), self._page)
        title.setFont(theme.font(Role.VIEW_TITLE))
        self._column.addWidget(title)
        for row in rows:
            head = SectionHead(row.head, row.context, self._page)
            self._column.addWidget(head)
            if row.part:
                self._parts[row.part] = head
            for paragraph in row.paragraphs:
                label = PlainLabel(paragraph, self._page)
                self._column.addWidget(label)
        self._column.addStretch(1)

    def go_to(self, part: str) -> None:
        """Brings a part of the page into sight, at once or as soon as the page has its size."""
        self._wanted = part
        self._bring()

    @Slot()
    def _bring(self) -> None:
        head, bar = self._parts.get(self._wanted), self._scroll.verticalScrollBar()
        if head is not None and bar.maximum() > 0:
            self._wanted = ""
            bar.setValue(head.y())

    def focus_first(self) -> None:
        """The page takes the focus, so that keys scroll it."""
        self._scroll.setFocus()

    def state(self) -> object:
        """The scroll position."""
        return self._scroll.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        """Back to a scroll position."""
        if isinstance(state, int):
            self._scroll.verticalScrollBar().setValue(state)
