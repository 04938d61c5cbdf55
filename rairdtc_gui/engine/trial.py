"""One evaluation on which answers to an open question are tried, each after the other.

An answer only ever settles what is unknown: what is true or false stays so, whatever is answered next. Hence only what
is unknown and bears on an option that may still move is judged again, and from one answer to the next only what reads a
comparison whose verdict differs between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rairdtc_gui.domain.case import Jurisdiction, Value
from rairdtc_gui.domain.jurisdiction import REGION_QUESTION, jurisdiction_of
from rairdtc_gui.engine.compiled import UNKNOWN, Verdicts
from rairdtc_gui.engine.decide import Engine, Evaluation
from rairdtc_gui.engine.reach import Reach, TriedAnswer, bits
from rairdtc_gui.engine.resolve import Codes, OptionEffects, Tally, codes_of, recount, tally


class Trial:
    """Which options move with which answer. `readers`: by slot the places of the rules that read it."""

    def __init__(self, engine: Engine, evaluation: Evaluation, readers: dict[int, tuple[int, ...]]) -> None:
        self._engine, self._evaluation, self._readers = engine, evaluation, readers
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
        for place, kind in effects:
            if rules[place] == UNKNOWN:
                self._bears_on.setdefault(place, []).append((place_in_open, kind))

    def moves(self, question_id: str, reach: Reach) -> Iterator[tuple[Value, str, Codes]]:
        """The options whose position differs with an answer, in stored order; none twice in a row with one position."""
        if not any(place in self._bears_on for place in reach.rules):
            return
        questions, derived = self._still_unknown(reach)
        is_new_region = question_id == REGION_QUESTION and self._evaluation.case.jurisdiction is None
        jurisdiction = self._evaluation.jurisdiction
        rules: dict[int, int] = {}  # those judged so far, with their verdicts
        counts: dict[int, Tally] = {}  # by place in `_open`
        for tried in reach.tried:
            changed = self._settle(tried, questions, derived)
            if is_new_region:
                jurisdiction = jurisdiction_of(self._evaluation.case.answered(question_id, tried.value))
            judged = reach.rules if is_new_region else self._reading(changed)
            for place in sorted(self._recounted(judged, jurisdiction, rules, counts)):
                option, position = self._open[place][0], codes_of(counts[place])
                if position != self.base[option]:
                    yield tried.value, option, position
        self._verdicts[:] = self._evaluation.verdicts

    def _reading(self, slots: Iterable[int]) -> set[int]:
        """The rules that read one of these slots."""
        found: set[int] = set()
        for slot in slots:
            found.update(self._readers.get(slot, ()))
        return found

    def _recounted(
        self, judged: Iterable[int], jurisdiction: Jurisdiction | None, rules: dict[int, int], counts: dict[int, Tally]
    ) -> set[int]:
        """Judges rules and counts what changed; returns the places in `_open` whose position may differ by it."""
        verdicts, judges, bears_on = self._verdicts, self._engine.compiled.rule_judges, self._bears_on
        scopes = self._engine.scopes(jurisdiction)
        found: set[int] = set()
        for rule in judged:
            bearing = bears_on.get(rule)
            if bearing is None:
                continue
            verdict = judges[rule](verdicts)
            if verdict and rule in scopes:
                verdict = min(verdict, scopes[rule])
            before = rules.get(rule, UNKNOWN)
            if verdict != before:
                rules[rule] = verdict
                for place, kind in bearing:
                    counted = counts.get(place)
                    if counted is None:
                        counted = counts[place] = self._open[place][1].copy()
                    if recount(counted, kind, before, verdict):
                        found.add(place)
        return found

    def _still_unknown(self, reach: Reach) -> tuple[list[str], list[int]]:
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

    def _settle(self, tried: TriedAnswer, questions: list[str], derived: list[int]) -> list[int]:
        """Judges anew what depends on an answer; returns the slots whose verdict changes by it."""
        compiled, verdicts = self._engine.compiled, self._verdicts
        changed, read = [], tried.slots
        for slot, verdict in tried.changes:
            verdicts[slot] = verdict
            changed.append(slot)
        for question_id in questions:
            entry = compiled.questions[question_id]
            if entry.applies_reads & read:
                before = [verdicts[slot] for slot in entry.slots]
                compiled.judge_question(verdicts, question_id, None)
                if before != [verdicts[slot] for slot in entry.slots]:
                    changed.extend(entry.slots)
                    read |= bits(entry.slots)
        for place in derived:
            if compiled.derived_reads[place] & read:
                pair = compiled.derived_slots[compiled.derived_order[place].id]
                verdict = compiled.derived_judges[place](verdicts)
                if verdict != verdicts[pair[0]]:
                    verdicts[pair[0]], verdicts[pair[1]] = verdict, 2 - verdict
                    changed.extend(pair)
                    read |= bits(pair)
        return changed
