"""Shows the result of the open case and, for one option, why. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from rairdtc_gui.domain.answers import Gap, OptionAnswer, Result
from rairdtc_gui.domain.case import Case
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Evaluation
from rairdtc_gui.engine.gaps import GapFinder
from rairdtc_gui.engine.ranking import deciding_part
from rairdtc_gui.engine.resolve import resolve
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.session import Session
from rairdtc_gui.ui import wording
from rairdtc_gui.ui.screens.result import assemble, words
from rairdtc_gui.ui.screens.result.lines import Numbers, Page, open_leaves
from rairdtc_gui.ui.screens.result.rows import ExampleRow, ResultRows, SideRows, WhyRows
from rairdtc_gui.ui.screens.result.why import why_rows

WHY = "why"


class ResultListener(Protocol):
    """What the view tells of."""

    def on_why_requested(self, option: str) -> None: ...


class ResultViewPort(Protocol):
    """What the presenter asks of the view."""

    def listen(self, listener: ResultListener) -> None: ...

    def show_result(self, rows: ResultRows) -> None: ...

    def show_empty(self, sentence: str) -> None: ...

    def show_why(self, rows: WhyRows) -> None: ...

    def hide_why(self) -> None: ...

    def show_option(self, option: str) -> None: ...


class ResultPresenter:
    """Turns the session's answers into rows; does nothing while they are the ones already shown."""

    def __init__(self, view: ResultViewPort, session: Session, knowledge: Knowledge, today: Callable[[], date]) -> None:
        self._view, self._session, self._knowledge, self._today = view, session, knowledge, today
        self._explainer = Explainer(session.engine)
        self._gap_finder = GapFinder(session.engine)
        self._drugs = {drug.summary.id: drug for drug in knowledge.rule_set.drugs}
        self._shown: object = None
        self._page: Page | None = None
        self._why = ""
        view.listen(self)

    def refresh(self) -> None:
        """Shows the answers of the session if they are not the ones shown already."""
        if not self._session.is_open:
            self._shown = None
            self._view.show_empty(words.no_case())
            return
        if self._shown is self._session.answers:
            return
        self._shown = self._session.answers
        self._page = self._new_page()
        self._view.show_result(self._rows(self._page))
        if self._why:
            self.on_why_requested(self._why)

    def show(self, item: str, anchor: str) -> None:
        """Goes to an option; with the anchor `why` its reasons open."""
        self.refresh()
        if item in self._session.engine.options and self._session.is_open:
            self._view.show_option(item)
            if anchor == WHY:
                self.on_why_requested(item)

    def on_why_requested(self, option: str) -> None:
        """Opens the reasons of an option; an empty id closes them."""
        self._why = option
        if not option or self._page is None:
            self._view.hide_why()
            return
        answer = self._session.answers.result.option(option)
        self._view.show_why(why_rows(answer, self._gaps_of(answer, self._page), self._page))

    def _gaps_of(self, answer: OptionAnswer, page: Page) -> tuple[Gap, ...]:
        """For each open question that bears on an option: the answer that alone would move its stance furthest."""
        engine, case, option = self._session.engine, self._session.case, answer.option
        found = []
        for leaf in open_leaves(answer.open, page):
            best: Gap | None = None
            for value in self._gap_finder.answers(leaf.finding):
                evaluation = engine.evaluate(case.answered(leaf.finding, value))
                after = resolve(engine.effects[option], evaluation.rules).stance
                if abs(after - answer.stance) > (abs(best.after - answer.stance) if best else 0):
                    best = Gap(leaf.finding, 1, value, option, answer.stance, after)
            if best is not None:
                found.append(best)
        return tuple(found)

    def _new_page(self) -> Page:
        answers, engine = self._session.answers, self._session.engine
        evaluation: Evaluation = answers.evaluation
        explainer = self._explainer
        return Page(
            options=engine.options,
            drugs=self._drugs,
            questions=explainer.questions,
            gaps=answers.gaps,
            numbers=Numbers(self._knowledge.sources),
            deciding=lambda condition: explainer.deciding(condition, evaluation),
            ranked_by=lambda answer, other: deciding_part(engine.rank(answer), engine.rank(other)),
        )

    def _rows(self, page: Page) -> ResultRows:
        result = self._session.answers.result
        first = assemble.first_rows(result.first, page)
        nothing = assemble.nothing_row(result, page)
        cards = assemble.cards(result, page)
        contraindicated = assemble.excluded(result, Stance.CONTRAINDICATED, page)
        not_recommended = assemble.excluded(result, Stance.NOT_RECOMMENDED, page)
        return ResultRows(
            context=self._context(result, page),
            example=self._example(result.case),
            notice=self._notice(),
            nothing=nothing,
            first=first,
            cards=cards,
            quiet=assemble.quiet_row(result, page),
            side=SideRows(contraindicated, not_recommended, assemble.changes(page.gaps, page), page.numbers.rows()),
        )

    def _context(self, result: Result, page: Page) -> str:
        is_settled = all(answer.lowest == answer.highest for answer in result.options)
        return words.context(result.case.label, len(page.gaps), is_settled)

    def _notice(self) -> str:
        identity = self._knowledge.identity
        age = (self._today() - date.fromisoformat(identity.date)).days
        return words.old_knowledge(age) if age > identity.old_after_days else ""

    def _example(self, case: Case) -> ExampleRow | None:
        """The band of a shipped example: its title, and the answers that were assumed for it."""
        questions = self._explainer.questions
        for example in self._knowledge.example_cases:
            if example.id == self._session.example:
                assumed = [questions[question] for question, _ in example.assumed if question in questions]
                return ExampleRow(
                    title=example.title,
                    decision_point=example.decision_point,
                    story=example.story,
                    assumed=tuple(
                        f"{question.label}: {wording.answer_text(question, case.findings[question.id])}"
                        for question in assumed
                        if question.id in case.findings
                    ),
                )
        return None
