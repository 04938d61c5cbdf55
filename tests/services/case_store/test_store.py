"""The store as its users see it: what goes in comes out, and everything else is refused by its reason."""

import errno
import os
import stat
import struct
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rairdtc_gui.domain.case import Case
from rairdtc_gui.services.case_store import kept_versions
from rairdtc_gui.services.case_store.container import MAGIC, MOST_FILE_BYTES, KeyWrap, pack
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.case_store.store import CaseStore
from rairdtc_gui.services.case_store.strict_json import strict_dumps, strict_loads
from tests.services.case_store.disks import FullDisk, RefusingDisk
from tests.services.case_store.world import (
    CHEAP,
    ID,
    PASSPHRASE,
    READER,
    Clock,
    a_case,
    a_store,
    refusal,
    same_store,
)


def unlocked(folder, passphrase=PASSPHRASE):
    return CaseStore.unlock(folder, passphrase, READER, Disk(), Clock())


def test_what_is_saved_is_read_back_after_unlocking(tmp_path):
    store = a_store(tmp_path)
    store.save(a_case(), "")
    again = unlocked(store.folder)
    assert again.load(ID).envelope == a_case()
    assert [row.saved.case.label for row in again.cases()] == ["A-12"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_files_are_for_their_owner_alone(tmp_path):
    store = a_store(tmp_path)
    digest = store.save(a_case(), "")
    store.save(a_case("B-07"), digest)
    store.autosave(a_case())
    files = [path for path in store.folder.rglob("*") if path.is_file()]
    assert len(files) == 4
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700


def test_the_wrong_passphrase_opens_nothing(tmp_path):
    store = a_store(tmp_path)
    store.save(a_case(), "")
    for word in ("", "correct horse batter", PASSPHRASE.upper(), PASSPHRASE + " "):
        assert refusal(unlocked, store.folder, word).reason is Reason.WRONG_PASSPHRASE


def test_the_same_letters_composed_in_another_way_are_the_same_passphrase(tmp_path):
    store = CaseStore.create(tmp_path / "cases", "Stra\u00dfe caf\u00e9", READER, Disk(), CHEAP)
    assert unlocked(store.folder, "Stra\u00dfe cafe\u0301").wrap == store.wrap


def test_a_lost_or_damaged_key_file_is_made_up_for_by_a_case_file(tmp_path):
    store = a_store(tmp_path)
    store.save(a_case(), "")
    key_file = store.folder / "store.key"
    good = key_file.read_bytes()
    for broken in (b"", good[:100], good[:-1] + bytes([good[-1] ^ 1]), good.replace(b'"wrapped":"', b'"wrapped":"0')):
        key_file.write_bytes(broken)
        assert unlocked(store.folder).load(ID).envelope == a_case()
    wrapped = good.index(b'"wrapped":"') + len(b'"wrapped":"')
    other = b"0" if good[wrapped : wrapped + 1] != b"0" else b"1"
    key_file.write_bytes(good[:wrapped] + other + good[wrapped + 1 :])
    assert unlocked(store.folder).load(ID).envelope == a_case()
    key_file.unlink()
    assert unlocked(store.folder).load(ID).envelope == a_case()


def test_without_any_file_there_is_no_store(tmp_path):
    assert not CaseStore.exists(tmp_path / "cases", Disk())
    assert refusal(unlocked, tmp_path / "cases").reason is Reason.MISSING


def test_a_store_is_never_made_over_another(tmp_path):
    store = a_store(tmp_path)
    store.save(a_case(), "")
    assert refusal(a_store, tmp_path).reason is Reason.CHANGED_ON_DISK
    (store.folder / "store.key").unlink()
    assert refusal(a_store, tmp_path).reason is Reason.CHANGED_ON_DISK


def with_header(store, /, **changed):
    """The case file with another header, sealed properly."""
    wrap = store.wrap
    fields = wrap.fields()

    class Odd(KeyWrap):
        __slots__ = ()

        def fields(self):
            return {**fields, **changed}

    odd = Odd(wrap.store, wrap.cost, wrap.salt, wrap.nonce, wrap.wrapped)
    return pack(ID, "26.11.1", odd, store._key, b"")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"format": 2}, Reason.NEWER_VERSION),
        ({"format": 0}, Reason.DAMAGED),
        ({"format": True}, Reason.DAMAGED),
        ({"kdf": "pbkdf2"}, Reason.DAMAGED),
        ({"kib": 262_145}, Reason.HOSTILE),
        ({"kib": 2**40}, Reason.HOSTILE),
        ({"kib": 7}, Reason.HOSTILE),
        ({"kib": "65536"}, Reason.DAMAGED),
        ({"passes": 11}, Reason.HOSTILE),
        ({"passes": 0}, Reason.HOSTILE),
        ({"salt": "00"}, Reason.DAMAGED),
        ({"salt": "zz"}, Reason.DAMAGED),
        ({"wrapped": 5}, Reason.DAMAGED),
        ({"store": "00" * 16}, Reason.NOT_OURS),
        ({"id": "11" * 16}, Reason.NOT_OURS),
    ],
)
def test_headers_that_are_refused(tmp_path, changed, reason):
    store = a_store(tmp_path)
    store.path(ID).write_bytes(with_header(store, **changed))
    assert refusal(store.load, ID).reason is reason
    (row,) = store.cases()
    assert row.error.reason is reason


