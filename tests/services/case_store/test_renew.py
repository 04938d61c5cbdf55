"""Another passphrase: every file follows, whatever stands in the way, and what was stopped goes on."""

import errno

import pytest

from rairdtc_gui.services.case_store.container import unpack
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.case_store.store import CaseStore
from tests.services.case_store.disks import FullDisk, RecordingDisk, RefusingDisk, crash_states, files_below
from tests.services.case_store.world import ID, PASSPHRASE, READER, Clock, a_case, a_store, refusal, same_store

NEW = "four words nobody guesses"
OTHER_ID = "f" * 32


def unlocked(folder, passphrase, disk=None):
    return CaseStore.unlock(folder, passphrase, READER, disk or Disk(), Clock())


def filled(tmp_path):
    """A case with an earlier version and changes beside it, and a second case."""
    store = a_store(tmp_path)
    digest = store.save(a_case(), "")
    store.save(a_case("B-07"), digest)
    store.autosave(a_case("B-08"))
    store.save(a_case("C-01", OTHER_ID), "")
    return store


def wraps(folder):
    paths = [path for path in folder.rglob("*") if path.suffix in (".case", ".auto", ".key")]
    return {path.name if path.parent == folder else "version": unpack(path.read_bytes()).wrap for path in paths}


def test_every_file_opens_with_the_new_passphrase_and_none_with_the_old(tmp_path):
    store = filled(tmp_path)
    old = store.wrap
    assert store.change_passphrase(PASSPHRASE, NEW).left == 0
    found = wraps(store.folder)
    assert len(found) == 5
    assert set(found.values()) == {store.wrap} != {old}
    assert store.wrap.store == old.store
    assert refusal(unlocked, store.folder, PASSPHRASE).reason is Reason.WRONG_PASSPHRASE
    again = unlocked(store.folder, NEW)
    assert [row.saved.case.label for row in again.cases()] == ["B-07", "C-01"]
    assert again.load_autosaved(ID).envelope.saved.case.label == "B-08"
    assert again.load_version(ID, again.versions(ID)[0]).envelope.saved.case.label == "A-12"


def test_the_store_that_changed_it_goes_on_saving(tmp_path):
    store = filled(tmp_path)
    digests = store.change_passphrase(PASSPHRASE, NEW).digests
    before = store.load(ID)
    assert before.digest in digests.values()
    store.save(a_case("B-09"), before.digest)
    assert unlocked(store.folder, NEW).load(ID).envelope.saved.case.label == "B-09"


def test_without_the_old_passphrase_nothing_is_changed(tmp_path):
    store = filled(tmp_path)
    before = {path: path.read_bytes() for path in store.folder.rglob("*") if path.is_file()}
    for word in ("", NEW, PASSPHRASE + "x"):
        assert refusal(store.change_passphrase, word, NEW).reason is Reason.WRONG_PASSPHRASE
    assert {path: path.read_bytes() for path in store.folder.rglob("*") if path.is_file()} == before


def test_what_another_window_changed_meanwhile_is_the_old_passphrase(tmp_path):
    store = filled(tmp_path)
    unlocked(store.folder, PASSPHRASE).change_passphrase(PASSPHRASE, NEW)
    assert refusal(store.change_passphrase, PASSPHRASE, "something else").reason is Reason.WRONG_PASSPHRASE
    store.change_passphrase(NEW, "something else")
    assert unlocked(store.folder, "something else").load(ID)


def test_what_another_window_saves_afterwards_carries_the_new_passphrase(tmp_path):
    store = filled(tmp_path)
    other = unlocked(store.folder, PASSPHRASE)
    store.change_passphrase(PASSPHRASE, NEW)
    other.save(a_case("B-09"), other.load(ID).digest)
    other.autosave(a_case("B-10"))
    assert set(wraps(store.folder).values()) == {store.wrap}


def test_a_lost_key_file_is_made_anew_with_the_new_passphrase(tmp_path):
    store = filled(tmp_path)
    (store.folder / "store.key").unlink()
    store.change_passphrase(PASSPHRASE, NEW)
    assert refusal(unlocked, store.folder, PASSPHRASE).reason is Reason.WRONG_PASSPHRASE
    assert unlocked(store.folder, NEW).load(ID)


