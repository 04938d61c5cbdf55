"""What is known of one case before anything is said of options: a verdict for every comparison and every rule."""

from __future__ import annotations

from dataclasses import dataclass

from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.engine.compiled import Verdicts


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The verdicts of one case: of every comparison, and of every rule in the rule set's order."""

    case: Case
    jurisdiction: Jurisdiction | None
    verdicts: Verdicts
    rules: tuple[int, ...]
