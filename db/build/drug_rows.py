"""Rows of monographs and trials."""

from __future__ import annotations

from typing import Any

from db.build import drug_models
from db.build.rows import Row, Rows, as_json, condition, dose
from db.build.sources import Sources


def add_drugs(rows: Rows, sources: Sources) -> None:
    """Every monograph, in alphabetical order of its id."""
    for position, drug in enumerate(sorted((placed.model for placed in sources.drugs), key=lambda drug: drug.id)):
        rows.add(
            "drug",
            id=drug.id,
            position=position,
            name=drug.names.inn,
            zh=drug.names.zh or "",
            drug_class=drug.drug_class,
            targets=as_json(drug.targets),
            left_out=as_json(drug.left_out),
            checked_on=drug.checked_on,
        )
        for place, trial_id in enumerate(drug.trials):
            rows.add("drug_trial", drug_id=drug.id, position=place, trial_id=trial_id)
        _add_names(rows, drug)
        _add_doses(rows, drug)
        _add_tables(rows, drug)
        _add_lines(rows, drug)


def _add_names(rows: Rows, drug: drug_models.Drug) -> None:
    names = drug.names
    found = [("inn", names.inn, "")]
    found += [("brand", brand.name, brand.region) for brand in names.brands]
    found += [("zh", name, "") for name in (names.zh, names.zh_other) if name]
    found += [("alias", alias, "") for alias in names.aliases]
    address = f"drug/{drug.id}/names"
    rows.cite(address, names.sources)
    check = {key: value for key, value in rows.check(names, drug.checked_on).items() if key != "note"}
    for place, (kind, name, region) in enumerate(found):
        rows.add(
            "drug_name", address=address, drug_id=drug.id, position=place, kind=kind, name=name, region=region, **check
        )
    if drug.codes is not None:
        for system in ("atc", "rxnorm", "ncit", "drugbank"):
            code = getattr(drug.codes, system)
            if code:
                columns = rows.fact(f"drug/{drug.id}/codes/{system}", drug.codes, drug.checked_on)
                del columns["note"]
                rows.add("drug_code", drug_id=drug.id, system=system, code=code, **columns)


def _add_doses(rows: Rows, drug: drug_models.Drug) -> None:
    sections: tuple[tuple[str, str, list[Any]], ...] = (
        ("start", "dosing", drug.dosing.start),  # drug/lenvatinib/dosing/start
        ("ladder", "dosing/reduction", drug.dosing.ladder),
        ("adjustment", "dosing/adjustment", drug.dosing.adjustments),
    )
    for section, path, items in sections:
        for position, item in enumerate(items):
            rows.add(
                "dose_line",
                **rows.fact(f"drug/{drug.id}/{path}/{item.id}", item, drug.checked_on),
                **dose(item.dose),
                drug_id=drug.id,
                section=section,
                position=position,
                id=item.id,
                step=getattr(item, "step", None),
                kind=getattr(item, "kind", ""),
                label=item.label or "",
                condition=condition(item.when),
                action=getattr(item, "action", ""),
                text=getattr(item, "text", None) or "",
                region=item.region or "",
            )


def _add_tables(rows: Rows, drug: drug_models.Drug) -> None:
    for position, approval in enumerate(drug.approvals):
        rows.add(
            "approval",
            **rows.fact(f"drug/{drug.id}/approval/{approval.id}", approval, drug.checked_on),
            drug_id=drug.id,
            position=position,
            region=approval.region,
            status=approval.status,
            scope=approval.scope,
            year=approval.year,
            indication=approval.indication,
        )
    for position, step in enumerate(drug.toxicity):
        rows.add(
            "toxicity_step",
            **rows.fact(f"drug/{drug.id}/toxicity/{step.id}", step, drug.checked_on),
            drug_id=drug.id,
            position=position,
            event=step.event,
            grade=step.grade,
            grades=as_json(step.grades),
            condition=condition(step.when),
            occurrence=step.occurrence,
            action=step.action,
            until_grade=step.until_grade,
            until=step.until or "",
            next_level=step.next_level or "",
            **dose(step.next_dose),
            stop_if=step.stop_if or "",
            detail=step.detail or "",
            region=step.region or "",
        )
    for position, table in enumerate(drug.adverse_events):
        address = f"drug/{drug.id}/adverse-events/{table.id}"
        rows.add(
            "adverse_event_table",
            **rows.fact(address, table, drug.checked_on),
            drug_id=drug.id,
            position=position,
            population=table.population,
            trial_id=table.trial or "",
        )
        for place, event in enumerate(table.events):
            rows.add("adverse_event", table_address=address, position=place, **event.model_dump())


