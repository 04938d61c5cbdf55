"""Shapes that a laid-out diagram is made of. Plain numbers, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Protocol

Point = tuple[float, float]


class Face(Enum):
    """The typefaces of a diagram."""

    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    SMALL_STRONG = "small-strong"

    __hash__ = object.__hash__  # a key of every measure: the hash of `Enum` is Python


class Metrics(Protocol):
    """Measures text; `scale` is the text size, 1 at 100 %."""

    scale: float

    def width(self, text: str, face: Face) -> float: ...

    def line(self, face: Face) -> float: ...


class Rect(NamedTuple):
    """A rectangle; `y` grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> float:
        """Halfway across."""
        return self.x + self.width / 2

    @property
    def middle(self) -> float:
        """Halfway down."""
        return self.y + self.height / 2

    def overlaps(self, other: Rect) -> bool:
        """Whether both share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: Rect) -> bool:
        """Whether the other lies inside, edges included."""
        return self.x <= other.x and self.y <= other.y and self.right >= other.right and self.bottom >= other.bottom

    def grown(self, by: float) -> Rect:
        """Larger by the same on all sides."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


def around(rects: Sequence[Rect], points: Sequence[Point]) -> Rect:
    """The smallest rectangle that holds the origin and all of them."""
    left = min([0.0, *[rect[0] for rect in rects], *[x for x, _ in points]])
    top = min([0.0, *[rect[1] for rect in rects], *[y for _, y in points]])
    right = max([0.0, *[x + width for x, _, width, _ in rects], *[x for x, _ in points]])
    bottom = max([0.0, *[y + height for _, y, _, height in rects], *[y for _, y in points]])
    return Rect(left, top, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class NodeSpec:
    """What is placed: a node with its words. `tags` stand above it, below it the first `note` that is short enough."""

    id: str
    is_question: bool
    column: int
    row: int
    label: str
    tags: tuple[str, ...] = ()
    note: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EdgeSpec:
    """A way to lay."""

    start: str
    end: str
    label: str


class TextLine(NamedTuple):
    """One line of text and the place it fills."""

    text: str
    place: Rect
    face: Face


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node with its outline, the lines of its label, its tags above and its note below."""

    id: str
    is_question: bool
    box: Rect
    lines: tuple[TextLine, ...]
    tags: tuple[TextLine, ...]
    note: tuple[TextLine, ...]
    point: float = 0.0  # how far the points of a hexagon stick out


@dataclass(frozen=True, slots=True)
class PlacedEdge:
    """A way in straight pieces, and where its label stands: above the line, or above the left edge of its end."""

    start: str
    end: str
    points: tuple[Point, ...]
    label: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole drawing: nodes and edges in the order they were given."""

    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]
    bounds: Rect
