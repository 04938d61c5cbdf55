"""Makes the rows of a monograph page from a drug, its trials and what the open case says. No Qt, no words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TypeVar

from rairdtc_gui.domain.changes import Release
from rairdtc_gui.domain.drugs import (
    Adjustment,
    Approval,
    Drug,
    LadderStep,
    Line,
    Section,
    StartDose,
    ToxicityStep,
)
from rairdtc_gui.domain.event_links import EventLinks
from rairdtc_gui.domain.events import AdverseEvent
from rairdtc_gui.domain.evidence import Trial
from rairdtc_gui.domain.name_links import NO_NAMES, NameLinks
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.toxicity_words import instruction, occasion
from rairdtc_gui.ui.screens.drugs.assemble_changes import changes_of
from rairdtc_gui.ui.screens.drugs.assemble_trials import trial_row
from rairdtc_gui.ui.screens.drugs.citations import Citations
from rairdtc_gui.ui.screens.drugs.page import Later, MonographPage, PageRest, organ_lines
from rairdtc_gui.ui.screens.drugs.rows import (
    AdjustmentRow,
    ApprovalRow,
    CaseBox,
    CaseMatch,
    EventTable,
    Fact,
    LadderChain,
    LineRow,
    StartRow,
    ToxicityRow,
)
from rairdtc_gui.ui.severity_words import SEVERITIES, parted

#: Which lines of the drug hold for the open case, by address.
Matches = Mapping[str, CaseMatch]
_KINDS = ("renal", "hepatic", "weight", "age", "interaction", "surgery", "administration", "other")
_ABSENCE = ("None.", "None ", "No boxed warning", "No contraindication")
_BASELINE = "at baseline: "
_FIRST = (Section.NO_START, Section.ADMINISTRATION)  # they stand with the dose
_HEADED_BY_EVENTS = (Section.WARNINGS, Section.BOXED_WARNING)

Item = TypeVar("Item", StartDose, LadderStep, Adjustment, Approval, ToxicityStep, Line)


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a page is made of besides the drug. `case` and `matches` were numbered with the same citations."""

    trials: Callable[[], Iterable[Trial]]
    lead_region: str
    case: CaseBox | None
    matches: Matches
    map_route: str = ""
    events: tuple[AdverseEvent, ...] = ()  # what is said of events across drugs
    names: NameLinks = NO_NAMES
    stamp: str = ""
    releases: tuple[Release, ...] = ()
    is_off_formulary: bool = False
    is_example: bool = False  # the open case


def page_of(drug: Drug, parts: PageParts, cite: Citations) -> MonographPage:
    """The whole page. Keyword order is reading order, so that sources are numbered from the top."""
    lead, links = parts.lead_region, EventLinks(drug, parts.events)
    start = tuple(_start(item, parts.matches, cite) for item in by_region(drug.start, lead))
    ladder = _ladder(by_region(drug.ladder, lead), cite)
    for item in organ_lines(_by_kind(drug.adjustments, lead)):
        cite.numbers(item.provenance.sources)  # they are named in the box of the dose too
    first = tuple(
        (section, _section(section, lines, lead, cite, links)) for section, lines in drug.sections if section in _FIRST
    )
    return MonographPage(
        id=drug.summary.id,
        name=drug.summary.name,
        zh=tuple(name.name for name in drug.names if name.kind == "zh"),
        brands=_brands(drug),
        drug_class=drug.summary.drug_class,
        targets=drug.targets,
        checked_on=drug.checked_on,
        lead_region=lead,
        start=start,
        ladder=ladder,
        first=first,
        case=parts.case,
        adjustments=_adjustments(drug, parts, cite),
        rest=Later(partial(_rest, drug, parts, cite, links, dict(first))),
        map_route=parts.map_route,
        names=parts.names,
        stamp=parts.stamp,
        is_off_formulary=parts.is_off_formulary,
        is_example=parts.is_example,
        also=drug.summary.also,
        left_out=drug.left_out,
    )


def _rest(
    drug: Drug, parts: PageParts, cite: Citations, links: EventLinks, first: Mapping[Section, tuple[LineRow, ...]]
) -> PageRest:
    """What stands below, numbered on from what stands above."""
    lead = parts.lead_region
    return PageRest(
        approvals=tuple(_approval(drug, item, cite) for item in by_region(drug.approvals, lead)),
        toxicity=tuple(_toxicity(item, cite, links) for item in _by_event(drug.toxicity, lead)),
        adverse_events=tuple(
            EventTable(
                table.population,
                table.events,
                cite.fact(table.provenance, note=table.note),
                links.routes(event.term for event in table.events),
            )
            for table in drug.adverse_events
        ),
        lines=tuple(
            (section, first[section] if section in first else _section(section, lines, lead, cite, links))
            for section, lines in drug.sections
        ),
        trials=tuple(
            trial_row(trial, cite, links) for trial in sorted(parts.trials(), key=lambda trial: not trial.is_randomised)
        ),
        sources=cite.rows(),
        changes=changes_of(drug, parts.releases),
    )


