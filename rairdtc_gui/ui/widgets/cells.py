"""What a table of cells shows: lines of text in a few looks, marks on an axis. No Qt, so that presenters fill it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Look(Enum):
    """How a line of a cell looks."""

    BODY = "body"
    STRONG = "strong"
    MUTED = "muted"
    META = "meta"
    LINK = "link"
    DOSE = "dose"
    CAUTION = "caution"


class Shape(Enum):
    """How a figure is marked: a ratio, the arm that is asked about, the arm it is compared with."""

    SQUARE = "square"
    DISC = "disc"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class Para:
    """One line of a cell; it wraps. `target`: where this line alone leads; its first `lead` letters say so."""

    text: str
    look: Look = Look.BODY
    target: str = ""
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure with its interval on the axis of the column; `lane`: from the top. A missing limit runs off the axis."""

    shape: Shape
    value: float | None
    lower: float | None = None
    upper: float | None = None
    has_interval: bool = False
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """`target`: where Enter or a click leads. `tint`: token of the ground. `words`: for screen readers and the tip."""

    paras: tuple[Para, ...] = ()
    target: str = ""
    icon: str = ""
    tint: str = ""
    marks: tuple[Mark, ...] = ()
    words: str = ""

    @property
    def text(self) -> str:
        """Everything that is written in the cell."""
        return "\n".join(para.text for para in self.paras)

    @property
    def leads_to(self) -> str:
        """Where Enter leads: the target of the cell, else that of its first line that has one."""
        return self.target or next((para.target for para in self.paras if para.target), "")


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row of cells, or with `head` alone a group head across the table. `key`: what the row is about."""

    cells: tuple[Cell, ...] = ()
    head: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """The scale of a column of marks. `reference`: the line of no difference."""

    low: float
    high: float
    ticks: tuple[float, ...]
    is_log: bool = False
    reference: float | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A head, the least width at 100 %, and its share of the width that is left over.

    `caption`: below a large head. `target`: where the head leads.
    """

    head: str
    width: int
    share: int = 0
    axis: Axis | None = None
    caption: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class CellGrid:
    """A whole table. `name`: for screen readers."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[CellRow, ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """What stands behind a row: notes, sources by number, and where to go on."""

    title: str
    lines: tuple[str, ...]
    sources: tuple[tuple[int, str], ...]
    links: tuple[tuple[str, str], ...]  # words and route