def test_a_costly_key_file_is_refused_before_the_cost_is_paid(tmp_path):
    store = a_store(tmp_path)
    (store.folder / "store.key").write_bytes(with_header(store, kib=2**31 - 1, passes=2**31 - 1))
    assert refusal(unlocked, store.folder).reason is Reason.HOSTILE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.DAMAGED),
        (MAGIC[:5], Reason.DAMAGED),
        (b"SQLite format 3\0" * 20, Reason.NOT_OURS),
        (MAGIC + struct.pack(">I", 2**32 - 1) + b"{}", Reason.DAMAGED),
        (MAGIC + struct.pack(">I", 2) + b"{}" + b"\0" * 40, Reason.DAMAGED),
        (MAGIC + b"\0" * MOST_FILE_BYTES, Reason.TOO_LARGE),
    ],
)
def test_files_that_are_no_cases(tmp_path, data, reason):
    store = a_store(tmp_path)
    store.path(ID).write_bytes(data)
    assert refusal(store.load, ID).reason is reason


def sealed_content(store, first, second=b"[]"):
    import zlib

    packed = zlib.compress(first)
    return pack(ID, "1", store.wrap, store._key, struct.pack(">I", len(packed)) + packed + zlib.compress(second))


GOOD = strict_loads(strict_dumps({
    "format": 1, "id": ID, "case": {"label": "A", "findings": {}, "unavailable": []},
    "knowledge": {"version": "1", "date": "2026-11-25", "hash": "h"}, "program": "0.1.0", "created": "c", "saved": "s",
    "opened": "o", "jurisdiction": "any", "standings": [],
}))  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [
        {"format": "1"}, {"case": 5}, {"case": {"label": "A", "secret": 1}},
        {"case": {"findings": [], "unavailable": []}},
        {"case": {"label": "two\nlines", "findings": {}, "unavailable": []}}, {"id": 5}, {"created": "\u202e"},
        {"saved": "x" * 101}, {"knowledge": []}, {"knowledge": {"version": 1}}, {"standings": {}},
        {"standings": [["a"]]}, {"example": 3},
        {"standings": [["a", "best", "settled"]]}, {"standings": [["a", "preferred", "sure"]]}, {"jurisdiction": "XX"},
    ],
)  # fmt: skip
def test_content_of_the_wrong_shape_is_refused(tmp_path, changed):
    store = a_store(tmp_path)
    store.path(ID).write_bytes(sealed_content(store, strict_dumps({**GOOD, **changed})))
    assert refusal(store.load, ID).reason is Reason.HOSTILE


