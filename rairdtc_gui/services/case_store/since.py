"""Then and now: what another knowledge base changed in a case, and which rules say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.services.case_store.envelope import Standing, standings_in, steps_in

Data = dict[str, Any]
_SECTIONS = ("for", "against", "cautions", "open")
_EFFECT = ("effect", "stance", "grade", "until", "class", "counts", "monitoring")


class Turn(Enum):
    """What became of a rule between then and now."""

    GONE = "gone"
    NEW = "new"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class RuleTurn:
    """A rule that differs, with its sentence and sources: those of now, or of then if it is gone."""

    rule: str
    turn: Turn
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """An option that stands elsewhere now. Ranks count the options with a statement from 1; 0: none, or ruled out."""

    option: str
    then: Standing | None
    now: Standing | None
    rank_then: int
    rank_now: int
    rules: tuple[RuleTurn, ...]

    @property
    def is_stance_changed(self) -> bool:
        """Whether more than the place in the order is another one."""
        return (self.then and (self.then.stance, self.then.status)) != (self.now and (self.now.stance, self.now.status))


def moved_options(then: Data, now: Data) -> tuple[Moved, ...]:
    """Options whose stance or place changed, those with another stance first, each in the order of now."""
    before, after = ({option["id"]: option for option in result["options"]} for result in (then, now))
    moves = _changed(standings_in(then), standings_in(now), steps_in(then), steps_in(now))
    found = [
        Moved(option, was, stands, rank_then, rank_now, _turns(before.get(option, {}), after.get(option, {})))
        for option, was, stands, rank_then, rank_now in moves
    ]
    return tuple(sorted(found, key=lambda moved: not moved.is_stance_changed))


def changed_count(then: Sequence[Standing], now: Sequence[Standing]) -> int:
    """How many options changed stance or place."""
    return len(_changed(then, now))


def _changed(
    then: Sequence[Standing],
    now: Sequence[Standing],
    steps_then: Sequence[Standing] = (),
    steps_now: Sequence[Standing] = (),
) -> list[tuple[str, Standing | None, Standing | None, int, int]]:
    """Steps that are done first have a stance and no place in the order."""
    earlier = {standing.option: standing for standing in (*then, *steps_then)}
    later = {standing.option: standing for standing in (*now, *steps_now)}
    rank_then, rank_now = _ranks(then), _ranks(now)
    found = []
    for option in dict.fromkeys([*later, *earlier]):
        before, after = earlier.get(option), later.get(option)
        if _is_silent(before) and _is_silent(after):
            continue
        if before != after or rank_then.get(option) != rank_now.get(option):
            found.append((option, before, after, rank_then.get(option, 0), rank_now.get(option, 0)))
    return found


def _is_silent(standing: Standing | None) -> bool:
    """Whether nothing is said of an option, then or now: that it was added or left out changes no advice."""
    return standing is None or standing.stance is Stance.NONE


def _ranks(standings: Sequence[Standing]) -> dict[str, int]:
    said = [standing.option for standing in standings if standing.stance > Stance.NONE]
    return {option: place for place, option in enumerate(said, 1)}


def _turns(then: Data, now: Data) -> tuple[RuleTurn, ...]:
    earlier, later = _rules(then), _rules(now)
    turns = []
    for rule in dict.fromkeys([*later, *earlier]):
        before, after = earlier.get(rule), later.get(rule)
        if before == after:
            continue
        turn = Turn.NEW if before is None else Turn.GONE if after is None else Turn.CHANGED
        text, sources = (after or before or ("", ()))[:2]
        turns.append(RuleTurn(rule, turn, text, sources))
    return tuple(turns)


def _rules(option: Mapping[str, Any]) -> dict[str, tuple[str, tuple[str, ...], tuple[object, ...]]]:
    """By rule: its sentence, its sources, and what it does to the option and in which part it stands."""
    return {
        reason["rule"]: (
            reason["text"],
            tuple(reason["sources"]),
            (section, *(repr(reason.get(key)) for key in _EFFECT)),
        )
        for section in _SECTIONS
        for reason in option.get(section, ())
    }
