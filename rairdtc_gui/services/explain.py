"""A verdict taken apart into the findings that decided it. Codes, labels and answers; no interface words, no Qt.

Every line comes from the engine's own trace, so that nothing is judged or worded a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rairdtc_gui.domain.answers import Result
from rairdtc_gui.domain.conditions import All, Any, Compare, Condition, Not, Trace
from rairdtc_gui.domain.explained import Leaf
from rairdtc_gui.domain.rules import Derived
from rairdtc_gui.domain.tri import Tri, negate
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.engine.together import can_matter


class Explainer:
    """Explains conditions for one evaluation after the other."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.questions = {question.id: question for question in engine.rule_set.questions}
        self._derived = {derived.id: derived for derived in engine.rule_set.derived}
        self._evaluation: Evaluation | None = None
        self._found: dict[int, tuple[Condition, tuple[Leaf, ...]]] = {}  # of that evaluation, by the condition's id()
        self._decided: dict[int, tuple[Leaf, ...]] = {}  # the same without the derived findings between
        self._traces: dict[str, Trace] = {}  # of that evaluation, by derived finding
        self._asked: dict[str, frozenset[str]] = {}  # the questions on which derived findings rest
        self._below: dict[tuple[int, bool, tuple[str, ...]], tuple[Leaf, ...]] = {}  # what decided derived findings
        self._needs: dict[int, tuple[Condition, tuple[Leaf, ...]]] = {}  # of that evaluation, by the condition's id()
        self._needs_below: dict[tuple[str, bool], tuple[Leaf, ...]] = {}  # what derived findings need

    def leaves(self, condition: Condition, evaluation: Evaluation) -> tuple[Leaf, ...]:
        """What decided a condition, in reading order; below a derived finding what decided that."""
        self._turn_to(evaluation)
        known = self._found.get(id(condition))
        if known is None:  # the condition is kept with its leaves, so that no other gets its id()
            found = tuple(self._leaves(self._engine.trace(condition, evaluation), evaluation, 0, False, ()))
            known = self._found[id(condition)] = (condition, found)
        return known[1]

    def deciding(self, condition: Condition, evaluation: Evaluation) -> tuple[Leaf, ...]:
        """The questions that decided a condition, each once, without the derived findings between."""
        leaves = self.leaves(condition, evaluation)
        known = self._decided.get(id(condition))
        if known is None:
            found = {leaf.finding: leaf for leaf in reversed(leaves) if leaf.question}
            known = self._decided[id(condition)] = tuple(reversed(found.values()))
        return known

    def needed(self, condition: Condition, evaluation: Evaluation) -> tuple[Leaf, ...]:
        """The open questions that are enough for a condition to hold: of several ways the first of the shortest.

        A way that asks for two answers to one question may not be had: there stands every open question that decides.
        """
        self._turn_to(evaluation)
        known = self._needs.get(id(condition))
        if known is None:
            found = self._needed(self._engine.trace(condition, evaluation), evaluation, False)
            if _asks_twice(found):
                found = tuple(leaf for leaf in self.deciding(condition, evaluation) if leaf.is_open)
            known = self._needs[id(condition)] = (condition, found)
        return known[1]

    def rests_on(self, condition: Condition, evaluation: Evaluation) -> frozenset[str]:
        """The ids of the questions that `deciding` would give, without a line for each."""
        self._turn_to(evaluation)
        return self._rests_on(self._engine.trace(condition, evaluation), evaluation)

    def verdict(self, condition: Condition, evaluation: Evaluation) -> Tri:
        """Whether a condition holds, also one that no rule has."""
        return self._engine.judge(condition, evaluation)

    def why_not_asked(self, question_id: str, evaluation: Evaluation) -> tuple[Leaf, ...]:
        """Why a question cannot apply: the answers that exclude it; empty if it may apply."""
        question = self.questions[question_id]
        if question.applies is None or self._engine.may_apply(question_id, evaluation):
            return ()
        found: dict[str, Leaf] = {}
        for leaf in self.deciding(question.applies, evaluation):
            if leaf.value is None and leaf.finding != question_id:
                found.update({other.finding: other for other in self.why_not_asked(leaf.finding, evaluation)})
            else:
                found[leaf.finding] = leaf
        return tuple(found.values())

    def can_matter(self, result: Result, evaluation: Evaluation) -> frozenset[str]:
        """Open questions on which a rule still rests that bears on an option which is not settled."""
        return can_matter(self._engine, result, evaluation)

    def _turn_to(self, evaluation: Evaluation) -> None:
        """Forgets what was found out about another evaluation."""
        if evaluation is not self._evaluation:
            self._evaluation, self._found, self._decided, self._traces, self._below = evaluation, {}, {}, {}, {}
            self._asked, self._needs, self._needs_below = {}, {}, {}

    def _rests_on(self, trace: Trace, evaluation: Evaluation) -> frozenset[str]:
        if not isinstance(trace.condition, Compare):
            return frozenset().union(*(self._rests_on(part, evaluation) for part in deciding_parts(trace)))
        finding = trace.condition.finding
        derived = self._derived.get(finding)
        if derived is None:
            return frozenset((finding,))
        if finding not in self._asked:
            self._asked[finding] = frozenset()  # what rests on itself asks nothing more
            self._asked[finding] = self._rests_on(self._trace(derived, evaluation), evaluation)
        return self._asked[finding]

    def _trace(self, derived: Derived, evaluation: Evaluation) -> Trace:
        trace = self._traces.get(derived.id)
        if trace is None:
            trace = self._traces[derived.id] = self._engine.trace(derived.when, evaluation)
        return trace

    def _leaves(
        self, trace: Trace, evaluation: Evaluation, depth: int, is_negated: bool, inside: tuple[str, ...]
    ) -> Iterator[Leaf]:
        condition = trace.condition
        if isinstance(condition, Compare):
            yield from self._finding(condition, trace.verdict, evaluation, depth, is_negated, inside)
            return
        is_negated = is_negated is not isinstance(condition, Not)
        for part in deciding_parts(trace):
            yield from self._leaves(part, evaluation, depth, is_negated, inside)

    def _finding(
        self,
        comparison: Compare,
        verdict: Tri,
        evaluation: Evaluation,
        depth: int,
        is_negated: bool,
        inside: tuple[str, ...],
    ) -> Iterator[Leaf]:
        yield self._leaf(comparison, verdict, evaluation, depth, is_negated)
        finding = comparison.finding
        derived = self._derived.get(finding)
        if derived is not None and finding not in inside:
            is_negated = is_negated is not (comparison.operand is False)
            yield from self._leaves_below(derived, evaluation, depth + 1, is_negated, (*inside, finding))

    def _leaf(self, comparison: Compare, verdict: Tri, evaluation: Evaluation, depth: int, is_negated: bool) -> Leaf:
        finding = comparison.finding
        derived = self._derived.get(finding)
        question = None if derived else self.questions[finding]
        case = evaluation.case
        return Leaf(
            depth=depth,
            finding=finding,
            label=derived.label if derived else self.questions[finding].label,
            question=question,
            comparison=comparison,
            is_negated=is_negated,
            holds=negate(verdict) if is_negated else verdict,
            state=case.state(finding),
            value=case.findings.get(finding),
            applies=derived is not None or self._engine.may_apply(finding, evaluation),
        )

    def _needed(self, trace: Trace, evaluation: Evaluation, is_negated: bool) -> tuple[Leaf, ...]:
        """What `needed` says of a part; `is_negated`: it is enough for the part not to hold."""
        condition = trace.condition
        if trace.verdict is not Tri.UNKNOWN:
            return ()
        if isinstance(condition, Compare):
            return self._needed_finding(condition, evaluation, is_negated)
        is_negated = is_negated is not isinstance(condition, Not)
        parts = [self._needed(part, evaluation, is_negated) for part in deciding_parts(trace)]
        if isinstance(condition, All if is_negated else Any):  # one part that does not hold is enough against all
            return min(parts, key=lambda way: (_asks_twice(way), len(way)))
        return _each_once(leaf for part in parts for leaf in part)

    def _needed_finding(self, comparison: Compare, evaluation: Evaluation, is_negated: bool) -> tuple[Leaf, ...]:
        derived = self._derived.get(comparison.finding)
        if derived is None:
            return (self._leaf(comparison, Tri.UNKNOWN, evaluation, 0, is_negated),)
        key = (derived.id, is_negated is not (comparison.operand is False))
        known = self._needs_below.get(key)
        if known is None:
            known = self._needs_below[key] = self._needed(self._trace(derived, evaluation), evaluation, key[1])
        return known

    def _leaves_below(
        self, derived: Derived, evaluation: Evaluation, depth: int, is_negated: bool, inside: tuple[str, ...]
    ) -> tuple[Leaf, ...]:
        """What decided a derived finding; many conditions rest on the same ones."""
        key = (depth, is_negated, inside)
        known = self._below.get(key)
        if known is None:
            trace = self._trace(derived, evaluation)
            known = self._below[key] = tuple(self._leaves(trace, evaluation, depth, is_negated, inside))
        return known


def _each_once(leaves: Iterable[Leaf]) -> tuple[Leaf, ...]:
    """Each answer that is waited for once; of one question there can be two."""
    found: dict[tuple[Compare, bool], Leaf] = {}
    for leaf in leaves:
        found.setdefault((leaf.comparison, leaf.is_negated), leaf)
    return tuple(found.values())


def _asks_twice(way: tuple[Leaf, ...]) -> bool:
    """Whether two answers to one question are waited for."""
    return len({leaf.finding for leaf in way}) < len(way)


def deciding_parts(trace: Trace) -> tuple[Trace, ...]:
    """The parts of a condition on which its verdict rests: without any one of them it could be another."""
    if isinstance(trace.condition, All | Any):
        decided = tuple(part for part in trace.parts if part.verdict is trace.verdict)
        return decided or trace.parts
    return trace.parts
