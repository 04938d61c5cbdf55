"""What a team decided on a case, beside what the program listed, and what is not noted yet. No names of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class DecisionReason(Enum):
    """Why a team took another way than the first of the list."""

    PATIENT_CHOICE = "patient-choice"
    AVAILABILITY = "availability"
    COMORBIDITY = "comorbidity-not-modelled"
    LOCAL_PRACTICE = "local-practice"
    EVIDENCE = "disagrees-with-evidence"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TeamDecision:
    """`option`: the id of the option taken, empty if it is none of the list; then `words` says what was decided."""

    option: str
    decided_on: date
    reasons: tuple[DecisionReason, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What was entered to be noted, not yet judged. `chosen`: the key of an option or another way, empty for none."""

    reasons: tuple[DecisionReason, ...]
    words: str
    day: str
    chosen: str = ""
