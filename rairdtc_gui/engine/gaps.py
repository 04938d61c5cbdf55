"""Which open questions could still change what. Tries every answer that any rule can tell apart."""

from __future__ import annotations

from rairdtc_gui.domain.answers import Gap
from rairdtc_gui.domain.case import Case, FindingState, Value
from rairdtc_gui.domain.questions import Question
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.decide import Engine, Evaluation
from rairdtc_gui.engine.reach import Reaches
from rairdtc_gui.engine.resolve import STANCES, Codes
from rairdtc_gui.engine.together import together
from rairdtc_gui.engine.trial import Trial

_NONE = int(Stance.NONE)
_LAST = 1_000  # after every question that is asked first


class GapFinder:
    """Finds the decisive open questions of a case."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        deciding = sorted({place for effects in engine.effects.values() for place, _ in effects})
        reaches = Reaches(engine.compiled, engine.rule_set, deciding)
        self._reach = {question.id: reaches.of(question) for question in engine.rule_set.questions}
        self._readers = engine.compiled.readers(deciding)
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
        trial = Trial(engine, evaluation, self._readers)
        found = [
            self._gap(question, trial)
            for question in engine.rule_set.questions
            if case.state(question.id) is FindingState.UNANSWERED and engine.may_apply(question.id, evaluation)
        ]
        has_list = any(trial.base[option][0] > _NONE for option in self._treatments)
        first = {} if has_list else self._first
        ordered = sorted(found, key=lambda entry: (first.get(entry[1].question, _LAST), -entry[0], -entry[1].moves))
        return tuple(gap for _, gap in ordered if gap.moves or gap.question in first) or together(engine, evaluation)

    def answers(self, question_id: str) -> tuple[Value, ...]:
        """The answers that are tried: one for each set of answers that all comparisons judge alike."""
        return self._reach[question_id].answers

    def _gap(self, question: Question, trial: Trial) -> tuple[int, Gap]:
        moved: set[str] = set()
        decisive: set[str] = set()
        best: tuple[int, Value | None, str, int, int] = (0, None, "", _NONE, _NONE)
        for value, option, after in trial.moves(question.id, self._reach[question.id]):
            before = trial.base[option]
            moved.add(option)
            if option not in decisive and _is_decisive(before, after):
                decisive.add(option)
            if after[0] != before[0]:
                score = abs(after[0] - before[0]) * 10 + max(after[0], before[0])
                if score > best[0]:
                    best = (score, value, option, before[0], after[0])
        _, answer, option, stance, becomes = best
        gap = Gap(question.id, len(moved), answer, option, STANCES[stance], STANCES[becomes])
        return len(decisive), gap


def _is_decisive(before: Codes, after: Codes) -> bool:
    """Whether a move counts for the order of asking.

    It does where something is or becomes indicated and changes, and where a possibility closes. A restriction of
    something that nothing indicates yet matters only once it is indicated.
    """
    (stance, _, highest), (becomes, _, could_be) = before, after
    if becomes > _NONE or stance > _NONE:
        return becomes != stance
    return could_be == _NONE < highest
