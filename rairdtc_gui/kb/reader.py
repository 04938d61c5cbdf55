"""Small helpers that every query module shares: rows by column name, sources of facts, conditions."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rairdtc_gui.domain.condition_language import parse
from rairdtc_gui.domain.conditions import Condition
from rairdtc_gui.domain.provenance import Checked, Provenance

if TYPE_CHECKING:
    from rairdtc_gui.domain.drugs import Dose

Row = sqlite3.Row


class Reader:
    """Reads rows as mappings and knows the sources of every fact."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sources: dict[str, tuple[str, ...]] | None = None

    def rows(self, sql: str, *parameters: object) -> Iterator[Row]:
        """Rows by column name."""
        cursor = self._connection.execute(sql, parameters)
        cursor.row_factory = sqlite3.Row
        return cursor

    def grouped(self, sql: str, key: str, *parameters: object) -> dict[Any, list[Row]]:
        """Rows collected by the value of one column."""
        found: dict[Any, list[Row]] = defaultdict(list)
        for row in self.rows(sql, *parameters):
            found[row[key]].append(row)
        return found

    def provenance(self, row: Row) -> Provenance:
        """Where the fact of a row comes from."""
        return Provenance(self._sources_of(row["address"]), Checked(row["checked"]), row["checked_on"])

    def _sources_of(self, address: str) -> tuple[str, ...]:
        if self._sources is None:
            found: dict[str, list[str]] = defaultdict(list)
            for cited_at, source in self._connection.execute(
                "SELECT address, source_id FROM citation ORDER BY address, position"
            ):
                found[cited_at].append(source)
            self._sources = {cited_at: tuple(sources) for cited_at, sources in found.items()}
        return self._sources.get(address, ())


def condition(text: str | None) -> Condition | None:
    """A stored condition; none stays none."""
    return None if text is None else required_condition(text)


@lru_cache(maxsize=4096)  # dose lines and toxicity steps state the same condition again and again
def required_condition(text: str) -> Condition:
    """A stored condition that must be there."""
    return parse(json.loads(text))


def dose(row: Row) -> Dose | None:
    """The dose of a row; none where it has no amount."""
    if row["amount"] is None:
        return None
    from rairdtc_gui.domain.drugs import Dose  # needed by monographs only

    return Dose(row["amount"], row["amount_to"], row["unit"], row["route"], row["frequency"])
