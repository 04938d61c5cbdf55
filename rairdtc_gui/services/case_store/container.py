"""One encrypted file: `magic 8 | length u32 | header JSON | ciphertext`. The header is authenticated with the content.

Each file carries the store's random key, wrapped by the key of the passphrase: any single file can be opened elsewhere.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from typing import Any

from rairdtc_gui.services.case_store import crypto
from rairdtc_gui.services.case_store.crypto import KEY_BYTES, NONCE_BYTES, SALT_BYTES, TAG_BYTES, Cost
from rairdtc_gui.services.case_store.errors import Reason, StoreError
from rairdtc_gui.services.case_store.strict_json import strict_dumps, strict_loads

MAGIC = b"RAIRCASE"
FORMAT = 1
MOST_FILE_BYTES = 6 * 2**20
_MOST_HEADER_BYTES = 4096
_KDF = "argon2id13"
ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class KeyWrap:
    """The data key of a store, sealed by the key of its passphrase."""

    store: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @classmethod
    def make(cls, key: bytes, passphrase: str, cost: Cost, store: str = "") -> KeyWrap:
        """Wraps a data key under a new random salt. `store`: the id of a store that has the key already."""
        salt = crypto.random_bytes(SALT_BYTES)
        wrap = cls(store or crypto.random_bytes(ID_BYTES).hex(), cost, salt, crypto.random_bytes(NONCE_BYTES), b"")
        sealed = crypto.seal(crypto.derive(passphrase, salt, cost), wrap.nonce, key, wrap._bound())
        return replace(wrap, wrapped=sealed)

    def unwrap(self, passphrase: str) -> bytes:
        """The data key; raises `StoreError`."""
        key = crypto.unseal(crypto.derive(passphrase, self.salt, self.cost), self.nonce, self.wrapped, self._bound())
        if key is None:
            raise StoreError(Reason.WRONG_PASSPHRASE)
        return key

    def fields(self) -> dict[str, Any]:
        """As a part of a header."""
        return {
            "kdf": _KDF,
            "passes": self.cost.passes,
            "kib": self.cost.kib,
            "salt": self.salt.hex(),
            "store": self.store,
            "wrap_nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
        }

    def _bound(self) -> bytes:
        return f"rairdtc key 1 {self.store} {self.cost.passes} {self.cost.kib}".encode("ascii")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file taken apart but not yet opened."""

    id: str
    knowledge: str
    wrap: KeyWrap
    nonce: bytes
    body: bytes
    bound: bytes

    def open(self, key: bytes) -> bytes:
        """The content; raises `StoreError` if a single bit of the file is another one."""
        plain = crypto.unseal(key, self.nonce, self.body, self.bound)
        if plain is None:
            raise StoreError(Reason.DAMAGED)
        return plain


def pack(file_id: str, knowledge: str, wrap: KeyWrap, key: bytes, plain: bytes) -> bytes:
    """The bytes of a file, under a new random nonce."""
    nonce = crypto.random_bytes(NONCE_BYTES)
    fields = {"format": FORMAT, "id": file_id, "knowledge": knowledge, "nonce": nonce.hex(), **wrap.fields()}
    header = strict_dumps(fields)
    bound = MAGIC + struct.pack(">I", len(header)) + header
    return bound + crypto.seal(key, nonce, plain, bound)


def unpack(data: bytes) -> Sealed:
    """Takes a file apart; nothing in it is trusted yet. Raises `StoreError`."""
    if len(data) > MOST_FILE_BYTES:
        raise StoreError(Reason.TOO_LARGE)
    start = len(MAGIC) + 4
    if not data.startswith(MAGIC):
        raise StoreError(Reason.DAMAGED if MAGIC.startswith(data) else Reason.NOT_OURS)
    size = struct.unpack(">I", data[len(MAGIC) : start])[0] if len(data) >= start else 0
    if not 0 < size <= _MOST_HEADER_BYTES or len(data) < start + size + TAG_BYTES:
        raise StoreError(Reason.DAMAGED, detail="length")
    header = _header(data[start : start + size])
    wrap = _wrap(header)
    return Sealed(
        id=_hex(header, "id", ID_BYTES).hex(),
        knowledge=_text(header, "knowledge"),
        wrap=wrap,
        nonce=_hex(header, "nonce", NONCE_BYTES),
        body=data[start + size :],
        bound=data[: start + size],
    )


def _header(data: bytes) -> dict[str, Any]:
    try:
        header = strict_loads(data)
    except StoreError as error:  # not authenticated: a flipped bit is likelier than malice
        raise StoreError(Reason.DAMAGED, detail="header") from error
    if not isinstance(header, dict) or not _is_number(header.get("format")) or header["format"] < FORMAT:
        raise StoreError(Reason.DAMAGED, detail="header")
    if header["format"] > FORMAT:
        raise StoreError(Reason.NEWER_VERSION, detail=f"format {header['format']}")
    return header


def _wrap(header: dict[str, Any]) -> KeyWrap:
    passes, kib = header.get("passes"), header.get("kib")
    if header.get("kdf") != _KDF or not isinstance(passes, int) or not isinstance(kib, int):
        raise StoreError(Reason.DAMAGED, detail="kdf")
    cost = Cost(passes, kib)
    cost.check()
    return KeyWrap(
        store=_hex(header, "store", ID_BYTES).hex(),
        cost=cost,
        salt=_hex(header, "salt", SALT_BYTES),
        nonce=_hex(header, "wrap_nonce", NONCE_BYTES),
        wrapped=_hex(header, "wrapped", KEY_BYTES + TAG_BYTES),
    )


def _hex(header: dict[str, Any], name: str, count: int) -> bytes:
    raw = _text(header, name)
    try:
        found = bytes.fromhex(raw)
    except ValueError as error:
        raise StoreError(Reason.DAMAGED, detail=name) from error
    if len(found) != count:
        raise StoreError(Reason.DAMAGED, detail=name)
    return found


def _text(header: dict[str, Any], name: str) -> str:
    raw = header.get(name)
    if not isinstance(raw, str):
        raise StoreError(Reason.DAMAGED, detail=name)
    return raw


def _is_number(raw: object) -> bool:
    return isinstance(raw, int) and not isinstance(raw, bool)
