"""Which open questions could still change what. Tries every answer that any rule can tell apart.

An answer only ever settles what is unknown: what is true or false stays so, whatever is answered next. Hence only what
depends on the question, is unknown, and bears on an option that may still move is judged again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rairdtc_gui.domain.answers import Gap
from rairdtc_gui.domain.case import Case, FindingState, Jurisdiction, Value
from rairdtc_gui.domain.conditions import Compare
from rairdtc_gui.domain.jurisdiction import REGION_QUESTION, jurisdiction_of
from rairdtc_gui.domain.questions import Question, QuestionType
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.compiled import FALSE, TRUE, UNKNOWN, Verdicts, rule_scope, without_answer
from rairdtc_gui.engine.conditions import compare
from rairdtc_gui.engine.decide import Engine, Evaluation
from rairdtc_gui.engine.resolve import LIMITS, STANCES, Codes, OptionEffects, Tally, add_true, codes_of, tally
from rairdtc_gui.engine.together import together

_NONE = int(Stance.NONE)
_EVERY_SLOT = -1  # all bits
_LAST = 1_000  # after every question that is asked first
_NUMERIC_STEP = 0.001  # smaller than any difference a threshold is stated with


@dataclass(frozen=True, slots=True)
class _Tried:
    """An answer that is tried, and its verdicts on the comparisons that a stance can depend on."""

    value: Value
    verdicts: tuple[tuple[int, int], ...]  # (slot, verdict)


@dataclass(frozen=True, slots=True)
class _Reach:
    """What must be judged again when one question is answered."""

    answers: tuple[Value, ...]
    tried: tuple[_Tried, ...]  # of answers that are judged alike the first
    slots: int  # that the answer settles, one bit a slot
    questions: tuple[str, ...]  # questions whose applicability reads it, in applicability order
    derived: tuple[int, ...]
    rules: tuple[int, ...]


class GapFinder:
    """Finds the decisive open questions of a case."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._with_stance = _places_with_stance(engine)
        self._reach = {question.id: self._reach_of(question) for question in engine.rule_set.questions}
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
        trial = _Trial(engine, evaluation)
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

    def _gap(self, question: Question, trial: _Trial) -> tuple[int, Gap]:
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

    def _reach_of(self, question: Question) -> _Reach:
        compiled, rule_set = self._engine.compiled, self._engine.rule_set
        touched = slots = _bits(compiled.questions[question.id].slots)
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
            for place in self._with_stance
            if compiled.rule_reads[place] & touched or (is_region and rule_set.rules[place].jurisdictions)
        )
        read = self._read_by(questions, derived, rules)
        answers = self._answers(question)
        return _Reach(
            answers, self._tried(question, answers, read), slots & read, tuple(questions), tuple(derived), rules
        )

    def _read_by(self, questions: Iterable[str], derived: Iterable[int], rules: Iterable[int]) -> int:
        """The slots that these read, one bit a slot."""
        compiled = self._engine.compiled
        read = 0
        for question_id in questions:
            read |= compiled.questions[question_id].applies_reads
        for place in derived:
            read |= compiled.derived_reads[place]
        for place in rules:
            read |= compiled.rule_reads[place]
        return read

    def _tried(self, question: Question, answers: tuple[Value, ...], read: int) -> tuple[_Tried, ...]:
        entry = self._engine.compiled.questions[question.id]
        live = [pair for pair in zip(entry.slots, entry.comparisons, strict=True) if read >> pair[0] & 1]
        is_region = question.id == REGION_QUESTION
        found: dict[object, _Tried] = {}
        for value in answers:
            verdicts = tuple([(slot, TRUE if compare(comparison, value) else FALSE) for slot, comparison in live])
            found.setdefault((verdicts, value if is_region else None), _Tried(value, verdicts))
        return tuple(found.values())

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


