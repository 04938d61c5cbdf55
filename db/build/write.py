"""Writes rows into one SQLite file: the same sources always give the same content, and never half a file."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from pathlib import Path

import sqlite_utils

from db.build.change_rows import add_changes
from db.build.content_rows import add_content
from db.build.drug_rows import add_drugs, add_trials
from db.build.rows import Rows, as_json
from db.build.rule_rows import add_rules
from db.build.search_rows import add_search
from db.build.sources import Sources
from rairdtc_gui.domain.search_terms import words
from rairdtc_gui.kb.connection import APPLICATION_ID, SCHEMA_VERSION

SCHEMA = Path(__file__).resolve().parent.parent / "schema.sql"

_PRAGMAS = (
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA page_size = 4096",
    "PRAGMA auto_vacuum = 0",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA secure_delete = ON",
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {SCHEMA_VERSION}",
    "PRAGMA foreign_keys = ON",
)
_SEARCH_TABLES = ("search_index", "search_word")


def rows_of(sources: Sources) -> Rows:
    """Every row of the knowledge base except its content hash."""
    rows = Rows()
    for placed in sources.references:
        rows.add("source", **{key: _text(key, value) for key, value in placed.model.model_dump().items()})
    add_rules(rows, sources)
    add_drugs(rows, sources)
    add_trials(rows, sources)
    add_content(rows, sources)
    add_changes(rows, sources)
    _date_sources(rows)
    add_search(rows, sources)
    for key, value in sources.pack.model_dump().items():
        rows.add("pack", key=key, value=as_json(value) if isinstance(value, list) else str(value))
    return rows


def _date_sources(rows: Rows) -> None:
    """The last day on which any fact was read in each source."""
    days = {
        row["address"]: row["checked_on"]
        for table in rows.tables.values()
        for row in table
        if row.get("checked") == "seen" and "address" in row
    }
    last: dict[str, str] = {}
    for cited in rows.tables["citation"]:
        source, day = cited["source_id"], days.get(cited["address"], "")
        last[source] = max(last.get(source, ""), day)
    for source in rows.tables["source"]:
        source["checked_on"] = last.get(source["id"], "")


def _text(key: str, value: object) -> object:
    return value if key == "year" else value or ""


def write(sources: Sources, target: Path) -> str:
    """Builds beside the target and moves the finished file over it; returns the content hash."""
    return write_rows(rows_of(sources), target)


def write_rows(rows: Rows, target: Path) -> str:
    """The same for rows that are there already."""
    building = target.with_name(target.name + ".building")
    building.unlink(missing_ok=True)
    try:
        stated = _write(rows, building)
        os.replace(building, target)
    finally:
        building.unlink(missing_ok=True)
    return stated


def _write(rows: Rows, path: Path) -> str:
    connection = sqlite3.connect(path, isolation_level=None)
    database = sqlite_utils.Database(connection)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        connection.executescript(f"BEGIN;{SCHEMA.read_text(encoding='utf-8')};COMMIT;")  # one wait for the disk
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for table, table_rows in sorted(rows.tables.items()):
            database.table(table).insert_all(table_rows)
        stated = content_hash(connection)
        connection.execute("INSERT INTO pack (key, value) VALUES ('content_hash', ?)", (stated,))
        connection.execute("COMMIT")
        connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
        named = [(row["rowid"], " ".join(words(row["folded"]))) for row in rows.tables["search_name"]]
        connection.executemany("INSERT INTO search_word (rowid, words) VALUES (?, ?)", named)
        for table in _SEARCH_TABLES:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        connection.execute("VACUUM")
    finally:
        database.close()
    return stated


def content_hash(connection: sqlite3.Connection) -> str:
    """SHA-256 over every row of every table but the search indexes, in sorted order: the same on any platform."""
    digest = hashlib.sha256()
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        if not name.startswith(("sqlite_", *_SEARCH_TABLES))
    ]
    for table in tables:
        rows = sorted(json.dumps(row, ensure_ascii=False) for row in connection.execute(f"SELECT * FROM {table}"))
        digest.update("\n".join((table, *rows, "")).encode())
    return digest.hexdigest()
