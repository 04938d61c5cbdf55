"""What differs between two knowledge bases, and what each difference does to a reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from db.diff.records import Columns, Records

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SHOWN = 160


class Effect(Enum):
    """What a difference does, the gravest first; the value is the head of its list."""

    ADVICE = "changes advice"
    FIGURE = "changes a figure"
    WORDING = "wording"


#: Tables whose every row decides what is advised.
_ADVICE_TABLES = {
    "derived", "diagram_edge", "option_class_member", "question", "question_answer", "rule", "rule_effect",
    "rule_jurisdiction", "treatment_option",
}  # fmt: skip
#: Tables that state doses, rates and results.
_FIGURE_TABLES = {
    "adverse_event", "approval", "dose_line", "interaction", "toxicity_step", "trial_arm", "trial_event",
    "trial_outcome",
}  # fmt: skip
#: Columns that are words for the reader even in those tables.
_WORDS = {
    "label",
    "short",
    "note",
    "why",
    "help",
    "text",
    "detail",
    "used_for",
    "reviewed",
    "checked_on",
    "story",
    "monitoring",
}
#: Columns that decide, in any table.
_DECIDING = {"action", "checked", "condition", "next_level", "severity", "until_grade"}


@dataclass(frozen=True, slots=True)
class Change:
    """One address: what was added, removed or changed from old to new."""

    effect: Effect
    kind: str  # added, removed, changed
    address: str
    what: str

    def line(self) -> str:
        """The change on one line."""
        return f"{self.kind} {self.address}: {self.what}"


def changes(old: Records, new: Records) -> list[Change]:
    """Every difference, by effect and address."""
    found = [*_missing(old, new, "removed"), *_missing(new, old, "added"), *_changed(old, new)]
    order = list(Effect)
    return sorted(found, key=lambda change: (order.index(change.effect), change.address, change.kind, change.what))


def _missing(here: Records, there: Records, kind: str) -> Iterator[Change]:
    for (table, address), columns in here.items():
        if (table, address) not in there:
            yield Change(_effect_of_row(table), kind, address, f"{table}: {_shown(columns)}")


def _changed(old: Records, new: Records) -> Iterator[Change]:
    for key, before in old.items():
        after = new.get(key)
        if after is None:
            continue
        for column in sorted(before.keys() & after.keys()):
            if before[column] != after[column]:
                effect = _effect_of_column(key[0], column, before[column], after[column])
                said = f"{column}: {_cut(before[column])} -> {_cut(after[column])}"
                yield Change(effect, "changed", key[1], said)


def _effect_of_row(table: str) -> Effect:
    if table in _ADVICE_TABLES:
        return Effect.ADVICE
    return Effect.FIGURE if table in _FIGURE_TABLES else Effect.WORDING


def _effect_of_column(table: str, column: str, before: Any, after: Any) -> Effect:
    if column in _DECIDING or (table in _ADVICE_TABLES and column not in _WORDS):
        return Effect.ADVICE
    if isinstance(before, str) and isinstance(after, str):
        is_figure = column not in ("checked_on", "reviewed") and _NUMBER.findall(before) != _NUMBER.findall(after)
        return Effect.FIGURE if is_figure else Effect.WORDING
    return Effect.FIGURE


def _shown(columns: Columns) -> str:
    return _cut("; ".join(f"{key} {value}" for key, value in columns.items() if value not in ("", None)))


def _cut(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def grouped(found: Iterable[Change]) -> dict[Effect, list[Change]]:
    """The changes under the head of their effect; a head without changes stays, so that its absence is said."""
    lists: dict[Effect, list[Change]] = {effect: [] for effect in Effect}
    for change in found:
        lists[change.effect].append(change)
    return lists
