"""Walks over checked sources: every item of every file, every part of an item, every item inside groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from db.build.sources import Placed, Sources
from rairdtc_gui.services.strict_yaml import SourceError

Errors = Iterator[SourceError]


def placed_items(sources: Sources) -> Iterator[Placed]:
    """Every top-level item of every file."""
    for items in (
        sources.references, sources.groups, sources.derived, sources.classes, sources.options, sources.rule_groups,
        sources.definitions, sources.drugs, sources.trials, sources.diagrams, sources.cases, sources.co_medicines,
        sources.co_medicine_classes, sources.differences, sources.not_included, sources.adverse_events,
        sources.calculators, sources.fhir_codes, sources.signalling,
    ):  # fmt: skip
        yield from items


def parts(model: Any, keys: tuple[int | str, ...] = ()) -> Iterator[tuple[tuple[int | str, ...], BaseModel]]:
    """A model and every model inside it, each with its path of keys."""
    if isinstance(model, BaseModel):
        yield keys, model
        for name, field in type(model).model_fields.items():
            yield from parts(getattr(model, name), (*keys, field.alias or name))
    elif isinstance(model, list):
        for position, item in enumerate(model):
            yield from parts(item, (*keys, position))


def inside(groups: Sequence[Placed], name: str) -> Iterator[Placed]:
    """The items of the list `name` of each group, each with its place."""
    for placed in groups:
        for position, item in enumerate(getattr(placed.model, name)):
            yield Placed(item, placed.path, placed.root, (*placed.keys, name, position))
