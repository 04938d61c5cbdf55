"""What a condition is: comparisons of findings, nested with all, any and not. No evaluation here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from rairdtc_gui.domain.tri import Tri


class Operator(Enum):
    """How a finding is compared; the value is the word in the rule sources."""

    IS = "is"
    IN = "in"
    INCLUDES = "includes"  # a multi answer shares an entry with the list
    LAST_IN = "last-in"  # the last entry of an ordered multi answer is in the list
    COUNT_OF = "count-of"  # at least N entries of the list are in a multi answer
    LESS_THAN = "less-than"
    AT_MOST = "at-most"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    BETWEEN = "between"  # both ends belong to it

    __hash__ = object.__hash__  # Enum's own is written in Python; thousands of comparisons are hashed at start


Operand: TypeAlias = bool | float | str | tuple[str, ...] | tuple[float, float]


@dataclass(frozen=True, slots=True)
class Compare:
    """One comparison of one finding; `at_least` only for `COUNT_OF`."""

    finding: str
    operator: Operator
    operand: Operand
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition; unknown stays unknown."""

    part: Condition


@dataclass(frozen=True, slots=True)
class All:
    """True when every part is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """True when at least one part is true."""

    parts: tuple[Condition, ...]


Condition: TypeAlias = Compare | Not | All | Any


@dataclass(frozen=True, slots=True)
class Trace:
    """A condition with its verdict, and its parts with theirs: the shape of the condition itself."""

    condition: Condition
    verdict: Tri
    parts: tuple[Trace, ...] = ()

    def leaves(self) -> Iterator[Trace]:
        """The comparisons below this trace, in reading order."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


def comparisons(condition: Condition) -> Iterator[Compare]:
    """Every comparison in a condition, in reading order."""
    match condition:
        case Compare():
            yield condition
        case Not(part):
            yield from comparisons(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from comparisons(part)
