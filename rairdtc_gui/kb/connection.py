"""Opens the knowledge base: reads the file once, proves that it is the one it should be, and serves only from memory.

Nothing beside the file can change what is served, and the file cannot be swapped after the check.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from enum import Enum
from pathlib import Path
from typing import Any

APPLICATION_ID = 0x52414952  # "RAIR"
SCHEMA_VERSION = 8
_MAGIC = b"SQLite format 3\x00"
_MAX_BYTES = 256 * 2**20
_MAX_MANIFEST_BYTES = 2**16
_MAX_SECONDS = 2.0
_STEPS_BETWEEN_LOOKS = 20_000
_FUNCTIONS = frozenset(
    {
        "count",
        "substr",
        "bm25",
        "coalesce",
        "group_concat",
        "min",
        "max",
        "like",
        "glob",
        "match",
        "format",
        "printf",
        "nullif",
        "rtrim",
    }
)


class Refusal(Enum):
    """Why a knowledge base is not used; the value is the reason code."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    TRUNCATED = "truncated"
    FOREIGN = "foreign"
    NEWER = "newer"
    OLDER = "older"
    NO_MANIFEST = "no-manifest"
    ALTERED = "altered"


class KnowledgeUnusable(Exception):
    """The knowledge base is not used; `refusal` says why, `path` which file."""

    def __init__(self, refusal: Refusal, path: Path) -> None:
        self.refusal, self.path = refusal, path
        super().__init__(f"knowledge base {path} not used: {refusal.value}")


def open_knowledge(path: Path) -> sqlite3.Connection:
    """A connection that can only read, from verified bytes; raises `KnowledgeUnusable`."""
    content = read_verified(path)
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=_TimedConnection)
    try:
        connection.deserialize(content)
        _restrict(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise KnowledgeUnusable(Refusal.ALTERED, path) from error
    return connection


def read_verified(path: Path) -> bytes:
    """The bytes of the file, once header and checksum are right; raises `KnowledgeUnusable`."""
    content = _read(path)
    _check_header(content, path)
    _check_manifest(content, path)
    return content


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise KnowledgeUnusable(Refusal.TOO_LARGE, path)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KnowledgeUnusable(Refusal.MISSING, path) from error
    except OSError as error:
        raise KnowledgeUnusable(Refusal.UNREADABLE, path) from error


def _check_header(content: bytes, path: Path) -> None:
    """SQLite calls an empty file healthy, so the identity in the header is not optional."""
    if len(content) < 100 or not content.startswith(_MAGIC) or content[18:20] != b"\x01\x01":
        raise KnowledgeUnusable(Refusal.TRUNCATED if _MAGIC.startswith(content[:16]) else Refusal.FOREIGN, path)
    page_size = int.from_bytes(content[16:18], "big")
    page_count = int.from_bytes(content[28:32], "big")
    if int.from_bytes(content[68:72], "big") != APPLICATION_ID:
        raise KnowledgeUnusable(Refusal.FOREIGN, path)
    if (page_size if page_size != 1 else 65536) * page_count != len(content):
        raise KnowledgeUnusable(Refusal.TRUNCATED, path)
    version = int.from_bytes(content[60:64], "big")
    if version != SCHEMA_VERSION:
        raise KnowledgeUnusable(Refusal.NEWER if version > SCHEMA_VERSION else Refusal.OLDER, path)


def _check_manifest(content: bytes, path: Path) -> None:
    try:
        with path.with_suffix(".manifest.json").open("rb") as file:
            manifest = file.read(_MAX_MANIFEST_BYTES + 1)
        if len(manifest) > _MAX_MANIFEST_BYTES:
            raise ValueError("longer than a manifest")
        expected = json.loads(manifest)["sha256"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise KnowledgeUnusable(Refusal.NO_MANIFEST, path) from error
    if hashlib.sha256(content).hexdigest() != expected:
        raise KnowledgeUnusable(Refusal.ALTERED, path)


def _restrict(connection: sqlite3.Connection) -> None:
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 5_000_000)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.execute("SELECT count(*) FROM search_index WHERE search_index MATCH 'a'").fetchone()
    connection.execute("SELECT count(*) FROM search_word WHERE search_word MATCH 'a'").fetchone()
    connection.set_authorizer(_authorize)


def _authorize(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first == "data_version":
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


class _TimedConnection(sqlite3.Connection):
    """A connection that interrupts any statement after two seconds of processor time; to wait for others is no work."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._started = 0.0
        self.set_progress_handler(self._is_too_long, _STEPS_BETWEEN_LOOKS)

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        self._started = time.thread_time()
        return super().execute(*arguments)

    def _is_too_long(self) -> bool:
        return time.thread_time() - self._started > _MAX_SECONDS
