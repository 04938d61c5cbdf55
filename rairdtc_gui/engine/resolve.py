"""From the verdicts of an option's rules to one stance and the interval in which it may still move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Effect, Indicate, Limit, Restrict, Rule, Stance
from rairdtc_gui.engine.compiled import FALSE, UNKNOWN

#: Stances by their number.
STANCES = tuple(Stance)


#: The effects that decide one option, each as (place of its rule, kind): the kind of an effect is its stance, or
#: `LIMITS`. Unconfirmed indications are absent.
OptionEffects = tuple[tuple[int, int], ...]

_CONTRAINDICATED, _NOT_RECOMMENDED = int(Stance.CONTRAINDICATED), int(Stance.NOT_RECOMMENDED)
_NONE, _CONSIDER, _RECOMMENDED, _PREFERRED = (int(stance) for stance in STANCES[2:])
_KINDS = len(STANCES)
LIMITS = _NONE  # no effect gives the stance "none"


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
    found: dict[str, list[tuple[int, int]]] = {option: [] for option in option_ids}
    for place, rule in enumerate(rules):
        for effect in rule.effects:
            match effect:
                case Indicate() if rule.may_raise and effect.stance > Stance.NONE:
                    found[effect.option].append((place, int(effect.stance)))
                case Limit():
                    for option in effect.options:
                        found[option].append((place, LIMITS))
                case Restrict() if effect.stance < Stance.NONE:
                    for option in effect.options:
                        found[option].append((place, int(effect.stance)))
    return {option: tuple(effects) for option, effects in found.items()}


def options_of(effect: Effect) -> tuple[str, ...]:
    """The options an effect bears on; empty for dose effects."""
    match effect:
        case Indicate(option=option):
            return (option,)
        case _:
            return getattr(effect, "options", ())


#: Stance now, lowest, highest; plain numbers, since thousands of these are made for one answer.
Codes = tuple[int, int, int]

#: What the rules say of one option, counted: by kind how many effects are unknown, then by kind how many hold. A plain
#: list for the same reason.
Tally = list[int]


def tally(effects: OptionEffects, verdicts: Sequence[int]) -> Tally:
    """The effects on an option counted, given the verdict of every rule."""
    counted = [0] * (2 * _KINDS)
    for place, kind in effects:
        verdict = verdicts[place]
        if verdict:
            counted[kind if verdict == UNKNOWN else _KINDS + kind] += 1
    return counted


def recount(counted: Tally, kind: int, before: int, after: int) -> bool:
    """One effect whose rule has another verdict than before; returns whether the position may differ by it."""
    differs = False
    if before != FALSE:
        place = kind if before == UNKNOWN else _KINDS + kind
        counted[place] -= 1
        differs = not counted[place]
    if after != FALSE:
        place = kind if after == UNKNOWN else _KINDS + kind
        differs = differs or not counted[place]
        counted[place] += 1
    return differs


def codes_of(counted: Tally) -> Codes:
    """The stance of an option and the interval it may still move in."""
    forbid, advise_against, limit, consider, recommend, prefer = counted[:_KINDS]  # unknown ones
    forbidden, advised_against, limited, considered, recommended, preferred = counted[_KINDS:]  # those that hold
    if forbidden or advised_against:
        restricted = _CONTRAINDICATED if forbidden else _NOT_RECOMMENDED
        return restricted, _CONTRAINDICATED if forbid else restricted, restricted
    indicated = _PREFERRED if preferred else _RECOMMENDED if recommended else _CONSIDER if considered else _NONE
    possible = _PREFERRED if prefer else _RECOMMENDED if recommend else _CONSIDER if consider else _NONE
    possible = max(possible, indicated)
    lowest = indicated
    if possible > _CONSIDER and (limited or limit):
        lowest = min(indicated, _CONSIDER)
        if limited:
            indicated, possible = lowest, _CONSIDER
    if forbid or advise_against:
        lowest = _CONTRAINDICATED if forbid else _NOT_RECOMMENDED
    return indicated, lowest, possible


def resolve(effects: OptionEffects, verdicts: Sequence[int]) -> Position:
    """The position of an option, given the verdict of every rule."""
    return _position(codes_of(tally(effects, verdicts)))


@cache  # there are few, and each is needed for every option of every case
def _position(codes: Codes) -> Position:
    stance, lowest, highest = codes
    return Position(STANCES[stance], STANCES[lowest], STANCES[highest])


def stance_without_restrictions(effects: OptionEffects, verdicts: Sequence[int]) -> Stance:
    """The stance an option would have if everything that now restricts it were lifted."""
    return resolve(tuple(effect for effect in effects if effect[1] >= _NONE), verdicts).stance
