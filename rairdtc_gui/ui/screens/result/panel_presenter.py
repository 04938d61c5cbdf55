"""Fills the panels of the result: why, what if, guidelines, start or watch, the team's decision. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum

from rairdtc_gui.domain.answers import Gap, OptionAnswer
from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.decision import DecisionDraft
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.engine.ranking import deciding_grade
from rairdtc_gui.engine.resolve import resolve
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.guideline_points import guideline_points
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.what_if import Supposition
from rairdtc_gui.ui.result_rows import panel_words
from rairdtc_gui.ui.result_rows.guidelines import guideline_rows
from rairdtc_gui.ui.result_rows.lines import Page, open_leaves
from rairdtc_gui.ui.screens.result.decision_presenter import DecisionPart
from rairdtc_gui.ui.screens.result.panel_ports import PanelViewPort
from rairdtc_gui.ui.screens.result.start_presenter import start_rows
from rairdtc_gui.ui.screens.result.what_if_presenter import WhatIfPart
from rairdtc_gui.ui.screens.result.why import WhyAsked, why_rows

_MOST_OTHERS = 6


class Panel(Enum):
    """What lies over the side of the result."""

    NONE = ""
    WHY = "why"
    WHAT_IF = "what-if"
    GUIDELINES = "guidelines"
    START = "start"
    DECISION = "decision"


class PanelPresenter:
    """Keeps which panel is open and shows it anew when the answers change."""

    def __init__(
        self,
        view: PanelViewPort,
        session: Session,
        knowledge: Knowledge,
        explainer: Explainer,
        today: Callable[[], date],
    ) -> None:
        self._view, self._session, self._knowledge, self._explainer = view, session, knowledge, explainer
        self._what_if = WhatIfPart(session, explainer, today)
        self.decision = DecisionPart(session, today)
        self._page: Page | None = None
        self._number = session.number  # of the case whose page this is
        self._open = Panel.NONE
        self._gaps: tuple[Gap, ...] = ()  # those that Why shows
        self._option = self._other = self._other_text = self._point = ""

    def show_page(self, page: Page | None) -> None:
        """Another page, or none: the open panel is shown for it, or closed if it was of another case."""
        is_same_case, self._number = self._number == self._session.number, self._session.number
        self._page = page
        if page is None or not is_same_case:
            self._option = self._other = self._other_text = self._point = ""
            self.on_panel_closed()
        else:
            self._what_if.drop_held()
            self._show()

    def on_panel_closed(self) -> None:
        """Nothing lies over the page any more; what was supposed is forgotten."""
        self._open, self._gaps = Panel.NONE, ()
        self._what_if.reset()
        self._view.hide_panel()

    # --- why ---------------------------------------------------------------------------------------

    def on_why_requested(self, option: str) -> None:
        """Opens the reasons of an option; an empty id closes the panel."""
        if not option:
            self.on_panel_closed()
            return
        self._option, self._other, self._other_text = option, "", ""
        self._go(Panel.WHY)

    def on_other_searched(self, text: str) -> None:
        """Looks for an option to put beside the one whose reasons are open."""
        self._other_text = text
        self._show()

    def on_other_picked(self, option: str) -> None:
        """Says why one stands above the other."""
        self._other, self._other_text = option, ""
        self._show()

    # --- what if -----------------------------------------------------------------------------------

    def on_what_if_requested(self, option: str) -> None:
        """Opens the panel for an option, or with an empty id for the whole list; nothing is supposed yet."""
        self._what_if.reset()
        self._option = option
        self._go(Panel.WHAT_IF)

    def on_question_supposed(self, question: str) -> None:
        """Opens the panel with the answer that was said to move something, or else with the question."""
        self._what_if.reset()
        shown = (*self._gaps, *(self._page.gaps if self._page is not None else ()), Gap.of_question(question))
        self._what_if.suppose_gap(next(gap for gap in shown if gap.question == question))
        self._option = self._option if self._open is Panel.WHY else ""
        self._go(Panel.WHAT_IF, is_supposed=True)

    def on_answer_searched(self, text: str) -> None:
        """Looks for a question or answer."""
        self._what_if.search(text)
        self._show()

    def on_answer_picked(self, key: str) -> None:
        """Supposes what was picked."""
        self._what_if.pick(key)
        self._show(is_supposed=True)

    def on_answer_supposed(self, question: str, value: object) -> None:
        """Supposes an answer; none: that the question is open."""
        typed: Value | None = None if value is None else self._explainer.questions[question].accept(value)
        self._what_if.answer(Supposition(question, typed))
        self._show(is_supposed=True)

    def on_unavailable_supposed(self, question: str) -> None:
        """Supposes that an answer cannot be had."""
        self._what_if.answer(Supposition(question, None, is_unavailable=True))
        self._show(is_supposed=True)

    def on_supposition_edited(self, question: str) -> None:
        """Opens the answers of a question that is supposed."""
        self._what_if.edit(question)
        self._show()

    def on_second_wanted(self) -> None:
        """Shows again what can be picked."""
        self._what_if.more()
        self._show()

    def on_supposition_dropped(self, question: str) -> None:
        """Takes one supposition back."""
        self._what_if.drop(question)
        self._show(is_supposed=True)

    def on_suppositions_reset(self) -> None:
        """Takes every supposition back."""
        self._what_if.reset()
        self._show()

    def on_suppositions_kept(self) -> None:
        """Makes the supposed case the open one, and closes the panel; undo brings the old one back.

        A number that the program tried is asked for first.
        """
        if self._what_if.ask_number():
            self._show()
            return
        self._open = Panel.NONE
        self._what_if.keep()
        self.on_panel_closed()

    # --- guidelines, start or watch, decision ------------------------------------------------------

    def on_guidelines_requested(self, point: str) -> None:
        """Opens the decision points where guidelines differ, at one of them or at the first."""
        self._point = point
        self._go(Panel.GUIDELINES)

    def on_start_requested(self) -> None:
        """Opens what start or watch turns on."""
        self._go(Panel.START)

    def on_decision_requested(self) -> None:
        """Opens the form of the team's decision."""
        self.decision.open()
        self._go(Panel.DECISION)

    def on_option_searched(self, text: str) -> None:
        """Looks for an option to note."""
        self.decision.search(text)
        self._show()

    def on_option_picked(self, key: str) -> None:
        """Chooses an option to note."""
        self.decision.pick(key)
        self._show()

    def on_decision_drafted(self, draft: DecisionDraft) -> None:
        """Keeps what is entered in the form for as long as the case is open."""
        self.decision.keep(draft)

    def on_decision_noted(self, draft: DecisionDraft) -> None:
        """Writes the decision into the case and closes the form, or says what is wrong."""
        refused = self.decision.note(draft)
        if refused:
            self._view.show_decision_refused(refused)
        else:
            self.on_panel_closed()

    def on_decision_removed(self) -> None:
        """Takes a noted decision back."""
        self.decision.remove()
        self.on_panel_closed()

    # --- showing -----------------------------------------------------------------------------------

    def _go(self, panel: Panel, is_supposed: bool = False) -> None:
        self._open = panel
        self._show(is_supposed)

    def _show(self, is_supposed: bool = False) -> None:
        page = self._page
        if page is None:
            return
        match self._open:
            case Panel.WHY:
                self._show_why(page)
            case Panel.WHAT_IF:
                self._show_what_if(page, is_supposed)
            case Panel.GUIDELINES:
                points = guideline_points(
                    self._knowledge.differences, self._explainer, self._session.answers.evaluation
                )
                self._view.show_guidelines(guideline_rows(points, self._point, page.numbers))
            case Panel.START:
                answers, engine = self._session.answers, self._session.engine
                self._view.show_start(start_rows(answers, engine, self._knowledge, self._explainer, page))
            case Panel.DECISION:
                self._view.show_decision(self.decision.rows(page))
            case Panel.NONE:
                pass

    def _show_why(self, page: Page) -> None:
        answer = self._session.answers.result.option(self._option)
        self._gaps = self._gaps_of(answer, page)
        asked = WhyAsked(self._gaps, self._place(answer, page), self._others(answer, page))
        self._view.show_why(why_rows(answer, asked, page))

    def _show_what_if(self, page: Page, is_supposed: bool) -> None:
        gaps = page.gaps
        name = ""
        if self._option:
            answer = self._session.answers.result.option(self._option)
            gaps = (*self._gaps_of(answer, page), *gaps)
            name = page.options[self._option].short
        rows = self._what_if.rows(panel_words.what_if(name), gaps, page)
        self._view.show_what_if(rows)
        if is_supposed and rows.supposed:
            self._view.announce(panel_words.supposed(len(rows.moved)))

    # --- what would move an option, and its place --------------------------------------------------

    def _gaps_of(self, answer: OptionAnswer, page: Page) -> tuple[Gap, ...]:
        """For each open question that bears on an option: the answer that alone would move its stance furthest.

        Where none would, the same for the questions whose answers decided where it stands.
        """
        open_ = self._moves_of(answer, open_leaves(answer.open, page))
        if open_:
            return open_
        decided: dict[str, Leaf] = {}
        for reason in (*answer.opposes, *answer.supports):
            decided.update({leaf.finding: leaf for leaf in page.deciding(reason.rule.when) if leaf.value is not None})
        return self._moves_of(answer, tuple(decided.values()))

    def _moves_of(self, answer: OptionAnswer, leaves: tuple[Leaf, ...]) -> tuple[Gap, ...]:
        engine, here, option = self._session.engine, self._session.answers.evaluation, answer.option
        found = []
        for leaf in leaves:
            best: Gap | None = None
            for value in self._session.gap_finder.answers(leaf.finding):
                evaluation = engine.evaluate(here.case.answered(leaf.finding, value), here)
                after = resolve(engine.effects[option], evaluation.rules).stance
                if abs(after - answer.stance) > (abs(best.after - answer.stance) if best else 0):
                    best = Gap(leaf.finding, 1, value, option, answer.stance, after)
            if best is not None:
                found.append(best)
        return tuple(found)

    def _place(self, answer: OptionAnswer, page: Page) -> tuple[str, ...]:
        """Why it stands below or above the option that was picked, or else its neighbours in the list."""
        options = self._session.answers.result.options
        if answer not in options:
            return (panel_words.done_first(),)
        if all(other.option != self._other for other in options):
            self._other = ""  # by now a step, which has no place in the list
        if self._other:
            return (self._above(answer, self._session.answers.result.option(self._other), page),)
        place = options.index(answer)
        near = (*options[max(0, place - 1) : place], *options[place + 1 : place + 2])
        return tuple(self._above(answer, other, page) for other in near)

    def _above(self, answer: OptionAnswer, other: OptionAnswer, page: Page) -> str:
        order = self._session.answers.result.options
        first, second = sorted((answer, other), key=order.index)
        names = [page.options[item.option].short for item in (first, second)]
        if page.is_formulary_first(first, second):
            return panel_words.above_by_formulary(names[0], names[1])
        grades = (deciding_grade(first), deciding_grade(second))
        return panel_words.above(names[0], names[1], page.ranked_by(first, second), (first, second), grades)

    def _others(self, answer: OptionAnswer, page: Page) -> tuple[tuple[str, str], ...]:
        """The options that match what is typed, in rank order; without a text the first of the list."""
        typed = self._other_text.lower().split()
        names = [
            (item.option, page.options[item.option].label)
            for item in self._session.answers.result.options
            if item is not answer
        ]
        return tuple((option, name) for option, name in names if all(part in name.lower() for part in typed))[
            :_MOST_OTHERS
        ]
