"""Start or watch: the facts on which it turns, each body's verdict and wording, and the cost in toxicity."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rairdtc_gui.ui.result_rows.panel_rows import CostRow, FactRow, PositionRow, StartRows
from rairdtc_gui.ui.result_rows.rows import Line
from rairdtc_gui.ui.screens.result.closable import ClosablePanel
from rairdtc_gui.ui.screens.result.parts import MoreLines, SignedLine, empty, link_line
from rairdtc_gui.ui.screens.result.spans import (
    evidence_spans,
    line_spans,
    named_spans,
    option_span,
    source_spans,
    unconfirmed_spans,
)
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.verdict_words import BodyStatement
from rairdtc_gui.ui.widgets.panel import PanelSection
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind
from rairdtc_gui.ui.widgets.verdict_block import VerdictBlock

_MOST_POSITIONS = 3
_MOST_COSTS = 3
_MOST_LINES = 2


class StartPanel(ClosablePanel):
    """Signal beside its own: `guidelines_requested(point)`."""

    #: The decision points side by side are wanted; empty: at the first.
    guidelines_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_title(self.tr("Start or watch"))

    def show_rows(self, rows: StartRows) -> None:
        """Replaces the panel."""
        empty(self.column)
        for head, facts in rows.facts:
            section = PanelSection(head, "plain", None, self)
            for fact in facts:
                section.body.addWidget(self._fact(fact, section))
            self.column.addWidget(section)
        if rows.follows:
            section = PanelSection(self.tr("What follows"), "plain", None, self)
            for line in rows.follows:
                section.body.addWidget(self._line(line, section))
            self.column.addWidget(section)
        self._add_verdicts(rows)
        self._add_positions(rows.positions)
        self._add_costs(rows.costs)
        self.show_sources(rows.sources)

    def _add_verdicts(self, rows: StartRows) -> None:
        if not rows.verdicts:
            return
        section = PanelSection(self.tr("Refractory to radioiodine?"), "plain", None, self)
        block = VerdictBlock(rows.verdicts, section)
        block.link_activated.connect(self.follow)
        section.body.addWidget(block)
        if rows.without_criteria:
            head = self.tr("Bodies without criteria that the answers could meet:")
            section.body.addWidget(PlainLabel(head, section, Role.META, "muted"))
            lines = MoreLines(1, 6, section)
            for statement in rows.without_criteria:
                lines.add(self._statement(statement, lines))
            lines.finish()
            section.body.addWidget(lines)
        self.column.addWidget(section)

    def _add_positions(self, positions: tuple[PositionRow, ...]) -> None:
        if not positions:
            return
        section = PanelSection(self.tr("When to start, body by body"), "plain", None, self)
        lines = MoreLines(_MOST_POSITIONS, 8, section)
        for position in positions:
            lines.add(self._position(position, lines))
        lines.finish()
        section.body.addWidget(lines)
        compare = link_line(self.tr("Compare side by side"), section)
        compare.link_activated.connect(self._on_compare)
        section.body.addWidget(compare)
        self.column.addWidget(section)

    def _add_costs(self, costs: tuple[CostRow, ...]) -> None:
        section = PanelSection(self.tr("What treatment costs in toxicity"), "plain", None, self)
        if not costs:
            words = self.tr("No drug treatment is indicated by these facts.")
            section.body.addWidget(PlainLabel(words, section, tone="muted"))
        else:
            words = self.tr("From different trials: do not read across as a head-to-head.")
            section.body.addWidget(PlainLabel(words, section, Role.META, "muted"))
        boxes = MoreLines(_MOST_COSTS, 10, section)
        for cost in costs:
            boxes.add(self._cost(cost, boxes))
        boxes.finish()
        section.body.addWidget(boxes)
        self.column.addWidget(section)

    def _fact(self, fact: FactRow, parent: QWidget) -> QWidget:
        spans = (Span(fact.label, SpanKind.ENTRY, fact.route), Span(": " + fact.words))
        return self._signed(SignedLine(spans, fact.sign, parent=parent))

    def _line(self, line: Line, parent: QWidget) -> QWidget:
        return self._signed(SignedLine(line_spans(line), line.sign, parent=parent))

    def _signed(self, widget: SignedLine) -> QWidget:
        widget.link_activated.connect(self.follow)
        return widget

    def _rich(self, spans: tuple[Span, ...], parent: QWidget, role: Role = Role.BODY) -> RichLine:
        line = RichLine(parent, role, "", spans)
        line.link_activated.connect(self.follow)
        return line

    def _statement(self, row: BodyStatement, parent: QWidget) -> QWidget:
        behind = (*source_spans(row.numbers), *unconfirmed_spans(row.is_confirmed))
        return self._rich((Span(row.name + ": ", SpanKind.STRONG), Span(row.text), *behind), parent, Role.META)

    def _position(self, row: PositionRow, parent: QWidget) -> QWidget:
        behind = (*source_spans(row.numbers), *unconfirmed_spans(row.is_confirmed))
        grade = Span("  " + row.grade, SpanKind.MUTED)
        said = named_spans(row.text, row.names)
        return self._rich((Span(row.body + ": ", SpanKind.STRONG), *said, grade, *behind), parent)

    def _cost(self, row: CostRow, parent: QWidget) -> QWidget:
        theme = current_theme()
        widget = QWidget(parent)
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self._rich((option_span(row.name, row.option, SpanKind.TITLE),), widget))
        lines = MoreLines(_MOST_LINES, 4, widget)
        for line in row.lines:
            lines.add(self._rich(evidence_spans(line), lines))
        lines.finish()
        column.addWidget(lines)
        return widget

    @Slot(str)
    def _on_compare(self, _target: str) -> None:
        self.guidelines_requested.emit("")
