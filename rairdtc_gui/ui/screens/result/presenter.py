"""Shows the result of the open case and, for one option, why. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from rairdtc_gui.domain.answers import Result
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.guideline_points import guideline_points
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.result_rows import assemble, panel_words, words
from rairdtc_gui.ui.result_rows.copied import copied_line
from rairdtc_gui.ui.result_rows.lines import Page
from rairdtc_gui.ui.result_rows.page import example_row, new_page, notice, told
from rairdtc_gui.ui.result_rows.rows import FootRow, ResultRows, SideRows
from rairdtc_gui.ui.screens.result.panel_ports import PanelListener, PanelViewPort
from rairdtc_gui.ui.screens.result.panel_presenter import PanelPresenter
from rairdtc_gui.ui.widgets.copying import stamp, with_citations

#: The findings that say in few words what a case is about.
_DRIVERS, _REFRACTORY, _PROGRESSIVE = "drivers", "d-rair", "d-progressive"
#: Anchors of the route of the result that open a panel.
WHY, WHAT_IF, GUIDELINES, START, DECISION = "why", "what-if", "guidelines", "start", "decision"


class ResultViewPort(PanelViewPort, Protocol):
    """What the presenter asks of the view."""

    def listen(self, listener: PanelListener) -> None: ...

    def begin(self) -> None: ...

    def show_result(self, rows: ResultRows) -> None: ...

    def show_empty(self, sentence: str) -> None: ...

    def show_option(self, option: str) -> None: ...

    def copy(self, text: str) -> None: ...


class ResultPresenter:
    """Turns the session's answers into rows; does nothing while they are the ones already shown."""

    def __init__(self, view: ResultViewPort, session: Session, knowledge: Knowledge, today: Callable[[], date]) -> None:
        self._view, self._session, self._knowledge, self._today = view, session, knowledge, today
        self._explainer = Explainer(session.engine)
        self._shown: object = None
        self._number = session.number  # of the case that is shown
        self._rows_shown: ResultRows | None = None
        self._panels = PanelPresenter(view, session, knowledge, self._explainer, today)
        view.listen(self._panels)

    def refresh(self) -> None:
        """Shows the answers of the session if they are not the ones shown already."""
        if not self._session.is_open:
            self._shown = self._rows_shown = None
            self._panels.show_page(None)
            self._view.show_empty(words.no_case())
            return
        if self._shown is self._session.answers:
            return
        if self._session.number != self._number:
            self._number = self._session.number
            self._view.begin()
        is_first = self._shown is None
        self._shown = self._session.answers
        page = new_page(self._session, self._knowledge, self._explainer)
        self._rows_shown = self._rows(page)
        self._view.show_result(self._rows_shown)
        self._panels.show_page(page)
        if not is_first:
            self._announce(page)

    def show(self, item: str, anchor: str) -> None:
        """Goes to an option; an anchor opens a panel for it, or without an option for the whole page."""
        self.refresh()
        if not self._session.is_open:
            return
        option = item if item in self._session.engine.options else ""
        if option:
            self._view.show_option(option)
        openers = {
            WHY: partial(self._panels.on_why_requested, option) if option else None,
            WHAT_IF: partial(self._panels.on_what_if_requested, option),
            GUIDELINES: partial(self._panels.on_guidelines_requested, ""),
            START: self._panels.on_start_requested,
            DECISION: self._panels.on_decision_requested,
        }
        opener = openers.get(anchor)
        if opener is not None:
            opener()

    def on_copy_requested(self, option: str) -> None:
        """One option as a line with its sources, for the record; empty: the first one."""
        rows = self._rows_shown
        if rows is None:
            return
        card = next((card for card in rows.cards if card.option == option), next(iter(rows.cards), None))
        line = copied_line(card) if card is not None else (rows.nothing.sentence if rows.nothing else "")
        sources = {row.number: row.citation for row in rows.side.sources}
        identity = self._knowledge.identity
        case = words.context(self._session.case.label, "", "", "")
        text = ": ".join(part for part in (case, line) if part)
        self._view.copy(with_citations(text, sources, stamp(identity.version, identity.date)))

    def on_undo_requested(self) -> None:
        """Back to the case before the last change."""
        self._session.undo()

    def on_redo_requested(self) -> None:
        """Forward again after an undo."""
        self._session.redo()

    def _announce(self, page: Page) -> None:
        """Tells once how many options moved, and which is first now."""
        sentence = told(self._session.take_news(), self._session.answers.result, page.options)
        if sentence:
            self._view.announce(sentence)

    def _rows(self, page: Page) -> ResultRows:
        result = self._session.answers.result
        first = assemble.first_rows(result.first, page)
        nothing = assemble.nothing_row(result, page)
        cards = assemble.cards(result, page)
        contraindicated = assemble.excluded(result, Stance.CONTRAINDICATED, page)
        not_recommended = assemble.excluded(result, Stance.NOT_RECOMMENDED, page)
        return ResultRows(
            context=self._context(result, page),
            example=example_row(self._session, self._knowledge),
            notice=notice(self._knowledge.identity, self._today(), page),
            nothing=nothing,
            first=first,
            cards=cards,
            quiet=assemble.quiet_row(result, page),
            side=SideRows(contraindicated, not_recommended, assemble.changes(page.gaps, page), page.numbers.rows()),
            decision=self._panels.decision.band(page),
            foot=self._foot(),
        )

    def _foot(self) -> FootRow:
        """The decision points on which guidelines differ for this case, and what no rule looks at."""
        answers = self._session.answers
        points = guideline_points(self._knowledge.differences, self._explainer, answers.evaluation)
        bearing = tuple((point.difference.id, wording.bind(point.difference.point)) for point in points.bearing)
        return FootRow(bearing, panel_words.not_judged())

    def _context(self, result: Result, page: Page) -> str:
        is_settled = all(answer.lowest == answer.highest for answer in result.options)
        firm = words.firmness(len(page.gaps), is_settled)
        return words.context(result.case.label, self._about(), firm, self._formulary(result, page))

    def _about(self) -> str:
        answers, drivers = self._session.answers, self._explainer.questions.get(_DRIVERS)
        found = answers.case.findings.get(_DRIVERS)
        named = found if drivers is not None and isinstance(found, tuple) else ()
        derived = dict(answers.result.derived)
        return words.about(
            tuple(drivers.label_of(value) for value in named if value != drivers.none_value) if drivers else (),
            derived.get(_REFRACTORY) is Tri.TRUE,
            derived.get(_PROGRESSIVE) is Tri.TRUE,
        )

    def _formulary(self, result: Result, page: Page) -> str:
        if self._session.formulary is None:
            return ""
        shown = [answer.option for answer in result.options if assemble.is_card(answer)]
        return words.formulary_in_use(sum(bool(page.missing(option)) for option in shown), len(shown))
