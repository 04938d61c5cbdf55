"""The few file operations of the store. Every result is checked; a file is the old or the new one, never between."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from rairdtc_gui.services.case_store.container import MOST_FILE_BYTES
from rairdtc_gui.services.case_store.errors import Reason, StoreError, system_errors
from rairdtc_gui.services.case_store.processes import host_name, is_alive

#: Windows refuses a rename for a moment while a scanner looks at the file; nowhere else is one tried again.
WAITS = (0.01, 0.025, 0.05, 0.1, 0.2)
_TEMPORARY = re.compile(r"\..+\.([0-9a-f]{8})\.(\d+)\.[0-9a-f]{8}\.tmp")
_OLD_SECONDS = 7 * 24 * 3600


class Disk:
    """The disk itself; tests put another one in its place. Every method raises `StoreError`."""

    is_windows = sys.platform == "win32"

    def read(self, path: Path, most: int = MOST_FILE_BYTES) -> bytes:
        """A whole file of at most so many bytes."""
        with system_errors(path, Reason.MISSING), path.open("rb") as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise StoreError(Reason.TOO_LARGE, path)
        return data

    def create(self, path: Path, data: bytes) -> None:
        """A new file for its owner alone, written and flushed to the disk."""
        with system_errors(path):
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            handle = os.open(path, flags, 0o600)
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[self.write(handle, rest) :]
                os.fsync(handle)
            finally:
                os.close(handle)

    def write(self, handle: int, data: memoryview) -> int:
        """As much as the system takes at once."""
        return os.write(handle, data)

    def rename(self, source: Path, target: Path) -> None:
        """Puts a file in the place of another in one step."""
        with system_errors(target):
            for wait in WAITS if self.is_windows else ():
                try:
                    self.replace(source, target)
                    return
                except PermissionError:
                    self.pause(wait)
            self.replace(source, target)

    def replace(self, source: Path, target: Path) -> None:
        """One try of a rename."""
        os.replace(source, target)

    def pause(self, seconds: float) -> None:
        """Waits before the next try."""
        time.sleep(seconds)

    def sync_folder(self, folder: Path) -> None:
        """Makes a rename last through a power cut; Windows has no such call."""
        if self.is_windows:
            return
        with system_errors(folder):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some shares cannot flush a folder
                    raise
            finally:
                os.close(handle)

    def remove(self, path: Path) -> None:
        """Removes a file; it may be gone already."""
        with system_errors(path):
            path.unlink(missing_ok=True)

    def make_folder(self, folder: Path) -> None:
        """A folder for its owner alone; it may be there already."""
        if not folder.is_dir():
            with system_errors(folder):
                folder.parent.mkdir(parents=True, exist_ok=True)
                folder.mkdir(mode=0o700, exist_ok=True)
            self.sync_folder(folder.parent)

    def names(self, folder: Path) -> tuple[str, ...]:
        """Names in a folder, sorted; none without the folder."""
        with system_errors(folder, Reason.MISSING):
            try:
                return tuple(sorted(entry.name for entry in folder.iterdir()))
            except (FileNotFoundError, NotADirectoryError):
                return ()


def replace_file(disk: Disk, path: Path, data: bytes, check: Callable[[bytes], object]) -> None:
    """Writes beside, reads back, lets `check` raise, and only then puts it in place. Raises `StoreError`."""
    temporary = path.with_name(f".{path.name}.{_host()}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
    try:
        disk.create(temporary, data)
        check(disk.read(temporary))
        disk.rename(temporary, path)
    except StoreError:
        with suppress(StoreError):
            disk.remove(temporary)
        raise
    disk.sync_folder(path.parent)


def remove_leftovers(disk: Disk, folder: Path) -> None:
    """Removes temporary files whose process is gone."""
    for name in disk.names(folder):
        found = _TEMPORARY.fullmatch(name)
        if found is None:
            continue
        is_dead = found[1] == _host() and int(found[2]) != os.getpid() and not is_alive(int(found[2]))
        with suppress(StoreError, OSError):
            if is_dead or time.time() - (folder / name).stat().st_mtime > _OLD_SECONDS:
                disk.remove(folder / name)


def digest(data: bytes) -> str:
    """What tells one state of a file from another."""
    return hashlib.sha256(data).hexdigest()


def _host() -> str:
    """This machine, without giving away its name."""
    return hashlib.sha256(host_name().encode()).hexdigest()[:8]
