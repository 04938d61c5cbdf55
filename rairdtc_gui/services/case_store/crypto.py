"""The four operations the store needs: a key from a passphrase, sealing, unsealing, random bytes.

The library is loaded when first needed. XChaCha20-Poly1305: its nonce is long enough to be drawn at random for ever.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

from rairdtc_gui.services.case_store.errors import Reason, StoreError

KEY_BYTES, SALT_BYTES, NONCE_BYTES, TAG_BYTES = 32, 16, 24, 16
_MOST_PASSES, _MOST_KIB = 10, 256 * 1024
_LEAST_KIB = 8
_ARGON2ID_13 = 2  # the number libsodium gives Argon2id, version 1.3


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of a passphrase costs: passes over so much memory. About 0.1 s on an office machine."""

    passes: int = 3
    kib: int = 64 * 1024

    def check(self) -> None:
        """Refuses a cost from a file that would stop the machine; raises `StoreError`."""
        if not (1 <= self.passes <= _MOST_PASSES and _LEAST_KIB <= self.kib <= _MOST_KIB):
            raise StoreError(Reason.HOSTILE, detail="kdf")


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The key of a passphrase: Argon2id over its letters, however the keyboard composed them."""
    from nacl import bindings  # costs start-up time, needed for saved cases only

    cost.check()
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return bindings.crypto_pwhash_alg(KEY_BYTES, secret, salt, cost.passes, cost.kib * 1024, _ARGON2ID_13)


def seal(key: bytes, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
    """Encrypts; `bound` is authenticated with it and stays readable."""
    from nacl import bindings

    return bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, nonce, key)


def unseal(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    """What was sealed; none if key, nonce, bound or a single bit of it is another one."""
    from nacl import bindings
    from nacl.exceptions import CryptoError

    if len(sealed) < TAG_BYTES:
        return None
    try:
        return bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, bound, nonce, key)
    except CryptoError:
        return None


def random_bytes(count: int) -> bytes:
    """Random bytes of the system."""
    return secrets.token_bytes(count)
