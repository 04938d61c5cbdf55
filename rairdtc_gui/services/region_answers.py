"""One case under the rules of every jurisdiction, side by side, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rairdtc_gui.domain.answers import Status
from rairdtc_gui.domain.case import Case, Jurisdiction
from rairdtc_gui.domain.jurisdiction import REGIONS
from rairdtc_gui.domain.rules import Stance, TreatmentOption
from rairdtc_gui.engine.decide import Engine
from rairdtc_gui.engine.resolve import Position
from rairdtc_gui.services.case_answers import position_data

Data = dict[str, Any]
Positions = Mapping[Jurisdiction, Position]


def compare_data(engine: Engine, case: Case) -> Data:
    """The position of each option in each jurisdiction, with where it is approved, in the rank order of the case.

    Left out and counted: options that are `none` everywhere and that no open question could indicate anywhere.
    """
    here = engine.evaluate(case)
    found = {
        place: engine.positions(engine.evaluate(replace(case, jurisdiction=place), here)) for place in Jurisdiction
    }
    ranked = [engine.options[answer.option] for answer in engine.by_rank(engine.decide(case))]
    positions = {option.id: {place: found[place][option.id] for place in Jurisdiction} for option in ranked}
    shown = [option for option in ranked if any(map(_says_something, positions[option.id].values()))]
    return {
        "schema": "rairdtc.compare/1",
        "label": case.label,
        "jurisdictions": [place.value for place in Jurisdiction],
        "options": [_option(option, positions[option.id]) for option in shown],
        "left_out": len(ranked) - len(shown),
    }


def _says_something(position: Position) -> bool:
    return position.stance is not Stance.NONE or position.status is Status.POSSIBLE


def _option(option: TreatmentOption, positions: Positions) -> Data:
    availability = dict(option.availability)
    checked = option.availability_checked
    return {
        "id": option.id,
        "differs": len(set(positions.values())) > 1,
        "positions": {place.value: position_data(position) for place, position in positions.items()},
        "availability": {region: availability.get(region) for region in REGIONS} if availability else None,
        "availability_checked": checked.value if checked else None,
    }
