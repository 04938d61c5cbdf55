"""The step that a label gives for a toxicity, and the dose level after it. Pure; reads the monograph's typed lines."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rairdtc_gui.domain.conditions import Condition, comparisons
from rairdtc_gui.domain.drugs import Dose, Drug, LadderStep, NextLevel, StartDose, ToxicityStep
from rairdtc_gui.domain.toxicity import STRICTNESS, LevelAfter, StepAnswer, Toxicity, ToxicityAnswer
from rairdtc_gui.domain.tri import Tri

Judge = Callable[[Condition], Tri]
_LOWER = {NextLevel.SAME: 0, NextLevel.ONE_LOWER: 1, NextLevel.TWO_LOWER: 2, NextLevel.THREE_LOWER: 3}
_GENERAL = "other "  # how the general line of a label begins


@dataclass(frozen=True, slots=True)
class Situation:
    """Whose label leads, what the patient takes (none: not known), and how the case judges conditions."""

    region: str
    current: Dose | None
    judge: Judge


def toxicity(drug: Drug, event: Toxicity, situation: Situation) -> ToxicityAnswer:
    """What the label says for one event; the strictest fitting step first."""
    own = [step for step in drug.toxicity if step.event.casefold() == event.event.casefold()]
    is_general = not own
    steps = own or [step for step in drug.toxicity if step.event.casefold().startswith(_GENERAL)]
    levels = _levels(drug, situation)
    leading = _leading([step for step in steps if _may_hold(step, situation)], situation.region)
    fitting = [step for step in leading if event.grade in step.grades and _is_occurrence(step, event)]
    answers = [StepAnswer(step, _after(step, levels, situation.current), _open(step, situation)) for step in fitting]
    return ToxicityAnswer(
        toxicity=event,
        fitting=tuple(sorted(answers, key=_strictness, reverse=True)),
        by_other_measure=tuple(step for step in leading if not step.grades),
        is_general=is_general and bool(steps),
        known_events=tuple(dict.fromkeys(step.event for step in drug.toxicity)),
    )


def strictest(answers: Iterable[ToxicityAnswer]) -> StepAnswer | None:
    """Of several events at once, the step that leads; none if the label is silent on all."""
    return max((step for answer in answers for step in answer.fitting), key=_strictness, default=None)


def _strictness(answer: StepAnswer) -> tuple[int, int, float]:
    """Stop before hold before reduce before go on; then the longer hold; then the lower dose."""
    after = answer.after
    until = 9 if answer.step.until_grade is None else 9 - answer.step.until_grade
    dose = after.dose.daily if after is not None and after.dose is not None else None
    lowered = 0.0 if dose is None else -dose
    return STRICTNESS.index(answer.step.action), until, math.inf if after and after.is_below_last else lowered


def _may_hold(step: ToxicityStep, situation: Situation) -> bool:
    return step.when is None or situation.judge(step.when) is not Tri.FALSE


def _open(step: ToxicityStep, situation: Situation) -> tuple[str, ...]:
    if step.when is None or situation.judge(step.when) is Tri.TRUE:
        return ()
    return tuple(dict.fromkeys(item.finding for item in comparisons(step.when)))


def _is_occurrence(step: ToxicityStep, event: Toxicity) -> bool:
    return step.occurrence is None or event.occurrence in (None, step.occurrence)


def _leading(steps: Sequence[ToxicityStep], region: str) -> list[ToxicityStep]:
    """Steps of the leading region and those that hold everywhere; where it has none, those of the others."""
    return [step for step in steps if step.region in ("", region)] or list(steps)


def _levels(drug: Drug, situation: Situation) -> tuple[tuple[Dose, ...], ...]:
    """Every chain of start dose and reductions that may hold for the case, the highest dose first."""
    chains: dict[tuple[str, str], list[LadderStep]] = {}
    for step in drug.ladder:
        if step.when is None or situation.judge(step.when) is not Tri.FALSE:
            chains.setdefault((step.label, step.region), []).append(step)
    ruling = {key: steps for key, steps in chains.items() if key[1] in ("", situation.region)} or chains
    found = []
    for steps in ruling.values():
        ladder = [step.dose for step in sorted(steps, key=lambda step: step.step) if step.dose is not None]
        found += [tuple(dict.fromkeys((start.dose, *ladder))) for start in _starts(drug, steps[0], situation)]
    return tuple(dict.fromkeys(chain for chain in found if chain))


def _starts(drug: Drug, step: LadderStep, situation: Situation) -> list[StartDose]:
    """The start doses from which a chain leads down: those of the same people."""
    may_hold = [start for start in drug.start if start.when is None or situation.judge(start.when) is not Tri.FALSE]
    same = [start for start in may_hold if step.when is not None and start.when == step.when]
    return same or [start for start in may_hold if start.region in ("", situation.region)] or may_hold


def _after(step: ToxicityStep, chains: Sequence[tuple[Dose, ...]], current: Dose | None) -> LevelAfter | None:
    if step.next_level is None:
        return None
    if step.next_dose is not None:
        return LevelAfter(step.next_dose, False, None)
    chain = next((chain for chain in chains if current in chain), None)
    if current is None or chain is None:
        return LevelAfter(None, False, None)
    place = chain.index(current)
    if step.next_level is NextLevel.JUDGEMENT:
        return LevelAfter(None, False, None, alternatives=chain[place : place + 2])
    target = place + _LOWER.get(step.next_level, 1)
    if target >= len(chain):
        return LevelAfter(None, True, 0)
    return LevelAfter(chain[target], False, len(chain) - 1 - target, lower=chain[target + 1 :])
