"""Makes the rows of a trial; figures and comparisons of one endpoint meet in one row. No Qt, no words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rairdtc_gui.domain.contrasts import grouped
from rairdtc_gui.domain.drugs import EventRate
from rairdtc_gui.domain.event_links import EventLinks
from rairdtc_gui.domain.evidence import Outcome, Trial
from rairdtc_gui.ui.screens.drugs.citations import Citations
from rairdtc_gui.ui.screens.drugs.rows import Estimate, Fact, LineRow, OutcomeRow, TrialEventRow, TrialRow

_OWN_FIGURES = ("median-months", "percent")


def trial_row(trial: Trial, cite: Citations, links: EventLinks) -> TrialRow:
    """One trial with its figures and events."""
    numbers = cite.numbers(trial.sources)
    return TrialRow(
        trial=trial,
        outcomes=_outcomes(trial, cite),
        events=_trial_events(trial, cite, links),
        notes=tuple(LineRow("", note.text, "", cite.fact(note.provenance)) for note in trial.notes),
        numbers=numbers,
    )


def _outcomes(trial: Trial, cite: Citations) -> tuple[OutcomeRow, ...]:
    """Figures and comparisons of one endpoint by one assessor stand in one row."""
    return tuple(_outcome_row(key, outcomes, cite) for key, outcomes in grouped(trial).items())


def _outcome_row(key: tuple[str, str], outcomes: Sequence[Outcome], cite: Citations) -> OutcomeRow:
    figures = [outcome for outcome in outcomes if not outcome.compare]
    comparisons = [outcome for outcome in outcomes if outcome.compare]
    measure, difference = calculated_difference(figures, comparisons)

    def estimate(outcome: Outcome) -> Estimate:
        return Estimate(outcome, cite.fact(outcome.provenance, note=outcome.note))

    return OutcomeRow(
        endpoint=key[0],
        assessor=key[1],
        figures=tuple(map(estimate, figures)),
        difference=difference,
        difference_measure=measure,
        comparisons=tuple(map(estimate, comparisons)),
    )


def calculated_difference(figures: Sequence[Outcome], comparisons: Sequence[Outcome]) -> tuple[str, str]:
    """Measure and size of the difference of two arms, with the digits of the figures; empty where there is none."""
    pairs = {outcome.compare for outcome in comparisons}
    if len(pairs) != 1 or any(outcome.measure == "difference" for outcome in comparisons):
        return "", ""
    (pair,) = pairs
    found = {outcome.arm: outcome for outcome in figures if outcome.arm in pair}
    if len(found) != 2 or len(found) != len([outcome for outcome in figures if outcome.arm in pair]):
        return "", ""
    first, second = (found[arm] for arm in pair)
    if first.measure != second.measure or first.measure not in _OWN_FIGURES:
        return "", ""
    if first.value is None or second.value is None:
        return "", ""
    difference = Decimal(f"{first.value:g}") - Decimal(f"{second.value:g}")
    return first.measure, f"{difference.copy_abs():f}"


def _trial_events(trial: Trial, cite: Citations, links: EventLinks) -> tuple[TrialEventRow, ...]:
    terms: dict[str, dict[str, EventRate]] = {}
    facts: dict[str, Fact] = {}
    for event in trial.events:
        rate = EventRate(event.term, event.all_grades, event.grade_3_plus)
        terms.setdefault(event.term, {})[event.arm] = rate
        fact = cite.fact(event.provenance, note=event.note)
        facts[event.term] = _joined(facts[event.term], fact) if event.term in facts else fact
    return tuple(
        TrialEventRow(term, tuple(rates.get(arm.id) for arm in trial.arms), facts[term], links.route(term))
        for term, rates in terms.items()
    )


def _joined(first: Fact, second: Fact) -> Fact:
    notes = dict.fromkeys(note for note in (first.note, second.note) if note)
    return Fact(
        numbers=tuple(dict.fromkeys((*first.numbers, *second.numbers))),
        is_confirmed=first.is_confirmed and second.is_confirmed,
        note=" ".join(notes),
    )
