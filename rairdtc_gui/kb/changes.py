"""Reads what changed from release to release."""

from __future__ import annotations

from itertools import groupby

from rairdtc_gui.domain.changes import Change, ChangedPart, ChangeKind, Release, ValueChange
from rairdtc_gui.kb.reader import Reader


def releases(reader: Reader) -> tuple[Release, ...]:
    """Every release with a change, the newest first."""
    rows = list(reader.rows("SELECT release, date, kind, text FROM change ORDER BY position"))
    return tuple(
        Release(version, day, tuple(Change(ChangeKind(row["kind"]), row["text"]) for row in members))
        for (version, day), members in groupby(rows, key=lambda row: (row["release"], row["date"]))
    )


def value_changes(reader: Reader) -> tuple[ValueChange, ...]:
    """What facts said before and after a release, the newest first."""
    return tuple(
        ValueChange(
            release=row["release"],
            kind=ChangeKind(row["kind"]),
            address=row["address"],
            subject=row["subject"],
            part=ChangedPart(row["part"]),
            old=row["old"],
            new=row["new"],
            provenance=reader.provenance(row),
        )
        for row in reader.rows("SELECT * FROM change_value ORDER BY position")
    )
