import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from db.build.__main__ import main
from db.build.manifest import is_fresh
from db.build.write import content_hash
from tests.db.tiny import write_tiny

ROOT = Path(__file__).resolve().parents[2]


def build(sources, output):
    assert main(["--sources", str(sources), "--output", str(output)]) == 0
    return output


def test_same_sources_same_bytes_whatever_seed_folder_and_zone(tmp_path):
    first = build(write_tiny(tmp_path / "one"), tmp_path / "a.sqlite").read_bytes()
    sources = write_tiny(tmp_path / "other place" / "药")
    output = tmp_path / "b.sqlite"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    command = [sys.executable, "-m", "db.build", "--sources", str(sources), "--output", str(output)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)
    assert output.read_bytes() == first


def test_nothing_is_built_twice(tmp_path, capsys):
    sources, output = write_tiny(tmp_path / "s"), tmp_path / "base.sqlite"
    build(sources, output)
    stamp = output.stat().st_mtime_ns
    capsys.readouterr()
    build(sources, output)
    assert output.stat().st_mtime_ns == stamp
    assert capsys.readouterr().out == ""


def test_a_change_or_a_damage_makes_it_stale(tmp_path):
    sources, output = write_tiny(tmp_path / "s"), tmp_path / "base.sqlite"
    build(sources, output)
    assert is_fresh(output, sources)
    assert main(["--sources", str(sources), "--output", str(output), "--check-fresh"]) == 0
    output.write_bytes(output.read_bytes() + b"x")
    assert main(["--sources", str(sources), "--output", str(output), "--check-fresh"]) == 1
    build(sources, output)
    rules = sources / "rules" / "1-all.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("May bleed.", "Bleeds."), encoding="utf-8")
    assert not is_fresh(output, sources)


def test_every_table_is_strict_and_commented(base_path):
    connection = sqlite3.connect(base_path)
    tables = [
        row for row in connection.execute("PRAGMA table_list") if row[2] == "table" and not row[1].startswith("sqlite_")
    ]
    assert tables
    assert all(strict for _, _, _, _, _, strict in tables), tables
    connection.close()


def test_integrity_and_foreign_keys(base_path):
    connection = sqlite3.connect(base_path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_every_fact_has_one_address_and_seen_facts_have_sources(base_path):
    connection = sqlite3.connect(base_path)
    addresses = [row[0] for row in connection.execute("SELECT address FROM fact")]
    assert len(addresses) == len(set(addresses))
    unsourced = connection.execute("SELECT address FROM fact WHERE checked = 'seen' AND sources = ''").fetchall()
    assert unsourced == []
    start = connection.execute("SELECT value, unit, checked FROM fact WHERE address = 'drug/lenvatinib/dosing/start'")
    assert start.fetchone() is not None
    connection.close()


def test_facts_of_the_tiny_base(tmp_path):
    connection = sqlite3.connect(build(write_tiny(tmp_path / "s"), tmp_path / "base.sqlite"))
    facts = {address: rest for address, *rest in connection.execute("SELECT * FROM fact")}
    assert facts["drug/drug-a/dosing/start"] == ["24", "mg oral once daily", "label-a", "seen"]
    assert facts["drug/drug-a/toxicity/bleeding-3"][2:] == ["", "recall"]
    assert facts["trial/trial-b/outcome/pfs-hr"] == ["0.21", "hazard-ratio", "paper-b", "seen"]
    connection.close()


def test_a_figure_that_is_not_reported_never_reads_as_zero(tmp_path):
    trial = "trials/trial-b.yaml"
    event = "safety:\n  - {id: rash, arm: a, term: Rash, grade_3_plus: 2.5, sources: [paper-b], checked: seen}\nsources: [paper-b]"
    sources = write_tiny(tmp_path / "s", {trial: ("\nsources: [paper-b]", "\n" + event)})
    connection = sqlite3.connect(build(sources, tmp_path / "base.sqlite"))
    found = connection.execute("SELECT value FROM fact WHERE address = 'trial/trial-b/safety/rash'").fetchone()
    assert found == ("not reported all grades, 2.5 grade 3 or more",)
    connection.close()


def test_the_content_hash_does_not_depend_on_how_the_file_is_laid_out(base_path, tmp_path):
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(base_path.read_bytes())
    connection = sqlite3.connect(copy)
    (stated,) = connection.execute("SELECT value FROM pack WHERE key = 'content_hash'").fetchone()
    connection.execute("DELETE FROM pack WHERE key = 'content_hash'")
    connection.commit()
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("VACUUM")
    assert copy.read_bytes() != base_path.read_bytes()
    assert content_hash(connection) == stated
    connection.close()
