"""What can be picked from a list by any of its names, and what a typed text finds in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from rairdtc_gui.domain.search_terms import fold, spelled

_NEAREST = 3
_LIKENESS = 0.6


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry. `side` stands muted beside it; `names` find it as well as its text does."""

    key: str
    text: str
    side: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Entries under one head."""

    title: str
    choices: tuple[Choice, ...]


def matching(choices: Iterable[Choice], text: str, limit: int = 60) -> tuple[Choice, ...]:
    """What a text finds: whole names, then beginnings, then beginnings of words, then what contains it."""
    wanted = spelled(text)
    if not wanted:
        return tuple(choices)[:limit]
    ranked = [(rank, choice) for choice in choices if (rank := _rank(choice, wanted)) is not None]
    return tuple(choice for _, choice in sorted(ranked, key=lambda item: item[0]))[:limit]


def exact(choices: Iterable[Choice], text: str) -> Choice | None:
    """The entry of which a text is a whole name; none if there is none."""
    wanted = spelled(text)
    return next((choice for choice in choices if wanted in map(spelled, _names(choice))), None) if wanted else None


def nearest(choices: Sequence[Choice], text: str) -> tuple[str, ...]:
    """The few entries that are spelled most alike."""
    found_by = {fold(name): choice.text for choice in choices for name in _names(choice)}
    found = get_close_matches(fold(text[:80]), list(found_by), n=_NEAREST, cutoff=_LIKENESS)
    return tuple(dict.fromkeys(found_by[name] for name in found))


def _names(choice: Choice) -> tuple[str, ...]:
    return (choice.text, choice.key, *choice.names)


def _rank(choice: Choice, wanted: str) -> int | None:
    best: int | None = None
    for name in map(spelled, _names(choice)):
        if name == wanted:
            return 0
        if name.startswith(wanted):
            rank = 1
        elif f" {wanted}" in name:
            rank = 2
        elif wanted in name:
            rank = 3
        else:
            continue
        best = rank if best is None else min(best, rank)
    return best
