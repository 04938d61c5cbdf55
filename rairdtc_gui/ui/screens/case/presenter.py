"""Shows the questions of the open case and what each answer does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

from rairdtc_gui.domain.case import FindingState, Value
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.questions import AnswerError, Question, QuestionGroup
from rairdtc_gui.domain.routes import Place, Route
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.kb.knowledge import Knowledge
from rairdtc_gui.services.case_dates import day_to_come
from rairdtc_gui.services.case_store.labels import cleaned, looks_like_identity
from rairdtc_gui.services.contradictions import NOT_APPLICABLE, contradictions
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.session import Session
from rairdtc_gui.services.verdicts import REFRACTORY, verdicts
from rairdtc_gui.ui import condition_words, store_wording, wording
from rairdtc_gui.ui.result_rows.page import told
from rairdtc_gui.ui.screens.case import words
from rairdtc_gui.ui.screens.case.help_rows import copied, help_row
from rairdtc_gui.ui.screens.case.panel_rows import ask_rows, stance_rows
from rairdtc_gui.ui.screens.case.ports import CaseViewPort
from rairdtc_gui.ui.screens.case.reads import group_about, read_by_rules, rests_on
from rairdtc_gui.ui.screens.case.rows import (
    DerivedRow,
    GroupPage,
    GroupRow,
    HeadRow,
    Move,
    PanelRows,
    QuestionRow,
    Tone,
)
from rairdtc_gui.ui.verdict_words import VerdictGroup, verdict_groups


class CasePresenter:
    """Turns the session into rows, and what the view tells into answers."""

    def __init__(
        self,
        view: CaseViewPort,
        session: Session,
        knowledge: Knowledge,
        today: Callable[[], date],
        saved_at: Callable[[], datetime | None] = lambda: None,
    ) -> None:
        """`saved_at`: when the open case was saved as it is now, none while it is not."""
        self._saved_at = saved_at
        self._view, self._session, self._knowledge, self._today = view, session, knowledge, today
        self._explainer = Explainer(session.engine)
        self._groups: tuple[QuestionGroup, ...] = knowledge.rule_set.groups
        self._calculators = {
            item.fills: Route(Place.CALCULATORS, item.id).encode() for item in knowledge.calculators if item.fills
        }
        self._refractory_group = group_about(REFRACTORY, self._groups)
        self._read = read_by_rules(knowledge.rule_set)
        self._rests_on = rests_on(knowledge.rule_set)
        self._number = session.number  # of the case that is shown
        self._current = 0
        self._helped = ""
        self._undated: dict[str, tuple[Value, date]] = {}  # a new value, and the day of the one before it
        view.listen(self)

    def refresh(self) -> None:
        """Shows the session as it is now: the options and what to ask next first, the questions behind that frame."""
        if self._number != self._session.number:
            self._number = self._session.number
            self._undated.clear()
            self._view.begin()
        self._show_front()
        self._view.after_frame(self._show_questions)

    def _show_front(self) -> None:
        """Head, options so far, what to ask next."""
        self._view.show_head(self._head())
        self._view.show_panel(self._panel())
        if sentence := told(self._session.take_news(), self._session.answers.result, self._session.engine.options):
            self._view.announce(sentence)

    def _show_questions(self) -> None:
        """The list of groups and the questions of one."""
        self._view.show_groups(self._group_rows())
        self._view.show_page(self._page())

    def _head(self) -> HeadRow:
        answers = self._session.answers
        example = next((item for item in self._knowledge.example_cases if item.id == self._session.example), None)
        return HeadRow(
            title=words.title(answers.case.label),
            context=self._context(len(answers.gaps)),
            can_undo=self._session.can_undo,
            can_redo=self._session.can_redo,
            example=words.example(example.title, example.decision_point) if example else "",
            label=answers.case.label,
            warning=store_wording.done_words("label") if looks_like_identity(answers.case.label) else "",
        )

    def _context(self, open_facts: int) -> str:
        moment = self._saved_at()
        said = words.context(open_facts)
        return f"{said} · {words.saved(moment, self._today())}" if moment is not None else said

    def show(self, item: str, anchor: str) -> None:
        """Goes to a question or a group; stays where it is for anything else."""
        if item in {group.id for group in self._groups}:
            self.on_group_requested(item)
        elif item in self._explainer.questions:
            self.on_question_requested(item)
        else:
            self.refresh()

    def on_answer_given(self, question_id: str, value: object) -> None:
        """Stores an answer, or says why it cannot be one."""
        question = self._explainer.questions[question_id]
        if isinstance(value, str) and value in question.unavailable_values:
            self._session.mark_unavailable(question_id)
            return
        try:
            accepted = question.accept(value)
        except AnswerError:
            self._view.show_refused(question_id, value, words.refused(question))
            return
        day = day_to_come(question, accepted, self._today())
        if day is not None:
            self._view.show_refused(question_id, value, store_wording.future_day(day, self._today()))
            return
        had, is_same = self._session.case.measured.get(question_id), self._is_held(question_id, accepted)
        if had is not None and not is_same:
            self._undated[question_id] = (accepted, had)
        self._session.answer(question_id, accepted, had if is_same else None)

    def _is_held(self, question_id: str, value: Value) -> bool:
        return self._session.case.findings.get(question_id) == value

    def on_answer_dated(self, question_id: str, text: str) -> None:
        """Keeps the day of a measurement, or says why it cannot be that day; an empty text takes the day away."""
        if not text:
            self._session.date_answer(question_id, None)
            return
        try:
            day = date.fromisoformat(text)
        except ValueError:
            self._view.show_refused(question_id, text, words.no_day(text))
            return
        if day > self._today():
            self._view.show_refused(question_id, text, store_wording.future_day(day, self._today()))
            return
        self._session.date_answer(question_id, day)

    def on_answer_cleared(self, question_id: str) -> None:
        """Leaves a question open again."""
        self._session.clear(question_id)

    def on_marked_unavailable(self, question_id: str) -> None:
        """An answer cannot be had."""
        self._session.mark_unavailable(question_id)

    def on_help_requested(self, question_id: str) -> None:
        """Opens the definition of a question, or closes it again."""
        was_open, self._helped = self._helped, ""
        if was_open:
            self._view.hide_help(was_open)
        if was_open != question_id:
            self._helped = question_id
            question = self._explainer.questions[question_id]
            definition = self._knowledge.definitions.get(question.definition)
            self._view.show_help(help_row(question, definition, self._knowledge.sources))

    def on_copy_requested(self, question_id: str) -> None:
        """What a question means, as a line with its sources; no answer is in it."""
        question = self._explainer.questions[question_id]
        definition = self._knowledge.definitions.get(question.definition)
        row = help_row(question, definition, self._knowledge.sources)
        self._view.copy(copied(question.label, row, self._knowledge.identity))

    def on_question_requested(self, question_id: str) -> None:
        """Goes to the group of a question and puts the focus on it."""
        self._go_to(self._explainer.questions[question_id].group)
        self._view.focus_question(question_id)

    def on_group_requested(self, group_id: str) -> None:
        """Goes to a group and puts the focus on its first question."""
        self._go_to(group_id)
        self._view.focus_question("")

    def on_step_requested(self, step: int) -> None:
        """Next or previous group; after the last one it stays."""
        place = min(max(self._current + step, 0), len(self._groups) - 1)
        self.on_group_requested(self._groups[place].id)

    def on_skip_requested(self) -> None:
        """On to the next group in which a question is still decisive; nothing is answered."""
        decisive = {gap.question for gap in self._session.answers.gaps}
        after = [*range(self._current + 1, len(self._groups)), *range(self._current)]
        for place in after:
            if any(question.id in decisive for question in self._groups[place].questions):
                self.on_group_requested(self._groups[place].id)
                return
        self.on_step_requested(1)

    def on_undo_requested(self) -> None:
        """Back to the case before the last answer."""
        self._session.undo()

    def on_redo_requested(self) -> None:
        """Forward again after an undo."""
        self._session.redo()

    def on_label_given(self, label: str) -> None:
        """Another label for the case; one step for undo, as an answer is."""
        self._session.rename(cleaned(label))

    def _go_to(self, group_id: str) -> None:
        if self._helped:
            self._view.hide_help(self._helped)
            self._helped = ""
        self._current = next(place for place, group in enumerate(self._groups) if group.id == group_id)
        self._show_front()
        self._show_questions()

    def _applies(self, question_id: str) -> bool:
        return self._session.engine.may_apply(question_id, self._session.answers.evaluation)

    def _group_rows(self) -> tuple[GroupRow, ...]:
        decisive = {gap.question for gap in self._session.answers.gaps}
        return tuple(self._group_row(place, group, decisive) for place, group in enumerate(self._groups))

    def _group_row(self, place: int, group: QuestionGroup, decisive: set[str]) -> GroupRow:
        case = self._session.case
        states = [
            (case.state(question.id), question.id)
            for question in group.questions
            if self._applies(question.id) or case.state(question.id) is FindingState.ANSWERED
        ]
        count = {state: sum(found is state for found, _ in states) for state in FindingState}
        is_decisive = any(question.id in decisive for question in group.questions)
        open_ = count[FindingState.UNANSWERED]
        return GroupRow(
            id=group.id,
            number=place + 1,
            name=group.label,
            counts=words.group_counts(
                count[FindingState.ANSWERED], count[FindingState.UNAVAILABLE], open_, is_decisive
            ),
            is_done=open_ == 0,
            is_current=place == self._current,
        )

    def _page(self) -> GroupPage:
        group = self._groups[self._current]
        weights = self._weights()
        contradicted = self._contradicted()
        is_last = self._current + 1 == len(self._groups)
        return GroupPage(
            id=group.id,
            name=group.label,
            place=words.group_place(self._current + 1, len(self._groups)),
            questions=tuple(self._question(question, weights, contradicted) for question in group.questions),
            derived=self._derived(group),
            verdicts=self._verdicts(group),
            next_name="" if is_last else self._groups[self._current + 1].label,
            has_previous=self._current > 0,
            has_undecided=bool(self._session.answers.gaps),
        )

    def _question(self, question: Question, weights: dict[str, int], contradicted: dict[str, str]) -> QuestionRow:
        case = self._session.case
        state, value = case.state(question.id), case.findings.get(question.id)
        reasons = self._reasons(self._explainer.why_not_asked(question.id, self._session.answers.evaluation))
        note, tone = self._day_removed(question.id) or _note(question, state, value, weights.get(question.id))
        if reasons and value not in (None, NOT_APPLICABLE):
            note, tone = words.contradiction(reasons), Tone.CAUTION
        elif question.id in contradicted:
            note, tone = contradicted[question.id], Tone.CAUTION
        excluded = words.excluded(reasons) if reasons else ""
        is_inert = state is FindingState.UNANSWERED and question.id not in weights
        day = case.measured.get(question.id)
        return QuestionRow(
            question,
            state,
            value,
            note,
            tone,
            is_inert,
            excluded,
            measured=day.isoformat() if day else "",
            calculator=self._calculators.get(question.id, ""),
        )

    def _day_removed(self, question_id: str) -> tuple[str, Tone] | None:
        """That the day of the value before is not that of the new one; none once it has its own, or is undone."""
        value, day = self._undated.get(question_id, (None, None))
        if day is None or value is None or question_id in self._session.case.measured:
            return None
        return (words.day_removed(day), Tone.CAUTION) if self._is_held(question_id, value) else None

    def _weights(self) -> dict[str, int]:
        """How many options each open question can move alone; 0 where it needs other open facts to move any."""
        answers = self._session.answers
        together = self._explainer.can_matter(answers.result, answers.evaluation)
        return {**dict.fromkeys(together, 0), **{gap.question: gap.moves for gap in answers.gaps}}

    def _contradicted(self) -> dict[str, str]:
        """For each answer that does not go with another one: the sentence that says so."""
        found: dict[str, str] = {}
        for question_id, value in self._session.case.findings.items():
            if value == NOT_APPLICABLE:
                continue
            for leaf in self._explainer.why_not_asked(question_id, self._session.answers.evaluation):
                found[leaf.finding] = words.contradicted(self._explainer.questions[question_id].label)
        for first, second in contradictions(self._session.case.findings):
            found[first], found[second] = words.clash(self._said(second)), words.clash(self._said(first))
        return found

    def _said(self, question_id: str) -> str:
        """An answered question with its answer."""
        question = self._explainer.questions[question_id]
        return f"{question.label}: {wording.answer_text(question, self._session.case.findings[question_id])}"

    def _reasons(self, leaves: Iterable[Leaf]) -> str:
        return words.and_joined([wording.bind(condition_words.leaf_words(leaf)) for leaf in leaves])

    def _derived(self, group: QuestionGroup) -> tuple[DerivedRow, ...]:
        """The findings that the answers of this group, and of no later one, decided."""
        evaluation, engine = self._session.answers.evaluation, self._session.engine
        own = {question.id for question in group.questions}
        found = []
        for derived in engine.rule_set.derived:
            if derived.id not in self._read or engine.derived_verdict(derived.id, evaluation) is not Tri.TRUE:
                continue
            if not self._rests_on[derived.id] & own:
                continue
            asked = self._explainer.rests_on(derived.when, evaluation)
            if asked and asked <= own:
                found.append(DerivedRow(derived.label, words.verdict(Tri.TRUE)))
        return tuple(found)

    def _verdicts(self, group: QuestionGroup) -> tuple[VerdictGroup, ...]:
        """By whom the disease is refractory; in the group that asks for it, once one body's verdict is known."""
        if group.id != self._refractory_group:
            return ()
        definition = self._knowledge.definitions.get(REFRACTORY)
        found = verdicts(definition, self._session.engine, self._explainer, self._session.answers.evaluation)
        if all(body.verdict is Tri.UNKNOWN for body in found.bodies):
            return ()
        return verdict_groups(found, lambda _sources: ())

    def _panel(self) -> PanelRows:
        answers, engine, evaluation = self._session.answers, self._session.engine, self._session.answers.evaluation
        moves = {move.option: _direction(move.before, move.after) for move in self._session.moves}
        cause = self._cause()
        return PanelRows(
            cause=cause,
            moved=words.moved(len(moves)) if cause else "",
            stances=stance_rows(
                answers.result,
                moves,
                engine.options,
                lambda condition: self._explainer.needed(condition, evaluation),
            ),
            ask=ask_rows(answers.gaps, self._explainer.questions),
            settled="" if answers.gaps else words.nothing_to_ask(),
        )

    def _cause(self) -> str:
        """The answer that moved the options, in words."""
        session = self._session
        if not session.last_changed:
            return words.cause_several() if session.moves else ""
        question = self._explainer.questions[session.last_changed]
        value = session.case.findings.get(question.id)
        said = wording.state_word(session.case.state(question.id))
        return f"{question.label}: {wording.answer_text(question, value) if value is not None else said}"


def _note(question: Question, state: FindingState, value: Value | None, weight: int | None) -> tuple[str, Tone]:
    """What stands under a question: that it matters, alone or with others, or that it does not."""
    why = wording.bind(question.why)
    if state is FindingState.UNAVAILABLE:
        return words.counts_as_unknown(), Tone.PLAIN
    if value is not None:
        return "", Tone.PLAIN  # the editor itself questions an unusual value
    if weight is None:
        return words.changes_nothing(), Tone.PLAIN
    return words.decisive(weight, why) if weight else words.only_together(why), Tone.PLAIN


def _direction(before: Stance, after: Stance) -> Move:
    return Move.UP if after > before else Move.DOWN
