"""Reads calculators: what they ask for, what results mean, and worked examples."""

from __future__ import annotations

import json
from typing import Any

from rairdtc_gui.domain.calculators import (
    Band,
    Calculator,
    CalculatorInput,
    FilledFormula,
    InputKind,
    Value,
    WorkedExample,
)
from rairdtc_gui.domain.questions import Range
from rairdtc_gui.kb.reader import Reader


def calculators(reader: Reader) -> tuple[Calculator, ...]:
    """Every calculator in the order of the sources."""
    return tuple(
        Calculator(
            id=row["id"],
            address=row["address"],
            label=row["label"],
            formula=tuple(json.loads(row["formula"])),
            filled=tuple(
                FilledFormula(item["text"], tuple(item["needs"].items())) for item in json.loads(row["filled"])
            ),
            inputs=tuple(_input(item) for item in json.loads(row["inputs"])),
            result_unit=row["result_unit"],
            fills=row["fills"],
            bands=tuple(Band(band["when"], band["meaning"]) for band in json.loads(row["bands"])),
            warnings=tuple(json.loads(row["warnings"])),
            examples=tuple(_example(example) for example in json.loads(row["examples"])),
            note=row["note"],
            provenance=reader.provenance(row),
        )
        for row in list(reader.rows("SELECT * FROM calculator ORDER BY position"))
    )


def _input(item: dict[str, Any]) -> CalculatorInput:
    return CalculatorInput(
        id=item["id"],
        label=item["label"],
        kind=InputKind(item["type"]),
        unit=item["unit"] or "",
        plausible=_range(item["plausible"]),
        hard=_range(item["hard"]),
        choices=tuple(item["choices"]),
        is_optional=item["optional"],
    )


def _range(limits: list[float] | None) -> Range | None:
    return None if limits is None else Range(*limits)


def _example(example: dict[str, Any]) -> WorkedExample:
    return WorkedExample(
        given=tuple((key, _value(value)) for key, value in example["given"].items()),
        result=tuple(example["result"].items()),
    )


def _value(value: Any) -> Value:
    found: Value = tuple(value) if isinstance(value, list) else value
    return found
