"""What a person chose about the program, and never about a patient."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

THEMES = ("system", "light", "dark")
SMALLEST_TEXT, LARGEST_TEXT = 90, 200
#: The sizes that keys and buttons step through, in per cent.
TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)
#: After how many minutes without use a window with kept cases may lock.
LOCK_MINUTES = (1, 2, 5, 10, 15)


class ActivityUnit(Enum):
    """In which unit activities are written first."""

    GBQ = "GBq"
    MCI = "mCi"


class LaboratoryUnit(Enum):
    """In which unit laboratory values are asked for and written first."""

    MASS = "mg/dL"
    MOLAR = "micromol/L"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered between starts; what stands here holds until something else is chosen."""

    region: str = ""  # whose rules and labels lead, one of `REGIONS`; empty: as each case says
    theme: str = THEMES[0]
    text_size: int = 100
    activity: ActivityUnit = ActivityUnit.GBQ
    laboratory: LaboratoryUnit = LaboratoryUnit.MASS
    single_keys: bool = True
    lock_minutes: int = 5
    reference_only: bool = False
    case_folder: str = ""  # empty: the usual one
    formulary: tuple[str, ...] = ()  # ids of drugs; empty: none in use
    has_read: bool = False  # what the program is for, on the screen of the first start
