"""The page of one drug as rows: what is read first at once, everything below it when it is asked for the first time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from rairdtc_gui.domain.drugs import Adjustment, AdjustmentAction, Section
from rairdtc_gui.domain.name_links import NO_NAMES, NameLinks
from rairdtc_gui.ui.screens.drugs.rows import (
    AdjustmentRow,
    ApprovalRow,
    CaseBox,
    ChangeRow,
    EventTable,
    LadderChain,
    LineRow,
    Part,
    SourceRow,
    StartRow,
    ToxicityRow,
    TrialRow,
)

Value = TypeVar("Value")
Item = TypeVar("Item", AdjustmentRow, Adjustment)
Lines = tuple[LineRow, ...]
_ORGANS = ("renal", "hepatic")


class Later(Generic[Value]):
    """Something that is made when it is asked for, once; equal to another when what they make is."""

    def __init__(self, make: Callable[[], Value]) -> None:
        self._make: Callable[[], Value] | None = make
        self._made: Value | None = None

    def __call__(self) -> Value:
        if self._make is not None:
            self._made, self._make = self._make(), None
        assert self._made is not None
        return self._made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Later) and (self is other or self() == other())

    __hash__ = None  # type: ignore[assignment]  # as of any data that compare by what they hold


def organ_lines(items: Iterable[Item]) -> list[Item]:
    """The situations of kidney and liver that have a dose of their own; if there are any, also those to be avoided."""
    found = [item for item in items if item.kind in _ORGANS and (_sets_dose(item) or _bars(item))]
    return found if any(map(_sets_dose, found)) else []


def _sets_dose(item: AdjustmentRow | Adjustment) -> bool:
    return item.action is AdjustmentAction.SET_DOSE and item.dose is not None


def _bars(item: AdjustmentRow | Adjustment) -> bool:
    return item.action is AdjustmentAction.AVOID


@dataclass(frozen=True, slots=True)
class PageRest:
    """What stands below the dose and its adjustments."""

    lines: tuple[tuple[Section, Lines], ...]
    approvals: tuple[ApprovalRow, ...]
    toxicity: tuple[ToxicityRow, ...]
    adverse_events: tuple[EventTable, ...]
    trials: tuple[TrialRow, ...]
    sources: tuple[SourceRow, ...]
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class MonographPage:
    """The whole page of one drug."""

    id: str
    name: str
    zh: tuple[str, ...]
    brands: tuple[str, ...]
    drug_class: str
    targets: tuple[str, ...]
    checked_on: str
    lead_region: str
    start: tuple[StartRow, ...]
    ladder: tuple[LadderChain, ...]
    first: tuple[tuple[Section, Lines], ...]  # the sections that stand with the dose
    case: CaseBox | None
    adjustments: tuple[AdjustmentRow, ...]
    rest: Later[PageRest]
    map_route: str = ""  # to the drug on the signalling map; empty: it is not there
    stamp: str = ""  # what a copied line says of itself
    names: NameLinks = NO_NAMES  # what a sentence of the page can name
    is_off_formulary: bool = False
    is_example: bool = False
    also: str = ""  # how its trials call it
    left_out: tuple[str, ...] = ()  # parts that its label has and this reference has not

    @property
    def other_names(self) -> str:
        """By which it is known too, before the brands."""
        return " ".join(part for part in (f"({self.also})" if self.also else "", "、".join(self.zh)) if part)

    def section(self, section: Section) -> Lines:
        """The lines of one section; empty where the sources say nothing."""
        found = next((lines for name, lines in self.first if name is section), None)
        return next((lines for name, lines in self.lines if name is section), ()) if found is None else found

    @property
    def organ_doses(self) -> tuple[AdjustmentRow, ...]:
        """The doses that a label sets for the kidney and the liver, and where it says avoid; none without a dose."""
        return tuple(organ_lines(self.adjustments))

    @property
    def lines(self) -> tuple[tuple[Section, Lines], ...]:
        """The lines of every section, those with the dose among them."""
        return self.rest().lines

    @property
    def approvals(self) -> tuple[ApprovalRow, ...]:
        """The regulatory state by region."""
        return self.rest().approvals

    @property
    def toxicity(self) -> tuple[ToxicityRow, ...]:
        """What the label says to do, event by event."""
        return self.rest().toxicity

    @property
    def adverse_events(self) -> tuple[EventTable, ...]:
        """How often events were seen."""
        return self.rest().adverse_events

    @property
    def trials(self) -> tuple[TrialRow, ...]:
        """The trials of the drug, randomised ones first."""
        return self.rest().trials

    @property
    def sources(self) -> tuple[SourceRow, ...]:
        """Every source of the page by number."""
        return self.rest().sources

    @property
    def changes(self) -> tuple[ChangeRow, ...]:
        """What releases of the knowledge changed about the drug."""
        return self.rest().changes

    def case_counts(self) -> dict[Part, int]:
        """How many lines of each part are about the open case."""
        if self.case is None:
            return {}
        applying = [row for row in self.adjustments if row.match is not None]
        counts = {Part.DOSE: 1, Part.ADJUSTMENTS: len(applying), Part.STOP: len(self.case.lines)}
        return {part: count for part, count in counts.items() if count}
