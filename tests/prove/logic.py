"""Two logics with the same words, of the solver and of plain Python: one encoding serves for proof and for test."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

import z3

Formula = Any  # a z3.BoolRef or a bool


class Logic(Protocol):
    """And, or, not over formulas."""

    def conj(self, parts: Iterable[Formula]) -> Formula: ...

    def disj(self, parts: Iterable[Formula]) -> Formula: ...

    def neg(self, part: Formula) -> Formula: ...

    def at_least(self, parts: list[Formula], count: int) -> Formula: ...


class SolverLogic:
    """Formulas of the solver; constants are folded, so that what is decided stays small."""

    def conj(self, parts: Iterable[Formula]) -> Formula:
        """All of them."""
        kept = [part for part in parts if part is not True]
        if any(part is False for part in kept):
            return False
        return kept[0] if len(kept) == 1 else z3.And(kept) if kept else True

    def disj(self, parts: Iterable[Formula]) -> Formula:
        """Any of them."""
        kept = [part for part in parts if part is not False]
        if any(part is True for part in kept):
            return True
        return kept[0] if len(kept) == 1 else z3.Or(kept) if kept else False

    def neg(self, part: Formula) -> Formula:
        """The opposite."""
        return (not part) if isinstance(part, bool) else z3.Not(part)

    def at_least(self, parts: list[Formula], count: int) -> Formula:
        """At least `count` of them."""
        return z3.PbGe([(part, 1) for part in parts], count) if parts else count <= 0


class PlainLogic:
    """Plain truth values."""

    def conj(self, parts: Iterable[Formula]) -> Formula:
        """All of them."""
        return all(parts)

    def disj(self, parts: Iterable[Formula]) -> Formula:
        """Any of them."""
        return any(parts)

    def neg(self, part: Formula) -> Formula:
        """The opposite."""
        return not part

    def at_least(self, parts: list[Formula], count: int) -> Formula:
        """At least `count` of them."""
        return sum(parts) >= count
