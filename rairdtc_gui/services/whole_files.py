"""Writes what leaves the program, such as a PDF: whole and read back, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rairdtc_gui.services.case_store.disk import Disk, replace_file
from rairdtc_gui.services.case_store.errors import Reason, StoreError


def is_whole_pdf(data: bytes) -> bool:
    """Whether a file begins and ends as every PDF does; the writer says nothing when it fails."""
    return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")


def write_whole(path: str, data: bytes, disk: Disk) -> str:
    """Writes a file and reads it back; the code of why it could not, else nothing."""
    try:
        replace_file(disk, Path(path), data, _same_as(data))
    except StoreError as error:
        return error.reason.value
    return ""


def _same_as(data: bytes) -> Callable[[bytes], None]:
    """A check that what was read back is what was written."""

    def check(read: bytes) -> None:
        if read != data:
            raise StoreError(Reason.DAMAGED)

    return check
