"""What the settings screen shows. Plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One thing to choose: its name, what it governs, and the choices as (value, words). No choices: only said."""

    key: str
    title: str
    said: str
    choices: tuple[tuple[str, str], ...] = ()
    current: str = ""


@dataclass(frozen=True, slots=True)
class FolderRow:
    """Where saved cases lie, and whether that is the usual place."""

    title: str
    said: str
    path: str
    is_usual: bool


@dataclass(frozen=True, slots=True)
class FormularyRow:
    """The drugs to tick as (id, name), those that are ticked, and what that does."""

    title: str
    said: str
    context: str
    drugs: tuple[tuple[str, str], ...]
    ticked: tuple[str, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """The whole screen. `problem`: why what is chosen may be gone with the next start."""

    problem: str
    choices: tuple[ChoiceRow, ...]
    folder: FolderRow
    formulary: FormularyRow
