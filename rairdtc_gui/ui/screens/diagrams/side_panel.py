"""The panel beside the drawing: the selected node in words, its options for the case, how the case came there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.diagrams.node_words import state_words
from rairdtc_gui.ui.screens.diagrams.panel_shell import PanelShell
from rairdtc_gui.ui.screens.diagrams.rows import NodeState, OptionRow, PanelRow, StatementRow, StepRow
from rairdtc_gui.ui.theme import Role, current_theme
from rairdtc_gui.ui.widgets.badge import StanceMark
from rairdtc_gui.ui.widgets.text import PlainLabel, Span, SpanKind

_MOST_FACTS = 3
_MOST_QUESTIONS = 2


class SidePanel(PanelShell):
    """The panel of the pathway."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Place.PATHWAY, parent)
        self.setAccessibleName(self.tr("Selected step"))

    def show_row(self, row: PanelRow) -> None:
        """Replaces what the panel says."""
        self._show(row, row.id, partial(self._fill, row))

    def _fill(self, row: PanelRow, column: QVBoxLayout) -> None:
        self._add_head(column, row)
        self._add_what(column, row)
        self._add_options(column, row)
        self._add_steps(column, row)
        self._add_points(column, row)
        self._add_sources(column, ((source.number, source.citation) for source in row.sources))

    # --- sections ---

    def _add_head(self, column: QVBoxLayout, row: PanelRow) -> None:
        body = self._head(column, self._kicker(row), row.title)
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
        body.addWidget(self._line(self._fact(row.text, (source.number for source in row.sources), row.is_confirmed)))
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
        body = self._section(column, self.tr("Options here"), spacing=8)
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
        facts = list(step.facts[:_MOST_FACTS])
        if len(step.facts) > _MOST_FACTS:
            facts.append(self.tr("and {count} more").format(count=len(step.facts) - _MOST_FACTS))
        notes = ("; ".join(facts),) if facts else ()
        return self._noted([(Span(step.question + " "), Span(step.answer, SpanKind.STRONG))], notes)

    def _add_points(self, column: QVBoxLayout, row: PanelRow) -> None:
        """What the chosen guideline says where guidelines differ."""
        if not row.points:
            return
        body = self._section(column, self.tr("Guidelines differ"), spacing=6)
        for point in row.points:
            body.addWidget(PlainLabel(point.point, None, Role.BODY_STRONG))
            for said in point.statements:
                body.addWidget(self._statement(said))
            if not point.statements:
                words = self.tr("Nothing was read of this guideline here; {count} other statements.")
                body.addWidget(PlainLabel(words.format(count=point.others), None, Role.META, "muted"))

    def _statement(self, row: StatementRow) -> QWidget:
        head = (Span(row.body, SpanKind.STRONG), Span("  " + row.region, SpanKind.META))
        said = self._fact(row.text, row.numbers, row.is_confirmed)
        notes = (words for words in (row.grade or self.tr("no grade given"), row.note) if words)
        return self._noted((head, said), notes)
