"""From the verdicts of an option's rules to one stance and the interval in which it may still move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Effect, Indicate, Limit, Restrict, Rule, Stance
from rairdtc_gui.engine.compiled import UNKNOWN

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
                case Indicate() if rule.may_raise and effect.stance > Stance.NONE:
                    indications[effect.option].append((place, int(effect.stance)))
                case Limit():
                    for option in effect.options:
                        limits[option].append(place)
                case Restrict() if effect.stance < Stance.NONE:
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

#: What the rules say of one option, counted: how many restrictions and indications of each stance are unknown, and how
#: many limits (in the place of "none"); then the worst restriction and the best indication that hold, and the limits
#: that do. A plain list for the same reason.
Tally = list[int]

_CONTRAINDICATED, _NOT_RECOMMENDED = int(Stance.CONTRAINDICATED), int(Stance.NOT_RECOMMENDED)
_NONE, _CONSIDER, _RECOMMENDED, _PREFERRED = (int(stance) for stance in STANCES[2:])
LIMITS = _NONE
_WORST, _BEST, _LIMITED = len(STANCES), len(STANCES) + 1, len(STANCES) + 2


def tally(effects: OptionEffects, verdicts: Sequence[int]) -> Tally:
    """The effects on an option counted, given the verdict of every rule."""
    counted = [0, 0, 0, 0, 0, 0, _NONE, _NONE, 0]
    for place, stance in effects.restrictions:
        verdict = verdicts[place]
        if verdict == UNKNOWN:
            counted[stance] += 1
        elif verdict and stance < counted[_WORST]:
            counted[_WORST] = stance
    for place, stance in effects.indications:
        verdict = verdicts[place]
        if verdict == UNKNOWN:
            counted[stance] += 1
        elif verdict and stance > counted[_BEST]:
            counted[_BEST] = stance
    for place in effects.limits:
        verdict = verdicts[place]
        if verdict == UNKNOWN:
            counted[LIMITS] += 1
        elif verdict:
            counted[_LIMITED] += 1
    return counted


def add_true(counted: Tally, kind: int) -> None:
    """One more effect that holds. `kind`: its stance, or `LIMITS`."""
    if kind == LIMITS:
        counted[_LIMITED] += 1
    elif kind < _NONE:
        counted[_WORST] = min(counted[_WORST], kind)
    else:
        counted[_BEST] = max(counted[_BEST], kind)


def codes_of(counted: Tally) -> Codes:
    """The stance of an option and the interval it may still move in."""
    contraindications, others, limits, consider, recommended, preferred, restricted, indicated, limited = counted
    if contraindications:
        may_be_restricted = _CONTRAINDICATED
    else:
        may_be_restricted = min(restricted, _NOT_RECOMMENDED) if others else restricted
    if restricted < _NONE:
        return restricted, may_be_restricted, restricted
    possible = _PREFERRED if preferred else _RECOMMENDED if recommended else _CONSIDER if consider else _NONE
    possible = max(possible, indicated)
    lowest = indicated
    if possible > _CONSIDER and (limited or limits):
        lowest = min(indicated, _CONSIDER)
        if limited:
            indicated, possible = lowest, _CONSIDER
    return indicated, (may_be_restricted if may_be_restricted < _NONE else lowest), possible


def resolve(effects: OptionEffects, verdicts: Sequence[int]) -> Position:
    """The position of an option, given the verdict of every rule."""
    return _position(codes_of(tally(effects, verdicts)))


@cache  # there are few, and each is needed for every option of every case
def _position(codes: Codes) -> Position:
    stance, lowest, highest = codes
    return Position(STANCES[stance], STANCES[lowest], STANCES[highest])


def stance_without_restrictions(effects: OptionEffects, verdicts: Sequence[int]) -> Stance:
    """The stance an option would have if everything that now restricts it were lifted."""
    return resolve(OptionEffects(effects.indications, effects.limits, ()), verdicts).stance
