"""The signalling map as data: nodes in grid cells, what acts on what, where drugs act, what makes them fail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.provenance import Provenance
from rairdtc_gui.domain.signal_ways import Cell, Ways


class Effect(Enum):
    """How one thing acts on another."""

    ACTIVATES = "activates"
    INHIBITS = "inhibits"
    REPRESSES = "represses-expression"
    TRANSPORTS = "transports"
    IRRADIATES = "binds-and-irradiates"
    BLOCKS = "blocks"
    DELIVERS = "delivers"

    def __init__(self, name: str) -> None:
        self.is_barred = name in ("inhibits", "represses-expression", "blocks")  # whether it ends in a T-bar


class Look(Enum):
    """How a compartment is drawn."""

    OPEN = "open"
    MEMBRANE = "membrane"
    CYTOPLASM = "cytoplasm"
    NUCLEUS = "nucleus"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Compartment:
    """Where in the tissue nodes stand: the cells from `first` to `last`."""

    id: str
    label: str
    look: Look
    first: Cell
    last: Cell


@dataclass(frozen=True, slots=True)
class SignalNode:
    """A gene, protein, process or ion. `drivers`: answers of the case that mean it was found altered."""

    id: str
    label: str
    short: str
    kind: str
    compartment: str
    group: str
    cell: Cell
    is_first: bool  # drawn also when not zoomed in
    hgnc: str
    aliases: tuple[str, ...]
    drivers: tuple[str, ...]
    text: str
    note: str
    provenance: Provenance

    @property
    def is_process(self) -> bool:
        """Whether it is no molecule but what comes of them."""
        return self.kind == "process"


@dataclass(frozen=True, slots=True)
class SignalEdge:
    """How `start` acts on `end`."""

    id: str
    start: str
    end: str
    effect: Effect
    text: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class DrugAction:
    """Where a drug acts. `bars`: the nodes to which a line is drawn; `short` empty: the drug's name."""

    drug: str
    short: str
    nodes: tuple[str, ...]
    bars: tuple[str, ...]
    effect: Effect
    cell: Cell
    is_first: bool
    text: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Resistance:
    """An alteration at a node that makes drugs fail; without `drugs` the sources name none."""

    node: str
    drugs: tuple[str, ...]
    label: str
    text: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step of the guided view."""

    id: str
    title: str
    text: str
    nodes: tuple[str, ...]
    edges: tuple[str, ...]
    drugs: tuple[str, ...]
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class SignalMap:
    """The whole map."""

    label: str
    compartments: tuple[Compartment, ...]
    groups: tuple[tuple[str, str], ...]  # id and label
    nodes: tuple[SignalNode, ...]
    edges: tuple[SignalEdge, ...]
    actions: tuple[DrugAction, ...]
    resistance: tuple[Resistance, ...]
    story: tuple[StoryStep, ...]
    first_ways: Ways = ()  # with the nodes that are drawn at first
    all_ways: Ways = ()

    def node(self, node_id: str) -> SignalNode | None:
        """One node; none if there is none."""
        return next((node for node in self.nodes if node.id == node_id), None)

    def action(self, drug_id: str) -> DrugAction | None:
        """Where a drug acts; none if the map does not have it."""
        return next((action for action in self.actions if action.drug == drug_id), None)
