"""Collects table rows from checked sources. One method a kind of row; no checks, no SQL."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from db.build import models

Row = dict[str, Any]


class Rows:
    """Rows by table name, with the citations of every fact."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = defaultdict(list)

    def add(self, table: str, **columns: Any) -> None:
        """One row; missing text becomes empty text."""
        self.tables[table].append(columns)

    def fact(self, address: str, fact: models.Fact, checked_on: str) -> Row:
        """The columns that every fact row has, and its citations."""
        self.cite(address, fact.sources)
        return {"address": address, **self.check(fact, checked_on)}

    def check(self, fact: models.Fact, checked_on: str) -> Row:
        """State and date of a fact's check, and its note."""
        note = " ".join(part for part in (fact.note, fact.own_because) if part)
        return {"checked": fact.checked, "checked_on": fact.checked_on or checked_on, "note": note}

    def cite(self, address: str, sources: list[str]) -> None:
        """The sources of the fact at an address."""
        for position, source in enumerate(dict.fromkeys(sources)):
            self.add("citation", address=address, position=position, source_id=source)


def condition(data: Any) -> str | None:
    """A condition as canonical JSON; none stays none."""
    return None if data is None else as_json(data)


def as_json(data: Any) -> str:
    """Canonical JSON: the same data always give the same text."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def dose(fixed: models.FixedDose | None) -> Row:
    """The columns of a dose; empty where there is none."""
    if fixed is None:
        return {"amount": None, "amount_to": None, "unit": "", "route": "", "frequency": ""}
    return {
        "amount": fixed.amount,
        "amount_to": fixed.amount_to,
        "unit": fixed.unit,
        "route": fixed.route,
        "frequency": fixed.frequency,
    }
