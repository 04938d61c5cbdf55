"""A monograph as plain data: sections in the order of the page, each line with address, sources and check."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rairdtc_gui.domain.drugs import Adjustment, Approval, Drug, LadderStep, Line, StartDose, ToxicityStep
from rairdtc_gui.domain.toxicity_words import instruction, occasion
from rairdtc_gui.services.result_json import dose_line

Data = dict[str, Any]


def drug_data(drug: Drug) -> Data:
    """The whole monograph."""
    name = drug.summary.name
    sections: dict[str, list[Data]] = {
        "dose": [_start(name, start) for start in drug.start],
        "reductions": [_step(name, step) for step in drug.ladder],
        "adjustments": [_adjustment(name, item) for item in drug.adjustments],
        "toxicity": [_toxicity(step) for step in drug.toxicity],
        "approvals": [_approval(approval) for approval in drug.approvals],
    }
    for section, lines in drug.sections:
        sections[section.value] = [_line(line) for line in lines]
    return {
        "schema": "rairdtc.drug/1",
        "id": drug.summary.id,
        "name": name,
        "brands": list(drug.summary.brands),
        "class": drug.summary.drug_class,
        "checked_on": drug.checked_on,
        "sections": sections,
        "left_out": list(drug.left_out),
        "trials": list(drug.trials),
    }


def _fact(item: StartDose | LadderStep | Adjustment | Line | Approval | ToxicityStep, parts: Iterable[str]) -> Data:
    return {
        "address": item.address,
        "text": ": ".join(part for part in parts if part),
        "region": item.region or None,
        "note": item.note or None,
        "sources": list(item.provenance.sources),
        "checked": item.provenance.checked.value,
        "checked_on": item.provenance.checked_on,
    }


def _start(name: str, start: StartDose) -> Data:
    return _fact(start, (start.label, dose_line(name, start.dose)))


def _step(name: str, step: LadderStep) -> Data:
    return _fact(step, (f"step {step.step}", step.label, dose_line(name, step.dose) if step.dose else "", step.text))


def _adjustment(name: str, item: Adjustment) -> Data:
    dose = dose_line(name, item.dose) if item.dose else ""
    action = "" if item.dose or item.text else item.action.value.replace("-", " ")
    return _fact(item, (item.label, dose, item.text, action))


def _toxicity(step: ToxicityStep) -> Data:
    return {
        **_fact(step, (f"{step.event}, grade {occasion(step)}", step.action, instruction(step))),
        "event": step.event,
        "grades": list(step.grades),
        "occurrence": step.occurrence,
        "action": step.action,
        "until_grade": step.until_grade,
        "next_level": step.next_level.value if step.next_level else None,
    }


def _approval(approval: Approval) -> Data:
    year = f" {approval.year}" if approval.year else ""
    return _fact(approval, (f"{approval.region} {approval.status.replace('-', ' ')}{year}", approval.indication))


def _line(line: Line) -> Data:
    return _fact(line, (line.head, line.text, line.detail))
