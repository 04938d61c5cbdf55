"""Reads how adverse events are met across drugs."""

from __future__ import annotations

import json

from rairdtc_gui.domain.events import AdverseEvent, EventLine, EventSection
from rairdtc_gui.kb.reader import Reader, Row


def events(reader: Reader) -> tuple[AdverseEvent, ...]:
    """Every event with its statements, in stored order."""
    lines = reader.grouped("SELECT * FROM event_line ORDER BY event_id, position", "event_id")
    return tuple(
        AdverseEvent(
            id=row["id"],
            terms=tuple(row["term"].split(", ")),
            names=tuple(json.loads(row["names"])),
            drugs=tuple(json.loads(row["drugs"])),
            lines=tuple(_line(reader, line) for line in lines.get(row["id"], ())),
        )
        for row in list(reader.rows("SELECT * FROM event ORDER BY position"))
    )


def _line(reader: Reader, row: Row) -> EventLine:
    return EventLine(
        address=row["address"],
        section=EventSection(row["section"]),
        grade=row["grade"],
        text=row["text"],
        note=row["note"],
        provenance=reader.provenance(row),
    )
