"""From the verdicts of an option's rules to one stance and the interval in which it may still move."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Effect, Indicate, Limit, Restrict, Rule, Stance

#: Stances by their number.
STANCES = tuple(Stance)


#: The effects that decide one option, each as (place of its rule, kind): the kind of an effect is its stance, or
#: `LIMITS`. Unconfirmed indications are absent.
OptionEffects = tuple[tuple[int, int], ...]

LIMITS = int(Stance.NONE)  # no effect gives the stance "none"


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


#: Of one option, one bit for each kind of effect: the first six whether one holds or may still hold, the six from
#: `_HOLDS` on whether one holds.
Word = int
_HOLDS = 8
_BITS = 16  # of a word, where those of all options stand behind each other
#: By kind and verdict what one effect sets in it: nothing, that one may hold, or that one holds.
_MARKS = tuple((0, 1 << kind, 1 << kind | 1 << _HOLDS + kind) for kind in range(len(STANCES)))
_RESTRICTIONS = 0b11 | 0b11 << _HOLDS


class Levels(NamedTuple):
    """By stance the lanes that reach it: now, whatever is answered, and with the best answers."""

    stance: tuple[int, ...]
    lowest: tuple[int, ...]
    highest: tuple[int, ...]


def levels(holds: Sequence[int], may: Sequence[int], lanes: int) -> Levels:
    """The stance of an option and the interval it may still move in, for many ways in which its rules can turn out.

    A lane is one such way, a bit that is the same in every number; `lanes`: all of them. `holds`: by kind the lanes in
    which an effect of it holds, `may`: those in which one holds or may still hold.
    """
    forbidden, advised_against, limited, considered, recommended, preferred = holds
    may_forbid, may_advise_against, may_limit, may_consider, may_recommend, may_prefer = may
    recommended |= preferred
    considered |= recommended
    may_recommend |= may_prefer
    may_consider |= may_recommend
    not_forbidden, never_forbidden = lanes & ~forbidden, lanes & ~may_forbid
    free, safe = not_forbidden & ~advised_against, never_forbidden & ~may_advise_against
    unlimited, never_limited = free & ~limited, safe & ~may_limit
    return Levels(
        (lanes, not_forbidden, free, free & considered, unlimited & recommended, unlimited & preferred),
        (lanes, never_forbidden, safe, safe & considered, never_limited & recommended, never_limited & preferred),
        (lanes, not_forbidden, free, free & may_consider, unlimited & may_recommend, unlimited & may_prefer),
    )


class Standing:
    """The positions of all options at once: a rule marks the words of its options in one number."""

    def __init__(self, effects: Mapping[str, OptionEffects]) -> None:
        self._options = tuple(effects)
        marks: dict[int, list[int]] = {}
        for place_of_option, of_option in enumerate(effects.values()):
            for place, kind in of_option:
                mark = marks.setdefault(place, [0, 0, 0])
                for verdict, bits in enumerate(_MARKS[kind]):
                    mark[verdict] |= bits << place_of_option * _BITS
        self._marks = tuple((place, tuple(mark)) for place, mark in marks.items())
        self._words = struct.Struct(f"<{len(self._options)}H")

    def positions(self, verdicts: Sequence[int]) -> dict[str, Position]:
        """By option its position, given the verdict of every rule."""
        found = 0
        for place, mark in self._marks:
            found |= mark[verdicts[place]]
        words = self._words.unpack(found.to_bytes(self._words.size, "little"))
        return dict(zip(self._options, map(_position, words), strict=True))


def resolve(effects: OptionEffects, verdicts: Sequence[int]) -> Position:
    """The position of an option, given the verdict of every rule."""
    return _position(_word(effects, verdicts))


def stance_without_restrictions(effects: OptionEffects, verdicts: Sequence[int]) -> Stance:
    """The stance an option would have if everything that now restricts it were lifted."""
    return _position(_word(effects, verdicts) & ~_RESTRICTIONS).stance


def _word(effects: OptionEffects, verdicts: Sequence[int]) -> Word:
    found = 0
    for place, kind in effects:
        found |= _MARKS[kind][verdicts[place]]
    return found


@cache  # there are few, and each is needed for every option of every case
def _position(word: Word) -> Position:
    kinds = range(len(STANCES))
    reached = levels([word >> _HOLDS + kind & 1 for kind in kinds], [word >> kind & 1 for kind in kinds], 1)
    return Position(*(STANCES[sum(level) - 1] for level in reached))
