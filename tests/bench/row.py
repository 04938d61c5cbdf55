"""A measured figure beside its floor, and how figures are measured."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`ratio` is value ÷ floor; `target` limits the ratio, or the value where `limits_value`.

    After a `/` the name says what the floor is; where that is a slower peer, the target lies below 1.
    """

    name: str
    value: float
    unit: str
    floor: float | None
    target: float
    limits_value: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return None if not self.floor else self.value / self.floor

    @property
    def met(self) -> bool:
        measured = self.value if self.limits_value or self.ratio is None else self.ratio
        return measured <= self.target

    def data(self) -> dict[str, object]:
        ratio = None if self.ratio is None else round(self.ratio, 3)
        return {
            "name": self.name,
            "value": round(self.value, 4),
            "unit": self.unit,
            "floor": None if self.floor is None else round(self.floor, 4),
            "ratio": ratio,
            "target": self.target,
            "met": self.met,
            "note": self.note,
        }


def table(rows: list[Row]) -> str:
    """The rows as text."""
    lines = [f"{'name':58} {'value':>10} {'unit':6} {'floor':>10} {'ratio':>7} {'target':>8}  met"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        floor = "" if row.floor is None else f"{row.floor:.3f}"
        target = f"{row.target:g} {row.unit}" if row.limits_value else f"{row.target:g} x"
        met = "yes" if row.met else "NO"
        lines.append(f"{row.name:58} {row.value:10.3f} {row.unit:6} {floor:>10} {ratio:>7} {target:>8}  {met}")
        if row.note:
            lines.append(f"    {row.note}")
    return "\n".join(lines)


def median_ms(call: Callable[[], object], rounds: int = 30) -> float:
    """Median time of a call in milliseconds."""
    return statistics.median(times_ms(call, rounds))


def times_ms(call: Callable[[], object], rounds: int) -> list[float]:
    """The time of each of several calls in milliseconds, after one that does not count."""
    call()
    found = []
    for _ in range(rounds):
        started = time.perf_counter()
        call()
        found.append((time.perf_counter() - started) * 1000)
    return found


def interleaved_ms(calls: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Median time of each of several calls in milliseconds; each round takes all in turn, so that they share a load."""
    found = [[times_ms(call, 1)[0] for call in calls] for _ in range(rounds)]
    return [statistics.median(times) for times in zip(*found, strict=True)]


def interleaved_p95_ms(calls: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The time of each of several calls that 95 of 100 do not exceed; each round takes all in turn."""
    found = [[times_ms(call, 1)[0] for call in calls] for _ in range(rounds)]
    return [sorted(times)[int(len(times) * 0.95)] for times in zip(*found, strict=True)]


def p99(values: list[float]) -> float:
    """The value that 99 of 100 do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]
