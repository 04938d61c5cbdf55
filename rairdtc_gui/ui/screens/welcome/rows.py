"""What the first screen shows. Plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WelcomePage:
    """Language, region as (value, words), what the program is for and not for, and which knowledge it holds."""

    language: tuple[str, str]  # title and what is said of it
    region: tuple[str, str]
    regions: tuple[tuple[str, str], ...]
    current: str  # the region that holds
    use: str
    not_for: tuple[str, ...]
    knowledge: str
