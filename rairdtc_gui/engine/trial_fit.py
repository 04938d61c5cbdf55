"""A case against the entry criteria of a trial: each is met, not met or open. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rairdtc_gui.domain.evidence import EntryCriterion, Trial
from rairdtc_gui.domain.tri import Tri, negate
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.evaluation import Evaluation


class Fit(Enum):
    """How a case stands to one criterion."""

    MET = "met"
    NOT_MET = "not-met"
    OPEN = "open"  # an answer is missing
    NOT_ASKED = "not-asked"  # the questions cannot say it


@dataclass(frozen=True, slots=True)
class CriterionFit:
    """One criterion and how the case stands to it."""

    criterion: EntryCriterion
    fit: Fit
    open_questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrialFit:
    """A trial and every criterion of it. `may_enter` is false as soon as one criterion is not met."""

    trial: Trial
    criteria: tuple[CriterionFit, ...]

    @property
    def may_enter(self) -> bool:
        """No criterion is known to be missed; open ones may still be."""
        return all(item.fit is not Fit.NOT_MET for item in self.criteria)


def trial_fit(trial: Trial, engine: Engine, evaluation: Evaluation) -> TrialFit:
    """How a case stands to the entry criteria of a trial."""
    return TrialFit(trial, tuple(_fit(criterion, engine, evaluation) for criterion in trial.entry))


def _fit(criterion: EntryCriterion, engine: Engine, evaluation: Evaluation) -> CriterionFit:
    if criterion.when is None:
        return CriterionFit(criterion, Fit.NOT_ASKED, ())
    verdict = engine.judge(criterion.when, evaluation)
    wanted = verdict if criterion.is_inclusion else negate(verdict)
    if wanted is Tri.UNKNOWN:
        return CriterionFit(criterion, Fit.OPEN, engine.open_questions(criterion.when, evaluation))
    return CriterionFit(criterion, Fit.MET if wanted is Tri.TRUE else Fit.NOT_MET, ())
