"""Which trial of a drug stands beside those of other drugs. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rairdtc_gui.domain.drugs import DrugSummary
from rairdtc_gui.domain.evidence import Trial

_NUMBER = re.compile(r"\d")


def key_trial(drug: DrugSummary, trials: Sequence[Trial]) -> Trial | None:
    """Of those that test the drug itself: randomised before not, then the highest phase, then the most patients.

    A randomised trial tests what is not given in every arm. None where the drug was only the background.
    """
    tested = [trial for trial in trials if _is_tested(drug, trial)]
    others = [trial for trial in trials if not trial.is_randomised]
    return max(tested or others, key=_weight, default=None)


def _is_tested(drug: DrugSummary, trial: Trial) -> bool:
    names = [name.casefold() for name in (drug.name, *drug.called)]
    given = [any(name in arm.regimen.casefold() for name in names) for arm in trial.arms]
    return any(given) and not (trial.is_randomised and all(given))


def _weight(trial: Trial) -> tuple[bool, int, int]:
    return trial.is_randomised, max(map(int, _NUMBER.findall(trial.phase)), default=0), trial.enrolment or 0
