"""Figures of a trial as they are read together: both arms, their difference and ratio, never a ratio alone. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import chain

from rairdtc_gui.domain.evidence import Outcome, Trial, TrialEvent

_OWN_FIGURES = ("median-months", "percent")
_LATER = ("extended cut", "updated cut", "final data cut", "last data cut")  # than an interim one
#: Endpoints that hold for everybody of an arm. Responses, their duration and subgroups have patients of their own.
_OF_WHOLE_ARM = frozenset(
    {
        "PFS", "PFS (primary)", "PFS (primary interim analysis)", "PFS (extended cut)", "PFS (updated cut, 2015-08-31)",
        "PFS (data cut January 2023)", "PFS, first report 2008", "PFS, long-term report 2014", "Time to progression",
        "OS", "OS (interim)", "OS (interim analysis)", "OS (final data cut)", "OS (last data cut)",
        "OS, long-term report 2014",
    }
)  # fmt: skip


class Topic(Enum):
    """What a figure is about, in the order in which it is asked for."""

    PFS = "pfs"
    SURVIVAL = "survival"
    RESPONSE = "response"
    TOXICITY = "toxicity"
    OTHER = "other"


_STARTS = (
    (Topic.PFS, ("PFS", "Time to progression")),
    (Topic.SURVIVAL, ("OS", "Deaths")),
    (
        Topic.RESPONSE,
        (
            "ORR", "DCR", "DOR", "Best ", "Objective response", "Complete re", "Partial re", "Partial, ", "Partial or",
            "Responses lasting", "Responders", "Response", "Time to response", "Tumour response", "Stable disease",
            "Progressive disease", "Clinical benefit",
        ),
    ),
    (
        Topic.TOXICITY,
        (
            "Stopped", "Dose interrupted", "Dose reduced", "Adverse event", "Any treatment-emergent",
            "Treatment-related adverse", "Patients with a serious", "Patients with dose-limiting",
            "Patients with haematological",
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contrast:
    """One line of figures: an arm's own, that of the arm it is compared with, their difference, their ratio.

    `difference` is calculated from the two figures, with their digits; empty where it cannot be or `reported` says it.
    """

    endpoint: str
    assessor: str
    arms: tuple[str, ...]  # one, or two that are compared
    first: Outcome | None
    second: Outcome | None
    ratio: Outcome | None
    reported: Outcome | None
    difference: str
    difference_measure: str

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every figure of the line."""
        found = (self.first, self.second, self.ratio, self.reported)
        return tuple(outcome for outcome in found if outcome is not None)

    @property
    def key(self) -> str:
        """The address that names the line."""
        return (self.ratio or self.reported or self.first or self.outcomes[0]).address

    @property
    def topic(self) -> Topic:
        """What the line is about."""
        return topic_of(self.endpoint)


@dataclass(frozen=True, slots=True)
class EventContrast:
    """How often an event was seen in one arm, or in two that are compared."""

    term: str
    arms: tuple[str, ...]
    events: tuple[TrialEvent | None, ...]  # one for each arm; none: not reported

    @property
    def outcomes(self) -> tuple[TrialEvent, ...]:
        """Every rate that is reported."""
        return tuple(event for event in self.events if event is not None)

    @property
    def key(self) -> str:
        """The address that names the line."""
        return self.outcomes[0].address


def topic_of(endpoint: str) -> Topic:
    """What an endpoint is about."""
    return next((topic for topic, starts in _STARTS if endpoint.startswith(starts)), Topic.OTHER)


def n_of(trial: Trial, outcome: Outcome) -> int | None:
    """The patients behind a figure: its own number, else that of its arm where the figure holds for all of it."""
    if outcome.n is not None or outcome.endpoint not in _OF_WHOLE_ARM:
        return outcome.n
    return next((arm.n for arm in trial.arms if arm.id == outcome.arm), None)


def pairs_of(trial: Trial) -> tuple[tuple[str, ...], ...]:
    """The arms that the trial compares; none of a trial that compares none."""
    if not trial.is_randomised:
        return ()
    found = tuple(dict.fromkeys(outcome.compare for outcome in trial.outcomes if len(outcome.compare) == 2))
    return found or ((tuple(arm.id for arm in trial.arms[:2]),) if len(trial.arms) > 1 else ())


