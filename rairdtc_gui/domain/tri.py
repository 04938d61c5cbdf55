"""Three-valued (strong Kleene) logic: true, false, unknown. An unknown is never a no."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Tri(Enum):
    """A verdict; refuses to be used as a Python truth value, so `if verdict:` cannot be written."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2

    def __bool__(self) -> bool:
        raise TypeError("a verdict is not a truth value; compare it with Tri.TRUE, Tri.FALSE or Tri.UNKNOWN")


def tri(value: bool | None) -> Tri:
    """A Boolean that may be missing, as a verdict."""
    if value is None:
        return Tri.UNKNOWN
    return Tri.TRUE if value else Tri.FALSE


def all_of(verdicts: Iterable[Tri]) -> Tri:
    """False if any is false, else unknown if any is unknown, else true (also for none)."""
    return Tri(min((verdict.value for verdict in verdicts), default=Tri.TRUE.value))


def any_of(verdicts: Iterable[Tri]) -> Tri:
    """True if any is true, else unknown if any is unknown, else false (also for none)."""
    return Tri(max((verdict.value for verdict in verdicts), default=Tri.FALSE.value))


def negate(verdict: Tri) -> Tri:
    """True and false change places; unknown stays unknown."""
    return Tri(2 - verdict.value)