def test_the_shape_that_is_changed_above_is_itself_accepted(tmp_path):
    store = a_store(tmp_path)
    store.path(ID).write_bytes(sealed_content(store, strict_dumps(GOOD)))
    assert store.load(ID).envelope.saved.case.label == "A"
    store.path(ID).write_bytes(sealed_content(store, strict_dumps({**GOOD, "format": 2})))
    assert refusal(store.load, ID).reason is Reason.NEWER_VERSION


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"a":1,"a":2}', Reason.HOSTILE), (b'{"a":NaN}', Reason.HOSTILE), (b'{"a":-Infinity}', Reason.HOSTILE),
        (b"[1e999]", Reason.HOSTILE), (b"[" * 33 + b"]" * 33, Reason.HOSTILE), (b"[" * 100_000, Reason.HOSTILE),
        (b'["' + b"x" * 10_001 + b'"]', Reason.HOSTILE), (b'["\\ud800"]', Reason.HOSTILE),
        (b'{"\\udfff":1}', Reason.HOSTILE),
        (b'["\xff"]', Reason.HOSTILE), (b"[9007199254740994]", Reason.HOSTILE),
        (b"[" + b"9" * 5000 + b"]", Reason.HOSTILE),
        (b"", Reason.HOSTILE), (b"[1] 2", Reason.HOSTILE), (b" " * (2 * 2**20 + 1), Reason.TOO_LARGE),
    ],
)  # fmt: skip
def test_json_that_is_refused(tmp_path, data, reason):
    assert refusal(strict_loads, data).reason is reason
    if reason is Reason.HOSTILE:
        store = a_store(tmp_path)
        store.path(ID).write_bytes(sealed_content(store, data))
        assert refusal(store.load, ID).reason is reason


def test_json_at_the_limits_is_taken():
    assert strict_loads(b"[" * 32 + b"]" * 32)
    assert strict_loads(b'["' + b"x" * 10_000 + b'", 9007199254740992, "\\ud83d\\ude00"]')


HEAD = b'{"schema":"rairdtc.result/1","knowledge":{"hash":"h","version":"1","date":"d"},"jurisdiction":"any"'


@pytest.mark.parametrize(
    "second",
    [b"{}", b"[5]", b'[{"schema":"rairdtc.result/2"}]',
     b'[%s,"options":[5]}]' % HEAD,
     b'[%s,"options":[{"for":[{"rule":1}],"against":[],"open":[],"cautions":[]}]}]' % HEAD],
)  # fmt: skip
def test_results_of_the_wrong_shape_are_refused(tmp_path, second):
    store = a_store(tmp_path)
    store.path(ID).write_bytes(sealed_content(store, strict_dumps(GOOD), second))
    assert refusal(store.load, ID).reason is Reason.HOSTILE


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(tmp_path):
    store = a_store(tmp_path)
    store.path(ID).write_bytes(sealed_content(store, b" " * 50_000_000))
    assert refusal(store.load, ID).reason is Reason.TOO_LARGE


def test_a_file_changed_by_another_program_is_not_overwritten(tmp_path):
    store = a_store(tmp_path)
    digest = store.save(a_case(), "")
    other = same_store(store, Disk())
    other.save(a_case("theirs"), digest)
    assert refusal(store.save, a_case("mine"), digest).reason is Reason.CHANGED_ON_DISK
    assert refusal(store.save, a_case("mine"), "").reason is Reason.CHANGED_ON_DISK
    assert store.load(ID).envelope.saved.case.label == "theirs"


def test_a_file_that_vanished_is_written_again(tmp_path):
    store = a_store(tmp_path)
    digest = store.save(a_case(), "")
    store.path(ID).unlink()
    store.save(a_case("B"), digest)
    assert store.load(ID).envelope.saved.case.label == "B"


@pytest.mark.parametrize(
    ("operation", "code", "reason"),
    [
        ("create", errno.EACCES, Reason.READ_ONLY), ("create", errno.EROFS, Reason.READ_ONLY),
        ("create", errno.ENOSPC, Reason.DISK_FULL), ("create", errno.EDQUOT, Reason.DISK_FULL),
        ("create", errno.EFBIG, Reason.DISK_FULL), ("create", errno.ENOENT, Reason.MISSING),
        ("create", errno.ESTALE, Reason.MISSING), ("rename", errno.EACCES, Reason.READ_ONLY),
        ("rename", errno.EIO, Reason.MISSING), ("read", errno.EIO, Reason.MISSING),
        ("read", errno.EACCES, Reason.MISSING),
    ],
)  # fmt: skip
def test_what_the_system_refuses_has_a_reason_and_leaves_the_old_file(tmp_path, operation, code, reason):
    good = a_store(tmp_path)
    digest = good.save(a_case(), "")
    files = sorted(good.folder.rglob("*"))
    store = same_store(good, RefusingDisk(operation, code))
    assert refusal(store.save, a_case("new"), digest).reason is reason
    assert good.load(ID).envelope == a_case()
    assert [path for path in sorted(good.folder.rglob("*")) if path.is_file()] == [p for p in files if p.is_file()]


