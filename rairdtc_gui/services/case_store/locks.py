"""Who has a case open: a small file with holder, machine and time.

An own file lock instead of Qt's, since the services know no Qt: the holder can be shown and replaced, a holder that
died is found by its process, and another machine's is never taken for dead. The lock of the system guards the moment
of reading and writing only; where a file system has none, two starts in the same millisecond are not told apart.
"""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rairdtc_gui.services.case_store.errors import Reason, StoreError, system_errors
from rairdtc_gui.services.case_store.processes import host_name, is_alive, started
from rairdtc_gui.services.case_store.strict_json import strict_dumps, strict_loads

_MOST_BYTES = 2000
_TRIES, _WAIT = 200, 0.01


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock."""

    host: str
    pid: int
    started: str
    since: str
    token: str

    @property
    def is_gone(self) -> bool:
        """Whether its process ended; not known of another machine, so no."""
        if self.host != host_name():
            return False
        return not is_alive(self.pid) or (bool(self.started) and started(self.pid) not in ("", self.started))


class FileLock:
    """A lock by name. Held until released, taken over, or the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._token = ""

    @property
    def is_held(self) -> bool:
        """Whether this object still holds it; another window may have taken it over."""
        if not self._token:
            return False
        with suppress(OSError):
            holder = _parse(self._path.read_bytes()[:_MOST_BYTES])
            return holder is not None and holder.token == self._token
        return False

    def holder(self) -> Holder | None:
        """Who holds it now; none if nobody who is alive does."""
        try:
            found = _parse(self._path.read_bytes()[:_MOST_BYTES])
        except OSError:
            return None
        return None if found is None or found.is_gone else found

    def acquire(self, now: datetime, take_over: bool = False) -> None:
        """Takes the lock; raises `StoreError` with `locked` and the holder, or with what the system says."""
        with _guarded(self._path) as handle:
            found = _parse(os.pread(handle, _MOST_BYTES, 0) if hasattr(os, "pread") else os.read(handle, _MOST_BYTES))
            if found is not None and not found.is_gone and found.token != self._token and not take_over:
                raise StoreError(Reason.LOCKED, self._path, f"{found.host}, {found.since}")
            token = secrets.token_hex(8)
            pid = os.getpid()
            fields = {"host": host_name(), "pid": pid, "started": started(pid), "since": _minute(now)}
            with system_errors(self._path):
                os.lseek(handle, 0, os.SEEK_SET)
                os.ftruncate(handle, 0)
                os.write(handle, strict_dumps({**fields, "token": token}))
            self._token = token

    def release(self) -> None:
        """Gives the lock back if it is still ours; nothing else is touched."""
        if self.is_held:
            with suppress(StoreError, OSError), _guarded(self._path) as handle:
                if self.is_held:
                    os.ftruncate(handle, 0)
                    if sys.platform != "win32":  # an open file cannot be removed there; an empty one holds nothing
                        self._path.unlink()
        self._token = ""


@contextmanager
def _guarded(path: Path) -> Iterator[int]:
    """The lock file, open and for a moment ours alone. One that was removed meanwhile is opened anew."""
    for _ in range(_TRIES):
        with system_errors(path):
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            if _try_system_lock(handle) and _is_same(handle, path):
                yield handle
                return
        finally:
            os.close(handle)  # which gives the system's lock back
        time.sleep(_WAIT)
    raise StoreError(Reason.LOCKED, path)


def _is_same(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _try_system_lock(handle: int) -> bool:
    """False if another process has it at this moment; true also where the file system knows no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def _parse(data: bytes) -> Holder | None:
    """The holder in a lock file; none in an empty or broken one."""
    try:
        fields: Any = strict_loads(data)
        return Holder(
            str(fields["host"]), int(fields["pid"]), str(fields["started"]), str(fields["since"]), str(fields["token"])
        )
    except (StoreError, KeyError, TypeError, ValueError):
        return None


def _minute(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
