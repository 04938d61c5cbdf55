"""The current case: answering, undo and redo, and telling whoever listens. No Qt, no files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from rairdtc_gui.domain.case import Case, Jurisdiction, Value
from rairdtc_gui.domain.decision import DecisionDraft, TeamDecision
from rairdtc_gui.domain.jurisdiction import jurisdiction_of

if TYPE_CHECKING:
    from rairdtc_gui.domain.answers import Gap, Result
    from rairdtc_gui.domain.rules import Stance
    from rairdtc_gui.engine.decide import Engine
    from rairdtc_gui.engine.evaluation import Evaluation
    from rairdtc_gui.engine.gaps import GapFinder
    from rairdtc_gui.services.formulary import Formulary

Subscriber = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Move:
    """An option whose stance the last answer changed."""

    option: str
    before: Stance
    after: Stance


class CaseAnswers:
    """What the engine says of one case, worked out when first asked for."""

    def __init__(self, session: Session, case: Case, since: CaseAnswers | None = None) -> None:
        """`since`: the answers of a case that differs little; what does not differ is taken from them."""
        self._session, self._region = session, session.region
        self._since = since.evaluation if since is not None else None
        self.case = case

    @cached_property
    def evaluation(self) -> Evaluation:
        """Every verdict."""
        since, self._since = self._since, None
        return self._session.engine.evaluate(self.case, since)

    @cached_property
    def result(self) -> Result:
        """Ranked options with their reasons; with a formulary, within a stance those that are not on it last."""
        formulary = self._session.formulary
        result = self._session.engine.decide_from(self.evaluation, self._region)
        return replace(result, options=formulary.ordered(result.options)) if formulary else result

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Open questions that can still move an option, the most decisive first."""
        return self._session.gap_finder.gaps_from(self.evaluation)