def test_a_vanished_folder_is_said(tmp_path):
    store = a_store(tmp_path)
    digest = store.save(a_case(), "")
    store.folder.rename(tmp_path / "gone")
    assert refusal(store.load, ID).reason is Reason.MISSING
    assert refusal(store.save, a_case("new"), digest).reason is Reason.MISSING
    assert store.cases() == ()


@pytest.mark.parametrize("room", range(0, 4000, 40))
def test_a_full_disk_leaves_the_old_case(tmp_path, room):
    good = a_store(tmp_path)
    digest = good.save(a_case(), "")
    store = same_store(good, FullDisk(room))
    needed = 2 * len(good.path(ID).read_bytes()) + 64  # the new file and the copy of the old one
    if room < needed - 100:
        assert refusal(store.save, a_case("new"), digest).reason is Reason.DISK_FULL
        assert good.load(ID).envelope == a_case()
    elif room > needed + 100:
        store.save(a_case("new"), digest)
        assert good.load(ID).envelope.saved.case.label == "new"
    assert not list(good.folder.rglob("*.tmp"))


def test_a_disk_that_is_full_when_the_store_is_made(tmp_path):
    assert refusal(a_store, tmp_path, FullDisk(100)).reason is Reason.DISK_FULL
    assert not CaseStore.exists(tmp_path / "cases", Disk())


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path):
    store = a_store(tmp_path)
    digest = store.save(a_case(), "")
    store.folder.chmod(0o500)
    assert refusal(store.save, a_case("new"), digest).reason is Reason.READ_ONLY
    store.folder.chmod(0o700)
    assert store.load(ID).envelope == a_case()


def test_earlier_versions_stay_and_can_be_read(tmp_path):
    store = a_store(tmp_path)
    digest = ""
    for number in range(9):
        digest = store.save(a_case(f"number {number}"), digest)
    names = store.versions(ID)
    labels = [store.load_version(ID, name).envelope.saved.case.label for name in names]
    assert labels == [f"number {number}" for number in range(7, 2, -1)]
    digest = store.save(store.load_version(ID, names[-1]).envelope, store.load_version(ID, names[-1]).digest)
    assert store.load(ID).envelope.saved.case.label == "number 3"


def test_the_last_five_and_one_a_day_for_a_fortnight_stay():
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    hours = [now - timedelta(hours=hour) for hour in range(0, 24 * 30, 3)]
    names = [kept_versions.stamp(moment) for moment in hours]
    left = [name for name in names if name not in kept_versions.to_drop(names, now)]
    assert left[:5] == names[:5]
    days = [kept_versions.moment_of(name).date() for name in left[5:]]
    assert len(days) == len(set(days))
    assert len(left) == 5 + 14
    assert kept_versions.to_drop(names[:5], now + timedelta(days=9000)) == ()
    assert kept_versions.moment_of("desktop") is None


def test_an_autosave_is_offered_until_the_case_is_saved(tmp_path):
    store = a_store(tmp_path)
    digest = store.save(a_case(), "")
    store.autosave(a_case("typed later"))
    (row,) = store.autosaved()
    assert row.saved.case.label == "typed later"
    assert store.load(ID).envelope.saved.case.label == "A-12"
    found = store.load_autosaved(ID)
    assert (found.envelope.saved.case.label, found.digest) == ("typed later", digest)
    store.save(found.envelope, found.digest)
    assert store.autosaved() == ()
    assert store.load(ID).envelope.saved.case.label == "typed later"


def test_an_autosave_of_a_case_that_is_open_elsewhere_is_not_offered(tmp_path):
    store = a_store(tmp_path)
    store.autosave(a_case())
    lock = store.lock(ID)
    lock.acquire(datetime.now(UTC))
    assert store.autosaved() == ()
    lock.release()
    assert len(store.autosaved()) == 1
    assert store.load_autosaved(ID).digest == ""


def test_delete_leaves_nothing_of_a_case(tmp_path):
    store = a_store(tmp_path)
    digest = store.save(a_case(), "")
    store.save(a_case("B"), digest)
    store.autosave(a_case("C"))
    store.delete(ID)
    assert [path.name for path in store.folder.rglob("*") if path.is_file()] == ["store.key"]


def test_opening_is_noted_without_a_version(tmp_path):
    store = a_store(tmp_path)
    store.save(a_case(), "")
    loaded = store.note_opened(store.load(ID))
    assert store.load(ID) == loaded
    assert loaded.envelope.saved.opened != a_case().saved.opened
    assert store.versions(ID) == ()
    stale = replace(loaded, digest="0" * 64)
    assert refusal(store.note_opened, stale).reason is Reason.CHANGED_ON_DISK


