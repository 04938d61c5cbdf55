"""What moves if one finding were another: on a copy of the case, with only the options that move."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.case import Case, Value
from rairdtc_gui.domain.rules import Rule, Stance
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation
from rairdtc_gui.engine.resolve import Position


@dataclass(frozen=True, slots=True)
class Moved:
    """An option that moves, its position before and after, and the rules whose verdict changed and that bear on it."""

    option: str
    before: Position
    after: Position
    rules: tuple[Rule, ...]

    @property
    def is_stance_changed(self) -> bool:
        """Whether the stance itself changes, and not only what is still possible."""
        return self.before.stance != self.after.stance


def what_if(engine: Engine, case: Case, question: str, value: Value | None) -> tuple[Moved, ...]:
    """The options that move if a question had this answer (none: no answer); the biggest moves first."""
    changed = case.cleared(question) if value is None else case.answered(question, value)
    before = engine.evaluate(case)
    return moved_between(engine, before, engine.evaluate(changed, before))


def moved_between(engine: Engine, before: Evaluation, after: Evaluation) -> tuple[Moved, ...]:
    """The options that stand elsewhere in a second evaluation; the biggest moves first."""
    old, new = engine.positions(before), engine.positions(after)
    found = [
        Moved(option.id, old[option.id], new[option.id], _causes(engine, option.id, before, after))
        for option in engine.rule_set.options
        if old[option.id] != new[option.id]
    ]
    return tuple(sorted(found, key=lambda moved: -_distance(moved.before.stance, moved.after.stance)))


def _distance(before: Stance, after: Stance) -> int:
    return abs(after - before)


def _causes(engine: Engine, option: str, before: Evaluation, after: Evaluation) -> tuple[Rule, ...]:
    effects = engine.effects[option]
    places = {place for place, _ in effects}
    return tuple(engine.rule_set.rules[place] for place in sorted(places) if before.rules[place] != after.rules[place])
