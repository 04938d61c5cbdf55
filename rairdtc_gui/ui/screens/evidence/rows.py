"""What the evidence screen shows: tables of trials, one trial, and what stands behind a row. In ready words."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.ui.widgets.cells import CellGrid

#: The part of a trial that holds its criteria of entry against the open case.
FIT = "fit"
#: The ways in which trials can be ordered; never by a figure.
ORDERS = ("line", "name", "name-down", "drug", "size")


@dataclass(frozen=True, slots=True)
class Block:
    """A table with its head. Randomised and other trials never share one."""

    title: str
    context: str
    grid: CellGrid
    is_randomised: bool
    anchor: str = ""  # on the page of a trial: by what a route leads here


@dataclass(frozen=True, slots=True)
class ListPage:
    """Trials side by side for one topic."""

    context: str
    topics: tuple[tuple[str, str], ...]
    topic: str
    drugs: tuple[tuple[str, str], ...]  # id and name of each that has trials
    drug: str
    order: str
    filter: str
    has_all: bool  # also subgroups and further cuts
    blocks: tuple[Block, ...]
    nothing: str  # why there is no row
    sources: tuple[tuple[int, str], ...] = ()  # of every row


@dataclass(frozen=True, slots=True)
class TrialPage:
    """One trial with everything that the knowledge base has of it."""

    id: str
    name: str
    context: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    entry: Block
    notes: tuple[str, ...]
    sources: tuple[tuple[int, str], ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an exported plot says of itself."""

    line: str
    foot: str
    copied: str = ""  # what a copied row says of itself
    whose: str = ""  # whose rules, and which case is open
    band: str = ""  # across the picture over an example
