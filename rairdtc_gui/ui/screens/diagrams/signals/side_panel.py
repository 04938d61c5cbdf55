"""The panel beside the signalling map: the selected node, drug or step in words, with sources."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.routes import Place
from rairdtc_gui.ui.screens.diagrams.panel_shell import PanelShell
from rairdtc_gui.ui.screens.diagrams.signals.rows import LineRow, PanelRow, SectionRow
from rairdtc_gui.ui.widgets.badge import StanceMark
from rairdtc_gui.ui.widgets.text import PlainLabel, Span, SpanKind


class SignalPanel(PanelShell):
    """The panel of the signalling map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Place.SIGNALS, parent)
        self.setAccessibleName(self.tr("Selected on the map"))

    def show_row(self, row: PanelRow) -> None:
        """Replaces what the panel says."""
        self._show(row, row.id, partial(self._fill, row))

    def _fill(self, row: PanelRow, column: QVBoxLayout) -> None:
        self._add_head(column, row)
        for section in row.sections:
            self._add_section(column, section)
        self._add_sources(column, enumerate(row.citations, 1))

    def _add_head(self, column: QVBoxLayout, row: PanelRow) -> None:
        body = self._head(column, row.kicker, row.title)
        if row.stance is not None:
            body.addWidget(StanceMark(row.stance, row.status or Status.SETTLED))
        if row.route:
            body.addWidget(self._line((Span(row.route_words, SpanKind.LINK, row.route),)))

    def _add_section(self, column: QVBoxLayout, section: SectionRow) -> None:
        body = self._section(column, section.head, spacing=6)
        for line in section.lines:
            body.addWidget(self._line_of(line))
        if not section.lines:
            body.addWidget(PlainLabel(section.empty))

    def _line_of(self, line: LineRow) -> QWidget:
        lead = Span(line.lead, SpanKind.TITLE if line.target else SpanKind.STRONG, line.target)
        text = f": {line.text}" if line.lead and line.text else line.text
        fact = self._fact(text, line.sources, line.is_confirmed)
        spans = (lead, *fact) if line.lead else fact
        return self._noted([spans], (line.note,)) if line.note else self._line(spans)
