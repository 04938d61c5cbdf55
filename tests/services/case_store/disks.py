"""Disks that record what is asked of them, run full, or refuse."""

from __future__ import annotations

import errno
import os
from itertools import product
from pathlib import Path

from rairdtc_gui.services.case_store.disk import Disk
from rairdtc_gui.services.case_store.errors import Reason, system_errors


class RecordingDisk(Disk):
    """The real disk; `done` lists what changed it, in order."""

    def __init__(self):
        self.done = []

    def create(self, path, data):
        super().create(path, data)
        self.done += [("create", path), ("write", path, bytes(data)), ("flush", path)]

    def rename(self, source, target):
        super().rename(source, target)
        self.done.append(("rename", source, target))

    def sync_folder(self, folder):
        super().sync_folder(folder)
        self.done.append(("sync", folder))

    def remove(self, path):
        super().remove(path)
        self.done.append(("remove", path))


class FullDisk(Disk):
    """Has room for so many bytes more."""

    def __init__(self, room):
        self.room = room

    def write(self, handle, data):
        if not self.room:
            raise OSError(errno.ENOSPC, "full")
        taken = super().write(handle, data[: self.room])
        self.room -= taken
        return taken


class RefusingDisk(Disk):
    """Refuses one operation with one error."""

    def __init__(self, operation, code):
        self._operation, self._code = operation, code

    def _maybe(self, operation, path):
        if operation == self._operation:
            is_reading = operation in ("read", "names")
            with system_errors(path, Reason.MISSING if is_reading else Reason.READ_ONLY):
                raise OSError(self._code, os.strerror(self._code))

    def create(self, path, data):
        self._maybe("create", path)
        super().create(path, data)

    def read(self, path, most=2**24):
        self._maybe("read", path)
        return super().read(path, most)

    def names(self, folder):
        self._maybe("names", folder)
        return super().names(folder)

    def rename(self, source, target):
        self._maybe("rename", target)
        super().rename(source, target)


def crash_states(before, done):
    """Every disk that a power cut can leave after `done`: file contents by path.

    Content that was not flushed may be whole, cut, zeros or nothing. Names that were not flushed with their folder
    may each be there or not, in any combination.
    """
    seen = []
    for cut in range(len(done) + 1):
        for state in _Cut(before, done[:cut]).states():
            if state not in seen:
                seen.append(state)
    return seen


class _Cut:
    """What is on the disk for certain after some operations, and what may be."""

    def __init__(self, before, done):
        self.certain = dict(before)  # contents by path; what was flushed stands in a tuple
        self.loose = {}  # contents by path, flushed or not, whose name may be lost
        self.names = []  # (folder, kind, path, target) that may be lost
        for operation in done:
            getattr(self, f"_{operation[0]}")(*operation[1:])

    def states(self):
        for happened in product((False, True), repeat=len(self.names)):
            state = dict(self.certain)
            for name, did in zip(self.names, happened, strict=True):
                if did:
                    self._apply(state, name)
            for form in range(4):
                yield {path: _shaped(data, form) for path, data in state.items()}

    def _create(self, path):
        self.loose[path] = b""
        self.names.append((path.parent, "create", path, path))

    def _write(self, path, data):
        self.loose[path] = data

    def _flush(self, path):
        self.loose[path] = (self.loose[path],)

    def _rename(self, path, target):
        self.loose[target] = self.loose[path]
        self.names.append((target.parent, "rename", path, target))

    def _remove(self, path):
        self.names.append((path.parent, "remove", path, path))

    def _sync(self, folder):
        for name in self.names:
            if name[0] == folder:
                self._apply(self.certain, name)
        self.names = [name for name in self.names if name[0] != folder]

    def _apply(self, state, name):
        _, kind, path, target = name
        if kind != "create":
            state.pop(path, None)
        if kind != "remove":
            state[target] = self.loose[target]


def _shaped(data, form):
    """What of unflushed content reached the disk; flushed content stands in a tuple and is whole."""
    if isinstance(data, tuple):
        return data[0]
    return (data, data[: len(data) // 2], b"\0" * len(data), b"")[form]


def files_below(folder):
    """Contents of all files by path, flushed."""
    return {path: (path.read_bytes(),) for path in Path(folder).rglob("*") if path.is_file()}
