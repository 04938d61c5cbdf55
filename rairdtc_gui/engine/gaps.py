"""Which open questions could still change what. Tries every answer that any rule can tell apart.

Only what depends on the question is judged again, so that all open questions fit into a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rairdtc_gui.domain.answers import Gap
from rairdtc_gui.domain.case import Case, FindingState, Value
from rairdtc_gui.domain.conditions import Compare
from rairdtc_gui.domain.jurisdiction import REGION_QUESTION
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.compiled import Verdicts, rule_scope
from rairdtc_gui.engine.decide import Engine, Evaluation
from rairdtc_gui.engine.resolve import STANCES, Codes, resolve_codes

_NONE = int(Stance.NONE)
_LAST = 1_000  # after every question that is asked first
_NUMERIC_STEP = 0.001  # smaller than any difference a threshold is stated with


@dataclass(frozen=True, slots=True)
class _Reach:
    """What must be judged again when one question is answered."""

    questions: tuple[str, ...]  # questions whose applicability reads it, in applicability order
    derived: tuple[int, ...]
    rules: tuple[int, ...]
    answers: tuple[Value, ...]


class GapFinder:
    """Finds the decisive open questions of a case."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reach = {question.id: self._reach_of(question) for question in engine.rule_set.questions}
        self._options_of_rule = _options_of_rules(engine)
        self._treatments = tuple(option.id for option in engine.rule_set.options if option.is_treatment)
        self._first = {question: place for place, question in enumerate(engine.rule_set.first_questions)}

    def gaps(self, case: Case) -> tuple[Gap, ...]:
        """Open questions that can still move an option, the most decisive first.

        Until a treatment is indicated the questions that lead to a first list go before the others, also those that
        move an option only together with others.
        """
        evaluation = self._engine.evaluate(case)
        positions = {
            option: resolve_codes(effects, evaluation.rules) for option, effects in self._engine.effects.items()
        }
        found = [
            self._gap(question, evaluation, positions)
            for question in self._engine.rule_set.questions
            if case.state(question.id) is FindingState.UNANSWERED and self._engine.may_apply(question.id, evaluation)
        ]
        has_list = any(positions[option][0] > _NONE for option in self._treatments)
        first = {} if has_list else self._first
        ordered = sorted(found, key=lambda entry: (first.get(entry[1].question, _LAST), -entry[0], -entry[1].moves))
        return tuple(gap for _, gap in ordered if gap.moves or gap.question in first)

    def answers(self, question_id: str) -> tuple[Value, ...]:
        """The answers that are tried: one for each set of answers that all comparisons judge alike."""
        return self._reach[question_id].answers

    def _gap(self, question: Question, evaluation: Evaluation, base: dict[str, Codes]) -> tuple[int, Gap]:
        moved: set[str] = set()
        decisive: set[str] = set()
        best: tuple[int, Value | None, str, int, int] = (0, None, "", _NONE, _NONE)
        for value in self._reach[question.id].answers:
            for option, after in self._positions_with(question.id, value, evaluation, base):
                before = base[option]
                moved.add(option)
                if _is_decisive(before, after):
                    decisive.add(option)
                score = abs(after[0] - before[0]) * 10 + max(after[0], before[0])
                if after[0] != before[0] and score > best[0]:
                    best = (score, value, option, before[0], after[0])
        _, answer, option, stance, becomes = best
        gap = Gap(question.id, len(moved), answer, option, STANCES[stance], STANCES[becomes])
        return len(decisive), gap

    def _positions_with(
        self, question_id: str, value: Value, evaluation: Evaluation, base: dict[str, Codes]
    ) -> Iterable[tuple[str, Codes]]:
        """The options whose position differs once the question has this answer."""
        verdicts = list(evaluation.verdicts)
        changed_slots = self._judge_again(question_id, value, evaluation, verdicts)
        changed_rules = self._changed_rules(question_id, value, evaluation, verdicts, changed_slots)
        if not changed_rules:
            return
        rules = list(evaluation.rules)
        for place, verdict in changed_rules.items():
            rules[place] = verdict
        for option in {option for place in changed_rules for option in self._options_of_rule[place]}:
            position = resolve_codes(self._engine.effects[option], rules)
            if position != base[option]:
                yield option, position

    def _judge_again(self, question_id: str, value: Value, evaluation: Evaluation, verdicts: Verdicts) -> int:
        """Judges what depends on the question anew; returns the slots that changed, one bit a slot."""
        compiled, reach = self._engine.compiled, self._reach[question_id]
        compiled.judge_question(verdicts, question_id, value)
        slots = list(compiled.questions[question_id].slots)
        for other in reach.questions:
            if other not in evaluation.case.findings:
                compiled.judge_question(verdicts, other, None)
                slots += compiled.questions[other].slots
        before = evaluation.verdicts
        changed = _bits(slot for slot in slots if verdicts[slot] != before[slot])
        for place in reach.derived:
            if compiled.derived_reads[place] & changed:
                true_slot, false_slot = compiled.derived_slots[compiled.derived_order[place].id]
                verdict = compiled.derived_judges[place](verdicts)
                if verdict != verdicts[true_slot]:
                    verdicts[true_slot], verdicts[false_slot] = verdict, 2 - verdict
                    changed |= 1 << true_slot | 1 << false_slot
        return changed

    def _changed_rules(
        self, question_id: str, value: Value, evaluation: Evaluation, verdicts: Verdicts, changed_slots: int
    ) -> dict[int, int]:
        engine = self._engine
        jurisdiction = evaluation.jurisdiction
        is_new_region = question_id == REGION_QUESTION and evaluation.case.jurisdiction is None
        if is_new_region:
            jurisdiction = engine.evaluate(evaluation.case.answered(question_id, value)).jurisdiction
        changed = {}
        for place in self._reach[question_id].rules:
            if not (is_new_region or engine.compiled.rule_reads[place] & changed_slots):
                continue
            verdict = engine.compiled.rule_judges[place](verdicts)
            if verdict:
                verdict = min(rule_scope(engine.rule_set.rules[place], jurisdiction), verdict)
            if verdict != evaluation.rules[place]:
                changed[place] = verdict
        return changed

    def _reach_of(self, question: Question) -> _Reach:
        compiled, rule_set = self._engine.compiled, self._engine.rule_set
        touched = _bits(compiled.questions[question.id].slots)
        questions = []
        for question_id in compiled.question_order:
            entry = compiled.questions[question_id]
            if entry.applies_reads & touched and question_id != question.id:
                touched |= _bits(entry.slots)
                questions.append(question_id)
        derived = []
        for place, reads in enumerate(compiled.derived_reads):
            if reads & touched:
                touched |= _bits(compiled.derived_slots[compiled.derived_order[place].id])
                derived.append(place)
        is_region = question.id == REGION_QUESTION
        rules = tuple(
            place
            for place, reads in enumerate(compiled.rule_reads)
            if reads & touched or (is_region and rule_set.rules[place].jurisdictions)
        )
        return _Reach(tuple(questions), tuple(derived), rules, self._answers(question))

    def _answers(self, question: Question) -> tuple[Value, ...]:
        """One answer for each set of answers that all comparisons judge alike; for multi, single entries."""
        match question.type:
            case QuestionType.BOOLEAN:
                return (True, False)
            case QuestionType.CHOICE:
                return tuple(
                    answer.value for answer in question.answers if answer.value not in question.unavailable_values
                )
            case QuestionType.MULTI:
                return tuple((answer.value,) for answer in question.answers)
            case QuestionType.NUMBER:
                return _bands(question, self._engine.compiled.questions[question.id].comparisons)
            case QuestionType.DATE:
                return ()


