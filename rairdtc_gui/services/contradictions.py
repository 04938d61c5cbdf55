"""Pairs of answers that cannot both be right. They follow from what the questions ask, so no source stands behind them.

Nothing is blocked or changed by a pair: both answers are kept and used, and the person is asked to look at them again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rairdtc_gui.domain.case import Value

#: The answer that says what a question that does not apply says itself.
NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions, and which answers of them do not go together."""

    first: str
    second: str
    clash: Callable[[Value, Value], bool]


_YEAR = 12  # months
_GROWN = 20  # per cent: what the question calls progression
_LOW_POTASSIUM = 3.5  # mmol/L: where the normal range of the question begins
_IN_THE_BRAIN = ("untreated", "haemorrhagic-or-symptomatic")
PAIRS = (
    Pair("ngs-status", "drivers", lambda test, _found: test == "not-done"),
    Pair("ngs-status", "drivers", lambda test, found: test == "pending" and _has(found, "none-found")),
    Pair("ngs-status", "tmb-msi", lambda test, found: test == "not-done" and _has(found, "tmb-high")),
    Pair("metastatic-sites", "brain-mets", lambda sites, brain: _has(sites, "brain") and brain == "none"),
    Pair("metastatic-sites", "brain-mets", lambda sites, brain: not _has(sites, "brain") and brain in _IN_THE_BRAIN),
    Pair("largest-lesion-mm", "largest-lung-lesion-mm", lambda largest, lung: _less(largest, lung)),
    Pair("progression-after-rai", "progression-after-rai-months", lambda when, months: _is_other_year(when, months)),
    Pair(
        "recist-change-percent",
        "progressing-lesions",
        lambda change, grow: grow == "none" and not _less(change, _GROWN),
    ),
    Pair("prior-agents", "ended-for-progression", lambda given, ended: _is_new(given, ended)),
    Pair("prior-agents", "ended-for-toxicity", lambda given, ended: _is_new(given, ended)),
    Pair("prior-agents", "current-drug", lambda given, now: _has(given, "none") and now != "none"),
    Pair("potassium", "qt-risk", lambda level, risks: _has(risks, "none") and _less(level, _LOW_POTASSIUM)),
    Pair("bp-systolic", "bp-diastolic", lambda upper, lower: not _less(lower, upper)),
)


def contradictions(findings: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
    """The ids of each two questions whose answers do not go together; what is open contradicts nothing."""
    return tuple(
        (pair.first, pair.second)
        for pair in PAIRS
        if pair.first in findings
        and pair.second in findings
        and pair.clash(findings[pair.first], findings[pair.second])
    )


def _has(answer: Value, entry: str) -> bool:
    return isinstance(answer, tuple) and entry in answer


def _is_other_year(when: Value, months: Value) -> bool:
    """Whether the months lie on the other side of a year than the answer says."""
    return (when == "within-12-months" and _less(_YEAR, months)) or (when == "after-12-months" and _less(months, _YEAR))


def _is_new(given: Value, ended: Value) -> bool:
    """Whether a drug ended that was never given."""
    return isinstance(given, tuple) and isinstance(ended, tuple) and not {*ended} - {"none"} <= {*given}


def _less(one: Value, other: Value) -> bool:
    return isinstance(one, int | float) and isinstance(other, int | float) and one < other
