"""The ways of the signalling map as they were laid when the knowledge base was built: plain data, no sizes.

A channel lies above each row and below the last; a lane lies left of each column and right of the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

Cell = tuple[int, int]  # column, row


class Side(Enum):
    """Of a box."""

    TOP = "top"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"

    def __init__(self, _: str) -> None:
        self.is_upright = _ in ("top", "bottom")  # whether a way leaves it up or down
        self.is_ahead = _ in ("bottom", "right")


class Gap(NamedTuple):
    """A channel (level) or a lane."""

    is_level: bool
    number: int


class Turn(NamedTuple):
    """A gap that a way runs in, and its track there."""

    gap: Gap
    track: int


@dataclass(frozen=True, slots=True)
class PlannedWay:
    """From a side of one box through gaps to a side of another; slots count from the middle. No turn: straight.

    Ways of one `bundle` may lie on one another: they share an end and do the same.
    """

    id: str
    start: str
    end: str
    out: Side
    into: Side
    out_slot: int
    in_slot: int
    turns: tuple[Turn, ...]
    bundle: str


#: The ways at one level of detail.
Ways = tuple[PlannedWay, ...]


def stack_name(cell: Cell) -> str:
    """The drugs of one cell, as an end of a way."""
    column, row = cell
    return f"drugs {column} {row}"


def bar_name(stack: str, end: str) -> str:
    """The way from a stack of drugs to a node."""
    return f"{stack}>{end}"
