"""Conditions judged for many answers at once.

A lane is one answer that is tried on a case. A plane holds one verdict in every lane: in the lower half of its bits
whether it may be true, in the upper half whether it is true. So false sets no bit, unknown the lower one and true both,
and the verdict of "all" is what its parts share, that of "any" what either has, for all lanes in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from rairdtc_gui.domain.conditions import All, Any, Compare, Condition, Not

Plane = int
PlaneJudge = Callable[[Sequence[Plane]], Plane]


class PlaneSpace:
    """Planes of so many lanes, and conditions as functions of the planes of their comparisons, by slot."""

    def __init__(self, width: int, slot_of: Mapping[Compare, int]) -> None:
        self.width = width
        self.lanes = (1 << width) - 1
        self.of_verdict = (0, self.lanes, self.true_in(self.lanes))
        self._slot_of = slot_of

    def true_in(self, lanes: int) -> Plane:
        """True in these lanes, false in the others."""
        return lanes << self.width | lanes

    def may(self, plane: Plane) -> int:
        """The lanes in which it may be true."""
        return plane & self.lanes

    def holds(self, plane: Plane) -> int:
        """The lanes in which it is true."""
        return plane >> self.width

    def negated(self, plane: Plane) -> Plane:
        """True where it was false, false where it was true, unknown where it was unknown."""
        return self.true_in(self.lanes) ^ (self.may(plane) << self.width | self.holds(plane))

    def compile(self, condition: Condition) -> PlaneJudge:
        """The function of a condition all of whose comparisons have a slot."""
        match condition:
            case Compare():
                return itemgetter(self._slot_of[condition])
            case Not(part):
                judge, negated = self.compile(part), self.negated
                return lambda planes: negated(judge(planes))
            case All(parts):
                return _all(*self._split(parts), self.of_verdict[-1])
            case Any(parts):
                return _any(*self._split(parts))

    def _split(self, parts: Sequence[Condition]) -> tuple[tuple[int, ...], tuple[PlaneJudge, ...]]:
        """The slots of the parts that are comparisons, and the functions of the others."""
        slots = tuple(self._slot_of[part] for part in parts if isinstance(part, Compare))
        return slots, tuple(self.compile(part) for part in parts if not isinstance(part, Compare))


def _all(slots: tuple[int, ...], parts: tuple[PlaneJudge, ...], everywhere: Plane) -> PlaneJudge:
    def judge(planes: Sequence[Plane]) -> Plane:
        found = everywhere
        for slot in slots:
            found &= planes[slot]
        for part in parts:
            found &= part(planes)
        return found

    return judge


def _any(slots: tuple[int, ...], parts: tuple[PlaneJudge, ...]) -> PlaneJudge:
    def judge(planes: Sequence[Plane]) -> Plane:
        found = 0
        for slot in slots:
            found |= planes[slot]
        for part in parts:
            found |= part(planes)
        return found

    return judge
