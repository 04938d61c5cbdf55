"""The reasons beside each option, made once for each effect and verdict and then only collected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from rairdtc_gui.domain.answers import Reason
from rairdtc_gui.domain.rules import Caution, Effect, First, Indicate, Rule
from rairdtc_gui.domain.tri import Tri
from rairdtc_gui.engine.compiled import TRUE, UNKNOWN
from rairdtc_gui.engine.resolve import options_of


@dataclass(frozen=True, slots=True)
class Reasons:
    """What speaks for an option, against it, could still do either, and is to be minded."""

    supports: tuple[Reason, ...]
    opposes: tuple[Reason, ...]
    open: tuple[Reason, ...]
    cautions: tuple[Reason, ...]


#: An effect on an option: the place of its rule, the rule, the effect.
Placed = tuple[int, Rule, Effect]


def effects_on_options(rules: Sequence[Rule]) -> dict[str, list[Placed]]:
    """By option everything that rules say of it, in their order; what is to be done first is no reason."""
    found: dict[str, list[Placed]] = {}
    for place, rule in enumerate(rules):
        for effect in rule.effects:
            if not isinstance(effect, First):
                for option in options_of(effect):
                    found.setdefault(option, []).append((place, rule, effect))
    return found


#: What leaves of verdicts, one byte each, only where they are the wanted one.
_WHERE_TRUE, _WHERE_UNKNOWN = (bytes(verdict == wanted for verdict in range(256)) for wanted in (TRUE, UNKNOWN))


class OptionReasons:
    """The reasons that one option can have. They never change, so all answers share them.

    `places`: of each effect the place of its rule.
    """

    def __init__(self, found: Sequence[Placed]) -> None:
        deciding = [entry for entry in found if not isinstance(entry[2], Caution)]
        cautions = [entry for entry in found if isinstance(entry[2], Caution)]
        self.places = tuple(place for place, _, _ in (*deciding, *cautions))
        self._known = [_reason(rule, effect, Tri.TRUE) for _, rule, effect in (*deciding, *cautions)]
        self._open = [_reason(rule, effect, Tri.UNKNOWN) for _, rule, effect in deciding]

    def of(self, verdicts: Sequence[int]) -> Reasons:
        """The reasons, each kind in the order of the rules; `verdicts`: of the rules at `places`.

        A false rule gives none, a caution only when its rule holds.
        """
        found = bytes(verdicts)
        known = list(compress(self._known, found.translate(_WHERE_TRUE)))
        return Reasons(
            supports=tuple([reason for reason in known if isinstance(reason.effect, Indicate)]),
            opposes=tuple([reason for reason in known if not isinstance(reason.effect, Indicate | Caution)]),
            open=tuple(compress(self._open, found.translate(_WHERE_UNKNOWN))),
            cautions=tuple([reason for reason in known if isinstance(reason.effect, Caution)]),
        )


def _reason(rule: Rule, effect: Effect, verdict: Tri) -> Reason:
    return Reason(rule, effect, verdict, counts=not isinstance(effect, Indicate) or rule.may_raise)
