"""What stands behind the current row of a table: notes, sources by number, where to go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cells import Detail
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_MOST = 104


class DetailView(PageScroll):
    """Notes and sources of the current row. Signal: `link_activated(route)`."""

    #: Where a link leads.
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._page = QFrame()
        self._page.setProperty("ground", "surface")
        self._lines = QVBoxLayout(self._page)
        self._most = theme.px(_MOST)
        self.setAccessibleName(self.tr("Sources of the current row"))
        self.setWidget(self._page)
        self._lines.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._lines.setSpacing(theme.px(2))
        self.setVisible(False)

    def show_detail(self, detail: Detail | None) -> None:
        """Replaces everything; none hides it."""
        clear(self._lines)
        self.setVisible(detail is not None)
        if detail is None:
            return
        self.verticalScrollBar().setValue(0)
        links = [span for words, route in detail.links for span in (Span("   "), Span(words, SpanKind.LINK, route))]
        head = RichLine(self._page, spans=(Span(detail.title, SpanKind.STRONG), *links))
        head.link_activated.connect(self.link_activated)
        self._add(head)
        for line in detail.lines:
            self._add(PlainLabel(line, self._page, Role.META))
        for number, citation in detail.sources:
            self._add(PlainLabel(f"[{number}] {citation}", self._page, Role.META, "muted"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add(self, widget: QWidget) -> None:
        """Shown at once: what is not counts for nothing in the height below."""
        self._lines.addWidget(widget)
        widget.show()

    def _fit(self) -> None:
        """As tall as it needs to be, up to a limit; the rest scrolls."""
        self.setFixedHeight(min(self._most, max(1, self._lines.totalHeightForWidth(self.viewport().width()))))


def clear(layout: QVBoxLayout) -> None:
    """Takes every widget out and lets it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
