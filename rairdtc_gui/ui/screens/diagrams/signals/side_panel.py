"""The panel beside the signalling map: the selected node, drug or step in words, with sources."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.routes import Route
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.diagrams.signals.rows import LineRow, PanelRow, SectionRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import StanceMark
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_TO_SOURCES = "sources"


class SignalPanel(QFrame):
    """Signals: `route_requested(route)`; `node_requested(id)` for another node or drug of the map."""

    #: Where a link leads.
    route_requested = Signal(str)
    #: Another node or drug of the map.
    node_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAccessibleName(self.tr("Selected on the map"))
        self._row: PanelRow | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        self._scroll = PageScroll(self)
        outer.addWidget(self._scroll)

    def show_row(self, row: PanelRow) -> None:
        """Replaces what the panel says."""
        if row == self._row:
            return
        is_same = self._row is not None and self._row.id == row.id
        place = self._scroll.verticalScrollBar().value() if is_same else 0
        self._row = row
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, current_theme().px(16))
        column.setSpacing(0)
        self._add_head(column, row)
        for section in row.sections:
            self._add_section(column, section)
        if row.citations:
            body = self._body(column, self.tr("Sources"))
            for number, citation in enumerate(row.citations, 1):
                spans = (Span(f"[{number}] ", SpanKind.META), Span(wording.bind(citation)))
                body.addWidget(RichLine(None, Role.META, spans=spans))
        column.addStretch(1)
        self._scroll.setWidget(page)
        self._scroll.verticalScrollBar().setValue(place)

    def _add_head(self, column: QVBoxLayout, row: PanelRow) -> None:
        body = self._body(column, row.kicker, is_first=True)
        body.addWidget(PlainLabel(row.title, None, Role.SECTION))
        if row.stance is not None:
            body.addWidget(StanceMark(row.stance, row.status or Status.SETTLED))
        if row.route:
            body.addWidget(self._line((Span(row.route_words, SpanKind.LINK, row.route),)))

    def _add_section(self, column: QVBoxLayout, section: SectionRow) -> None:
        body = self._body(column, section.head)
        body.setSpacing(current_theme().px(6))
        for line in section.lines:
            body.addWidget(self._fact(line))
        if not section.lines:
            body.addWidget(PlainLabel(section.empty))

    def _fact(self, line: LineRow) -> QWidget:
        spans = []
        if line.lead:
            spans.append(Span(line.lead, SpanKind.TITLE if line.target else SpanKind.STRONG, line.target))
        if line.text:
            spans.append(Span((": " if line.lead else "") + wording.bind(line.text)))
        spans += [Span(str(number), SpanKind.SOURCE, _TO_SOURCES) for number in line.sources]
        if not line.is_confirmed:
            spans += [Span(" "), Span(self.tr("unconfirmed"), SpanKind.UNCONFIRMED)]
        if not line.note:
            return self._line(tuple(spans))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line(tuple(spans)))
        column.addWidget(PlainLabel(wording.bind(line.note), box, Role.META, "muted"))
        return box

    def _body(self, column: QVBoxLayout, title: str, is_first: bool = False) -> QVBoxLayout:
        theme = current_theme()
        if not is_first:
            column.addWidget(Hairline())
        body = QVBoxLayout()
        body.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        body.setSpacing(theme.px(4))
        body.addWidget(PlainLabel(title, None, Role.META, "muted"))
        column.addLayout(body)
        return body

    def _line(self, spans: tuple[Span, ...]) -> RichLine:
        line = RichLine(spans=spans)
        line.link_activated.connect(self._on_link_activated)
        return line

    def _on_link_activated(self, target: str) -> None:
        if target == _TO_SOURCES:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.maximum())
        elif Route.decode(target) is not None:
            self.route_requested.emit(target)
        else:
            self.node_requested.emit(target)
