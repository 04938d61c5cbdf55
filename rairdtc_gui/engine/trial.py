"""Every answer to every open question tried at once.

An answer only ever settles what is unknown: what is true or false stays so, whatever is answered next. Hence only what
is unknown is judged again, and only for options that may still move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_

from rairdtc_gui.domain.case import Value
from rairdtc_gui.domain.jurisdiction import JURISDICTION_OF_REGION, REGION_QUESTION
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.engine.compiled import TRUE, UNKNOWN, rule_scope, without_answer
from rairdtc_gui.engine.conditions import compare
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.engine.lanes import Lanes
from rairdtc_gui.engine.planes import Plane, PlaneJudge, PlaneSpace
from rairdtc_gui.engine.resolve import STANCES, Levels, OptionEffects, Position, levels


@dataclass(frozen=True, slots=True)
class Moves:
    """Where one option moves; lanes are one bit each."""

    option: str
    before: Position
    lanes: int  # those in which its stance or its interval differs
    decisive: int  # those that count for the order of asking
    stances: tuple[tuple[Stance, int], ...]  # each other stance, and where the option has it


@dataclass(frozen=True, slots=True)
class _Open:
    """A question while it is open: its planes by slot, with the verdict of each where the question cannot apply."""

    question: str
    applies: PlaneJudge | None
    planes: tuple[tuple[int, Plane, int], ...]


class Trial:
    """A rule set made ready to try answers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        compiled, rules = engine.compiled, engine.rule_set.rules
        deciding = sorted({place for effects in engine.effects.values() for place, _ in effects})
        read = compiled.depends_on(reduce(or_, (compiled.rule_reads[place] for place in deciding), 0))
        self.lanes = Lanes(compiled, engine.rule_set.questions, read)
        self._space = PlaneSpace(len(self.lanes), compiled.slot_of)
        self._questions = tuple(self._open(question_id, read) for question_id in compiled.question_order)
        self._derived = tuple(
            (compiled.derived_slots[derived.id], self._space.compile(derived.when))
            for derived in compiled.derived_order
        )
        self._judges = {place: self._space.compile(rules[place].when) for place in deciding}
        self._scopes = {place: self._scope(place) for place in deciding if rules[place].jurisdictions}

    def _open(self, question_id: str, read: int) -> _Open:
        entry, space = self._engine.compiled.questions[question_id], self._space
        applies = entry.question.applies
        return _Open(
            question=question_id,
            applies=None if applies is None else space.compile(applies),
            planes=tuple(
                (slot, self._tried(question_id, partial(compare, comparison)), without_answer(comparison))
                for slot, comparison in zip(entry.slots, entry.comparisons, strict=True)
                if read >> slot & 1
            ),
        )

    def _scope(self, place: int) -> Plane:
        """Whether a rule holds, while no jurisdiction is known."""
        rule = self._engine.rule_set.rules[place]
        return self._tried(
            REGION_QUESTION, lambda region: rule_scope(rule, JURISDICTION_OF_REGION[str(region)]) == TRUE
        )

    def _tried(self, question_id: str, is_true: Callable[[Value], bool]) -> Plane:
        """What the answer to a question decides: judged in its own lanes, unknown in the others."""
        lanes, space = self.lanes, self._space
        return space.true_in(lanes.where(question_id, is_true)) | space.lanes & ~lanes.of(question_id)

    def moves(self, evaluation: Evaluation, positions: dict[str, Position], asked: Iterable[str]) -> Iterator[Moves]:
        """The options that move with an answer to one of these open questions, in stored order."""
        lanes = sum(self.lanes.of(question_id) for question_id in asked)
        planes = self._planes(evaluation)
        rules: dict[int, Plane] = {}
        for option, effects in self._engine.effects.items():
            before = positions[option]
            if before.lowest != before.highest:
                self._judge(effects, evaluation, planes, rules)
                found = _moves(option, before, self._levels(effects, evaluation, rules, lanes), lanes)
                if found.lanes:
                    yield found

    def _planes(self, evaluation: Evaluation) -> list[Plane]:
        """The plane of every comparison."""
        space, findings, everywhere = self._space, evaluation.case.findings, self._space.lanes
        planes = [space.of_verdict[verdict] for verdict in evaluation.verdicts]
        for entry in self._questions:
            if entry.question not in findings:
                may_apply = everywhere if entry.applies is None else space.may(entry.applies(planes))
                if may_apply == everywhere:
                    for slot, plane, _ in entry.planes:
                        planes[slot] = plane
                elif may_apply:
                    kept, gone = space.true_in(may_apply), space.true_in(everywhere ^ may_apply)
                    for slot, plane, without in entry.planes:
                        planes[slot] = plane & kept | (gone if without else 0)
        for (is_true, is_false), judge in self._derived:
            if evaluation.verdicts[is_true] == UNKNOWN:
                planes[is_true] = plane = judge(planes)
                planes[is_false] = space.negated(plane)
        return planes

    def _judge(
        self, effects: OptionEffects, evaluation: Evaluation, planes: Sequence[Plane], rules: dict[int, Plane]
    ) -> None:
        """Adds the planes of the unknown rules of one option that have none yet."""
        for place, _ in effects:
            if evaluation.rules[place] == UNKNOWN and place not in rules:
                rules[place] = self._judges[place](planes)
                if evaluation.jurisdiction is None and place in self._scopes:
                    rules[place] &= self._scopes[place]

    def _levels(self, effects: OptionEffects, evaluation: Evaluation, rules: dict[int, Plane], lanes: int) -> Levels:
        """The lanes in which an option reaches each stance."""
        space, verdicts = self._space, evaluation.rules
        kinds = [0] * len(STANCES)
        for place, kind in effects:
            kinds[kind] |= rules[place] if verdicts[place] == UNKNOWN else space.of_verdict[verdicts[place]]
        return levels([space.holds(kind) for kind in kinds], [space.may(kind) for kind in kinds], lanes)


def _moves(option: str, before: Position, after: Levels, lanes: int) -> Moves:
    others = tuple(
        (stance, where) for stance in STANCES if stance is not before.stance and (where := _only(after.stance, stance))
    )
    stays = _only(after.stance, before.stance)
    unmoved = stays & _only(after.lowest, before.lowest) & _only(after.highest, before.highest)
    return Moves(option, before, lanes ^ unmoved, _decisive(before, after, lanes ^ stays), others)


def _only(reached: Sequence[int], stance: Stance) -> int:
    """The lanes that reach a stance and none above it."""
    return reached[stance] if stance is STANCES[-1] else reached[stance] & ~reached[stance + 1]


def _decisive(before: Position, after: Levels, changed: int) -> int:
    """Where something is or becomes indicated and changes, and where a possibility closes.

    A restriction of something that nothing indicates yet matters only once it is indicated.
    """
    if before.stance > Stance.NONE:
        return changed
    closes = _only(after.highest, Stance.NONE) if before.highest > Stance.NONE else 0
    return after.stance[Stance.CONSIDER] | closes
