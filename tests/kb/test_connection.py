"""A knowledge base that is not exactly the built one gives no answers, and says why."""

import json
import random
import shutil
import sqlite3
import time

import pytest

from db.build.__main__ import main
from rairdtc_gui.kb.connection import KnowledgeUnusable, Refusal, open_knowledge
from tests.db.tiny import write_tiny


@pytest.fixture
def base(tmp_path_factory, tmp_path):
    output = tmp_path / "base.sqlite"
    assert main(["--sources", str(write_tiny(tmp_path / "sources")), "--output", str(output)]) == 0
    return output


def refusal_of(path):
    with pytest.raises(KnowledgeUnusable) as caught:
        open_knowledge(path)
    return caught.value.refusal


def with_manifest(path):
    """Makes the manifest agree with the bytes, as somebody who alters both would."""
    import hashlib

    manifest = path.with_suffix(".manifest.json")
    data = json.loads(manifest.read_text(encoding="utf-8"))
    data["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest.write_text(json.dumps(data), encoding="utf-8")


def test_missing(base):
    base.unlink()
    assert refusal_of(base) is Refusal.MISSING


def test_folder_in_its_place(base):
    base.unlink()
    base.mkdir()
    assert refusal_of(base) is Refusal.UNREADABLE


@pytest.mark.parametrize("length", [0, 10, 99])
def test_empty_or_cut_in_the_header(base, length):
    base.write_bytes(base.read_bytes()[:length])
    assert refusal_of(base) is Refusal.TRUNCATED


@pytest.mark.parametrize("part", [0.25, 0.5, 0.99])
def test_cut_off_even_with_a_matching_checksum(base, part):
    content = base.read_bytes()
    base.write_bytes(content[: max(100, int(len(content) * part))])
    with_manifest(base)
    assert refusal_of(base) is Refusal.TRUNCATED


def test_foreign_database(base):
    base.unlink()
    connection = sqlite3.connect(base)
    connection.execute("CREATE TABLE other (x)")
    connection.commit()
    connection.close()
    with_manifest(base)
    assert refusal_of(base) is Refusal.FOREIGN


def test_text_file(base):
    base.write_text("not a database " * 20, encoding="utf-8")
    assert refusal_of(base) is Refusal.FOREIGN


@pytest.mark.parametrize(("version", "expected"), [(99, Refusal.NEWER), (0, Refusal.OLDER)])
def test_other_version(base, version, expected):
    connection = sqlite3.connect(base)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()
    with_manifest(base)
    assert refusal_of(base) is expected


def test_no_or_broken_manifest(base):
    manifest = base.with_suffix(".manifest.json")
    for text in ("", "{", "[]", '{"length": 3}', "[" * 50_000, '{"sha256": ' * 50_000, "9" * 50_000):
        manifest.write_text(text, encoding="utf-8")
        assert refusal_of(base) is Refusal.NO_MANIFEST
    manifest.unlink()
    assert refusal_of(base) is Refusal.NO_MANIFEST


def test_a_manifest_is_no_longer_than_a_manifest(base):
    manifest = base.with_suffix(".manifest.json")
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text + " " * (2**16 - len(text)), encoding="utf-8")
    open_knowledge(base).close()
    manifest.write_text(text + " " * (2**16 - len(text) + 1), encoding="utf-8")
    assert refusal_of(base) is Refusal.NO_MANIFEST


def test_every_flipped_bit_of_a_sample_is_refused(base):
    content = base.read_bytes()
    chance = random.Random(26)
    for _ in range(300):
        place, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
        base.write_bytes(content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :])
        assert refusal_of(base) in set(Refusal) - {Refusal.MISSING, Refusal.UNREADABLE}


def test_side_files_are_ignored(base):
    before = open_knowledge(base).execute("SELECT name FROM drug").fetchall()
    for suffix in ("-wal", "-journal", "-shm"):
        base.with_name(base.name + suffix).write_bytes(b"hostile" * 1000)
    assert open_knowledge(base).execute("SELECT name FROM drug").fetchall() == before


def test_the_file_may_vanish_afterwards(base):
    connection = open_knowledge(base)
    shutil.rmtree(base.parent / "sources")
    base.unlink()
    assert connection.execute("SELECT count(*) FROM drug").fetchone() == (1,)


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM drug", "INSERT INTO pack VALUES ('a', 'b')", "ATTACH ':memory:' AS other", "DROP TABLE drug",
     "PRAGMA writable_schema = ON", "SELECT load_extension('x')", "SELECT readfile('/etc/passwd')"],
)  # fmt: skip
def test_nothing_but_reading_is_allowed(base, statement):
    with pytest.raises(sqlite3.DatabaseError):
        open_knowledge(base).execute(statement).fetchall()


def test_an_endless_statement_is_ended(base):
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        open_knowledge(base).execute(endless).fetchall()


def test_many_quick_statements_are_not_ended(base):
    connection = open_knowledge(base)
    until = time.thread_time() + 2.3
    while time.thread_time() < until:
        connection.execute("SELECT count(*) FROM fact").fetchone()


def test_a_statement_that_waits_is_not_ended(base):
    long = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000) SELECT i FROM n"
    rows = iter(open_knowledge(base).execute(long))
    assert next(rows) == (1,)
    time.sleep(2.2)
    assert sum(1 for _ in rows) == 299_999
