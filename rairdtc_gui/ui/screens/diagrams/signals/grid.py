"""What is laid out on the signalling map, and what comes of it. Plain numbers, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from rairdtc_gui.domain.signal_ways import Cell
from rairdtc_gui.domain.signalling import Look
from rairdtc_gui.ui.screens.diagrams.geometry import Point, Rect, TextLine


class Kind(Enum):
    """How the content of a cell is drawn."""

    GENE = "gene"
    PROCESS = "process"
    PILLS = "pills"


class BoxSpec(NamedTuple):
    """The content of one cell. `has_tag`: keeps room for a tag below the label; `pills`: id and name of each drug."""

    id: str
    cell: Cell
    kind: Kind
    label: str = ""
    has_tag: bool = False
    pills: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AreaSpec:
    """A compartment: its cells from `first` to `last`."""

    id: str
    label: str
    look: Look
    first: Cell
    last: Cell


class PlacedPill(NamedTuple):
    """One drug."""

    id: str
    box: Rect
    lines: tuple[TextLine, ...]


class PlacedBox(NamedTuple):
    """A node with the lines of its label and the room for its tag, or a stack of drugs."""

    id: str
    kind: Kind
    box: Rect
    lines: tuple[TextLine, ...]
    tag: Rect | None
    pills: tuple[PlacedPill, ...]


class PlacedNet(NamedTuple):
    """A way in straight pieces from box to box; the word stands on it."""

    id: str
    points: tuple[Point, ...]
    word: TextLine | None


@dataclass(frozen=True, slots=True)
class PlacedArea:
    """A compartment with its label; `line`: the middle of its first row, where a membrane runs."""

    id: str
    look: Look
    rect: Rect
    label: TextLine
    line: float


@dataclass(frozen=True, slots=True)
class SignalLayout:
    """A whole map."""

    boxes: tuple[PlacedBox, ...]
    nets: tuple[PlacedNet, ...]
    areas: tuple[PlacedArea, ...]
    bounds: Rect
