"""What stands behind the current row of a table: notes, sources by number, where to go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.cells import Detail
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind


class DetailView(QFrame):
    """Notes and sources of the current row. Signal: `link_activated(route)`."""

    #: Where a link leads.
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        theme = current_theme()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._lines.setSpacing(theme.px(2))
        self.setVisible(False)

    def show_detail(self, detail: Detail | None) -> None:
        """Replaces everything; none hides it."""
        clear(self._lines)
        self.setVisible(detail is not None)
        if detail is None:
            return
        links = [span for words, route in detail.links for span in (Span("   "), Span(words, SpanKind.LINK, route))]
        head = RichLine(self, spans=(Span(detail.title, SpanKind.STRONG), *links))
        head.link_activated.connect(self.link_activated)
        self._lines.addWidget(head)
        for line in detail.lines:
            self._lines.addWidget(PlainLabel(line, self, Role.META))
        for number, citation in detail.sources:
            self._lines.addWidget(PlainLabel(f"[{number}] {citation}", self, Role.META, "muted"))


def clear(layout: QVBoxLayout) -> None:
    """Takes every widget out and lets it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
