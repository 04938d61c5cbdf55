"""Damage, power cuts and killed writers: the old case or the new one, never another, never none."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rairdtc_gui.services.case_store.disk import Disk, remove_leftovers
from rairdtc_gui.services.case_store.errors import StoreError
from tests.services.case_store.disks import RecordingDisk, crash_states, files_below
from tests.services.case_store.world import (
    ID,
    PASSPHRASE,
    READER,
    Clock,
    a_case,
    a_store,
    refusal,
    same_store,
    store_after,
)

ROOT = Path(__file__).resolve().parents[3]


class Given(Disk):
    """Reads what it is given, so that thousands of files need not be written."""

    def read(self, _path, most=0):
        return self.data


def test_every_flipped_bit_and_every_cut_of_a_case_file_is_refused(tmp_path):
    store = a_store(tmp_path)
    store.save(a_case("A"), "")
    path, good = store.path(ID), store.path(ID).read_bytes()

    disk = Given()
    reading = same_store(store, disk)
    tried = 0
    for bit in range(len(good) * 8):
        changed = bytearray(good)
        changed[bit // 8] ^= 1 << bit % 8
        disk.data = bytes(changed)
        refusal(reading.load, ID)
        tried += 1
    for size in range(len(good)):
        disk.data = good[:size]
        refusal(reading.load, ID)
        tried += 1
    disk.data = good + b"\0"
    refusal(reading.load, ID)
    disk.data = good
    assert reading.load(ID).envelope == a_case("A")
    assert tried > 4600
    assert path.read_bytes() == good


def test_a_damaged_key_file_gives_the_right_key_or_none(tmp_path):
    store = a_store(tmp_path)
    path = store.folder / "store.key"
    good = path.read_bytes()
    refused = 0
    places = random.Random(7).sample(range(len(good) * 8), 200)
    for bit in places:
        changed = bytearray(good)
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        try:
            found = type(store).unlock(store.folder, PASSPHRASE, READER, Disk())
        except StoreError:
            refused += 1
        else:
            assert found._key == store._key
    assert refused > 100


def test_random_damage_of_a_large_file_is_refused(tmp_path):
    store = a_store(tmp_path)
    options = [
        {"id": f"o{n}", "for": [{"rule": f"r{n}", "text": "x" * 900, "sources": []}], "against": [], "open": [],
         "cautions": []} for n in range(400)
    ]  # fmt: skip
    result = {"schema": "rairdtc.result/1", "knowledge": {"hash": "h", "version": "1", "date": "d"},
              "jurisdiction": "any", "options": options}  # fmt: skip
    store.save(a_case().with_result(result), "")
    good = store.path(ID).read_bytes()
    disk = Given()
    reading = same_store(store, disk)
    chance = random.Random(2026)
    for _ in range(2000):
        changed = bytearray(good)
        changed[chance.randrange(len(good))] ^= 1 << chance.randrange(8)
        disk.data = bytes(changed)
        refusal(reading.load, ID)


@pytest.mark.parametrize("saves_before", [0, 1, 3])
def test_every_disk_that_a_power_cut_can_leave_has_the_old_case_or_the_new(tmp_path, saves_before):
    first = a_store(tmp_path)
    digest = ""
    for number in range(saves_before):
        digest = first.save(a_case(f"old {number}"), digest)
    before = files_below(first.folder)
    disk = RecordingDisk()
    same_store(first, disk).save(a_case("new"), digest)
    allowed = {f"old {saves_before - 1}", "new"} if saves_before else {None, "new"}
    states = crash_states(before, disk.done)
    found = set()
    for number, state in enumerate(states):
        folder = tmp_path / f"after{number}"
        store = store_after(first, state, folder)
        rows = store.cases()
        assert all(row.error is None for row in rows)
        label = rows[0].saved.case.label if rows else None
        assert label in allowed
        found.add(label)
        for name in store.versions(ID):
            store.load_version(ID, name)
    assert found == allowed
    assert len(states) > (10 if saves_before else 5)


def test_the_order_matters_and_the_check_above_can_tell(tmp_path):
    """A writer that renames before it flushes is caught by the same enumeration."""
    store = a_store(tmp_path)
    store.save(a_case("old"), "")
    path, before = store.path(ID), files_below(store.folder)
    temporary = path.with_suffix(".x")
    careless = [("create", temporary), ("write", temporary, b"new content"), ("rename", temporary, path)]
    states = crash_states(before, careless)
    assert any(state.get(path) == b"" for state in states)


WRITER = """
import sys
from pathlib import Path
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.store import CaseStore
from tests.services.case_store.world import ID, PASSPHRASE, READER, a_case
store = CaseStore.unlock(Path(sys.argv[1]), PASSPHRASE, READER, Disk())
digest = store.load(ID).digest
number = 0
print("ready", flush=True)
while True:
    number += 1
    digest = store.save(a_case(f"save {number} " + "x" * (number * 37 % 150)), digest)
    store.autosave(a_case(f"auto {number}"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_writer_killed_at_any_moment_leaves_a_whole_case(tmp_path):
    store = a_store(tmp_path)
    store.save(a_case("save 0"), "")
    chance = random.Random(11)
    for _ in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(store.folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.002, 0.08))
            writer.send_signal(signal.SIGKILL)
        (row,) = store.cases()
        assert row.error is None
        assert row.saved.case.label.startswith("save ")
        for name in store.versions(ID):
            store.load_version(ID, name)
        for row in store.autosaved():
            assert row.error is None
        remove_leftovers(Disk(), store.folder)
        assert not list(store.folder.glob(".*.tmp"))


def test_temporary_files_of_live_processes_and_other_machines_stay(tmp_path):
    store = a_store(tmp_path)
    disk = Disk()
    ours = f".x.case.{'0' * 8}.{os.getpid()}.{'a' * 8}.tmp"
    (store.folder / ours).write_bytes(b"")
    remove_leftovers(disk, store.folder)
    assert (store.folder / ours).exists()
    os.utime(store.folder / ours, (0, 0))
    remove_leftovers(disk, store.folder)
    assert not (store.folder / ours).exists()


def test_leftovers_of_a_dead_process_go(tmp_path):
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    store = a_store(tmp_path)

    class Stopped(Disk):
        def rename(self, source, target):
            source.rename(source.with_name(source.name.replace(f".{os.getpid()}.", f".{done.pid}.")))
            raise KilledError

    with pytest.raises(KilledError):
        same_store(store, Stopped()).save(a_case(), "")
    assert len(list(store.folder.glob(".*.tmp"))) == 1
    type(store).unlock(store.folder, PASSPHRASE, READER, Disk(), Clock())
    assert list(store.folder.glob(".*.tmp")) == []


class KilledError(BaseException):
    """The end of a process."""
