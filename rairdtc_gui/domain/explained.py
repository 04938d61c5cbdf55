"""A finding that decided a verdict, as it is shown behind a rule."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.case import FindingState, Value
from rairdtc_gui.domain.conditions import Compare
from rairdtc_gui.domain.questions import Question
from rairdtc_gui.domain.tri import Tri


@dataclass(frozen=True, slots=True)
class Leaf:
    """One finding that decided a verdict. `question` none: a finding derived from others, which follow below it.

    `holds`: the verdict of the comparison as the rule means it, that is after any `not` around it.
    """

    depth: int
    finding: str
    label: str
    question: Question | None
    comparison: Compare
    is_negated: bool
    holds: Tri
    state: FindingState
    value: Value | None
    applies: bool

    @property
    def is_open(self) -> bool:
        """Whether the finding still waits for an answer."""
        return self.question is not None and self.holds is Tri.UNKNOWN