class _Trial:
    """One evaluation on which answers are tried and taken back."""

    def __init__(self, engine: Engine, evaluation: Evaluation) -> None:
        self._engine, self._evaluation = engine, evaluation
        self._verdicts: Verdicts = list(evaluation.verdicts)
        self.base: dict[str, Codes] = {}
        self._open: list[tuple[str, Tally]] = []  # the options that may still move
        self._bears_on: dict[int, list[tuple[int, int]]] = {}  # of unknown rules: places in `_open` and kinds of effect
        for option, effects in engine.effects.items():
            counted = tally(effects, evaluation.rules)
            self.base[option] = codes = codes_of(counted)
            if codes[1] != codes[2]:
                self._keep_open(effects)
                self._open.append((option, counted))

    def _keep_open(self, effects: OptionEffects) -> None:
        rules, place_in_open = self._evaluation.rules, len(self._open)
        limits = [(place, LIMITS) for place in effects.limits]
        for place, kind in (*effects.restrictions, *effects.indications, *limits):
            if rules[place] == UNKNOWN:
                self._bears_on.setdefault(place, []).append((place_in_open, kind))

    def moves(self, question_id: str, reach: _Reach) -> Iterator[tuple[Value, str, Codes]]:
        """For each answer the options whose position differs with it, in stored order."""
        places = [place for place in reach.rules if place in self._bears_on]
        if not places:
            return
        questions, derived = self._still_unknown(reach)
        is_new_region = question_id == REGION_QUESTION and self._evaluation.case.jurisdiction is None
        verdicts, scopes = self._verdicts, self._scopes(places, self._evaluation.jurisdiction)
        seen: set[tuple[tuple[int, int], ...]] = set()
        for tried in reach.tried:
            if is_new_region:
                case = self._evaluation.case.answered(question_id, tried.value)
                scopes = self._scopes(places, jurisdiction_of(case))
            settled = self._settle(tried, reach.slots, questions, derived)
            rules = self._settled_rules(places, scopes, _EVERY_SLOT if is_new_region else settled)
            if rules not in seen:  # another answer that settles the same rules moves the same options
                seen.add(rules)
                for option, position in self._positions_with(rules):
                    yield tried.value, option, position
            verdicts[:] = self._evaluation.verdicts

    def _scopes(self, places: Iterable[int], jurisdiction: Jurisdiction | None) -> dict[int, int]:
        """Whether rules hold in a jurisdiction, of those that do not hold everywhere."""
        rules = self._engine.rule_set.rules
        return {place: rule_scope(rules[place], jurisdiction) for place in places if rules[place].jurisdictions}

    def _settled_rules(
        self, places: Iterable[int], scopes: dict[int, int], settled: int
    ) -> tuple[tuple[int, int], ...]:
        """The rules that are unknown no longer once these slots are settled, with their verdicts."""
        verdicts, reads, judges = self._verdicts, self._engine.compiled.rule_reads, self._engine.compiled.rule_judges
        found = []
        for place in places:
            if reads[place] & settled:
                verdict = judges[place](verdicts)
                if verdict and place in scopes:
                    verdict = min(verdict, scopes[place])
                if verdict != UNKNOWN:
                    found.append((place, verdict))
        return tuple(found)

    def _positions_with(self, rules: Sequence[tuple[int, int]]) -> Iterator[tuple[str, Codes]]:
        """The options that move with these verdicts of rules that were unknown, in stored order."""
        touched: dict[int, Tally] = {}
        for rule, verdict in rules:
            for place, kind in self._bears_on[rule]:
                counted = touched.get(place)
                if counted is None:
                    start = self._open[place][1]
                    if verdict == FALSE and start[kind] > len(rules):
                        continue  # some of this kind stay unknown, and only whether any does counts
                    counted = touched[place] = start.copy()
                counted[kind] -= 1
                if verdict == TRUE:
                    add_true(counted, kind)
        for place in sorted(touched):
            option = self._open[place][0]
            position = codes_of(touched[place])
            if position != self.base[option]:
                yield option, position

    def _still_unknown(self, reach: _Reach) -> tuple[list[str], list[int]]:
        """Of the questions and derived findings in reach those that an answer can still settle."""
        compiled, verdicts = self._engine.compiled, self._verdicts
        questions = []
        for question_id in reach.questions:
            applies = compiled.questions[question_id].applies
            if question_id not in self._evaluation.case.findings and applies and applies(verdicts) == UNKNOWN:
                questions.append(question_id)
        slots = compiled.derived_slots
        derived = [place for place in reach.derived if verdicts[slots[compiled.derived_order[place].id][0]] == UNKNOWN]
        return questions, derived

    def _settle(self, tried: _Tried, settled: int, questions: list[str], derived: list[int]) -> int:
        """Judges anew what depends on an answer; returns the slots that are settled by it, one bit a slot."""
        compiled, verdicts = self._engine.compiled, self._verdicts
        for slot, verdict in tried.verdicts:
            verdicts[slot] = verdict
        for question_id in questions:
            entry = compiled.questions[question_id]
            if entry.applies_reads & settled and entry.applies and entry.applies(verdicts) == FALSE:
                for slot, comparison in zip(entry.slots, entry.comparisons, strict=True):
                    verdicts[slot] = without_answer(comparison)
                settled |= _bits(entry.slots)
        for place in derived:
            if compiled.derived_reads[place] & settled:
                verdict = compiled.derived_judges[place](verdicts)
                if verdict != UNKNOWN:
                    true_slot, false_slot = compiled.derived_slots[compiled.derived_order[place].id]
                    verdicts[true_slot], verdicts[false_slot] = verdict, 2 - verdict
                    settled |= 1 << true_slot | 1 << false_slot
        return settled


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


def _places_with_stance(engine: Engine) -> tuple[int, ...]:
    """The places of the rules that can change a stance."""
    found: set[int] = set()
    for effects in engine.effects.values():
        found.update(effects.limits)
        found.update(place for place, _ in (*effects.indications, *effects.restrictions))
    return tuple(sorted(found))


def _bands(question: Question, found: Iterable[Compare]) -> tuple[float, ...]:
    """The thresholds of a number question and a value on either side of each, inside the hard range."""
    amounts: set[float] = set()
    for comparison in found:
        operand = comparison.operand
        for limit in operand if isinstance(operand, tuple) else (operand,):
            if isinstance(limit, float):
                amounts.update((limit - _NUMERIC_STEP, limit, limit + _NUMERIC_STEP))
    return tuple(sorted(amount for amount in amounts if question.hard is None or amount in question.hard))
