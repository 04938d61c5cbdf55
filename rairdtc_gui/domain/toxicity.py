"""What to do with a drug for toxicities: the label's own step for each, and the dose level that follows."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.drugs import Dose, LadderStep, ToxicityStep

#: From the mildest to the strictest; with two events at once the strictest leads.
STRICTNESS = ("continue", "reduce", "withhold", "discontinue")
_GENERAL = "other "  # how the general line of a label begins


def is_general(event: str) -> bool:
    """Whether a label calls so what it has no line of its own for."""
    return event.casefold().startswith(_GENERAL)


@dataclass(frozen=True, slots=True)
class Toxicity:
    """An event as it is now: CTCAE v5 term, grade 1 to 4, and which occurrence on this drug (none: not known)."""

    event: str
    grade: int
    occurrence: int | None = None


@dataclass(frozen=True, slots=True)
class LevelAfter:
    """The dose after a hold or reduction. No dose and no `is_below_last`: the label does not name it."""

    dose: Dose | None
    is_below_last: bool  # the label's ladder has no such level: stop, unless `end` says otherwise
    levels_left: int | None  # reductions that remain below `dose`
    alternatives: tuple[Dose, ...] = ()  # where the label leaves the same or a lower dose to judgement
    lower: tuple[Dose, ...] = ()  # the levels below `dose`, the highest first
    by_ladder: tuple[LadderAnswer, ...] = ()  # of several ladders that may hold each says something else: no dose then
    not_below: Dose | None = None  # the dose that the label names for the step, where it is not below the dose now
    end: LadderStep | None = None  # what the label says where its ladder ends, if `is_below_last`


@dataclass(frozen=True, slots=True)
class LadderAnswer:
    """What one of several ladders says: for whom it is, and the findings that decide whether it holds."""

    label: str
    region: str  # empty: every label
    after: LevelAfter
    open_questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepAnswer:
    """One step of the label that fits the event, and the level that follows."""

    step: ToxicityStep
    after: LevelAfter | None
    open_questions: tuple[str, ...]  # findings that decide whether the step holds for this case


@dataclass(frozen=True, slots=True)
class ToxicityAnswer:
    """What a label says about one event: steps that fit, the strictest first, and steps that go by another measure."""

    toxicity: Toxicity
    fitting: tuple[StepAnswer, ...]
    by_other_measure: tuple[StepAnswer, ...]  # the label does not go by grade there
    is_general: bool  # no line for this event: the label's line for other reactions is used
    known_events: tuple[str, ...]  # the events that the label has lines for

    @property
    def steps(self) -> tuple[StepAnswer, ...]:
        """Every step that holds or may hold, those by grade first."""
        return (*self.fitting, *self.by_other_measure)

    @property
    def is_silent(self) -> bool:
        """The label has no line for this event at this grade; that is not the same as "go on"."""
        return not self.steps
