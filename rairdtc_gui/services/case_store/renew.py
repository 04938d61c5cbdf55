"""Another passphrase for a store: its key stays, and every file is written anew with that key sealed by the new one.

The key file comes first and says that there is more to do until all others follow, so that a program that was stopped
between goes on at the next opening. Whichever files were reached,
all of them open with the passphrase of the key file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from rairdtc_gui.services.case_store.container import ID_BYTES, KeyWrap, pack, unpack
from rairdtc_gui.services.case_store.disk import Disk, digest, replace_file
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.case_store.locks import FileLock

_TO_DO = b"renew"


@dataclass(slots=True)
class Renewed:
    """What became of the files: the state that each had and has now, and how many still carry the old passphrase."""

    digests: dict[str, str] = field(default_factory=dict)
    left: int = 0


def key_file(wrap: KeyWrap, key: bytes, has_more: bool = False) -> bytes:
    """The bytes of the key file. `has_more`: other files are to follow."""
    return pack("0" * 2 * ID_BYTES, "", wrap, key, _TO_DO if has_more else b"")


def has_more(data: bytes, key: bytes) -> bool:
    """Whether a key file says that other files are to follow; raises `StoreError`."""
    return unpack(data).open(key) == _TO_DO


@dataclass(frozen=True, slots=True)
class Renewal:
    """One store with its key, sealed by the passphrase that is to hold. `mine`: the case that this window has open."""

    disk: Disk
    wrap: KeyWrap
    key: bytes
    lock: Callable[[str], FileLock]
    now: Callable[[], datetime]
    mine: str = ""

    def renew(self, files: dict[str, list[Path]]) -> Renewed:
        """Writes the files of each case; those of a case that another window has, or that fail, are left."""
        found = Renewed()
        for case_id, paths in files.items():
            old = [path for path in paths if self._is_old(path)]
            lock = self.lock(case_id)
            try:
                if case_id != self.mine and old:
                    lock.acquire(self.now())
                for path in old:
                    found.digests.update(self._write(path))
            except StoreError:
                found.left += sum(1 for path in old if self._is_old(path))
            finally:
                lock.release()
        return found

    def _is_old(self, path: Path) -> bool:
        """Whether a file carries this store's key under another passphrase; what cannot be read is left alone."""
        with suppress(StoreError):
            wrap = unpack(self.disk.read(path)).wrap
            return wrap.store == self.wrap.store and wrap != self.wrap
        return False

    def _write(self, path: Path) -> Iterator[tuple[str, str]]:
        """The file again; a damaged one stays, so that it is still named as damaged."""
        old = self.disk.read(path)
        sealed = unpack(old)
        try:
            plain = sealed.open(self.key)
        except StoreError:
            return

        def check(written: bytes) -> None:
            if unpack(written).open(self.key) != plain:
                raise StoreError(Reason.DAMAGED, path)

        data = pack(sealed.id, sealed.knowledge, self.wrap, self.key, plain)
        replace_file(self.disk, path, data, check)
        yield digest(old), digest(data)
