"""Why a saved case cannot be read or written, as codes; the words for them are in `ui.wording`."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path


class Reason(Enum):
    """What stands in the way. Each is shown in words, none is ever skipped over."""

    WRONG_PASSPHRASE = "wrong-passphrase"
    DAMAGED = "damaged"
    HOSTILE = "hostile"
    NEWER_VERSION = "newer-version"
    NOT_OURS = "not-ours"
    TOO_LARGE = "too-large"
    LOCKED = "locked"
    CHANGED_ON_DISK = "changed-on-disk"
    KEPT_BESIDE = "kept-beside"
    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    MISSING = "missing"


class StoreError(Exception):
    """A refusal with its reason. `place`: file or folder; `detail`: a code or a holder, never an answer."""

    def __init__(self, reason: Reason, place: Path | str = "", detail: str = "") -> None:
        self.reason, self.place, self.detail = reason, str(place), detail
        super().__init__(": ".join(part for part in (reason.value, str(place), detail) if part))


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def system_errors(place: Path, denied: Reason = Reason.READ_ONLY) -> Iterator[None]:
    """Turns what the system says into a reason; anything that is neither full nor denied means out of reach.

    `denied`: what it means that it is not allowed; what may not even be read is out of reach.
    """
    try:
        yield
    except OSError as error:
        code = error.errno or 0
        reason = Reason.DISK_FULL if code in _FULL else denied if code in _DENIED else Reason.MISSING
        raise StoreError(reason, place, errno.errorcode.get(code, str(code))) from error
