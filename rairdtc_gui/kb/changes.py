"""Reads what changed from release to release."""

from __future__ import annotations

from itertools import groupby

from rairdtc_gui.domain.changes import Change, ChangeKind, Release
from rairdtc_gui.kb.reader import Reader


def releases(reader: Reader) -> tuple[Release, ...]:
    """Every release with a change, the newest first."""
    rows = list(reader.rows("SELECT release, date, kind, text FROM change ORDER BY position"))
    return tuple(
        Release(version, day, tuple(Change(ChangeKind(row["kind"]), row["text"]) for row in members))
        for (version, day), members in groupby(rows, key=lambda row: (row["release"], row["date"]))
    )
