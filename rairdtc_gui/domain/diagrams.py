"""Diagrams as data: nodes on a grid, edges with the condition that opens them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.conditions import Condition
from rairdtc_gui.domain.provenance import Provenance
from rairdtc_gui.domain.tri import Tri


class Shape(Enum):
    """How a node is drawn."""

    QUESTION = "question"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Node:
    """A box or hexagon in a grid cell; column 0 is left, row 0 the main line. `differences`: of guidelines."""

    id: str
    shape: Shape
    column: int
    row: int
    label: str
    finding: str
    options: tuple[str, ...]
    differences: tuple[str, ...]
    text: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one node to another: open when `when` is true, closed when false, waiting when unknown."""

    start: str
    end: str
    label: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Diagram:
    """A whole drawing."""

    id: str
    label: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class EdgeState:
    """An edge for one case: its verdict, and which findings it rests on (closed) or waits for (unknown)."""

    verdict: Tri
    on_path: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CasePath:
    """A diagram for one case: edge states in the diagram's order, nodes on the path, the current ones."""

    edges: tuple[EdgeState, ...]
    reached: frozenset[str]
    current: frozenset[str]
    waiting: frozenset[str]
