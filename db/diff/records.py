"""Every record of a knowledge base under its address, so that two bases can be compared."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Columns = dict[str, Any]
Records = dict[tuple[str, str], Columns]

_DERIVED_TABLES = ("search_", "sqlite_")  # made from the others
_UNIMPORTANT = {"position", "address", "rowid"}


def read_records(path: Path) -> Records:
    """All records by table and address; one without an address gets its key as one. Raises `sqlite3.Error`."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("SELECT value FROM pack")  # no other database has it
        found = {key: columns for table in _tables(connection) for key, columns in _records(connection, table)}
        found.pop(("pack", "pack/content_hash"), None)  # follows from the rest
        return found
    finally:
        connection.close()


def _tables(connection: sqlite3.Connection) -> list[str]:
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for (name,) in names if not name.startswith(_DERIVED_TABLES)]


def _records(connection: sqlite3.Connection, table: str) -> Iterator[tuple[tuple[str, str], Columns]]:
    """Rows under one address are told apart by what they say, so that a moved row is no change."""
    keys = [row["name"] for row in connection.execute(f"PRAGMA table_info({table})") if row["pk"]]
    found: dict[str, list[Columns]] = defaultdict(list)
    query = f"SELECT * FROM {table}"  # noqa: S608  # a name from the schema itself
    for row in connection.execute(query):
        stated = {key: row[key] for key in row.keys() if key not in _UNIMPORTANT}  # noqa: SIM118  # a Row iterates values
        address = row["address"] if "address" in row.keys() else _address(table, row, keys)  # noqa: SIM118
        found[address].append(stated)
    for address, alike in found.items():
        if len(alike) == 1:
            yield (table, address), alike[0]
        else:
            for place, stated in enumerate(sorted(alike, key=repr)):
                yield (table, f"{address}#{place + 1}"), stated


def _address(table: str, row: sqlite3.Row, keys: list[str]) -> str:
    named = [str(row[key]) for key in keys if key not in _UNIMPORTANT]
    return "/".join((table, *named))
