"""Gives every way a line of its own: a slot at each side of a box, a track in each gap. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from db.build.signal_routes import Way
from rairdtc_gui.domain.signal_ways import Gap, Side

Rail = tuple[bool, int, int]  # upright; column or row; channel or lane that the line meets there


class Slots:
    """The place of each port on its side, counted from the middle: 0, 1, -1, …"""

    def __init__(self, ways: Sequence[Way]) -> None:
        self._ways = ways
        self._rails: dict[str, set[Rail]] = {}
        self._lean: dict[str, int] = {}
        self._same: dict[str, str] = {}
        for way in ways:
            self._add(way)
        self._slot = self._assigned()

    def of(self, port: str) -> int:
        """The slot of a port."""
        return self._slot[self._root(port)]

    def _add(self, way: Way) -> None:
        """The rails of both ports; those of a straight way are one."""
        if not way.gaps:
            one, other = self._root(way.out_port), self._root(way.in_port)
            if one != other:
                self._same[other] = one
                self._rails.setdefault(one, set()).update(self._rails.pop(other, set()))
            self._rails.setdefault(one, set()).update(_between(way))
            self._lean[one] = 0
            return
        for port, cell, far, side, gap in (
            (way.out_port, way.start, way.end, way.out, way.gaps[0]),
            (way.in_port, way.end, way.start, way.into, way.gaps[-1]),
        ):
            root, across = self._root(port), 0 if side.is_upright else 1
            self._rails.setdefault(root, set()).update(_out_to(cell, side, gap))
            towards = far[across] - cell[across]
            self._lean.setdefault(root, (towards > 0) - (towards < 0))

    def _root(self, port: str) -> str:
        while port in self._same:
            port = self._same[port]
        return port

    def _assigned(self) -> dict[str, int]:
        found: dict[str, int] = {}
        used: set[tuple[Rail, int]] = set()
        for root in sorted(self._rails, key=lambda name: (self._lean[name] != 0, -len(self._rails[name]))):
            for slot in _slots(self._lean[root]):
                wanted = {(rail, slot) for rail in self._rails[root]}
                if not wanted & used:
                    used |= wanted
                    found[root] = slot
                    break
        return found


class Tracks:
    """The track of each bundle in each gap."""

    def __init__(self, ways: Sequence[Way], slots: Slots) -> None:
        self._spans: dict[Gap, dict[str, list[float]]] = {}
        self._turns: dict[Gap, dict[str, list[int]]] = {}
        for way in ways:
            self._add(way, slots)
        self._track = {gap: self._packed(gap) for gap in self._spans}

    def of(self, gap: Gap, bundle: str) -> int:
        """The track of a bundle in a gap."""
        return self._track[gap][bundle]

    def _add(self, way: Way, slots: Slots) -> None:
        for place, gap in enumerate(way.gaps):
            ends = []
            for neighbour, cell, side, port in (
                (place - 1, way.start, way.out, way.out_port),
                (place + 1, way.end, way.into, way.in_port),
            ):
                if 0 <= neighbour < len(way.gaps):
                    ends.append((2.0 * way.gaps[neighbour].number, self._towards(way, gap, place, neighbour)))
                else:
                    across = 0 if side.is_upright else 1
                    turn = -1 if side.is_ahead else 1
                    ends.append((2 * cell[across] + 1 + slots.of(port) / 100, turn))
            self._spans.setdefault(gap, {}).setdefault(way.bundle, []).extend(at for at, _ in ends)
            self._turns.setdefault(gap, {}).setdefault(way.bundle, []).extend(
                turn * (1 if at == min(ends)[0] else 2) for at, turn in ends
            )

    def _towards(self, way: Way, gap: Gap, place: int, neighbour: int) -> int:
        """Whether the way goes on before or behind a gap."""
        beyond = neighbour + (neighbour - place)
        cell = way.start if neighbour < place else way.end
        far = way.gaps[beyond].number if 0 <= beyond < len(way.gaps) else cell[1 if gap.is_level else 0]
        return -1 if far < gap.number else 1

    def _packed(self, gap: Gap) -> dict[str, int]:
        spans = {name: (min(places), max(places)) for name, places in self._spans[gap].items()}
        found: dict[str, int] = {}
        for name in sorted(spans, key=lambda name: self._order(gap, name, spans[name])):
            low, high = spans[name]
            full = {
                found[other] for other in found if spans[other][0] <= high and low <= spans[other][1]
            }  # fmt: skip
            found[name] = next(track for track in count() if track not in full)
        return found

    def _order(self, gap: Gap, name: str, span: tuple[float, float]) -> tuple[int, float, str]:
        """Ways that turn back first, the shorter first; then those that cross, so that they do not cross each other."""
        turns = self._turns[gap][name]
        before, behind = any(turn < 0 for turn in turns), any(turn > 0 for turn in turns)
        if before and not behind:
            return 0, span[1] - span[0], name
        if behind and not before:
            return 2, span[0] - span[1], name
        rises = any(turn == -1 for turn in turns)  # comes from before at its lower end
        return 1, -span[0] if rises else span[0], name


def _slots(lean: int) -> list[int]:
    first = -1 if lean < 0 else 1
    return [0, *(sign * place for place in range(1, 60) for sign in (first, -first))]


def _out_to(cell: tuple[int, int], side: Side, gap: Gap) -> set[Rail]:
    """The places that a line meets from a box to the gap where it turns."""
    column, row = cell
    place, along = (row, column) if side.is_upright else (column, row)
    gaps = range(place + 1, gap.number + 1) if side.is_ahead else range(gap.number, place + 1)
    return {(side.is_upright, along, index) for index in gaps}


def _between(way: Way) -> set[Rail]:
    across = 1 if way.out.is_upright else 0
    low, high = sorted((way.start[across], way.end[across]))
    return {(way.out.is_upright, way.start[1 - across], index) for index in range(low + 1, high + 1)}