def _add_lines(rows: Rows, drug: drug_models.Drug) -> None:
    sections: dict[str, list[Row]] = {
        "boxed-warning": [_plain(item) for item in drug.boxed_warning],
        "contraindications": [_plain(item) for item in drug.contraindications],
        "warnings": [_line(item, item.event, item.text) for item in drug.warnings],
        "administration": [_plain(item) for item in drug.dosing.administration],
        "interactions": [_interaction(item) for item in drug.interactions],
        "metabolism": [_metabolism(place, item) for place, item in enumerate(drug.metabolism)],
        "monitoring": [
            _line(item, item.what, item.schedule, f"at baseline: {item.baseline}") for item in drug.monitoring
        ],
        "pregnancy": [_plain(item) for item in drug.pregnancy],
        "mechanism": [_plain(drug.mechanism)],
        "practical": [_plain(item) for item in drug.practical],
        "no-start": [_plain(drug.dosing.no_start)] if drug.dosing.no_start else [],
    }
    for section, lines in sections.items():
        for position, line in enumerate(lines):
            item, line_id = line.pop("item"), line.pop("id")
            if section == "interactions":
                address = f"drug/{drug.id}/interactions/{line_id}"
                rows.add("interaction", address=address, severity=item.severity, matches=as_json(item.matches))
            rows.add(
                "monograph_line",
                **rows.fact(f"drug/{drug.id}/{section}/{line_id}", item, drug.checked_on),
                drug_id=drug.id,
                section=section,
                position=position,
                region=getattr(item, "region", None) or "",
                **line,
            )


def _line(item: Any, head: str, text: str, detail: str = "") -> Row:
    return {"item": item, "id": item.id, "head": head, "text": text, "detail": detail}


def _plain(item: drug_models.Statement) -> Row:
    return _line(item, "", item.text)


def _interaction(item: drug_models.Interaction) -> Row:
    parts = [f"{item.severity}:", item.action]
    detail = "; ".join(part for part in (item.mechanism, item.effect) if part)
    return _line(item, item.with_, " ".join(parts), detail)


def _metabolism(place: int, item: drug_models.Metabolism) -> Row:
    parts = [
        f"Enzymes: {', '.join(item.enzymes)}." if item.enzymes else "",
        f"Transporters: {', '.join(item.transporters)}." if item.transporters else "",
        f"QT prolongation: {item.qt_risk}.",
        f"Half-life {item.half_life_h:g} h." if item.half_life_h is not None else "",
        item.text or "",
    ]
    text = " ".join(part for part in parts if part)
    return {"item": item, "id": f"part-{place + 1}", "head": "", "text": text, "detail": ""}


def add_trials(rows: Rows, sources: Sources) -> None:
    """Every trial, in alphabetical order of its id."""
    for position, trial in enumerate(sorted((placed.model for placed in sources.trials), key=lambda trial: trial.id)):
        setting: drug_models.Setting = trial.setting
        rows.add(
            "trial",
            **rows.fact(f"trial/{trial.id}", setting, trial.checked_on),
            id=trial.id,
            position=position,
            name=trial.name,
            nct=trial.nct or "",
            phase=trial.phase,
            design=trial.design,
            is_randomised=int(trial.randomised),
            population=setting.population,
            line=setting.line,
            prior_therapy=setting.prior_therapy,
            biomarker=setting.biomarker,
            region=setting.region,
            enrolment=setting.enrolment,
        )
        for place, source in enumerate(trial.sources):
            rows.add("trial_source", trial_id=trial.id, position=place, source_id=source)
        for place, arm in enumerate(trial.arms):
            said = {"regimen": arm.regimen, "cohort": arm.cohort, "n": arm.n}
            rows.add("trial_arm", trial_id=trial.id, position=place, id=arm.id, **said)
        _add_figures(rows, trial)


def _add_figures(rows: Rows, trial: drug_models.Trial) -> None:
    for position, outcome in enumerate(trial.outcomes):
        interval = outcome.interval
        rows.add(
            "trial_outcome",
            **rows.fact(f"trial/{trial.id}/outcome/{outcome.id}", outcome, trial.checked_on),
            trial_id=trial.id,
            position=position,
            endpoint=outcome.endpoint,
            assessor=outcome.assessor,
            arm_id=outcome.arm or "",
            compare=as_json(outcome.compare or []),
            measure=outcome.measure,
            value=outcome.value,
            interval_level=interval.level if interval else None,
            interval_lower=interval.lower if interval else None,
            interval_upper=interval.upper if interval else None,
            n=outcome.n,
            p=outcome.p or "",
        )
    for position, event in enumerate(trial.safety):
        rows.add(
            "trial_event",
            **rows.fact(f"trial/{trial.id}/safety/{event.id}", event, trial.checked_on),
            trial_id=trial.id,
            position=position,
            arm_id=event.arm,
            term=event.term,
            all_grades=event.all_grades,
            grade_3_plus=event.grade_3_plus,
        )
    for position, criterion in enumerate(trial.entry):
        rows.add(
            "trial_entry",
            **rows.fact(f"trial/{trial.id}/entry/{criterion.id}", criterion, trial.checked_on),
            trial_id=trial.id,
            position=position,
            kind=criterion.kind,
            text=criterion.text,
            condition=condition(criterion.when),
        )
    for position, note in enumerate(trial.notes):
        rows.add(
            "trial_note",
            **rows.fact(f"trial/{trial.id}/note/{note.id}", note, trial.checked_on),
            trial_id=trial.id,
            position=position,
            text=note.text,
        )
