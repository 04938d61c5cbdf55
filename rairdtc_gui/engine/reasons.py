"""The reasons beside each option, made once for each rule and verdict and then only collected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from rairdtc_gui.domain.answers import Reason
from rairdtc_gui.domain.rules import Caution, Effect, First, Indicate, Rule
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.compiled import TRUE
from rairdtc_gui.engine.resolve import options_of


class Side(IntEnum):
    """Where a reason stands in the answer of its option."""

    SUPPORTS = 0
    OPPOSES = 1
    OPEN = 2
    CAUTIONS = 3


#: The reasons of one option, by side.
Reasons = tuple[list[Reason], list[Reason], list[Reason], list[Reason]]

_Placed = tuple[tuple[str, int, Reason], ...]
_TRI = tuple(Tri)


class RuleReasons:
    """Knows the reasons that each rule gives to options. They never change, so all results share them."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._kept: dict[tuple[int, int], _Placed] = {}

    def of_option(self, option: str, places: Iterable[int], verdicts: Sequence[int]) -> Reasons:
        """Of the rules at these places every effect on an option, unless the rule is false, in this order."""
        found: Reasons = ([], [], [], [])
        for place in places:
            verdict = verdicts[place]
            if verdict:
                placed = self._kept.get((place, verdict))
                if placed is None:
                    placed = self._kept[place, verdict] = _placed(self._rules[place], verdict)
                for other, side, reason in placed:
                    if other == option:
                        found[side].append(reason)
        return found


def _placed(rule: Rule, verdict: int) -> _Placed:
    found: list[tuple[str, int, Reason]] = []
    for effect in rule.effects:
        side = _side(effect, verdict)
        if side is not None:
            counts = not isinstance(effect, Indicate) or rule.may_raise
            reason = Reason(rule=rule, effect=effect, verdict=_TRI[verdict], counts=counts)
            found += [(option, int(side), reason) for option in options_of(effect)]
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
