"""What start or watch turns on for a case: pace, symptoms, threatened sites, and what treatment costs. Codes only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rairdtc_gui.domain.answers import Result
from rairdtc_gui.domain.conditions import Compare, comparisons
from rairdtc_gui.domain.evidence import Arm, Outcome, Trial, TrialEvent
from rairdtc_gui.domain.provenance import Checked
from rairdtc_gui.domain.rules import Stance, TreatmentOption
from rairdtc_gui.engine.decide import Engine

GROWTH = ("structural-disease", "recist-change-percent", "recist-interval-months", "new-lesions", "progressing-lesions")
DOUBLING_TIME = ("tg-doubling-time-years",)
SYMPTOMS = ("disease-symptoms",)
THREAT = "d-threatening"
#: Derived findings that say what follows, in reading order.
FOLLOWS = ("d-progressive", "d-rapid", "d-symptomatic", THREAT, "d-systemic-now", "d-systemic-optional", "d-indolent")
#: Decision points on when to start.
POINTS = ("start-of-systemic-treatment", "rising-thyroglobulin")

_DRUG_KIND = "systemic"
_ANY_EVENT, _STOPPED = "Any ", "Stopped"  # how the terms of trial files begin


@dataclass(frozen=True, slots=True)
class ArmCost:
    """How many patients of one arm had an event of grade 3 or more, or stopped for toxicity; empty: not reported."""

    arm: Arm
    events: tuple[TrialEvent, ...]
    stopped: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class TrialCost:
    """One pivotal trial of an option, arm by arm; no arms: it reports neither figure."""

    trial: Trial
    arms: tuple[ArmCost, ...]


@dataclass(frozen=True, slots=True)
class OptionCost:
    """What an indicated drug treatment costs in toxicity, trial by trial."""

    option: TreatmentOption
    trials: tuple[TrialCost, ...]


def threats(engine: Engine) -> tuple[Compare, ...]:
    """The comparisons of answers by which a lesion counts as able to harm soon."""
    derived = {item.id: item for item in engine.rule_set.derived}
    found: list[Compare] = []
    waiting = [THREAT]
    while waiting:
        item = derived.get(waiting.pop())
        for comparison in comparisons(item.when) if item is not None else ():
            if comparison.finding in derived:
                waiting.append(comparison.finding)
            else:
                found.append(comparison)
    return tuple(found)


def threatened_sites(engine: Engine) -> tuple[str, ...]:
    """The questions behind these comparisons, each once."""
    return tuple(dict.fromkeys(comparison.finding for comparison in threats(engine)))


def costs(result: Result, engine: Engine, trial: Callable[[str], Trial | None]) -> tuple[OptionCost, ...]:
    """The indicated drug treatments in rank order, each with the trials that the knowledge base names for it."""
    found = []
    for answer in result.options:
        option = engine.options[answer.option]
        if answer.stance > Stance.NONE and option.kind == _DRUG_KIND and option.trials:
            read = (trial(trial_id) for trial_id in option.trials)
            found.append(OptionCost(option, tuple(_trial_cost(item) for item in read if item is not None)))
    return tuple(found)


def _trial_cost(trial: Trial) -> TrialCost:
    arms = (_arm_cost(arm, trial) for arm in trial.arms)
    return TrialCost(trial, tuple(arm for arm in arms if arm.events or arm.stopped))


def _arm_cost(arm: Arm, trial: Trial) -> ArmCost:
    events = [
        event
        for event in trial.events
        if event.arm == arm.id and event.term.startswith(_ANY_EVENT) and event.grade_3_plus is not None
    ]
    stopped = [
        outcome
        for outcome in trial.outcomes
        if outcome.arm == arm.id
        and outcome.endpoint.startswith(_STOPPED)
        and outcome.measure == "percent"
        and outcome.value is not None
    ]
    return ArmCost(arm, tuple(events), _confirmed_first(stopped))


def _confirmed_first(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """What was read in a source; what was not only where nothing was."""
    found = tuple(outcomes)
    seen = tuple(outcome for outcome in found if outcome.provenance.checked is Checked.SEEN)
    return seen or found
