"""What stands below the options: where guidelines differ on this case, and what is not judged here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rairdtc_gui.ui.result_rows.rows import FootRow
from rairdtc_gui.ui.theme import current_theme
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind


class Foot(QFrame):
    """Signal: `guidelines_requested(point)`."""

    #: A decision point was asked for.
    guidelines_requested = Signal(str)

    def __init__(self, row: FootRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        if row.points:
            column.addWidget(Hairline(self))
            column.addWidget(self._points(row))
        column.addWidget(Hairline(self))
        column.addWidget(PlainLabel(row.not_judged, self, tone="muted"))

    def _points(self, row: FootRow) -> QWidget:
        spans = [Span(self.tr("Guidelines differ on: "), SpanKind.MUTED)]
        for place, (point, words) in enumerate(row.points):
            spans += [Span(" · " if place else ""), Span(words, SpanKind.ENTRY, point)]
        line = RichLine(self, spans=tuple(spans))
        line.link_activated.connect(self.guidelines_requested)
        return line
