"""The folder of saved cases, unlocked: list, load, save, autosave, earlier versions, delete. One file a case."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.case_store import crypto, envelope, kept_versions
from rairdtc_gui.services.case_store.container import ID_BYTES, KeyWrap, Sealed, pack, unpack
from rairdtc_gui.services.case_store.crypto import Cost
from rairdtc_gui.services.case_store.disk import Disk, digest, remove_leftovers, replace_file
from rairdtc_gui.services.case_store.envelope import Envelope, SavedCase
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.case_store.locks import FileLock
from rairdtc_gui.services.case_store.renew import Renewal, Renewed, has_more, key_file

KEY_FILE = "store.key"
CASE, AUTOSAVE = ".case", ".auto"
LEAST_PASSPHRASE, MOST_PASSPHRASE = 8, 1000
_KEPT = "kept"
_MOST_WRAPS = 3  # each try of another wrapped key takes as long as a passphrase does
_ID = re.compile(r"[0-9a-f]{32}")
_Found = TypeVar("_Found")


def system_now() -> datetime:
    """The moment by the clock of this machine."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case with the state of its file, which must still be the same when it is saved."""

    envelope: Envelope
    digest: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the folder: its case, or why it cannot be read."""

    id: str
    saved: SavedCase | None = None
    error: StoreError | None = None


class CaseStore:
    """One folder with the key that opens it. Every method raises `StoreError`."""

    def __init__(self, folder: Path, wrap: KeyWrap, key: bytes, reader: CaseReader, disk: Disk,
                 now: Callable[[], datetime] = system_now) -> None:  # fmt: skip
        self.folder, self.wrap = folder, wrap
        self._key, self._reader, self._disk, self._now = key, reader, disk, now

    # --- making and unlocking ------------------------------------------------------------------

    @staticmethod
    def exists(folder: Path, disk: Disk) -> bool:
        """Whether a folder holds a store; any of its files can unlock it."""
        return any(name == KEY_FILE or name.endswith(CASE) for name in disk.names(folder))

    @classmethod
    def create(cls, folder: Path, passphrase: str, reader: CaseReader, disk: Disk, cost: Cost | None = None,
               now: Callable[[], datetime] = system_now) -> CaseStore:  # fmt: skip
        """A new store; an existing one is refused as `changed-on-disk`."""
        if cls.exists(folder, disk):
            raise StoreError(Reason.CHANGED_ON_DISK, folder)
        key = crypto.random_bytes(crypto.KEY_BYTES)
        wrap = KeyWrap.make(key, passphrase, cost or Cost())
        store = cls(folder, wrap, key, reader, disk, now)
        disk.make_folder(folder)
        replace_file(disk, folder / KEY_FILE, key_file(wrap, key), lambda written: unpack(written).open(key))
        return store

    @classmethod
    def unlock(cls, folder: Path, passphrase: str, reader: CaseReader, disk: Disk,
               now: Callable[[], datetime] = system_now) -> CaseStore:  # fmt: skip
        """Opens a store with its passphrase. A lost or damaged key file is made up for by any case file."""
        wrap, key = _first_that_opens(folder, passphrase, disk)
        remove_leftovers(disk, folder)
        store = cls(folder, wrap, key, reader, disk, now)
        with suppress(StoreError):  # what stands in the way of renewing does not stand in the way of reading
            store._go_on_renewing()
        return store

    # --- reading -------------------------------------------------------------------------------

    def cases(self) -> tuple[Listed, ...]:
        """Every case of the folder, the last used first; those that cannot be read stand at the end."""
        found = [self._listed(file_id, CASE) for file_id in self._ids(CASE)]
        read = [row for row in found if row.saved is not None]
        read.sort(key=lambda row: row.saved.opened if row.saved else "", reverse=True)
        return (*read, *(row for row in found if row.saved is None))

    def autosaved(self) -> tuple[Listed, ...]:
        """Cases that were changed after their last saving and that nobody has open now."""
        ids = [file_id for file_id in self._ids(AUTOSAVE) if self.lock(file_id).holder() is None]
        return tuple(self._listed(file_id, AUTOSAVE) for file_id in ids)

    def load(self, case_id: str) -> Loaded:
        """A case as it was saved."""
        return self._load(self.path(case_id), case_id)

    def load_autosaved(self, case_id: str) -> Loaded:
        """A case as it was when the program ended without saving it; the file it would replace is that of today."""
        return self._load_in_place(self._autosave(case_id), case_id)

    def beside(self, case_id: str) -> str:
        """The state of what was written beside a case; empty if there is nothing."""
        found = self._bytes(self._autosave(case_id))
        return "" if found is None else digest(found)

    def versions(self, case_id: str) -> tuple[str, ...]:
        """Names of earlier versions, the newest first."""
        names = (Path(name).stem for name in self._disk.names(self._versions(case_id)) if name.endswith(CASE))
        return tuple(sorted((name for name in names if kept_versions.moment_of(name)), reverse=True))

    def load_version(self, case_id: str, name: str) -> Loaded:
        """An earlier version, to be saved in place of the file as it is now."""
        return self._load_in_place(self._versions(case_id) / f"{name}{CASE}", case_id)

    # --- writing -------------------------------------------------------------------------------

    def save(self, kept: Envelope, expected: str, mine: str = "") -> str:
        """Writes a case; `expected`: the state its file must have, empty for a new one. Returns the new state.

        `mine`: the state of what the same window wrote beside it; anything else there goes among the versions.
        """
        path = self.path(kept.saved.id)
        old = self._bytes(path)
        if old is not None and digest(old) != expected:
            raise StoreError(Reason.CHANGED_ON_DISK, path)
        self.keep_autosaved(kept.saved.id, mine)
        if old is not None:
            self._keep(kept.saved.id, old)
        data = self._write(path, kept)
        with suppress(StoreError):  # it is saved; an old autosave is found and offered at worst
            self.drop_autosave(kept.saved.id, mine)
        return digest(data)

    def note_opened(self, loaded: Loaded) -> Loaded:
        """Remembers that a case was opened now. Makes no version of its own."""
        saved = replace(loaded.envelope.saved, opened=self.moment())
        kept = replace(loaded.envelope, saved=saved)
        if self._digest(saved.id) != loaded.digest:
            raise StoreError(Reason.CHANGED_ON_DISK, self.path(saved.id))
        return Loaded(kept, digest(self._write(self.path(saved.id), kept)))

    def autosave(self, kept: Envelope, mine: str = "") -> str:
        """Writes a case beside its file, without results, in place of `mine` alone; returns the new state there."""
        self.keep_autosaved(kept.saved.id, mine)
        return digest(self._write(self._autosave(kept.saved.id), Envelope(kept.saved)))

    def keep_autosaved(self, case_id: str, mine: str = "") -> None:
        """Puts what stands beside a case among its earlier versions, as it is; `mine` may stay."""
        found = self._bytes(self._autosave(case_id))
        if found is not None and digest(found) != mine:
            self._keep(case_id, found)
            self._disk.remove(self._autosave(case_id))

    def drop_autosave(self, case_id: str, mine: str | None = None) -> None:
        """Removes what was written beside a case; with `mine` only that."""
        if mine is None or (mine and self.beside(case_id) == mine):
            self._disk.remove(self._autosave(case_id))

    def delete(self, case_id: str) -> None:
        """Removes a case with its earlier versions."""
        for name in self._disk.names(self._versions(case_id)):
            self._disk.remove(self._versions(case_id) / name)
        self.drop_autosave(case_id)
        self._disk.remove(self.path(case_id))
        with suppress(OSError):
            self._versions(case_id).rmdir()
        self._disk.sync_folder(self.folder)

    # --- another passphrase --------------------------------------------------------------------

    def change_passphrase(self, old: str, new: str, cost: Cost | None = None, mine: str = "") -> Renewed:
        """From now on the store opens with `new`: without an error the key file says so, even if others do not yet.

        `mine`: the case that this window has open. Copies made before still open with the old passphrase.
        """
        self._follow_key_file()
        if self.wrap.unwrap(old) != self._key:
            raise StoreError(Reason.WRONG_PASSPHRASE)
        self._write_key_file(KeyWrap.make(self._key, new, cost or self.wrap.cost, self.wrap.store), has_more=True)
        return self._renew(mine)

    def _follow_key_file(self) -> None:
        """Another window may have changed the passphrase. Without a sound key file what opened the store counts."""
        with suppress(StoreError):
            found = unpack(self._disk.read(self.folder / KEY_FILE))
            found.open(self._key)
            if found.wrap.store == self.wrap.store:
                self.wrap = found.wrap

    def _go_on_renewing(self) -> None:
        """Goes on where a change of the passphrase was stopped."""
        data = self._disk.read(self.folder / KEY_FILE)
        if unpack(data).wrap == self.wrap and has_more(data, self._key):
            self._renew("")

    def _renew(self, mine: str) -> Renewed:
        renewed = Renewal(self._disk, self.wrap, self._key, self.lock, self._now, mine).renew(self._files())
        if not renewed.left:
            with suppress(StoreError):  # then the next opening looks once more
                self._write_key_file(self.wrap, has_more=False)
        return renewed

    def _write_key_file(self, wrap: KeyWrap, has_more: bool) -> None:
        data = key_file(wrap, self._key, has_more)
        replace_file(self._disk, self.folder / KEY_FILE, data, lambda written: unpack(written).open(self._key))
        self.wrap = wrap

    def _files(self) -> dict[str, list[Path]]:
        """Every file of every case: as it is, what was written beside it, earlier versions."""
        ids = {*self._ids(CASE), *self._ids(AUTOSAVE)}
        ids.update(name for name in self._disk.names(self.folder / _KEPT) if _ID.fullmatch(name))
        return {
            case_id: [
                path
                for path in (
                    self.path(case_id),
                    self._autosave(case_id),
                    *(self._versions(case_id) / f"{name}{CASE}" for name in self.versions(case_id)),
                )
                if path.exists()
            ]
            for case_id in sorted(ids)
        }

    # --- elsewhere -----------------------------------------------------------------------------

    def write_elsewhere(self, kept: Envelope, path: Path) -> None:
        """The encrypted case as a file anywhere; it opens with the passphrase of this store."""
        self._write(path, kept)

    def read_elsewhere(self, data: bytes, passphrase: str = "") -> Envelope:
        """A case from an encrypted file; one of another store needs that store's passphrase."""
        sealed = unpack(data)
        if sealed.wrap.store == self.wrap.store:
            return self._decode(sealed, self._key)
        if not passphrase:
            raise StoreError(Reason.WRONG_PASSPHRASE)
        return self._decode(sealed, sealed.wrap.unwrap(passphrase))

    # --- small parts ---------------------------------------------------------------------------

    def lock(self, case_id: str) -> FileLock:
        """Who has a case open; of an empty id, who has the store."""
        return FileLock(self.folder / f"{case_id or 'store'}.lock")

    def path(self, case_id: str) -> Path:
        """The file of a case."""
        return self.folder / f"{case_id}{CASE}"

    def moment(self) -> str:
        """Now, as it is stored."""
        return self._now().isoformat(timespec="seconds")

    @staticmethod
    def new_id() -> str:
        """A name that says nothing."""
        return crypto.random_bytes(ID_BYTES).hex()

    def _autosave(self, case_id: str) -> Path:
        return self.folder / f"{case_id}{AUTOSAVE}"

    def _versions(self, case_id: str) -> Path:
        return self.folder / _KEPT / case_id

    def _ids(self, ending: str) -> list[str]:
        names = (name.removesuffix(ending) for name in self._disk.names(self.folder) if name.endswith(ending))
        return [name for name in names if _ID.fullmatch(name)]

    def _listed(self, file_id: str, ending: str) -> Listed:
        try:
            return Listed(file_id, self._read(self.folder / f"{file_id}{ending}", file_id, envelope.decode_saved)[0])
        except StoreError as error:
            return Listed(file_id, error=error)

    def _load_in_place(self, path: Path, case_id: str) -> Loaded:
        """Other content for the file of a case; what was written beside it has no results of its own."""
        found = self._load(path, case_id).envelope
        try:
            kept = self.load(case_id)
        except StoreError:
            return Loaded(found, self._digest(case_id))
        return Loaded(replace(found, results=found.results or kept.envelope.results), kept.digest)

    def _load(self, path: Path, case_id: str) -> Loaded:
        return Loaded(*self._read(path, case_id, envelope.decode))

    def _read(self, path: Path, case_id: str, decode: Callable[[bytes, CaseReader], _Found]) -> tuple[_Found, str]:
        data = self._disk.read(path)
        try:
            sealed = unpack(data)
            if sealed.wrap.store != self.wrap.store or sealed.id != case_id:
                raise StoreError(Reason.NOT_OURS)
            return decode(sealed.open(self._key), self._reader), digest(data)
        except StoreError as error:
            raise StoreError(error.reason, path, error.detail) from error

    def _decode(self, sealed: Sealed, key: bytes) -> Envelope:
        return envelope.decode(sealed.open(key), self._reader)

    def _write(self, path: Path, kept: Envelope) -> bytes:
        plain = envelope.encode(kept)
        self._follow_key_file()
        data = pack(kept.saved.id, kept.saved.knowledge.version, self.wrap, self._key, plain)

        def check(written: bytes) -> None:
            if unpack(written).open(self._key) != plain:
                raise StoreError(Reason.DAMAGED, path)

        replace_file(self._disk, path, data, check)
        return data

    def _keep(self, case_id: str, old: bytes) -> None:
        """Puts a copy of the old file among the earlier versions and lets the oldest go."""
        folder = self._versions(case_id)
        self._disk.make_folder(folder.parent)
        self._disk.make_folder(folder)
        name = kept_versions.free_stamp(self._now(), self.versions(case_id))
        replace_file(self._disk, folder / f"{name}{CASE}", old, lambda _written: None)
        for gone in kept_versions.to_drop(self.versions(case_id), self._now()):
            self._disk.remove(folder / f"{gone}{CASE}")

    def _bytes(self, path: Path) -> bytes | None:
        try:
            return self._disk.read(path)
        except StoreError as error:
            if error.detail == "ENOENT" and not path.exists():
                return None
            raise

    def _digest(self, case_id: str) -> str:
        old = self._bytes(self.path(case_id))
        return "" if old is None else digest(old)


def _first_that_opens(folder: Path, passphrase: str, disk: Disk) -> tuple[KeyWrap, bytes]:
    """The key from the key file, or without a sound one from the first sound case file."""
    names = [KEY_FILE, *(name for name in disk.names(folder) if name.endswith(CASE))]
    errors: list[StoreError] = []
    tried: list[KeyWrap] = []
    for name in names:
        try:
            sealed = unpack(disk.read(folder / name))
            if sealed.wrap in tried:
                continue
            if len(tried) < _MOST_WRAPS:
                tried.append(sealed.wrap)
                return sealed.wrap, sealed.wrap.unwrap(passphrase)  # authenticated by itself, whatever is around it
        except StoreError as error:
            errors.append(StoreError(error.reason, folder / name, error.detail))
    refused = [error for error in errors if error.reason is Reason.WRONG_PASSPHRASE]
    raise (*refused, *errors, StoreError(Reason.MISSING, folder))[0]
