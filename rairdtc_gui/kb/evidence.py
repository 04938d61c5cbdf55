"""Reads trials and sources."""

from __future__ import annotations

import json

from rairdtc_gui.domain.evidence import Arm, EntryCriterion, Interval, Outcome, Trial, TrialEvent, TrialNote
from rairdtc_gui.domain.provenance import Source
from rairdtc_gui.kb.reader import Reader, Row, condition


def trial(reader: Reader, trial_id: str) -> Trial | None:
    """One trial with its figures; none if the knowledge base has no such trial."""
    for row in reader.rows("SELECT * FROM trial WHERE id = ?", trial_id):
        return _trial(reader, row)
    return None


def sources(reader: Reader) -> dict[str, Source]:
    """Every source by id."""
    return {row["id"]: Source(**row) for row in reader.rows("SELECT * FROM source ORDER BY id")}


def trials_with_entry(reader: Reader) -> tuple[str, ...]:
    """The ids of the trials that have criteria of entry."""
    return tuple(row["trial_id"] for row in reader.rows("SELECT DISTINCT trial_id FROM trial_entry ORDER BY trial_id"))


def _trial(reader: Reader, row: Row) -> Trial:
    trial_id = row["id"]
    return Trial(
        id=trial_id,
        name=row["name"],
        nct=row["nct"],
        phase=row["phase"],
        design=row["design"],
        is_randomised=bool(row["is_randomised"]),
        population=row["population"],
        line=row["line"],
        prior_therapy=row["prior_therapy"],
        biomarker=row["biomarker"],
        region=row["region"],
        enrolment=row["enrolment"],
        arms=tuple(
            Arm(arm["id"], arm["regimen"], arm["n"], arm["cohort"])
            for arm in reader.rows("SELECT * FROM trial_arm WHERE trial_id = ? ORDER BY position", trial_id)
        ),
        outcomes=tuple(
            _outcome(reader, outcome)
            for outcome in reader.rows("SELECT * FROM trial_outcome WHERE trial_id = ? ORDER BY position", trial_id)
        ),
        events=tuple(
            _event(reader, event)
            for event in reader.rows("SELECT * FROM trial_event WHERE trial_id = ? ORDER BY position", trial_id)
        ),
        entry=tuple(
            EntryCriterion(
                address=item["address"],
                is_inclusion=item["kind"] == "include",
                text=item["text"],
                when=condition(item["condition"]),
                note=item["note"],
                provenance=reader.provenance(item),
            )
            for item in reader.rows("SELECT * FROM trial_entry WHERE trial_id = ? ORDER BY position", trial_id)
        ),
        notes=tuple(
            TrialNote(note["address"], note["text"], reader.provenance(note))
            for note in reader.rows("SELECT * FROM trial_note WHERE trial_id = ? ORDER BY position", trial_id)
        ),
        sources=tuple(
            source["source_id"]
            for source in reader.rows("SELECT * FROM trial_source WHERE trial_id = ? ORDER BY position", trial_id)
        ),
    )


def _outcome(reader: Reader, row: Row) -> Outcome:
    level = row["interval_level"]
    return Outcome(
        address=row["address"],
        endpoint=row["endpoint"],
        assessor=row["assessor"],
        arm=row["arm_id"],
        compare=tuple(json.loads(row["compare"])),
        measure=row["measure"],
        value=row["value"],
        interval=None if level is None else Interval(level, row["interval_lower"], row["interval_upper"]),
        n=row["n"],
        p=row["p"],
        note=row["note"],
        provenance=reader.provenance(row),
    )


def _event(reader: Reader, row: Row) -> TrialEvent:
    return TrialEvent(
        address=row["address"],
        arm=row["arm_id"],
        term=row["term"],
        all_grades=row["all_grades"],
        grade_3_plus=row["grade_3_plus"],
        note=row["note"],
        provenance=reader.provenance(row),
    )
