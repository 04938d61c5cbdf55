"""The reasons beside each option, made once for each rule and verdict and then only collected."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from rairdtc_gui.domain.answers import Reason
from rairdtc_gui.domain.rules import Caution, Effect, First, Indicate, Rule
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.compiled import TRUE, UNKNOWN
from rairdtc_gui.engine.resolve import options_of


class Side(IntEnum):
    """Where a reason stands in the answer of its option."""

    SUPPORTS = 0
    OPPOSES = 1
    OPEN = 2
    CAUTIONS = 3


#: The reasons of one option, by side.
Reasons = tuple[list[Reason], list[Reason], list[Reason], list[Reason]]

_Placed = tuple[tuple[int, Reason], ...]  # (side, reason)
_NOTHING: _Placed = ()  # of a false rule
_TRI = tuple(Tri)


class OptionReasons:
    """The reasons that some rules give to one option. They never change, so all answers share them."""

    def __init__(self, option: str, rules: Iterable[Rule]) -> None:
        self._placed = tuple((_NOTHING, _placed(option, rule, UNKNOWN), _placed(option, rule, TRUE)) for rule in rules)

    def of(self, verdicts: Iterable[int]) -> Reasons:
        """Every effect on the option, unless its rule is false, in the order of the rules, whose verdicts these are."""
        found: Reasons = ([], [], [], [])
        for placed, verdict in zip(self._placed, verdicts, strict=True):
            for side, reason in placed[verdict]:
                found[side].append(reason)
        return found


def _placed(option: str, rule: Rule, verdict: int) -> _Placed:
    found: list[tuple[int, Reason]] = []
    for effect in rule.effects:
        side = _side(effect, verdict)
        if side is not None and option in options_of(effect):
            counts = not isinstance(effect, Indicate) or rule.may_raise
            found.append((int(side), Reason(rule=rule, effect=effect, verdict=_TRI[verdict], counts=counts)))
    return tuple(found)


def _side(effect: Effect, verdict: int) -> Side | None:
    """None: the effect is no reason, or a caution that may never hold."""
    if isinstance(effect, First):
        return None
    if isinstance(effect, Caution):
        return Side.CAUTIONS if verdict == TRUE else None
    if verdict != TRUE:
        return Side.OPEN
    return Side.SUPPORTS if isinstance(effect, Indicate) else Side.OPPOSES
