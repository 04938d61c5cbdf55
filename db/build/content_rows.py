"""Rows of differences, events, calculators, co-medicines, the signalling map and what was left out."""

from __future__ import annotations

from db.build import content_models, models
from db.build.rows import Rows, as_json, condition
from db.build.signal_rows import add_signalling
from db.build.sources import Sources


def add_content(rows: Rows, sources: Sources) -> None:
    """Everything that is neither rule nor monograph nor trial."""
    day = sources.pack.date
    _add_co_medicines(rows, sources, day)
    _add_differences(rows, sources, day)
    _add_not_included(rows, sources, day)
    _add_adverse_events(rows, sources, day)
    _add_calculators(rows, sources, day)
    for position, change in enumerate(sources.changes):
        columns = {"release": change.release, "date": change.date, "kind": change.kind, "text": change.text}
        rows.add("change", position=position, **columns)
    _add_fhir_codes(rows, sources, day)
    for placed in sources.signalling:
        add_signalling(rows, placed.model)


def _add_co_medicines(rows: Rows, sources: Sources, day: str) -> None:
    for position, placed in enumerate(sources.co_medicine_classes):
        rows.add("co_medicine_class", id=placed.model.id, position=position, label=placed.model.label)
    for position, placed in enumerate(sources.co_medicines):
        medicine: models.CoMedicine = placed.model
        rows.add(
            "co_medicine",
            **rows.fact(f"co-medicine/{medicine.id}", medicine, day),
            id=medicine.id,
            position=position,
            label=medicine.names[0],
        )
        for place, name in enumerate((*medicine.names, *medicine.zh)):
            rows.add("co_medicine_name", co_medicine_id=medicine.id, position=place, name=name)
        for class_id in medicine.classes:
            rows.add("co_medicine_member", co_medicine_id=medicine.id, class_id=class_id)


def _add_fhir_codes(rows: Rows, sources: Sources, day: str) -> None:
    for position, placed in enumerate(sources.fhir_codes):
        code: content_models.StandardCode = placed.model
        rows.add(
            "standard_code",
            **rows.fact(f"fhir-code/{code.id}", code, day),
            position=position,
            finding=code.finding,
            answer=code.answer or "",
            system=code.system,
            code=code.code,
            display=code.display,
        )


def _add_differences(rows: Rows, sources: Sources, day: str) -> None:
    for position, placed in enumerate(sources.differences):
        difference: content_models.GuidelineDifference = placed.model
        rows.add(
            "guideline_difference",
            id=difference.id,
            position=position,
            point=difference.point,
            condition=condition(difference.when),
            findings=as_json(difference.findings),
            options=as_json(difference.options),
        )
        for place, view in enumerate(difference.positions):
            rows.add(
                "guideline_position",
                **rows.fact(f"difference/{difference.id}/{view.id}", view, day),
                difference_id=difference.id,
                position=place,
                body=view.body,
                year=view.year,
                region=view.region,
                text=view.text,
                grade=view.grade or "",
            )


def _add_not_included(rows: Rows, sources: Sources, day: str) -> None:
    for position, placed in enumerate(sources.not_included):
        entry: content_models.NotIncluded = placed.model
        rows.add(
            "not_included",
            **rows.fact(f"not-included/{entry.id}", entry, day),
            id=entry.id,
            position=position,
            label=entry.label,
            kind=entry.kind,
            reason=entry.reason,
        )


def _add_adverse_events(rows: Rows, sources: Sources, day: str) -> None:
    for position, placed in enumerate(sources.adverse_events):
        event: content_models.AdverseEvent = placed.model
        rows.add(
            "event",
            id=event.id,
            position=position,
            term=event.term,
            names=as_json([*event.aliases, *event.zh]),
            drugs=as_json(event.drugs),
        )
        for place, line in enumerate(event.statements):
            _add_event_line(rows, event, place, line, day, section=line.section, grade=None)
        for place, advice in enumerate(event.grades, start=len(event.statements)):
            _add_event_line(rows, event, place, advice, day, section="grade", grade=advice.grade)


def _add_event_line(
    rows: Rows,
    event: content_models.AdverseEvent,
    place: int,
    line: content_models.EventStatement | content_models.GradeAdvice,
    day: str,
    *,
    section: str,
    grade: int | None,
) -> None:
    rows.add(
        "event_line",
        **rows.fact(f"event/{event.id}/{line.id}", line, day),
        event_id=event.id,
        position=place,
        section=section,
        grade=grade,
        text=line.text,
    )


def _add_calculators(rows: Rows, sources: Sources, day: str) -> None:
    for position, placed in enumerate(sources.calculators):
        calculator: content_models.Calculator = placed.model
        rows.add(
            "calculator",
            **rows.fact(f"calculator/{calculator.id}", calculator, day),
            id=calculator.id,
            position=position,
            label=calculator.label,
            formula=as_json(calculator.formula),
            filled=as_json([{"text": item.text, "needs": item.needs} for item in calculator.filled]),
            inputs=as_json([item.model_dump() for item in calculator.inputs]),
            result_unit=calculator.result_unit,
            fills=calculator.fills or "",
            bands=as_json([band.model_dump() for band in calculator.bands]),
            warnings=as_json(calculator.warnings),
            examples=as_json([example.model_dump() for example in calculator.examples]),
        )
