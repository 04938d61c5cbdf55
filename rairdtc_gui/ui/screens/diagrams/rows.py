"""What the presenter hands to the drawing, the outline and the panel. Contents in words, states as codes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.rules import Stance

#: A case that has no label; the view finds words for it.
NAMELESS = "-"


class NodeState(Enum):
    """What a node is for the open case. `PLAIN`: no case is open."""

    PLAIN = "plain"
    PASSED = "passed"
    CURRENT = "current"
    WAITING = "waiting"  # a fact is open that would lead here
    CLOSED = "closed"  # a fact closed every way here
    BARRED = "barred"  # the case arrives, but the result rules out everything there
    LATER = "later"  # lies behind a node that waits, or behind the current step


class WayState(Enum):
    """What an edge is for the open case."""

    PLAIN = "plain"
    ON_PATH = "on-path"
    WAITING = "waiting"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node. `facts`: what closed or barred it, or the questions it waits for; the full text is in the outline."""

    id: str
    is_question: bool
    column: int
    row: int
    label: str
    state: NodeState
    facts: tuple[str, ...] = ()
    short_fact: str = ""  # the answer of the first fact alone, where that can stand by itself
    is_first: bool = False  # to be done before anything else
    question: str = ""  # the route of the question it waits for
    differs: bool = False  # the chosen guideline says something where guidelines differ
    text: str = ""
    options: tuple[str, ...] = ()  # their short names


@dataclass(frozen=True, slots=True)
class WayRow:
    """An edge with the answer that opens it. `facts`: what opened or closed it, or the open questions."""

    start: str
    end: str
    label: str
    state: WayState
    facts: tuple[str, ...] = ()
    question: str = ""  # the route of the question it waits for
    differs: bool = False  # the chosen guideline says something where guidelines differ on taking it


@dataclass(frozen=True, slots=True)
class LayerRow:
    """A guideline that can be laid over the drawing. Empty `name`: every body."""

    id: str
    name: str
    years: tuple[int, ...]
    read_on: str


@dataclass(frozen=True, slots=True)
class DiagramRow:
    """A whole drawing. `main`: the node to show first; `case` empty: no case is open."""

    label: str
    case: str
    nodes: tuple[NodeRow, ...]
    ways: tuple[WayRow, ...]
    main: str
    knowledge_version: str
    knowledge_date: str
    layers: tuple[LayerRow, ...] = ()
    layer: str = ""  # the id of the one that is chosen

    def node(self, node_id: str) -> NodeRow:
        """One node; raises `KeyError` if there is none."""
        for node in self.nodes:
            if node.id == node_id:
                return node
        raise KeyError(node_id)


@dataclass(frozen=True, slots=True)
class OptionRow:
    """An option at a node. `stance` none: no case is open. `route` empty: nowhere to go."""

    label: str
    stance: Stance | None
    status: Status | None
    why_not: str
    open_questions: tuple[str, ...]
    route: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One answered question on the way of the case."""

    question: str
    answer: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as it is listed."""

    number: int
    citation: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """What one body says. `numbers` are those of its sources in the panel."""

    body: str
    region: str
    text: str
    grade: str
    note: str
    numbers: tuple[int, ...]
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class PointRow:
    """A decision point where guidelines differ. No statements: the chosen guideline is silent, `others` are not."""

    point: str
    statements: tuple[StatementRow, ...]
    others: int


@dataclass(frozen=True, slots=True)
class PanelRow:
    """Everything the side panel says of one node. `also`: the other current steps, id and label."""

    id: str
    is_question: bool
    state: NodeState
    title: str
    text: str
    is_confirmed: bool
    facts: tuple[str, ...]
    question_route: str
    options: tuple[OptionRow, ...]
    steps: tuple[StepRow, ...]
    sources: tuple[SourceRow, ...]
    also: tuple[tuple[str, str], ...]
    asked: tuple[tuple[str, str], ...] = ()  # the questions it waits for, label and route
    points: tuple[PointRow, ...] = ()
