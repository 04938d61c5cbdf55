"""What is chosen on the toxicity screen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rairdtc_gui.domain.drugs import Dose, Drug
from rairdtc_gui.ui.screens.toxicity.rows import Refused


@dataclass
class ChosenEvent:
    """One event as far as it is chosen. `offered`: the lines from which to choose; `beside`: those passed over."""

    name: str = ""
    grade: int | None = None
    time: int | None = None
    problem: Refused | None = None
    asked: str = ""  # by what name, which another drug may have under another line
    offered: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass
class Chosen:
    """Drug, dose and events, and what was typed that is none of them."""

    drug: Drug | None = None
    dose: Dose | None = None
    is_dose_unknown: bool = False
    is_from_case: bool = False
    drug_problem: Refused | None = None
    dose_problem: Refused | None = None
    events: list[ChosenEvent] = field(default_factory=lambda: [ChosenEvent()])

    def copy(self) -> Chosen:
        """The same, to be changed on its own."""
        return replace(self, events=[replace(event) for event in self.events])
