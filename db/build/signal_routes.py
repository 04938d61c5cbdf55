"""Which gaps of the grid a way takes: between columns and rows and through empty cells only, never through a box.

A channel lies above each row and below the last; a lane lies left of each column and right of the last. No Qt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rairdtc_gui.domain.signal_ways import Cell, Gap, Side
from rairdtc_gui.domain.signalling import Effect

_WIDE, _HIGH = 100, 60  # of a cell, roughly, to compare lengths
_BEND, _CROWD, _SHARED, _THROUGH = 24, 9, 16, 6
_FAR = 3  # so many gaps away may a way run out of a box before it turns


@dataclass(frozen=True, slots=True)
class Net:
    """A way to lay."""

    id: str
    start: str
    end: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class Way:
    """From a side of one box through gaps to a side of another. No gap: a straight line."""

    net: int
    start: Cell
    end: Cell
    out: Side
    into: Side
    gaps: tuple[Gap, ...]
    bundle: str
    out_port: str
    in_port: str


class Router:
    """Chooses ways one after the other, the short ones first; later ones keep away from what is full."""

    def __init__(self, cells: Iterable[Cell], columns: int, rows: int) -> None:
        self._taken = set(cells)
        self._columns, self._rows = columns, rows
        self._load: Counter[Gap] = Counter()
        self._in_gap: dict[str, set[Gap]] = {}

    def routed(self, nets: Sequence[Net], at: dict[str, Cell]) -> tuple[Way, ...]:
        """A way for each net, in the order of the nets."""
        bundles = _bundles(nets)
        order = sorted(range(len(nets)), key=lambda place: _distance(at[nets[place].start], at[nets[place].end]))
        found = {place: self._way(place, nets[place], at, bundles[place]) for place in order}
        return tuple(found[place] for place in range(len(nets)))

    def _way(self, place: int, net: Net, at: dict[str, Cell], bundle: tuple[str, str]) -> Way:
        start, end = at[net.start], at[net.end]
        name, shared = bundle
        out, into, gaps = min(
            self._candidates(start, end), key=lambda found: (self._cost(start, end, found, name), found[0].value)
        )
        mine = self._in_gap.setdefault(name, set())
        for gap in gaps:
            if gap not in mine:
                self._load[gap] += 1
                mine.add(gap)
        return Way(
            net=place,
            start=start,
            end=end,
            out=out,
            into=into,
            gaps=gaps,
            bundle=name,
            out_port=f"{net.start}/{out.value}/{name if shared == 'start' else place}",
            in_port=f"{net.end}/{into.value}/{name if shared == 'end' else place}",
        )

    def _candidates(self, start: Cell, end: Cell) -> list[tuple[Side, Side, tuple[Gap, ...]]]:
        found: list[tuple[Side, Side, tuple[Gap, ...]]] = []
        for out in Side:
            for into in Side:
                if self._is_straight(start, end, out, into):
                    return [(out, into, ())]
                found += [(out, into, gaps) for gaps in self._turns(start, end, out, into)]
        return found

    def _is_straight(self, start: Cell, end: Cell, out: Side, into: Side) -> bool:
        across = 1 if out.is_upright else 0
        if start[1 - across] != end[1 - across] or _OPPOSITE[out] is not into:
            return False
        step = 1 if out.is_ahead else -1
        if (end[across] - start[across]) * step <= 0:
            return False
        between = range(start[across] + step, end[across], step)
        cells = [(start[0], k) if across else (k, start[1]) for k in between]
        return not any(cell in self._taken for cell in cells)

    def _turns(self, start: Cell, end: Cell, out: Side, into: Side) -> list[tuple[Gap, ...]]:
        """With one, two or three gaps."""
        from_gaps, to_gaps = self._reach(start, out), self._reach(end, into)
        found: list[tuple[Gap, ...]] = []
        if out.is_upright is into.is_upright:
            found += [(gap,) for gap in from_gaps if gap in to_gaps]
            middle = self._between(start, end, is_level=not out.is_upright)
            found += [
                (one, gap, other) for one in from_gaps[:1] for gap in middle for other in to_gaps[:1] if one != other
            ]
        else:
            found += [(one, other) for one in from_gaps for other in to_gaps]
        return found

    def _reach(self, cell: Cell, side: Side) -> list[Gap]:
        """The gaps that a way out of a box meets before the next box, nearest first."""
        across = 1 if side.is_upright else 0
        step = 1 if side.is_ahead else -1
        last = self._rows if side.is_upright else self._columns
        place = cell[across]
        found: list[Gap] = []
        while len(found) < _FAR:
            found.append(Gap(side.is_upright, place + (1 if step > 0 else 0)))
            place += step
            if not 0 <= place < last or ((cell[0], place) if across else (place, cell[1])) in self._taken:
                break
        return found

    def _between(self, start: Cell, end: Cell, is_level: bool) -> list[Gap]:
        across = 1 if is_level else 0
        low, high = sorted((start[across], end[across]))
        return [Gap(is_level, place) for place in range(low, high + 2)]

    def _cost(self, start: Cell, end: Cell, found: tuple[Side, Side, tuple[Gap, ...]], bundle: str) -> float:
        out, into, gaps = found
        x, y = (start[0] + 0.5) * _WIDE, (start[1] + 0.5) * _HIGH
        end_x, end_y = (end[0] + 0.5) * _WIDE, (end[1] + 0.5) * _HIGH
        mine = self._in_gap.get(bundle, ())
        cost = 0.0
        for gap in gaps:
            at = gap.number * (_HIGH if gap.is_level else _WIDE)
            cost += abs(at - y) if gap.is_level else abs(at - x)
            x, y = (x, at) if gap.is_level else (at, y)
            cost += _BEND + (-_SHARED if gap in mine else _CROWD * self._load[gap])
        cost += abs(end_x - x) + abs(end_y - y)
        if gaps:
            cost += _BEND + _THROUGH * (_run(start, out, gaps[0]) + _run(end, into, gaps[-1]))
        return cost


_OPPOSITE = {Side.TOP: Side.BOTTOM, Side.BOTTOM: Side.TOP, Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


def _run(cell: Cell, side: Side, gap: Gap) -> int:
    """Through how many empty cells a way runs before it turns."""
    place = cell[1 if side.is_upright else 0]
    return gap.number - place - 1 if side.is_ahead else place - gap.number


def _distance(one: Cell, other: Cell) -> int:
    return abs(one[0] - other[0]) * _WIDE + abs(one[1] - other[1]) * _HIGH


def _bundles(nets: Sequence[Net]) -> list[tuple[str, str]]:
    """For each net the name of the bundle that it runs in, and which of its ends all of the bundle share."""
    ends = Counter((net.end, net.effect) for net in nets)
    starts = Counter((net.start, net.effect) for net in nets)
    found = []
    for place, net in enumerate(nets):
        into, out = ends[net.end, net.effect], starts[net.start, net.effect]
        if into > 1 and into >= out:
            found.append((f"to/{net.end}/{net.effect.value}", "end"))
        elif out > 1:
            found.append((f"from/{net.start}/{net.effect.value}", "start"))
        else:
            found.append((f"own/{place}", ""))
    return found
