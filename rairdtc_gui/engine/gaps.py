"""Which open questions could still change what. Tries every answer that any rule can tell apart."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.answers import Gap
from rairdtc_gui.domain.case import Case, FindingState, Value
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.engine.lanes import Lanes
from rairdtc_gui.engine.together import together
from rairdtc_gui.engine.trial import Moves, Trial

_LAST = 1_000  # after every question that is asked first


class GapFinder:
    """Finds the decisive open questions of a case."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._trial = engine, Trial(engine)
        self._treatments = tuple(option.id for option in engine.rule_set.options if option.is_treatment)
        self._first = {question: place for place, question in enumerate(engine.rule_set.first_questions)}

    def gaps(self, case: Case) -> tuple[Gap, ...]:
        """Open questions that can still move an option, the most decisive first.

        Until a treatment is indicated the questions that lead to a first list go before the others, also those that
        move an option only together with others. Where no question moves an option alone, those stand that do together.
        """
        return self.gaps_from(self._engine.evaluate(case))

    def gaps_from(self, evaluation: Evaluation) -> tuple[Gap, ...]:
        """The same from the verdicts, where they are known already."""
        engine, case = self._engine, evaluation.case
        found = {
            question.id: _Found(question.id)
            for question in engine.rule_set.questions
            if case.state(question.id) is FindingState.UNANSWERED and engine.may_apply(question.id, evaluation)
        }
        positions = engine.positions(evaluation)
        for moves in self._trial.moves(evaluation, positions, found):
            _add(moves, self._trial.lanes, found)
        has_list = any(positions[option].stance > Stance.NONE for option in self._treatments)
        first = {} if has_list else self._first
        ordered = sorted(
            found.values(), key=lambda entry: (first.get(entry.question, _LAST), -entry.decisive, -entry.moves)
        )
        return tuple(entry.gap for entry in ordered if entry.moves or entry.question in first) or together(
            engine, evaluation
        )

    def answers(self, question_id: str) -> tuple[Value, ...]:
        """The answers that are tried: one for each set of answers that all comparisons judge alike."""
        return self._trial.lanes.answers[question_id]


@dataclass(slots=True)
class _Found:
    """What is found of one question: how many options it moves, how many decisively, and the strongest example."""

    question: str
    moves: int = 0
    decisive: int = 0
    strength: tuple[int, int] = (0, 0)  # of the example; between equal ones the answer that is tried first leads
    answer: Value | None = None
    option: str = ""
    before: Stance = Stance.NONE
    after: Stance = Stance.NONE

    @property
    def gap(self) -> Gap:
        return Gap(self.question, self.moves, self.answer, self.option, self.before, self.after)


def _add(moves: Moves, lanes: Lanes, found: dict[str, _Found]) -> None:
    """Adds the moves of one option to what is found of the questions that move it."""
    for lane in lanes.first_of_each(moves.lanes):
        found[lanes[lane].question].moves += 1
    for lane in lanes.first_of_each(moves.decisive):
        found[lanes[lane].question].decisive += 1
    before = moves.before.stance
    for after, where in moves.stances:
        score = abs(after - before) * 10 + max(after, before)
        for lane in lanes.first_of_each(where):
            entry = found[lanes[lane].question]
            if (score, -lane) > entry.strength:
                entry.strength, entry.answer = (score, -lane), lanes[lane].value
                entry.option, entry.before, entry.after = moves.option, before, after
