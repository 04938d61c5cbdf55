"""What happens seldom: damage inside the encryption, a disk that lies, processes of others, no case at all."""

import os
import struct
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.case_store import crypto
from rairdtc_gui.services.case_store.container import pack
from rairdtc_gui.services.case_store.desk import CaseDesk
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.envelope import decode, encode
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.case_store.locks import FileLock
from rairdtc_gui.services.case_store.strict_json import MOST_BYTES
from rairdtc_gui.services.case_store.unused import split
from rairdtc_gui.services.case_store.vault import Mode, Vault
from rairdtc_gui.services.session import Session
from tests.services.case_store.world import CHEAP, ID, PASSPHRASE, READER, a_case, a_store, refusal, same_store


def result_of(size, name):
    option = {"id": "o", "for": [{"rule": "r", "text": "x" * 9000, "sources": []}] * (size // 9000),
              "against": [], "open": [], "cautions": []}  # fmt: skip
    return {"schema": "rairdtc.result/1", "knowledge": {"hash": name, "version": "1", "date": "d"},
            "jurisdiction": "any", "options": [option]}  # fmt: skip


def test_the_oldest_results_go_when_a_case_gets_too_large():
    kept = a_case()
    for name in ("old", "middle", "new"):
        kept = kept.with_result(result_of(MOST_BYTES // 2 - 100_000, name))
    again = decode(encode(kept), READER)
    assert [result["knowledge"]["hash"] for result in again.results] == ["middle", "new"]
    assert kept.with_result(None) is kept


@pytest.mark.parametrize(
    "plain",
    [b"", b"\0\0\0\0", struct.pack(">I", 500) + b"x", struct.pack(">I", 3) + b"abc",
     struct.pack(">I", 8) + zlib.compress(b"{}")[:8], struct.pack(">I", 12) + zlib.compress(b"{}") + b"more"],
)  # fmt: skip
def test_content_that_is_not_packed_as_it_should_be(tmp_path, plain):
    store = a_store(tmp_path)
    store.path(ID).write_bytes(pack(ID, "1", store.wrap, store._key, plain))
    assert refusal(store.load, ID).reason is Reason.HOSTILE


def test_a_folder_that_cannot_be_asked_is_not_taken_for_none(tmp_path):
    disk = Disk()
    assert disk.names(tmp_path / "none") == ()
    assert refusal(disk.names, tmp_path / ("x" * 300)).reason is Reason.MISSING
    assert Vault(tmp_path / ("x" * 300), disk).mode is Mode.LOCKED


def test_too_little_to_unseal_is_nothing():
    assert crypto.unseal(b"k" * 32, b"n" * 24, b"short", b"") is None


def test_a_disk_that_gives_back_something_else_is_found_out(tmp_path):
    good = a_store(tmp_path)
    digest = good.save(a_case(), "")

    class Lying(Disk):
        def read(self, path, most=2**24):
            data = super().read(path, most)
            return good.path(ID).read_bytes() if path.suffix == ".tmp" and b".case." in path.name.encode() else data

    store = same_store(good, Lying())
    assert refusal(store.save, a_case("new"), digest).reason is Reason.DAMAGED
    assert good.load(ID).envelope == a_case()


def test_a_file_larger_than_any_case_is_not_read(tmp_path):
    (tmp_path / "large").write_bytes(b"x" * 101)
    assert refusal(Disk().read, tmp_path / "large", 100).reason is Reason.TOO_LARGE
    assert len(Disk().read(tmp_path / "large", 101)) == 101


def test_an_answer_that_cannot_be_had_is_used():
    data = {"findings": {"ecog": "unknown"}, "unavailable": []}
    known, unused = split(data, READER)
    assert known["findings"] == {"ecog": "unknown"}
    assert not unused
    assert split({"findings": 5}, READER)[0] == {"findings": 5}
    assert split({"findings": {}, "unavailable": [], "measured": 5}, CaseReader({}))[0]["measured"] == 5


def test_a_lock_that_was_never_taken():
    lock = FileLock(Path("none"))
    assert not lock.is_held
    lock.release()


def test_a_lock_file_that_another_process_is_writing_is_waited_for(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr("rairdtc_gui.services.case_store.locks._TRIES", 3)
    path = tmp_path / "a.lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    assert refusal(FileLock(path).acquire, datetime.now(UTC)).reason is Reason.LOCKED
    os.close(handle)
    FileLock(path).acquire(datetime.now(UTC))


def test_a_file_system_without_locks_still_has_one_holder(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def without(_handle, _how):
        raise OSError(38, "not here")

    monkeypatch.setattr(fcntl, "flock", without)
    FileLock(tmp_path / "a.lock").acquire(datetime.now(UTC))
    assert refusal(FileLock(tmp_path / "a.lock").acquire, datetime.now(UTC)).reason is Reason.LOCKED


def test_the_desk_before_and_after_there_is_a_store(knowledge, engine, tmp_path):
    session = Session(engine)
    folder = tmp_path / "cases"
    desk = CaseDesk(session, knowledge, folder, CHEAP)
    assert (desk.mode, desk.keeping(), desk.problem(), desk.has_key) == ("undecided", "", "", False)
    session.answer("ecog", "1")
    assert desk.keeping() == "unsaved"
    assert CaseDesk(session, knowledge, None).keeping() == "memory"
    desk.vault.create(PASSPHRASE, desk.keeper.reader)
    assert (desk.mode, desk.keeping()) == ("open", "unsaved")
    desk.keeper.autosave()
    assert desk.keeping() == "kept"
    desk.keeper.save()
    assert desk.keeping() == "saved"
    desk.keeper._current.lock.release()
    assert desk.keeping() == "read-only"
    assert refusal(desk.keeper.save).reason is Reason.LOCKED
    assert desk.problem() == "locked"
    assert CaseDesk(session, knowledge, folder).mode == "locked"


def test_a_plain_file_that_does_not_read_back_is_no_export(knowledge, engine, tmp_path):
    session = Session(engine)
    desk = CaseDesk(session, knowledge, tmp_path / "cases", CHEAP)
    desk.vault.create(PASSPHRASE, desk.keeper.reader)
    session.answer("ecog", "1")
    desk.keeper.save()

    class Changing(Disk):
        def read(self, path, most=2**24):
            return self.data if path.suffix == ".tmp" else super().read(path, most)

    desk.vault.disk = disk = Changing()
    for data in (b"{}", b"not json"):
        disk.data = data
        error = refusal(desk.library.export, desk.keeper.current_id, tmp_path / "a.yaml")
        assert error.reason is Reason.DAMAGED
        assert not (tmp_path / "a.yaml").exists()


def test_a_case_opens_where_nothing_can_be_written(knowledge, engine, tmp_path):
    session = Session(engine)
    desk = CaseDesk(session, knowledge, tmp_path / "cases", CHEAP)
    desk.vault.create(PASSPHRASE, desk.keeper.reader)
    session.answer("ecog", "1")
    desk.keeper.save()
    case_id = desk.keeper.current_id
    desk.keeper.leave()
    session.close()

    class Full(Disk):
        def create(self, path, data):
            raise StoreError(Reason.DISK_FULL, path)

    desk.vault.store._disk = Full()
    assert desk.keeper.open(case_id).saved.id == case_id
    assert desk.problem() == "disk-full"
    assert session.case.findings == {"ecog": "1"}


def test_a_case_without_an_open_one(knowledge, engine, tmp_path):
    session = Session(engine)
    desk = CaseDesk(session, knowledge, tmp_path / "cases", CHEAP)
    desk.vault.create(PASSPHRASE, desk.keeper.reader)
    desk.keeper.save()
    desk.keeper.autosave()
    assert desk.keeper.leave()
    assert desk.library.rows() == ()