class Session:
    """Holds the one open case. A change makes a new case; the answers of the old one are dropped with it."""

    def __init__(self, engine: Engine | Callable[[], Engine], region: str = "") -> None:
        """`engine`: the engine, or what makes it when it is first needed, which keeps the start of the window short."""
        self._given = engine
        self._region = region
        self._drugs_there: frozenset[str] = frozenset()
        self._chosen: Jurisdiction | None = None  # by the user, in place of what the case says
        self._case = Case()
        self._past: list[Case] = []
        self._future: list[Case] = []
        self._subscribers: list[Subscriber] = []
        self.is_open = False
        self.number = 0  # counts the cases that were opened, so that two of them can be told apart
        self.example = ""  # id of the shipped example that is open
        self.draft: DecisionDraft | None = None  # of the team's decision; goes with the case, and is no part of it
        self.last_changed = ""  # id of the question whose answer made `moves`
        self.moves: tuple[Move, ...] = ()
        self._news: tuple[Move, ...] = ()  # moves that nobody has told of yet
        self.answers = self._answers(Case())

    @cached_property
    def engine(self) -> Engine:
        """What answers cases."""
        return self._given() if callable(self._given) else self._given

    @cached_property
    def gap_finder(self) -> GapFinder:
        """What finds decisive open questions."""
        from rairdtc_gui.engine.gaps import GapFinder  # costs start-up time, needed with the first answer only

        return GapFinder(self.engine)

    def warm_up(self) -> None:
        """Makes everything that the first answer needs, while nobody waits for it."""
        self.answers.gaps  # noqa: B018  # worked out and kept

    @property
    def jurisdiction(self) -> Jurisdiction:
        """Whose rules lead; `ANY` while neither case nor region says."""
        return jurisdiction_of(self.answers.case) or Jurisdiction.ANY

    @property
    def case(self) -> Case:
        """The open case as it was entered; an empty one while none is open."""
        return self._case

    @property
    def region(self) -> str:
        """Whose label gives doses; empty: that of the case's jurisdiction."""
        return self._region

    @property
    def can_undo(self) -> bool:
        """Whether an earlier state is kept."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether an undone state is kept."""
        return bool(self._future)

    def subscribe(self, subscriber: Subscriber) -> None:
        """Calls `subscriber` after every change."""
        self._subscribers.append(subscriber)

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Ends a subscription."""
        self._subscribers.remove(subscriber)

    def start(self, case: Case, example: str = "") -> None:
        """Opens a case in place of the current one; nothing of that one stays."""
        self._past.clear()
        self._future.clear()
        self.number += 1
        self.is_open, self.example, self.last_changed, self.moves = True, example, "", ()
        self.draft = None
        self._news = ()
        self.answers = self._answers(case)
        self.tell()

    def close(self) -> None:
        """Leaves no case open."""
        self.start(Case())
        self.is_open = False
        self.tell()

    def answer(self, question_id: str, value: Value, on: date | None = None) -> None:
        """Answers a question; `on`: the day the finding was taken."""
        self._change(self.case.answered(question_id, value, on), question_id)

    def date_answer(self, question_id: str, on: date | None) -> None:
        """Says on which day an answer was taken; nothing for a question without one. A day moves no option."""
        self._change(self.case.dated(question_id, on), "")

    def note_decision(self, decision: TeamDecision | None) -> None:
        """Writes down what the team decided, or takes it back."""
        self._change(self.case.decided(decision), "")

    def rename(self, label: str) -> None:
        """Gives the case another label."""
        self._change(self.case.labelled(label), "")

    def adopt(self, case: Case, question_id: str = "") -> None:
        """Takes a changed copy in place of the open case; one step for undo. `question_id`: the one that changed."""
        self._change(case, question_id)

    def clear(self, question_id: str) -> None:
        """Leaves a question open again."""
        self._change(self.case.cleared(question_id), question_id)

    def mark_unavailable(self, question_id: str) -> None:
        """Says that an answer cannot be had."""
        self._change(self.case.marked_unavailable(question_id), question_id)

    def choose_jurisdiction(self, jurisdiction: Jurisdiction | None, region: str) -> None:
        """Whose rules and labels lead from now on; none: as each case says. No case is changed."""
        self._chosen, self._region = jurisdiction, region
        self.answers = self._answers(self._case)
        self.last_changed, self.moves = "", ()
        self.tell()

    @property
    def formulary(self) -> Formulary | None:
        """What marks and orders options; none while no formulary is in use."""
        if not self._drugs_there:
            return None
        from rairdtc_gui.services.formulary import Formulary  # costs start-up time, few use it

        return Formulary(self._drugs_there, self.engine.options)

    def is_off_formulary(self, drug: str) -> bool:
        """Whether a formulary is in use and a drug is not on it."""
        return bool(self._drugs_there) and drug not in self._drugs_there

    def choose_formulary(self, drugs: Iterable[str]) -> None:
        """The drugs that are there from now on; none: no formulary is in use. No stance changes."""
        self._drugs_there = frozenset(drugs)
        self.answers = self._answers(self._case)
        self.last_changed, self.moves = "", ()
        self.tell()

    def undo(self) -> None:
        """Back to the case before the last change; nothing if there is none."""
        self._step(self._past, self._future)

    def redo(self) -> None:
        """Forward again after an undo; nothing if there is none."""
        self._step(self._future, self._past)

    def take_news(self) -> tuple[Move, ...]:
        """What the last change moved, for the first who asks; whoever asks again gets nothing."""
        news, self._news = self._news, ()
        return news

    def forget_answers(self) -> None:
        """Works everything out anew; for use after an unexpected error."""
        self.answers = self._answers(self._case)

    def _change(self, case: Case, question_id: str) -> None:
        if case == self.case:
            return
        self._past.append(self.case)
        self._future.clear()
        self._replace(case, question_id)

    def _step(self, source: list[Case], target: list[Case]) -> None:
        if source:
            target.append(self.case)
            self._replace(source.pop(), "")

    def _replace(self, case: Case, question_id: str) -> None:
        if not self.is_open:  # a case can begin with its first answer
            self.number += 1
        before = {answer.option: answer.stance for answer in self.answers.result.answers}
        self.answers = self._answers(case, self.answers)
        self.is_open, self.last_changed = True, question_id
        self.moves = tuple(
            Move(answer.option, before[answer.option], answer.stance)
            for answer in self.answers.result.answers
            if answer.stance is not before[answer.option]
        )
        self._news = self.moves
        self.tell()

    def _answers(self, case: Case, since: CaseAnswers | None = None) -> CaseAnswers:
        """Keeps the case as the open one; its answers are those under the chosen rules."""
        self._case = case
        return CaseAnswers(self, case if self._chosen is None else replace(case, jurisdiction=self._chosen), since)

    def tell(self) -> None:
        """Calls every subscriber; for use when something about the open case changed that is not in it."""
        for subscriber in tuple(self._subscribers):
            subscriber()
