"""What the panels of the result show, as plain rows: suppositions, guidelines, start or watch, the decision. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import FindingState, Value
from rairdtc_gui.domain.decision import DecisionDraft, DecisionReason, TeamDecision
from rairdtc_gui.domain.name_links import NO_NAMES, NameLinks
from rairdtc_gui.domain.questions import Question
from rairdtc_gui.domain.rules import Stance
from rairdtc_gui.ui.result_rows.rows import Line, OpenFact, Sign, SourceRow
from rairdtc_gui.ui.verdict_words import BodyStatement, VerdictGroup


@dataclass(frozen=True, slots=True)
class Hit:
    """Something to pick from a list: its key, its words, and what stands behind them."""

    key: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class SupposedRow:
    """One supposed answer, with the answer of the case before it."""

    question: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EditedRow:
    """The question that can be answered in the panel, as it is supposed now. `refused`: why an answer was not taken."""

    question: Question
    state: FindingState
    value: Value | None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class MovedRow:
    """An option that moves, the facts that move it, and the sentence of the rule that does."""

    option: str
    name: str
    before: Stance
    before_status: Status
    after: Stance
    after_status: Status
    cause: str
    why: Line | None


@dataclass(frozen=True, slots=True)
class WhatIfRows:
    """The table of what moves. `hint` stands in place of it while nothing is supposed or nothing moves."""

    title: str
    hits: tuple[Hit, ...]
    edited: EditedRow | None
    supposed: tuple[SupposedRow, ...]
    moved: tuple[MovedRow, ...]
    hint: str
    reach: str
    unchanged: str
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of the case with its answer, or the word for why it has none."""

    label: str
    words: str
    route: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class PositionRow:
    """What one body says at a decision point."""

    body: str
    region: str
    text: str
    grade: str
    note: str
    numbers: tuple[int, ...]
    is_confirmed: bool
    names: NameLinks = field(default=NO_NAMES, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PointRow:
    """A decision point; `because`: the answers that make it bear, `open`: the facts for which it waits."""

    id: str
    point: str
    because: str
    open: tuple[OpenFact, ...]
    positions: tuple[PositionRow, ...]


@dataclass(frozen=True, slots=True)
class GuidelineRows:
    """Decision points that bear on the case, those that may, and the others. `chosen`: the one that was asked for."""

    bearing: tuple[PointRow, ...]
    open: tuple[PointRow, ...]
    others: tuple[PointRow, ...]
    chosen: str
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class CostRow:
    """What one option costs in toxicity: each arm of each trial as one line."""

    name: str
    lines: tuple[Line, ...]
    option: str = ""


@dataclass(frozen=True, slots=True)
class StartRows:
    """Start or watch: the facts as answered, what follows, each body's verdict and wording, and the toxicity."""

    facts: tuple[tuple[str, tuple[FactRow, ...]], ...]
    follows: tuple[Line, ...]
    verdict: str
    verdicts: tuple[VerdictGroup, ...]
    without_criteria: tuple[BodyStatement, ...]
    positions: tuple[PositionRow, ...]
    costs: tuple[CostRow, ...]
    sources: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class DecisionRows:
    """The form of the team's decision. `differs`: another way than the first of the list, so a reason is asked for.

    `draft`: what stands in the form, as noted or as entered since.
    """

    draft: DecisionDraft
    chosen_words: str
    hits: tuple[Hit, ...]
    differs: bool
    reasons: tuple[tuple[DecisionReason, str], ...]
    noted: TeamDecision | None
