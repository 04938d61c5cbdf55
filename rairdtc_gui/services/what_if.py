"""Suppositions on a copy of the open case: what moves, by which of them, and how to keep the copy. No Qt, no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rairdtc_gui.domain.case import Case, FindingState, Value
from rairdtc_gui.domain.rules import Rule
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.engine.resolve import Position
from rairdtc_gui.engine.what_if import Moved, moved_between
from rairdtc_gui.services.explain import Explainer
from rairdtc_gui.services.session import Session


@dataclass(frozen=True, slots=True)
class Supposition:
    """A question as it might be. `value` none: left open, or said to be not obtainable.

    `is_tried`: a number that the program tried beside a threshold; it stands for its side and is nobody's measurement.
    """

    question: str
    value: Value | None
    is_unavailable: bool = False
    is_tried: bool = False

    def on(self, case: Case) -> Case:
        """A copy of the case in which it is so; the day of an answer that stays the same is kept."""
        if self.is_unavailable:
            return case.marked_unavailable(self.question)
        if self.value is None:
            return case.cleared(self.question)
        same_day = case.measured.get(self.question) if case.findings.get(self.question) == self.value else None
        return case.answered(self.question, self.value, same_day)

    def holds_in(self, case: Case) -> bool:
        """Whether the case says so already."""
        if self.value is not None:
            return case.findings.get(self.question) == self.value
        wanted = FindingState.UNAVAILABLE if self.is_unavailable else FindingState.UNANSWERED
        return case.state(self.question) is wanted


@dataclass(frozen=True, slots=True)
class MovedOption:
    """An option that moves: from where to where, the supposed questions that move it, and the rules by which."""

    option: str
    before: Position
    after: Position
    questions: tuple[str, ...]
    rules: tuple[Rule, ...]

    @property
    def is_seen(self) -> bool:
        """Whether its stance or its status changes, and not only how far it may still move."""
        return (self.before.stance, self.before.status) != (self.after.stance, self.after.status)


class WhatIf:
    """What is supposed beside the open case, which stays as it is until the supposed one is kept."""

    def __init__(self, session: Session, explainer: Explainer) -> None:
        self._session, self._explainer = session, explainer
        self.supposed: tuple[Supposition, ...] = ()

    def suppose(self, supposition: Supposition) -> None:
        """Adds a supposition in place of one on the same question; one that the case says already is dropped."""
        others = tuple(item for item in self.supposed if item.question != supposition.question)
        is_new = not supposition.holds_in(self._session.case)
        self.supposed = (*others, supposition) if is_new else others

    @property
    def tried(self) -> tuple[str, ...]:
        """The questions with a number that nobody typed."""
        return tuple(item.question for item in self.supposed if item.is_tried)

    def drop(self, question: str) -> None:
        """Takes a supposition back."""
        self.supposed = tuple(item for item in self.supposed if item.question != question)

    def drop_held(self) -> None:
        """Takes back what the case says by now."""
        self.supposed = tuple(item for item in self.supposed if not item.holds_in(self._session.case))

    def reset(self) -> None:
        """Takes everything back."""
        self.supposed = ()

    def changed(self, case: Case) -> Case:
        """A copy of a case with everything that is supposed."""
        for supposition in self.supposed:
            case = supposition.on(case)
        return case

    def moves(self) -> tuple[MovedOption, ...]:
        """The options that move; the biggest moves first."""
        if not self.supposed:
            return ()
        before = self._session.answers.evaluation
        after = self._session.engine.evaluate(self.changed(self._session.answers.case), before)
        found = moved_between(self._session.engine, before, after)
        return tuple(self._moved(move, (before, after)) for move in found)

    def keep(self) -> None:
        """Makes the supposed case the open one, in one step that can be undone; a tried number raises `ValueError`."""
        if self.tried:
            raise ValueError(", ".join(self.tried))
        case, last = self.changed(self._session.case), self.supposed[-1].question if len(self.supposed) == 1 else ""
        self.supposed = ()
        self._session.adopt(case, last)

    def _moved(self, move: Moved, evaluations: Sequence[Evaluation]) -> MovedOption:
        """Of the supposed questions those on which a changed rule rests; all where no trace leads to one."""
        asked = [item.question for item in self.supposed]
        rests_on = {
            leaf.finding
            for rule in move.rules
            for evaluation in evaluations
            for leaf in self._explainer.deciding(rule.when, evaluation)
        }
        questions = tuple(question for question in asked if question in rests_on) or tuple(asked)
        return MovedOption(move.option, move.before, move.after, questions, move.rules)
