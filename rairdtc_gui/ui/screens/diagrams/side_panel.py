"""The panel beside the drawing: the selected node in words, its options for the case, how the case came there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.diagrams.node_words import state_words
from rairdtc_gui.ui.screens.diagrams.rows import NodeState, OptionRow, PanelRow, StatementRow, StepRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import StanceMark
from rairdtc_gui.ui.widgets.panel import Hairline
from rairdtc_gui.ui.widgets.scroll import PageScroll
from rairdtc_gui.ui.widgets.text import PlainLabel, RichLine, Span, SpanKind

_MOST_FACTS = 3
_MOST_QUESTIONS = 2


class SidePanel(QFrame):
    """Signals: `route_requested(route)`; `node_requested(node id)` for another step of the same diagram."""

    #: Where a link leads.
    route_requested = Signal(str)
    #: Another node of the drawing.
    node_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAccessibleName(self.tr("Selected step"))
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
        self._add_what(column, row)
        self._add_options(column, row)
        self._add_steps(column, row)
        self._add_points(column, row)
        self._add_sources(column, row)
        column.addStretch(1)
        self._scroll.setWidget(page)
        self._scroll.verticalScrollBar().setValue(place)

    # --- sections ---

    def _add_head(self, column: QVBoxLayout, row: PanelRow) -> None:
        body = self._section(column, self._kicker(row), is_first=True)
        body.addWidget(PlainLabel(row.title, None, Role.SECTION))
        if row.also:
            spans = [Span(self.tr("Also current:") + " ", SpanKind.MUTED)]
            for place, (node_id, label) in enumerate(row.also):
                spans += [Span(", " if place else "")] if place else []
                spans.append(Span(label, SpanKind.LINK, Route(Place.PATHWAY, node_id).encode()))
            body.addWidget(self._line(tuple(spans)))

    def _kicker(self, row: PanelRow) -> str:
        kind = self.tr("Question") if row.is_question else self.tr("Step")
        if row.state is NodeState.CURRENT:
            return self.tr("Current step")
        words = state_words(row.state)
        return f"{kind} · {words}" if words else kind

    def _add_what(self, column: QVBoxLayout, row: PanelRow) -> None:
        body = self._section(column, self.tr("What"))
        spans = [Span(wording.bind(row.text))]
        spans += [Span(str(source.number), SpanKind.SOURCE, "source") for source in row.sources]
        if not row.is_confirmed:
            spans += [Span(" "), Span(self.tr("unconfirmed"), SpanKind.UNCONFIRMED)]
        body.addWidget(self._line(tuple(spans)))
        if row.facts:
            self._add_facts(body, row)
        if row.question_route:
            body.addWidget(self._line((Span(self.tr("Go to the question"), SpanKind.LINK, row.question_route),)))

    def _add_facts(self, body: QVBoxLayout, row: PanelRow) -> None:
        heads = {NodeState.CLOSED: self.tr("Closed by:"), NodeState.BARRED: self.tr("Ruled out here:")}
        head = heads.get(row.state, self.tr("Waits for an answer to:"))
        body.addWidget(PlainLabel(head, None, Role.META, "muted"))
        routes = dict(row.asked)
        for fact in row.facts:
            if fact in routes:
                body.addWidget(self._line((Span(fact, SpanKind.LINK, routes[fact]),)))
            else:
                body.addWidget(PlainLabel(wording.bind(fact)))

    def _add_options(self, column: QVBoxLayout, row: PanelRow) -> None:
        if not row.options:
            return
        body = self._section(column, self.tr("Options here"))
        body.setSpacing(current_theme().px(8))
        for option in row.options:
            body.addWidget(self._option(option))

    def _option(self, option: OptionRow) -> QWidget:
        theme = current_theme()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if option.stance is not None:
            column.addWidget(StanceMark(option.stance, option.status or Status.SETTLED, box))
        texts = QVBoxLayout()
        texts.setContentsMargins(theme.px(18) if option.stance is not None else 0, 0, 0, 0)
        texts.setSpacing(0)
        kind = SpanKind.ENTRY if option.route else SpanKind.PLAIN
        texts.addWidget(self._line((Span(option.label, kind, option.route),)))
        for detail in self._details(option):
            texts.addWidget(PlainLabel(wording.bind(detail), box, Role.META, "muted"))
        column.addLayout(texts)
        return box

    def _details(self, option: OptionRow) -> tuple[str, ...]:
        """Why it is ruled out, and what is still open."""
        found = [option.why_not] if option.why_not else []
        questions = option.open_questions
        if questions and option.status is not None:
            names = ", ".join(questions[:_MOST_QUESTIONS])
            if len(questions) > _MOST_QUESTIONS:
                names += self.tr(" and {count} more").format(count=len(questions) - _MOST_QUESTIONS)
            words = self.tr("{status}, still open: {questions}")
            found.append(words.format(status=wording.status_word(option.status), questions=names))
        return tuple(found)

    def _add_steps(self, column: QVBoxLayout, row: PanelRow) -> None:
        if not row.steps:
            return
        body = self._section(column, self.tr("How the case came here"))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current_theme().px(8))
        grid.setVerticalSpacing(current_theme().px(6))
        grid.setColumnStretch(1, 1)
        for number, step in enumerate(row.steps, 1):
            mark = PlainLabel(str(number), holder, Role.BODY, "muted")
            mark.setWordWrap(False)
            grid.addWidget(mark, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._step(step), number, 1)
        body.addWidget(holder)

    def _step(self, step: StepRow) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line((Span(step.question + " "), Span(step.answer, SpanKind.STRONG))))
        facts = list(step.facts[:_MOST_FACTS])
        if len(step.facts) > _MOST_FACTS:
            facts.append(self.tr("and {count} more").format(count=len(step.facts) - _MOST_FACTS))
        if facts:
            column.addWidget(PlainLabel("; ".join(facts), box, Role.META, "muted"))
        return box

    def _add_points(self, column: QVBoxLayout, row: PanelRow) -> None:
        """What the chosen guideline says where guidelines differ."""
        if not row.points:
            return
        body = self._section(column, self.tr("Guidelines differ"))
        body.setSpacing(current_theme().px(6))
        for point in row.points:
            body.addWidget(PlainLabel(point.point, None, Role.BODY_STRONG))
            for said in point.statements:
                body.addWidget(self._statement(said))
            if not point.statements:
                words = self.tr("Nothing was read of this guideline here; {count} other statements.")
                body.addWidget(PlainLabel(words.format(count=point.others), None, Role.META, "muted"))

    def _statement(self, row: StatementRow) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = (Span(row.body, SpanKind.STRONG), Span("  " + row.region, SpanKind.META))
        column.addWidget(self._line(head))
        spans = [Span(row.text)] + [Span(str(number), SpanKind.SOURCE, "source") for number in row.numbers]
        if not row.is_confirmed:
            spans += [Span(" "), Span(self.tr("unconfirmed"), SpanKind.UNCONFIRMED)]
        column.addWidget(self._line(tuple(spans)))
        for words in (row.grade or self.tr("no grade given"), row.note):
            if words:
                column.addWidget(PlainLabel(words, box, Role.META, "muted"))
        return box

    def _add_sources(self, column: QVBoxLayout, row: PanelRow) -> None:
        if not row.sources:
            return
        body = self._section(column, self.tr("Sources"))
        for source in row.sources:
            words = wording.bind(source.citation)
            line = RichLine(None, Role.META, spans=(Span(f"[{source.number}] ", SpanKind.META), Span(words)))
            body.addWidget(line)

    # --- parts ---

    def _section(self, column: QVBoxLayout, title: str, is_first: bool = False) -> QVBoxLayout:
        theme = current_theme()
        if not is_first:
            rule = QHBoxLayout()
            rule.addWidget(Hairline())
            column.addLayout(rule)
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
        route = Route.decode(target)
        if route is not None and route.place is Place.PATHWAY:
            self.node_requested.emit(route.item)
        elif route is not None:
            self.route_requested.emit(target)
        else:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.maximum())
