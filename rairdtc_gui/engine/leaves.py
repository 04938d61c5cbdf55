"""What a condition still asks: its comparisons with their places, found once and then only looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rairdtc_gui.domain.conditions import Compare, Condition, comparisons
from rairdtc_gui.domain.rules import Derived
from rairdtc_gui.engine.compiled import UNKNOWN, Verdicts


@dataclass(frozen=True, slots=True)
class Leaf:
    """A comparison: where its verdict stands, what it is about, and, of a derived finding, what that one asks."""

    slot: int
    finding: str
    asks: tuple[Leaf, ...]


class Leaves:
    """The leaves of conditions all of whose comparisons have a slot."""

    def __init__(self, slot_of: Mapping[Compare, int], derived: Mapping[str, Derived]) -> None:
        self._slot_of, self._derived = slot_of, derived
        self._of_derived: dict[str, tuple[Leaf, ...]] = {}

    def of(self, condition: Condition) -> tuple[Leaf, ...]:
        """In reading order."""
        return tuple(
            Leaf(self._slot_of[item], item.finding, self.behind(item.finding)) for item in comparisons(condition)
        )

    def behind(self, finding: str) -> tuple[Leaf, ...]:
        """What a derived finding asks; nothing stands behind a question."""
        if finding not in self._derived:
            return ()
        if finding not in self._of_derived:
            self._of_derived[finding] = self.of(self._derived[finding].when)
        return self._of_derived[finding]


def add_asked(found: dict[str, None], leaves: tuple[Leaf, ...], verdicts: Verdicts) -> None:
    """Adds the questions on which leaves still rest that are unknown."""
    for leaf in leaves:
        if verdicts[leaf.slot] == UNKNOWN:
            if leaf.asks:
                add_asked(found, leaf.asks, verdicts)
            else:
                found[leaf.finding] = None