def _is_decisive(before: Codes, after: Codes) -> bool:
    """Whether a move counts for the order of asking.

    It does where something is or becomes indicated and changes, and where a possibility closes. A restriction of
    something that nothing indicates yet matters only once it is indicated.
    """
    (stance, _, highest), (becomes, _, could_be) = before, after
    if becomes > _NONE or stance > _NONE:
        return becomes != stance
    return could_be == _NONE < highest


def _bits(slots: Iterable[int]) -> int:
    """Slots as one bit each."""
    return sum(1 << slot for slot in slots)


def _options_of_rules(engine: Engine) -> tuple[frozenset[str], ...]:
    places: list[set[str]] = [set() for _ in engine.rule_set.rules]
    for option, effects in engine.effects.items():
        for place, _ in (*effects.indications, *effects.restrictions):
            places[place].add(option)
        for place in effects.limits:
            places[place].add(option)
    return tuple(frozenset(options) for options in places)


def _bands(question: Question, found: Iterable[Compare]) -> tuple[float, ...]:
    """The thresholds of a number question and a value on either side of each, inside the hard range."""
    amounts: set[float] = set()
    for comparison in found:
        operand = comparison.operand
        for limit in operand if isinstance(operand, tuple) else (operand,):
            if isinstance(limit, float):
                amounts.update((limit - _NUMERIC_STEP, limit, limit + _NUMERIC_STEP))
    return tuple(sorted(amount for amount in amounts if question.hard is None or amount in question.hard))