def test_a_case_that_another_window_has_follows_at_the_next_opening(tmp_path):
    store = filled(tmp_path)
    other = store.lock(ID)
    other.acquire(Clock()())
    renewed = store.change_passphrase(PASSPHRASE, NEW)
    assert renewed.left == 3  # the case, what is beside it, and its version
    assert unlocked(store.folder, NEW).load(ID).envelope.saved.case.label == "B-07"
    assert wraps(store.folder)[f"{ID}.case"] != store.wrap
    other.release()
    unlocked(store.folder, NEW)
    assert set(wraps(store.folder).values()) == {store.wrap}


def test_the_case_that_is_open_here_is_written_though_it_is_locked(tmp_path):
    store = filled(tmp_path)
    mine = store.lock(ID)
    mine.acquire(Clock()())
    assert store.change_passphrase(PASSPHRASE, NEW, mine=ID).left == 0
    assert mine.is_held


def test_a_damaged_file_stays_as_it_is(tmp_path):
    store = filled(tmp_path)
    path = store.path(OTHER_ID)
    broken = path.read_bytes()[:-1] + b"\0"
    path.write_bytes(broken)
    assert store.change_passphrase(PASSPHRASE, NEW).left == 0
    assert path.read_bytes() == broken
    assert unlocked(store.folder, NEW).load(ID)


@pytest.mark.parametrize("disk", [RefusingDisk("rename", errno.EACCES), FullDisk(0)])
def test_a_disk_that_refuses_leaves_the_old_passphrase(tmp_path, disk):
    store = same_store(filled(tmp_path), disk)
    assert refusal(store.change_passphrase, PASSPHRASE, NEW).reason in (Reason.READ_ONLY, Reason.DISK_FULL)
    assert unlocked(store.folder, PASSPHRASE).load(ID)
    assert refusal(unlocked, store.folder, NEW).reason is Reason.WRONG_PASSPHRASE


def test_a_disk_that_runs_full_on_the_way_never_locks_anything_out(tmp_path):
    ways = set()
    for room in range(1, 9_000, 700):
        store = filled(tmp_path / str(room))
        try:
            left = same_store(store, FullDisk(room)).change_passphrase(PASSPHRASE, NEW).left
        except StoreError:
            assert unlocked(store.folder, PASSPHRASE).load(ID)
            continue
        again = unlocked(store.folder, NEW)  # which has room again
        assert all(row.error is None for row in again.cases())
        assert set(wraps(store.folder).values()) == {again.wrap}
        ways.add(left)
    assert {0, 1} < ways


def test_a_power_cut_leaves_a_store_that_opens_with_one_of_the_two(tmp_path):
    store = a_store(tmp_path)
    store.save(a_case(), "")
    before = files_below(store.folder)
    disk = RecordingDisk()
    same_store(store, disk).change_passphrase(PASSPHRASE, NEW)
    for number, state in enumerate(crash_states(before, disk.done)):
        folder = tmp_path / "cut" / str(number)
        folder.mkdir(parents=True)
        for path, data in state.items():
            (folder / path.name).write_bytes(data)
        try:
            found = unlocked(folder, NEW)
        except StoreError:
            found = unlocked(folder, PASSPHRASE)
        assert found.load(ID).envelope == a_case()
        if unpack((folder / "store.key").read_bytes()).wrap == found.wrap:  # what was stopped went on at the opening
            assert unpack((folder / f"{ID}.case").read_bytes()).wrap == found.wrap


def test_a_file_that_is_no_case_at_all_is_left_alone(tmp_path):
    store = filled(tmp_path)
    store.path(OTHER_ID).write_bytes(b"something else")
    assert store.change_passphrase(PASSPHRASE, NEW).left == 0
    assert store.path(OTHER_ID).read_bytes() == b"something else"


class ForgetfulDisk(Disk):
    """Writes a sound file of the store, but not the one it was given, once the key file stands."""

    def __init__(self, other):
        self._other = other

    def create(self, path, data):
        super().create(path, data if "store.key" in path.name else self._other)


def test_a_file_that_does_not_read_back_as_it_was_stays_as_it_is(tmp_path):
    store = filled(tmp_path)
    before = store.path(ID).read_bytes()
    renewed = same_store(store, ForgetfulDisk(store.path(OTHER_ID).read_bytes())).change_passphrase(PASSPHRASE, NEW)
    assert renewed.left == 3
    assert store.path(ID).read_bytes() == before
