"""Who has a case open: one holder, however many ask."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rairdtc_gui.services.case_store.errors import Reason
from rairdtc_gui.services.case_store.locks import FileLock
from rairdtc_gui.services.case_store.processes import host_name, is_alive, started
from tests.services.case_store.world import refusal

NOW = datetime(2026, 11, 25, 14, 5, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[3]


def test_a_second_one_is_told_who_holds_it(tmp_path):
    first, second = FileLock(tmp_path / "a.lock"), FileLock(tmp_path / "a.lock")
    first.acquire(NOW)
    error = refusal(second.acquire, NOW)
    assert error.reason is Reason.LOCKED
    assert host_name() in error.detail
    assert error.detail.endswith(", 2026-11-25 14:05 UTC")
    assert first.is_held
    assert not second.is_held
    first.release()
    second.acquire(NOW)
    assert second.is_held
    second.release()
    assert not (tmp_path / "a.lock").exists()


def test_taking_over_ends_the_hold_of_the_first(tmp_path):
    first, second = FileLock(tmp_path / "a.lock"), FileLock(tmp_path / "a.lock")
    first.acquire(NOW)
    second.acquire(NOW, take_over=True)
    assert not first.is_held
    first.release()
    assert second.is_held


def test_a_held_lock_can_be_taken_again_by_its_holder(tmp_path):
    lock = FileLock(tmp_path / "a.lock")
    lock.acquire(NOW)
    lock.acquire(NOW)
    assert lock.is_held


def test_the_lock_of_a_dead_process_is_free(tmp_path):
    script = (
        "import os,sys\nfrom tests.services.case_store.test_locks import *\nFileLock(Path(sys.argv[1])).acquire(NOW)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "a.lock")], cwd=ROOT, check=True)
    assert (tmp_path / "a.lock").read_bytes()
    lock = FileLock(tmp_path / "a.lock")
    assert lock.holder() is None
    lock.acquire(NOW)
    assert lock.is_held


@pytest.mark.parametrize("garbage", [b"", b"garbage", b"{}", b"\xff" * 50, b'{"host": 1}', b"[" * 5000])
def test_a_broken_lock_file_holds_nothing(tmp_path, garbage):
    (tmp_path / "a.lock").write_bytes(garbage)
    lock = FileLock(tmp_path / "a.lock")
    lock.acquire(NOW)
    assert lock.is_held


def holder(**changed):
    pid = os.getpid()
    fields = {"host": host_name(), "pid": pid, "started": started(pid), "since": "then", "token": "t"}
    return json.dumps({**fields, **changed}).encode()


def test_the_lock_of_another_machine_is_never_taken_for_dead(tmp_path):
    (tmp_path / "a.lock").write_bytes(holder(host="elsewhere", pid=2**22 + 5))
    lock = FileLock(tmp_path / "a.lock")
    assert refusal(lock.acquire, NOW).detail == "elsewhere, then"
    lock.acquire(NOW, take_over=True)
    assert lock.is_held


@pytest.mark.skipif(not started(os.getpid()), reason="the system does not say when a process started")
def test_a_later_process_with_the_same_number_is_another_one(tmp_path):
    (tmp_path / "a.lock").write_bytes(holder(started="1"))
    FileLock(tmp_path / "a.lock").acquire(NOW)


def test_processes():
    assert is_alive(os.getpid())
    assert not is_alive(2**22 + 5)
    assert is_alive(1)
    assert started(2**22 + 5) == ""


def test_a_folder_that_is_gone_is_said(tmp_path):
    assert refusal(FileLock(tmp_path / "none" / "a.lock").acquire, NOW).reason is Reason.MISSING
    assert FileLock(tmp_path / "none" / "a.lock").holder() is None


STARTER = """
import sys
from tests.services.case_store.test_locks import *
lock = FileLock(Path(sys.argv[1]))
print("ready", flush=True)
for line in sys.stdin:
    if line == "go\\n":
        try:
            lock.acquire(NOW)
            print("held", flush=True)
        except Exception as error:
            print("no", flush=True)
    else:
        lock.release()
        print("released", flush=True)
"""


def test_of_many_starters_exactly_one_holds_it(tmp_path):
    path = tmp_path / "a.lock"
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    starters = [
        subprocess.Popen([sys.executable, "-c", STARTER, str(path)], cwd=ROOT, text=True,
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(4)
    ]  # fmt: skip

    def all_say(words):
        for starter in starters:
            starter.stdin.write(words + "\n")
            starter.stdin.flush()
        return [starter.stdout.readline().strip() for starter in starters]

    try:
        assert [starter.stdout.readline() for starter in starters] == ["ready\n"] * 4
        for number in range(12):
            if number % 3 == 1:
                path.write_bytes(holder(pid=dead.pid))
            elif number % 3 == 2:
                path.write_bytes(b"garbage")
            assert sorted(all_say("go")) == ["held", "no", "no", "no"]
            all_say("leave")
    finally:
        for starter in starters:
            starter.stdin.close()
            starter.wait()
            starter.stdout.close()