def by_region(items: Iterable[Item], lead: str) -> list[Item]:
    """What holds in the leading region, also because it holds everywhere, before the others; else the stored order."""
    return sorted(items, key=lambda item: _is_elsewhere(item.region, lead))


def _is_elsewhere(region: str, lead: str) -> bool:
    return region not in ("", lead)


def _brands(drug: Drug, region: str = "") -> tuple[str, ...]:
    """Each brand once, in one region or in all."""
    names = (name for name in drug.names if name.kind == "brand" and (not region or name.region == region))
    return tuple(dict.fromkeys(name.name for name in names))


def _start(item: StartDose, matches: Matches, cite: Citations) -> StartRow:
    fact = cite.fact(item.provenance, item.region, item.note)
    return StartRow(item.label, item.dose, fact, matches.get(item.address))


def _ladder(steps: Iterable[LadderStep], cite: Citations) -> tuple[LadderChain, ...]:
    chains = []
    for (label, region, checked), group in groupby(steps, _chain_key):
        members = sorted(group, key=lambda step: step.step)
        sources = dict.fromkeys(source for step in members for source in step.provenance.sources)
        notes = dict.fromkeys(step.note for step in members if step.note)
        texts = dict.fromkeys(step.text for step in members if step.text)
        fact = Fact(cite.numbers(sources), checked is Checked.SEEN, region, " ".join(notes))
        chains.append(LadderChain(label, tuple(step.dose for step in members), tuple(texts), fact))
    return tuple(chains)


def _chain_key(step: LadderStep) -> tuple[str, str, Checked]:
    return step.label, step.region, step.provenance.checked


def _adjustments(drug: Drug, parts: PageParts, cite: Citations) -> tuple[AdjustmentRow, ...]:
    return tuple(
        AdjustmentRow(
            kind=item.kind,
            label=item.label,
            action=item.action,
            dose=item.dose,
            text=item.text,
            fact=cite.fact(item.provenance, item.region, item.note),
            match=parts.matches.get(item.address),
        )
        for item in _by_kind(drug.adjustments, parts.lead_region)
    )


def _by_kind(items: Iterable[Adjustment], lead: str) -> list[Adjustment]:
    """Kidney first; of one kind the leading region first."""
    return sorted(by_region(items, lead), key=lambda item: _KINDS.index(item.kind))


def _approval(drug: Drug, item: Approval, cite: Citations) -> ApprovalRow:
    fact = cite.fact(item.provenance, note=item.note)
    brands = _brands(drug, item.region)
    return ApprovalRow(item.region, brands, item.status, item.scope, item.year, item.indication, fact)


def _by_event(steps: Sequence[ToxicityStep], lead: str) -> list[ToxicityStep]:
    """Events in stored order; the steps of one event by region, then in stored order."""
    places = {event: place for place, event in enumerate(dict.fromkeys(step.event for step in steps))}
    return sorted(steps, key=lambda step: (places[step.event], _is_elsewhere(step.region, lead)))


def _toxicity(step: ToxicityStep, cite: Citations, links: EventLinks) -> ToxicityRow:
    fact = cite.fact(step.provenance, step.region, step.note)
    return ToxicityRow(step.event, occasion(step), step.action, instruction(step), fact, links.route(step.event))


def _section(
    section: Section, lines: Iterable[Line], lead: str, cite: Citations, links: EventLinks
) -> tuple[LineRow, ...]:
    """The lines of one section by region; interactions the gravest first."""
    rows = [_line(section, line, cite, links) for line in by_region(lines, lead)]
    if section is Section.INTERACTIONS:
        rows.sort(key=lambda row: SEVERITIES.index(row.severity))
    return tuple(rows)


def _line(section: Section, line: Line, cite: Citations, links: EventLinks) -> LineRow:
    fact = cite.fact(line.provenance, line.region, line.note)
    severity, text = parted(line.text) if section is Section.INTERACTIONS else ("", line.text)
    detail = line.detail.removeprefix(_BASELINE) if section is Section.MONITORING else line.detail
    route = links.route(line.head) if line.head and section in _HEADED_BY_EVENTS else ""
    is_absence = line.text.startswith(_ABSENCE) or line.states_none
    return LineRow(line.head, text, detail, fact, is_absence, severity, route)
