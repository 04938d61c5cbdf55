"""What the report of a case says, as plain rows: the same rows as the result, and what print needs beside. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.ui.result_rows.panel_rows import PointRow
from rairdtc_gui.ui.result_rows.rows import (
    CardRow,
    DecisionBand,
    ExampleRow,
    ExcludedGroup,
    FirstRow,
    Line,
    NothingRow,
    QuietRow,
    SourceRow,
)


@dataclass(frozen=True, slots=True)
class ReportHead:
    """Whose report, of when, out of which knowledge; stands on every page."""

    case: str
    made: str
    knowledge: str
    rules: str
    judgement: str
    still_open: str
    open_count: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """A question with its answer as entered, and the day it was taken where one was given.

    `is_assumed`: the published report of an example does not say it.
    """

    label: str
    words: str
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The answers of one page of the questions."""

    label: str
    facts: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What stands first: the facts that decide, and the first options. The rest is counted."""

    facts: tuple[FactRow, ...]
    options: tuple[CardRow, ...]
    more: str
    ruled_out: str


@dataclass(frozen=True, slots=True)
class MonitoringRow:
    """What is looked at once an option is started, with the sign of what asks for it."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ReportRows:
    """The whole report."""

    head: ReportHead
    example: ExampleRow | None
    notice: str
    glance: Glance
    first: tuple[FirstRow, ...]
    facts: tuple[FactGroup, ...]
    unanswered: tuple[str, ...]
    unavailable: tuple[str, ...]
    not_applying: int
    nothing: NothingRow | None
    cards: tuple[CardRow, ...]
    quiet: QuietRow | None
    contraindicated: tuple[ExcludedGroup, ...]
    not_recommended: tuple[ExcludedGroup, ...]
    points: tuple[PointRow, ...]
    monitoring: tuple[MonitoringRow, ...]
    decision: DecisionBand | None
    not_judged: str
    sources: tuple[SourceRow, ...]
