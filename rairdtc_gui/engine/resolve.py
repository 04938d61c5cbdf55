"""From the verdicts of an option's rules to one stance and the interval in which it may still move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Effect, Indicate, Limit, Restrict, Rule, Stance
from rairdtc_gui.engine.compiled import TRUE

#: Stances by their number.
STANCES = tuple(Stance)


@dataclass(frozen=True, slots=True)
class OptionEffects:
    """The effects that decide one option, each as (place of its rule, stance). Unconfirmed indications are absent."""

    indications: tuple[tuple[int, int], ...]
    limits: tuple[int, ...]
    restrictions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A stance and the interval that no answer to an open question can leave."""

    stance: Stance
    lowest: Stance
    highest: Stance

    @property
    def status(self) -> Status:
        """Settled, provisional or possible, as the decision model defines them."""
        if self.lowest == self.highest:
            return Status.SETTLED
        if self.stance is Stance.NONE and self.highest > Stance.NONE:
            return Status.POSSIBLE
        return Status.PROVISIONAL


def effects_by_option(rules: Sequence[Rule], option_ids: Sequence[str]) -> dict[str, OptionEffects]:
    """Collects for each option the effects that can change its stance."""
    indications: dict[str, list[tuple[int, int]]] = {option: [] for option in option_ids}
    limits: dict[str, list[int]] = {option: [] for option in option_ids}
    restrictions: dict[str, list[tuple[int, int]]] = {option: [] for option in option_ids}
    for place, rule in enumerate(rules):
        for effect in rule.effects:
            match effect:
                case Indicate() if rule.may_raise:
                    indications[effect.option].append((place, int(effect.stance)))
                case Limit():
                    for option in effect.options:
                        limits[option].append(place)
                case Restrict():
                    for option in effect.options:
                        restrictions[option].append((place, int(effect.stance)))
    return {
        option: OptionEffects(tuple(indications[option]), tuple(limits[option]), tuple(restrictions[option]))
        for option in option_ids
    }


def options_of(effect: Effect) -> tuple[str, ...]:
    """The options an effect bears on; empty for dose effects."""
    match effect:
        case Indicate(option=option):
            return (option,)
        case _:
            return getattr(effect, "options", ())


#: Stance now, lowest, highest; plain numbers, since thousands of these are made for one answer.
Codes = tuple[int, int, int]

_NONE, _CONSIDER = int(Stance.NONE), int(Stance.CONSIDER)


def resolve_codes(effects: OptionEffects, verdicts: Sequence[int]) -> Codes:
    """The stance of an option and the interval it may still move in, given the verdict of every rule."""
    return codes_with(_restrictions(effects, verdicts), effects, verdicts)


def codes_with(restrictions: tuple[int, int], effects: OptionEffects, verdicts: Sequence[int]) -> Codes:
    """As `resolve_codes`, given the worst stance of restrictions that hold, and of those that hold or still could."""
    restricted, may_be_restricted = restrictions
    if restricted < _NONE:
        return restricted, may_be_restricted, restricted
    indicated, possible = _indications(effects, verdicts)
    lowest = indicated
    if possible > _CONSIDER and effects.limits:
        strongest = max([verdicts[place] for place in effects.limits])
        if strongest == TRUE:
            indicated, possible = min(indicated, _CONSIDER), _CONSIDER
        if strongest:
            lowest = min(indicated, _CONSIDER)
    return indicated, (may_be_restricted if may_be_restricted < _NONE else lowest), possible


def _restrictions(effects: OptionEffects, verdicts: Sequence[int]) -> tuple[int, int]:
    """The worst stance of the restrictions that hold, and of those that hold or still could."""
    certain = possible = _NONE
    for place, stance in effects.restrictions:
        verdict = verdicts[place]
        if verdict:
            if stance < possible:
                possible = stance
            if verdict == TRUE and stance < certain:
                certain = stance
    return certain, possible


def _indications(effects: OptionEffects, verdicts: Sequence[int]) -> tuple[int, int]:
    """The best stance of the indications that hold, and of those that hold or still could."""
    certain = possible = _NONE
    for place, stance in effects.indications:
        verdict = verdicts[place]
        if verdict:
            if stance > possible:
                possible = stance
            if verdict == TRUE and stance > certain:
                certain = stance
    return certain, possible


def resolve(effects: OptionEffects, verdicts: Sequence[int]) -> Position:
    """The position of an option, given the verdict of every rule."""
    stance, lowest, highest = resolve_codes(effects, verdicts)
    return Position(STANCES[stance], STANCES[lowest], STANCES[highest])


def stance_without_restrictions(effects: OptionEffects, verdicts: Sequence[int]) -> Stance:
    """The stance an option would have if everything that now restricts it were lifted."""
    return resolve(OptionEffects(effects.indications, effects.limits, ()), verdicts).stance