def grouped(trial: Trial) -> dict[tuple[str, str], list[Outcome]]:
    """Figures and comparisons of one endpoint by one assessor.

    A comparison without a stated assessor joins the figures of its endpoint.
    """
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in trial.outcomes:
        groups.setdefault((outcome.endpoint, outcome.assessor), []).append(outcome)
    for key in [key for key in groups if key[1] == "not-stated"]:
        others = [other for other in groups if other[0] == key[0] and other != key]
        if len(others) == 1 and all(outcome.compare for outcome in groups[key]):
            groups[others[0]] += groups.pop(key)
    early = [key for key, found in groups.items() if "interim" in key[0] or any(map(_is_of_interim, found))]
    return {key: groups[key] for key in _later_cuts_first(list(groups), early)}


def _is_of_interim(outcome: Outcome) -> bool:
    return any(arm.endswith("-interim") for arm in (outcome.arm, *outcome.compare))


def _later_cuts_first(keys: list[tuple[str, str]], early: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """An interim cut stands behind one of the same outcome and assessor that is said to be later."""
    for key in early:
        outcome = key[0].partition(" (")[0]
        later = [
            other
            for other in keys
            if other[0].partition(" (")[0] == outcome and other[1] == key[1] and any(cut in other[0] for cut in _LATER)
        ]
        if later:
            keys.remove(key)
            keys.insert(keys.index(later[-1]) + 1, key)
    return keys


def contrasts(trial: Trial) -> tuple[Contrast, ...]:
    """Every figure of a trial, in stored order, compared arms in one line."""
    groups = grouped(trial)
    return tuple(chain.from_iterable(_contrasts(trial, key, outcomes) for key, outcomes in groups.items()))


def event_contrasts(trial: Trial) -> tuple[EventContrast, ...]:
    """Every event of a trial, in stored order, compared arms in one line."""
    found: dict[tuple[str, tuple[str, ...]], dict[str, TrialEvent]] = {}
    pairs = pairs_of(trial)
    for event in trial.events:
        arms = next((pair for pair in pairs if event.arm in pair), (event.arm,))
        found.setdefault((event.term, arms), {})[event.arm] = event
    return tuple(
        EventContrast(term, arms, tuple(events.get(arm) for arm in arms)) for (term, arms), events in found.items()
    )


def calculated_difference(first: Outcome | None, second: Outcome | None) -> tuple[str, str]:
    """Measure and size of the difference of two figures, with their digits; empty where there is none."""
    if first is None or second is None or first.measure != second.measure or first.measure not in _OWN_FIGURES:
        return "", ""
    if first.value is None or second.value is None:
        return "", ""
    difference = Decimal(f"{first.value:g}") - Decimal(f"{second.value:g}")
    return first.measure, f"{difference.copy_abs():f}"


def _contrasts(trial: Trial, key: tuple[str, str], outcomes: Sequence[Outcome]) -> list[Contrast]:
    figures = [outcome for outcome in outcomes if not outcome.compare]
    comparisons = [outcome for outcome in outcomes if outcome.compare]
    pairs = list(dict.fromkeys(outcome.compare for outcome in comparisons))
    own = {outcome.arm for outcome in figures}
    for pair in pairs_of(trial):  # both arms have a figure and nothing compares them: still one line
        if own.issuperset(pair) and not set(pair) & set(chain.from_iterable(pairs)):
            pairs.append(pair)
    found = []
    for pair in pairs:
        found += _of_pair(key, pair, figures, [outcome for outcome in comparisons if outcome.compare == pair])
    paired = set(chain.from_iterable(pairs))
    return found + [
        Contrast(*key, (outcome.arm,), outcome, None, None, None, "", "")
        for outcome in figures
        if outcome.arm not in paired
    ]


def _of_pair(
    key: tuple[str, str], pair: tuple[str, ...], figures: Sequence[Outcome], comparisons: Sequence[Outcome]
) -> list[Contrast]:
    firsts = [outcome for outcome in figures if outcome.arm == pair[0]]
    seconds = [outcome for outcome in figures if outcome.arm in pair[1:]]
    ratios = [outcome for outcome in comparisons if outcome.measure != "difference"]
    reported = [outcome for outcome in comparisons if outcome.measure == "difference"]
    found = []
    for place in range(max(map(len, (firsts, seconds, ratios, reported)))):
        first, second = _at(firsts, place), _at(seconds, place)
        said = _at(reported, place)
        measure, size = ("", "") if said is not None else calculated_difference(first, second)
        ratio = ratios[place] if place < len(ratios) else None
        found.append(Contrast(*key, pair, first, second, ratio, said, size, measure))
    return found


def _at(outcomes: Sequence[Outcome], place: int) -> Outcome | None:
    """The figure at a place; one that stands alone serves every line, so that no ratio stands without it."""
    if len(outcomes) == 1:
        return outcomes[0]
    return outcomes[place] if place < len(outcomes) else None
