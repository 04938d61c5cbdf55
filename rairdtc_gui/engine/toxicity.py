"""The step that a label gives for a toxicity, and the dose level after it. Pure; reads the monograph's typed lines."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rairdtc_gui.domain.conditions import Condition, comparisons
from rairdtc_gui.domain.drugs import Dose, Drug, LadderStep, NextLevel, StartDose, ToxicityStep
from rairdtc_gui.domain.toxicity import (
    STRICTNESS,
    LadderAnswer,
    LevelAfter,
    StepAnswer,
    Toxicity,
    ToxicityAnswer,
    is_general,
)
from rairdtc_gui.domain.tri import Tri

Judge = Callable[[Condition], Tri]
_LOWER = {NextLevel.SAME: 0, NextLevel.ONE_LOWER: 1, NextLevel.TWO_LOWER: 2, NextLevel.THREE_LOWER: 3}


@dataclass(frozen=True, slots=True)
class Situation:
    """Whose label leads, what the patient takes (none: not known), and how the case judges conditions."""

    region: str
    current: Dose | None
    judge: Judge


def toxicity(drug: Drug, event: Toxicity, situation: Situation) -> ToxicityAnswer:
    """What the label says for one event; the strictest fitting step first."""
    own = [step for step in drug.toxicity if step.event.casefold() == event.event.casefold()]
    has_none = not own
    steps = own or [step for step in drug.toxicity if is_general(step.event)]
    ladders = _ladders(drug, situation)
    leading = _leading([step for step in steps if _may_be(step.when, situation)], situation.region)
    answers = [
        StepAnswer(step, _after(step, ladders, situation.current), _asked(step.when, situation))
        for step in leading
        if _is_occurrence(step, event)
    ]
    fitting = [answer for answer in answers if event.grade in answer.step.grades]
    return ToxicityAnswer(
        toxicity=event,
        fitting=tuple(sorted(fitting, key=_strictness, reverse=True)),
        by_other_measure=tuple(answer for answer in answers if not answer.step.grades),
        is_general=has_none and bool(steps),
        known_events=drug.label_events,
    )


def strictest(answers: Iterable[ToxicityAnswer]) -> StepAnswer | None:
    """Of several events at once, the step that leads; none if the label is silent on all.

    One by another measure leads only where its action is stricter: nobody has said that it holds.
    """
    asked = tuple(answers)
    by_grade = max((step for answer in asked for step in answer.fitting), key=_strictness, default=None)
    measured = max((step for answer in asked for step in answer.by_other_measure), key=_strictness, default=None)
    if by_grade is None or (measured is not None and _rank(measured) > _rank(by_grade)):
        return measured
    return by_grade


def _strictness(answer: StepAnswer) -> tuple[int, int, float]:
    """Stop before hold before reduce before go on; then the longer hold; then the lower dose."""
    after = answer.after
    until = 9 if answer.step.until_grade is None else 9 - answer.step.until_grade
    return _rank(answer), until, 0.0 if after is None else _lowered(after)


def _rank(answer: StepAnswer) -> int:
    return STRICTNESS.index(answer.step.action)


def _lowered(after: LevelAfter) -> float:
    """How low the dose goes; of ladders that differ, the lowest."""
    if after.is_below_last:
        return math.inf
    if after.by_ladder:
        return max(_lowered(ladder.after) for ladder in after.by_ladder)
    return -after.dose.daily if after.dose is not None and after.dose.daily is not None else 0.0


def _may_be(when: Condition | None, situation: Situation) -> bool:
    """Whether a condition holds or may still hold."""
    return when is None or situation.judge(when) is not Tri.FALSE


def _asked(when: Condition | None, situation: Situation) -> tuple[str, ...]:
    """The findings that decide whether a condition holds; none if it does."""
    if when is None or situation.judge(when) is Tri.TRUE:
        return ()
    return tuple(dict.fromkeys(item.finding for item in comparisons(when)))


def _is_occurrence(step: ToxicityStep, event: Toxicity) -> bool:
    """Whether a step is for this time; what ends the drug at one time ends it at every later one."""
    if step.occurrence is None or event.occurrence is None:
        return True
    if step.action == STRICTNESS[-1]:
        return event.occurrence >= step.occurrence
    return event.occurrence == step.occurrence


def _leading(steps: Sequence[ToxicityStep], region: str) -> list[ToxicityStep]:
    """Steps of the leading region and those that hold everywhere; where it has none, those of the others."""
    return [step for step in steps if step.region in ("", region)] or list(steps)


@dataclass(frozen=True, slots=True)
class _Ladder:
    """Doses from the start downwards, for whom and where they are, what decides whether they hold, and the end."""

    label: str
    region: str
    doses: tuple[Dose, ...]
    open_questions: tuple[str, ...]
    end: LadderStep | None


def _ladders(drug: Drug, situation: Situation) -> tuple[_Ladder, ...]:
    """Every ladder that may hold for the case; where no region leads, those of all."""
    found: dict[tuple[str, str], list[LadderStep]] = {}
    for step in drug.ladder:
        if _may_be(step.when, situation):
            found.setdefault((step.label, step.region), []).append(step)
    leading = {key: steps for key, steps in found.items() if not situation.region or key[1] in ("", situation.region)}
    ladders = []
    for (label, region), steps in (leading or found).items():
        steps = sorted(steps, key=lambda step: step.step)
        levels = tuple(dict.fromkeys(step.dose for step in steps if step.dose is not None))
        asked = _asked(steps[0].when, situation)
        end = next((step for step in steps if step.dose is None), None)
        for doses in _from_starts(drug, steps[0], levels, situation):
            ladders.append(_Ladder(label, region, doses, asked, end))
    return tuple(dict.fromkeys(ladders))


def _from_starts(
    drug: Drug, first: LadderStep, levels: tuple[Dose, ...], situation: Situation
) -> Iterator[tuple[Dose, ...]]:
    """A ladder below each start dose it belongs to; one that goes on below another, or in another unit, has none."""
    if first.step > 1:
        yield levels
        return
    for start in _starts(drug, first, situation):
        if any(dose.unit != start.dose.unit for dose in levels):
            yield levels
            continue
        yield (start.dose, *(dose for dose in levels if dose != start.dose and not _is_higher(dose, start.dose)))


def _starts(drug: Drug, step: LadderStep, situation: Situation) -> list[StartDose]:
    """The start doses from which a ladder leads down: those of the same people."""
    may_hold = [start for start in drug.start if _may_be(start.when, situation)]
    same = [start for start in may_hold if step.when is not None and start.when == step.when]
    return same or [start for start in may_hold if start.region in ("", situation.region)] or may_hold


def _is_higher(dose: Dose, other: Dose) -> bool:
    """Whether more is taken in a day, as far as both are said in the same unit."""
    mine, theirs = dose.daily, other.daily
    return mine is not None and theirs is not None and dose.unit == other.unit and mine > theirs


def _after(step: ToxicityStep, ladders: Sequence[_Ladder], current: Dose | None) -> LevelAfter | None:
    """The level that follows; where ladders that may hold differ, what each says.

    A dose that the label names is taken only where it is below the dose now, else the next level is.
    """
    if step.next_level is None:
        return None
    if current is None:
        return LevelAfter(None, False, None)
    if step.next_dose is not None and _is_below(step.next_dose, current, ladders):
        return LevelAfter(step.next_dose, False, None)
    said = [(ladder, _below(step.next_level, ladder, current)) for ladder in ladders if current in ladder.doses]
    if len({after for _, after in said}) == 1:
        return replace(said[0][1], not_below=step.next_dose)
    each = (LadderAnswer(ladder.label, ladder.region, after, ladder.open_questions) for ladder, after in said)
    return LevelAfter(None, False, None, by_ladder=tuple(dict.fromkeys(each)), not_below=step.next_dose)


def _is_below(dose: Dose, current: Dose, ladders: Sequence[_Ladder]) -> bool:
    """Whether a dose is less a day, or stands below on a ladder where no number a day compares them."""
    if _is_higher(current, dose):
        return True
    below = (ladder.doses[ladder.doses.index(current) + 1 :] for ladder in ladders if current in ladder.doses)
    return any(dose in doses for doses in below)


def _below(level: NextLevel, ladder: _Ladder, current: Dose) -> LevelAfter:
    doses, place = ladder.doses, ladder.doses.index(current)
    if level is NextLevel.JUDGEMENT:
        return LevelAfter(None, False, None, alternatives=doses[place : place + 2])
    target = place + _LOWER.get(level, 1)
    if target >= len(doses):
        return LevelAfter(None, True, 0, end=ladder.end)
    return LevelAfter(doses[target], False, len(doses) - 1 - target, lower=doses[target + 1 :])
