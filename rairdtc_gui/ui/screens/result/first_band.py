"""What to do before anything else, in a band above every option."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.ui.result_rows.rows import FirstRow
from rairdtc_gui.ui.screens.result.parts import MoreLines, is_large_text
from rairdtc_gui.ui.screens.result.spans import option_span, source_spans, unconfirmed_spans
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import IconLabel
from rairdtc_gui.ui.widgets.filling import FillingBox, FillingFrame
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_MOST = 5
_CELL = 144


class FirstBand(FillingFrame):
    """Signal: `link_activated(target)`; a target `option:id` is a card of this page."""

    #: A link, a source number as `source:n`, or a card as `option:id`.
    link_activated = Signal(str)

    def __init__(self, rows: tuple[FirstRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setProperty("role", "first")
        self.setAccessibleName(self.tr("Do first"))
        theme = current_theme()
        is_band = is_large_text()
        direction = QBoxLayout.Direction.TopToBottom if is_band else QBoxLayout.Direction.LeftToRight
        outer = QBoxLayout(direction, self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._cell(is_band))
        lines = MoreLines(_MOST, 4, self)
        lines.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        for number, row in enumerate(rows, start=1):
            lines.add(self._row(number, row, lines))
        lines.finish()
        outer.addWidget(lines, 1)

    def _cell(self, is_band: bool) -> QFrame:
        theme = current_theme()
        cell = QFrame(self)
        cell.setProperty("kind", "stance-cell")
        cell.setProperty("role", "first")
        cell.setProperty("shape", "band" if is_band else "cell")
        if not is_band:
            cell.setFixedWidth(theme.px(_CELL))
        column = QVBoxLayout(cell)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(8), theme.px(10))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(IconLabel("first", "contraindicated", 12, cell))
        row.addWidget(PlainLabel(self.tr("Do first"), cell, Role.BODY_STRONG, "stop"), 1)
        column.addLayout(row)
        column.addStretch(1)
        return cell

    def _row(self, number: int, row: FirstRow, parent: QWidget) -> QWidget:
        theme = current_theme()
        widget = FillingBox(parent)
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        digit = PlainLabel(str(number), widget, Role.BODY, "muted")
        digit.setFixedWidth(theme.px(12))
        layout.addWidget(digit, 0, Qt.AlignmentFlag.AlignTop)
        spans = [Span(row.text), Span(" · "), Span(row.urgency, SpanKind.STOP if row.is_now else SpanKind.MUTED)]
        if row.option:
            spans += [Span(" · "), option_span(row.option_name, row.option)]
        behind = (*source_spans(row.numbers), *unconfirmed_spans(row.is_confirmed, row.is_own))
        line = RichLine(widget, spans=(*spans, *behind))
        line.fill_width()
        line.link_activated.connect(self.link_activated)
        layout.addWidget(line, 1)
        return widget
