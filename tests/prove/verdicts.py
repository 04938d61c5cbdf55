"""Strong Kleene logic over a world: each condition becomes two formulas, "is true" and "is false"; neither: unknown."""

from __future__ import annotations

from rairdtc_gui.domain.case import Jurisdiction
from rairdtc_gui.domain.conditions import All, Any, Compare, Condition, Not
from rairdtc_gui.domain.knowledge import RuleSet
from rairdtc_gui.domain.rules import Indicate, Limit, Restrict, Stance
from tests.prove.logic import Formula
from tests.prove.world import World

Pair = tuple[Formula, Formula]


class Verdicts:
    """What a world says of every condition, rule and option, in one jurisdiction."""

    def __init__(self, rule_set: RuleSet, world: World, jurisdiction: Jurisdiction) -> None:
        self._rule_set, self.world, self._jurisdiction = rule_set, world, jurisdiction
        self._derived = {derived.id: derived for derived in rule_set.derived}
        self._kept: dict[Condition, Pair] = {}
        self._applies: dict[str, Pair] = {}
        self.rules: dict[str, Pair] = {rule.id: self._rule(place) for place, rule in enumerate(rule_set.rules)}
        self._collect()

    # --- conditions ----------------------------------------------------------------------------

    def pair(self, condition: Condition) -> Pair:
        """(is true, is false) of a condition."""
        if condition not in self._kept:
            self._kept[condition] = self._pair(condition)
        return self._kept[condition]

    def _pair(self, condition: Condition) -> Pair:
        logic = self.world.logic
        match condition:
            case Compare():
                return self._compare(condition)
            case Not(part):
                true, false = self.pair(part)
                return false, true
            case All(parts):
                pairs = [self.pair(part) for part in parts]
                return logic.conj(true for true, _ in pairs), logic.disj(false for _, false in pairs)
            case Any(parts):
                pairs = [self.pair(part) for part in parts]
                return logic.disj(true for true, _ in pairs), logic.conj(false for _, false in pairs)

    def _compare(self, comparison: Compare) -> Pair:
        logic = self.world.logic
        if comparison.finding in self._derived:
            true, false = self.pair(self._derived[comparison.finding].when)
            return (true, false) if comparison.operand is True else (false, true)
        answer = self.world.answers[comparison.finding]
        holds = answer.holds(comparison, logic)
        cannot_apply = logic.conj((logic.neg(answer.answered), self.applies(comparison.finding)[1]))
        true = [logic.conj((answer.answered, holds))]
        false = [logic.conj((answer.answered, logic.neg(holds)))]
        (true if comparison.operand is False else false).append(cannot_apply)  # what cannot apply counts as "no"
        return logic.disj(true), logic.disj(false)

    def applies(self, question_id: str) -> Pair:
        """(applies, cannot apply) of a question."""
        if question_id not in self._applies:
            condition = self.world.answers[question_id].cells.question.applies
            self._applies[question_id] = (True, False) if condition is None else self.pair(condition)
        return self._applies[question_id]

    def _rule(self, place: int) -> Pair:
        rule = self._rule_set.rules[place]
        if rule.jurisdictions and self._jurisdiction not in rule.jurisdictions:
            return False, True
        return self.pair(rule.when)

    # --- options -------------------------------------------------------------------------------

    def _collect(self) -> None:
        self.indications: dict[str, list[tuple[Pair, Stance]]] = {option.id: [] for option in self._rule_set.options}
        self.restrictions: dict[str, list[tuple[Pair, Stance]]] = {option.id: [] for option in self._rule_set.options}
        self.limits: dict[str, list[Pair]] = {option.id: [] for option in self._rule_set.options}
        for rule in self._rule_set.rules:
            pair = self.rules[rule.id]
            for effect in rule.effects:
                match effect:
                    case Indicate() if rule.may_raise:
                        self.indications[effect.option].append((pair, effect.stance))
                    case Restrict():
                        for option in effect.options:
                            self.restrictions[option].append((pair, effect.stance))
                    case Limit():
                        for option in effect.options:
                            self.limits[option].append(pair)

    def restricted(self, option: str, worst: Stance, is_certain: bool) -> Formula:
        """Whether a restriction to `worst` or below holds, or (not certain) still could."""
        return self._any([pair for pair, stance in self.restrictions[option] if stance <= worst], is_certain)

    def indicated(self, option: str, best: Stance, is_certain: bool) -> Formula:
        """Whether an indication of `best` or more holds, or (not certain) still could."""
        return self._any([pair for pair, stance in self.indications[option] if stance >= best], is_certain)

    def limited(self, option: str, is_certain: bool) -> Formula:
        """Whether a limit holds, or (not certain) still could."""
        return self._any(self.limits[option], is_certain)

    def _any(self, pairs: list[Pair], is_certain: bool) -> Formula:
        logic = self.world.logic
        return logic.disj(true if is_certain else logic.neg(false) for true, false in pairs)

    def stance_at_least(self, option: str, stance: Stance) -> Formula:
        """Whether the stance now is `stance` or better, as the decision model resolves it."""
        return self._at_least(option, stance, certain_only=True, is_hoped=False)

    def highest_at_least(self, option: str, stance: Stance) -> Formula:
        """Whether the upper end of the interval is `stance` or better."""
        return self._at_least(option, stance, certain_only=True, is_hoped=True)

    def lowest_at_least(self, option: str, stance: Stance) -> Formula:
        """Whether the lower end of the interval is `stance` or better."""
        return self._at_least(option, stance, certain_only=False, is_hoped=False)

    def _at_least(self, option: str, stance: Stance, *, certain_only: bool, is_hoped: bool) -> Formula:
        """`certain_only`: only what holds counts against; `is_hoped`: what still could hold counts in favour."""
        logic = self.world.logic
        if stance is Stance.CONTRAINDICATED:
            return True
        below = Stance(stance - 1) if stance <= Stance.NONE else Stance.NOT_RECOMMENDED
        parts = [logic.neg(self.restricted(option, below, certain_only))]
        if stance > Stance.NONE:
            parts.append(self.indicated(option, stance, not is_hoped))
        if stance > Stance.CONSIDER:
            parts.append(logic.neg(self.limited(option, certain_only)))
        return logic.conj(parts)
