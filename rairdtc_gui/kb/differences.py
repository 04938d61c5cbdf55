"""Reads the decision points where guidelines differ."""

from __future__ import annotations

import json

from rairdtc_gui.domain.guidelines import GuidelineDifference, GuidelinePosition
from rairdtc_gui.kb.reader import Reader, Row, required_condition


def differences(reader: Reader) -> tuple[GuidelineDifference, ...]:
    """Every decision point in stored order."""
    positions = reader.grouped("SELECT * FROM guideline_position ORDER BY difference_id, position", "difference_id")
    return tuple(
        GuidelineDifference(
            id=row["id"],
            point=row["point"],
            when=required_condition(row["condition"]),
            findings=tuple(json.loads(row["findings"])),
            options=tuple(json.loads(row["options"])),
            positions=tuple(_position(reader, position) for position in positions[row["id"]]),
        )
        for row in reader.rows("SELECT * FROM guideline_difference ORDER BY position")
    )


def _position(reader: Reader, row: Row) -> GuidelinePosition:
    return GuidelinePosition(
        address=row["address"],
        body=row["body"],
        year=row["year"],
        region=row["region"],
        text=row["text"],
        grade=row["grade"],
        note=row["note"],
        provenance=reader.provenance(row),
    )