def test_answers_that_this_knowledge_base_does_not_know_are_kept_and_not_used(tmp_path):
    store = a_store(tmp_path)
    data = {
        "label": "A",
        "findings": {"ecog": "1", "crcl": 900, "future": ["x", 2.5], "flag": True, "f": 0.5},
        "unavailable": ["dialysis", "gone"],
        "measured": {"ecog": "2026-11-01", "future": "2026-11-02"},
    }
    store.path(ID).write_bytes(sealed_content(store, strict_dumps({**GOOD, "case": data})))
    loaded = store.load(ID)
    saved = loaded.envelope.saved
    assert dict(saved.case.findings) == {"ecog": "1"}
    assert saved.case.unavailable == {"dialysis"}
    assert saved.unused.lines() == (("crcl", "900"), ("f", "0.5"), ("flag", "yes"), ("future", "x, 2.5"), ("gone", ""))
    store.save(loaded.envelope, loaded.digest)
    assert store.load(ID).envelope == loaded.envelope
    answered = replace(saved, case=saved.case.answered("crcl", 58.0))
    store.save(replace(loaded.envelope, saved=answered), store.load(ID).digest)
    again = store.load(ID).envelope.saved
    assert again.case.findings["crcl"] == 58.0
    assert "crcl" not in again.unused.findings


def test_a_file_of_another_store_opens_with_its_own_passphrase(tmp_path):
    theirs = CaseStore.create(tmp_path / "theirs", "another passphrase", READER, Disk(), CHEAP, Clock())
    ours = a_store(tmp_path)
    theirs.write_elsewhere(a_case("from there"), tmp_path / "moved.case")
    data = (tmp_path / "moved.case").read_bytes()
    assert refusal(ours.read_elsewhere, data).reason is Reason.WRONG_PASSPHRASE
    assert refusal(ours.read_elsewhere, data, "no").reason is Reason.WRONG_PASSPHRASE
    assert ours.read_elsewhere(data, "another passphrase") == a_case("from there")
    assert theirs.read_elsewhere(data) == a_case("from there")


def test_nothing_typed_is_readable_in_any_file(tmp_path):
    store = a_store(tmp_path)
    canary = "Zq7-KANARIE"
    digest = store.save(a_case(canary, sites=("lung", "bone"), crcl=57.625), "")
    store.save(a_case(canary + "-2", sites=("lung", "bone"), crcl=57.625), digest)
    store.autosave(a_case(canary + "-3", sites=("lung", "bone"), crcl=57.625))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 4
    for path in files:
        found = (path.name.encode() + path.read_bytes()).lower()
        for word in (b"zq7", b"kanarie", b"57.625", b"sites", b"lung", PASSPHRASE.encode(), b"lenvatinib"):
            assert word not in found


LABELS = st.text(st.characters(exclude_categories=("C", "Z")), max_size=60)
CASES = st.builds(
    lambda label, ecog, sites, crcl, dialysis, gone: Case.of(
        {key: value for key, value in (("ecog", ecog), ("sites", sites), ("crcl", crcl), ("dialysis", dialysis))
         if value is not None and key not in gone}, gone, label),
    LABELS,
    st.sampled_from([None, "0", "1"]),
    st.sampled_from([None, ("none",), ("lung",), ("lung", "bone")]),
    st.none() | st.floats(0, 300),
    st.sampled_from([None, True, False]),
    st.sets(st.sampled_from(["ecog", "sites", "crcl", "dialysis"])),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=CASES)
def test_every_case_comes_back_as_it_was(tmp_path, case):
    store = a_store(tmp_path) if not (tmp_path / "cases").exists() else unlocked(tmp_path / "cases")
    kept = replace(a_case(), saved=replace(a_case().saved, case=case))
    try:
        expected = store.load(ID).digest
    except StoreError:
        expected = ""
    store.save(kept, expected)
    assert store.load(ID).envelope == kept


def test_the_version_is_that_of_the_project():
    import tomllib
    from pathlib import Path

    from rairdtc_gui.services.case_store.envelope import PROGRAM_VERSION

    project = tomllib.loads((Path(__file__).resolve().parents[3] / "pyproject.toml").read_text())["project"]
    assert project["version"] == PROGRAM_VERSION
