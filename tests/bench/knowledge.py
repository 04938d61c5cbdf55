"""The knowledge base: opening it against a plain hash of its bytes, and building it against bare inserts."""

from __future__ import annotations

import hashlib
import sqlite3
import tempfile
from pathlib import Path

from db.build.__main__ import FOLDER, checked_sources, main
from db.build.manifest import fingerprint
from db.build.write import SCHEMA, rows_of, write
from rairdtc_gui.app import environment
from rairdtc_gui.kb.connection import open_knowledge, read_verified
from tests.bench.row import Row, median_ms


def rows() -> list[Row]:
    """Opening and building."""
    path = environment.knowledge_base()

    def plain_hash() -> None:
        hashlib.sha256(path.read_bytes()).hexdigest()

    def open_and_ask() -> None:
        connection = open_knowledge(path)
        connection.execute("SELECT name FROM drug ORDER BY position").fetchall()
        connection.close()

    sources, _ = checked_sources(FOLDER / "sources")
    assert sources is not None
    tables = rows_of(sources).tables
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "base.sqlite"

        def bare_inserts() -> None:
            target.unlink(missing_ok=True)
            connection = sqlite3.connect(target)
            connection.executescript(SCHEMA.read_text(encoding="utf-8"))
            for table, table_rows in tables.items():
                columns = list(table_rows[0])
                names = ", ".join(f":{column}" for column in columns)
                connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({names})", table_rows)
            connection.commit()
            connection.close()

        unchanged = Path(folder) / "unchanged.sqlite"
        main(["--output", str(unchanged)])

        def hash_the_inputs() -> None:
            fingerprint(FOLDER / "sources")
            hashlib.sha256(unchanged.read_bytes()).hexdigest()

        again = median_ms(lambda: main(["--output", str(unchanged)]), 5)
        inputs = median_ms(hash_the_inputs, 5)
        building, inserting = median_ms(lambda: write(sources, target), 5), median_ms(bare_inserts, 5)
    hashing = median_ms(plain_hash)
    return [
        Row("knowledge base read and checked / plain hash", median_ms(lambda: read_verified(path)), "ms", hashing, 1.2),
        Row("knowledge base open and first query", median_ms(open_and_ask), "ms", hashing, 1, limits_value=True),
        Row("knowledge base written / bare inserts of the same rows", building, "ms", inserting, 5),
        Row("build with nothing changed / hash of its inputs", again, "ms", inputs, 1.5),
    ]
