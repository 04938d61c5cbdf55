"""What the case screen shows, as plain rows: questions with their states, groups, options so far. No Qt, no engine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.case import FindingState, Value
from rairdtc_gui.domain.questions import Question
from rairdtc_gui.ui.verdict_words import VerdictGroup


class Tone(Enum):
    """How a note is marked."""

    PLAIN = "plain"
    CAUTION = "caution"
    STOP = "stop"


class Move(Enum):
    """Which way the last answer moved an option."""

    NONE = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of questions with its counts in words."""

    id: str
    number: int
    name: str
    counts: str
    is_done: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question. `is_inert`: its answer changes nothing now. `excluded_by` not empty: it cannot apply, and why."""

    question: Question
    state: FindingState
    value: Value | None
    note: str
    tone: Tone
    is_inert: bool = False
    excluded_by: str = ""
    measured: str = ""  # the day of the answer, empty for none
    calculator: str = ""  # the route of the calculator that can give the answer

    @property
    def has_editor(self) -> bool:
        """Whether it can be answered here: it applies, or it is answered already."""
        return not self.excluded_by or self.state is FindingState.ANSWERED


@dataclass(frozen=True, slots=True)
class DerivedRow:
    """A finding that the answers of a group decided."""

    label: str
    verdict: str


@dataclass(frozen=True, slots=True)
class GroupPage:
    """The questions of one group."""

    id: str
    name: str
    place: str
    questions: tuple[QuestionRow, ...]
    derived: tuple[DerivedRow, ...]
    verdicts: tuple[VerdictGroup, ...]
    next_name: str
    has_previous: bool
    has_undecided: bool


@dataclass(frozen=True, slots=True)
class HelpPart:
    """One body's definition with the numbers of its sources."""

    body: str
    text: str
    numbers: tuple[int, ...]
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class HelpRow:
    """What is meant by a question, why it is asked, and where that comes from; `sources` in order of their numbers."""

    question: str
    text: str
    why: str
    numbers: tuple[int, ...]
    is_confirmed: bool
    definition: str
    parts: tuple[HelpPart, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option in the panel."""

    option: str
    name: str
    needs: str
    move: Move


@dataclass(frozen=True, slots=True)
class StanceRow:
    """A stance and its options; `icon` also tells possible apart. `limit`: how many are shown at first, 0 for all."""

    key: str
    word: str
    icon: str
    options: tuple[OptionRow, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class AskRow:
    """A question worth asking next."""

    question: str
    label: str
    moves: str


@dataclass(frozen=True, slots=True)
class PanelRows:
    """The panel at the right. `cause` and `moved` are the two parts of the band on top; empty: no band."""

    cause: str
    moved: str
    stances: tuple[StanceRow, ...]
    ask: tuple[AskRow, ...]
    settled: str


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The head of the view."""

    title: str
    context: str
    can_undo: bool
    can_redo: bool
    example: str
    label: str = ""
    warning: str = ""  # of the label
