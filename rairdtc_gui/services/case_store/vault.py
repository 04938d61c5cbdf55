"""Where cases go in this session: nowhere yet, a locked store, an open one, or into memory only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from pathlib import Path

from rairdtc_gui.services.case_file import CaseReader
from rairdtc_gui.services.case_store.crypto import Cost
from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.case_store.locks import FileLock
from rairdtc_gui.services.case_store.renew import Renewed
from rairdtc_gui.services.case_store.store import CaseStore, system_now


class Mode(Enum):
    """Passphrase stores are `LOCKED` or `OPEN`; `MEMORY` leaves a store that is there as it is."""

    UNDECIDED = "undecided"
    LOCKED = "locked"
    OPEN = "open"
    MEMORY = "memory"


class Vault:
    """The folder of cases with its mode. `folder` none: cases can be in memory only."""

    def __init__(
        self,
        folder: Path | None,
        disk: Disk | None = None,
        cost: Cost | None = None,
        now: Callable[[], datetime] = system_now,
    ) -> None:
        self.folder = folder
        self.disk = disk or Disk()
        self.now = now
        self._cost = cost or Cost()
        self._store: CaseStore | None = None
        self._lock: FileLock | None = None
        self._is_memory_only = folder is None
        self.other_window = ""  # who else has this store open

    @property
    def mode(self) -> Mode:
        """Where cases go now."""
        if self._store is not None:
            return Mode.OPEN
        if self._is_memory_only or self.folder is None:
            return Mode.MEMORY
        return Mode.LOCKED if self.has_store else Mode.UNDECIDED

    @property
    def has_key(self) -> bool:
        """Whether the store is open."""
        return self._store is not None

    @property
    def store(self) -> CaseStore:
        """The open store; raises `StoreError` while there is none."""
        if self._store is None:
            raise StoreError(Reason.MISSING, self.folder or "")
        return self._store

    def create(self, passphrase: str, reader: CaseReader) -> None:
        """Makes the store; raises `StoreError`."""
        self._open(CaseStore.create(self._place(), passphrase, reader, self.disk, self._cost, self.now))

    def unlock(self, passphrase: str, reader: CaseReader) -> None:
        """Opens the store; raises `StoreError`."""
        self._open(CaseStore.unlock(self._place(), passphrase, reader, self.disk, self.now))

    @property
    def has_store(self) -> bool:
        """Whether cases are kept in the folder, whatever the mode of this session.

        A folder that cannot be read is not taken for an empty one.
        """
        try:
            return self.folder is not None and CaseStore.exists(self.folder, self.disk)
        except StoreError:
            return True

    def change_passphrase(self, old: str, new: str, mine: str) -> Renewed:
        """The open store opens with `new` from now on; raises `StoreError`. `mine`: the case that is open here."""
        return self.store.change_passphrase(old, new, self._cost, mine)

    def keep_nothing(self) -> None:
        """Memory only, for this session."""
        self.close()
        self._is_memory_only = True

    def close(self) -> None:
        """Drops the key."""
        self._store = None
        if self._lock is not None:
            self._lock.release()
        self._lock = None

    def _place(self) -> Path:
        if self.folder is None:
            raise StoreError(Reason.MISSING)
        return self.folder

    def _open(self, store: CaseStore) -> None:
        self.close()
        self._store, self._is_memory_only = store, False
        self.other_window = ""
        lock = store.lock("")
        try:
            lock.acquire(self.now())
            self._lock = lock
        except StoreError as error:  # both may work, on different cases; a folder for reading only has no locks
            self.other_window = error.detail if error.reason is Reason.LOCKED else ""
