"""What the presenter hands to the signalling map, its outline and its panel. Contents in words, states as codes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.domain.signal_ways import Cell, Ways
from rairdtc_gui.domain.signalling import Effect, Look


class Tag(Enum):
    """What the open case says of a gene. `NONE`: no case is open, or nobody asks for it."""

    NONE = "none"
    FOUND = "found"
    ONE_OF = "one-of"
    NOT_FOUND = "not-found"
    NOT_TESTED = "not-tested"

    __hash__ = object.__hash__  # asked for every item: the hash of `Enum` is Python


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A gene, protein or process. `short`: its name on the drawing; `below`: what the outline says below it."""

    id: str
    short: str
    label: str
    is_process: bool
    cell: Cell
    is_first: bool
    tag: Tag
    place: str  # the compartment
    below: tuple[LineRow, ...] = ()


@dataclass(frozen=True, slots=True)
class WayRow:
    """How one node acts on another."""

    id: str
    start: str
    end: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class PillRow:
    """A drug. `bars`: the nodes to which a line is drawn; `targets`: all on which it acts."""

    id: str
    short: str
    label: str
    cell: Cell
    bars: tuple[str, ...]
    effect: Effect
    is_first: bool
    below: tuple[LineRow, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaRow:
    """A compartment."""

    id: str
    label: str
    look: Look
    first: Cell
    last: Cell


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the guided view: its panel and what it lights."""

    id: str
    title: str
    lit: LitRow


@dataclass(frozen=True, slots=True)
class MapRow:
    """The whole map. `main`: shown first; `case` empty: no case is open; `found`: its altered genes, in words."""

    label: str
    case: str
    found: str
    nodes: tuple[NodeRow, ...]
    ways: tuple[WayRow, ...]
    pills: tuple[PillRow, ...]
    areas: tuple[AreaRow, ...]
    steps: tuple[StepRow, ...]
    main: str
    knowledge_version: str
    knowledge_date: str
    first_ways: Ways = ()
    all_ways: Ways = ()  # with the nodes that only a closer look shows


@dataclass(frozen=True, slots=True)
class LitRow:
    """What is lit; everything else is dimmed. Nothing lit: nothing is dimmed."""

    nodes: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    drugs: frozenset[str] = frozenset()
    chosen: str = ""  # the drug
    step: int = -1  # of the guided view

    @property
    def is_on(self) -> bool:
        """Whether anything is lit."""
        return bool(self.nodes or self.drugs)


@dataclass(frozen=True, slots=True)
class LineRow:
    """One fact: `lead` leads to `target` (an id of the map or a route), `text` says it. `is_fact`: has provenance."""

    lead: str
    text: str = ""
    target: str = ""
    sources: tuple[int, ...] = ()
    is_confirmed: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A head and its lines; without lines `empty` stands there."""

    head: str
    lines: tuple[LineRow, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class PanelRow:
    """Everything the side panel says of one node, drug or step. `stance` none: nothing to say for a case."""

    id: str
    kicker: str
    title: str
    route: str  # of the monograph
    route_words: str
    stance: Stance | None
    status: Status | None
    sections: tuple[SectionRow, ...]
    citations: tuple[str, ...]  # source 1 first
