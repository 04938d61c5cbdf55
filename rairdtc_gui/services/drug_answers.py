"""Toxicity steps and interactions of one patient as plain data, and the dose words that people type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rairdtc_gui.domain.drugs import Dose, Drug, ToxicityStep
from rairdtc_gui.domain.interactions import Interaction, InteractionAnswer, Verdict
from rairdtc_gui.domain.toxicity import LevelAfter, StepAnswer, ToxicityAnswer
from rairdtc_gui.domain.toxicity_words import instruction, occasion
from rairdtc_gui.engine.toxicity import strictest
from rairdtc_gui.services.result_json import dose_line

Data = dict[str, Any]
_DOSE = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*([a-zA-Z]+[a-zA-Z/0-9]*)?(?:\s+(.+?))?\s*$")
SILENT = "the label has no line for this event at this grade; that is not the same as going on"
NO_STATEMENT = "the sources read have no statement; that is not the same as no interaction"
NOT_CHECKED = "not checked: the name is not known"
SAME_DRUG = "the same drug; nothing is checked"
_SAYS = {Verdict.NOT_CHECKED: NOT_CHECKED, Verdict.NO_STATEMENT: NO_STATEMENT, Verdict.SAME_DRUG: SAME_DRUG}


def doses_of(drug: Drug) -> tuple[Dose, ...]:
    """Every dose level that the monograph names, the start first."""
    found = [start.dose for start in drug.start] + [step.dose for step in drug.ladder if step.dose is not None]
    return tuple(dict.fromkeys(found))


def typed_doses(text: str, drug: Drug) -> tuple[Dose, ...]:
    """The levels of the monograph that a text such as "20 mg", "20" or "120 mg twice daily" means.

    A number alone means mg where every level is in mg.
    """
    levels, found = doses_of(drug), _DOSE.match(text)
    if found is None:
        return ()
    amount, unit, frequency = float(found[1]), found[2], found[3]
    if unit is None:
        unit = "mg" if frequency is None and {dose.unit for dose in levels} == {"mg"} else ""
    return tuple(
        dose for dose in levels if (dose.amount, dose.unit) == (amount, unit) and frequency in (None, dose.frequency)
    )


def toxicity_data(drug: Drug, answers: Sequence[ToxicityAnswer], asked: Sequence[str], current: Dose | None) -> Data:
    """What the label says of each event, by what name that was asked for, and which step leads."""
    substance = drug.summary.name
    leading = strictest(answers)
    return {
        "schema": "rairdtc.toxicity/1",
        "drug": drug.summary.id,
        "current": dose_line(substance, current) if current else None,
        "leading": None if leading is None else {**_step(substance, leading), "by_grade": bool(leading.step.grades)},
        "events": [
            {
                "event": answer.toxicity.event,
                "asked": name,
                "grade": answer.toxicity.grade,
                "steps": [_step(substance, step) for step in answer.fitting],
                "by_other_measure": [_step(substance, step) for step in answer.by_other_measure],
                "general_line": answer.is_general,
                "silent": SILENT if answer.is_silent else None,
            }
            for answer, name in zip(answers, asked, strict=True)
        ],
    }


def _stated(step: ToxicityStep) -> Data:
    return {
        "address": step.address,
        "event": step.event,
        "grade": occasion(step),
        "action": step.action,
        "text": instruction(step),
        "region": step.region or None,
        "sources": list(step.provenance.sources),
        "checked": step.provenance.checked.value,
    }


def _step(name: str, answer: StepAnswer) -> Data:
    ladders = answer.after.by_ladder if answer.after else ()
    return {
        **_stated(answer.step),
        **_level(name, answer.after),
        "by_ladder": [
            {
                "for": ladder.label,
                "region": ladder.region or None,
                **_level(name, ladder.after),
                "open": list(ladder.open_questions),
            }
            for ladder in ladders
        ],
        "open": list(answer.open_questions),
    }


def _level(name: str, after: LevelAfter | None) -> Data:
    return {
        "next_dose": dose_line(name, after.dose) if after and after.dose else None,
        "either": [dose_line(name, dose) for dose in after.alternatives] if after else [],
        "below_last_level": bool(after and after.is_below_last),
        "levels_left": after.levels_left if after else None,
        "not_below": dose_line(name, after.not_below) if after and after.not_below else None,
        "last_level": after.end.text if after and after.end else None,
    }


def interaction_data(answer: InteractionAnswer) -> Data:
    """What the monograph says of each named medicine and of all together."""
    return {
        "schema": "rairdtc.interactions/1",
        "drug": answer.drug,
        "pairs": [
            {
                "name": pair.name,
                "understood_as": pair.medicine or None,
                "verdict": pair.verdict.name.lower().replace("_", "-"),
                "says": _SAYS.get(pair.verdict),
                "given_together_by": list(pair.given_with),
                "class_confirmed": pair.is_class_confirmed,
                "lines": [_line(line) for line in pair.lines],
            }
            for pair in answer.pairs
        ],
        "combined": [
            {
                "class": effect.class_label,
                "with": list(effect.medicines),
                "lines": [_line(line) for line in effect.lines],
            }
            for effect in answer.combined
        ],
    }


def _line(line: Interaction) -> Data:
    return {
        "address": line.address,
        "with": line.with_,
        "severity": line.severity.code,
        "action": line.action,
        "mechanism": line.mechanism or None,
        "region": line.region or None,
        "note": line.note or None,
        "sources": list(line.provenance.sources),
        "checked": line.provenance.checked.value,
    }
