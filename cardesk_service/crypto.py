"""What the service seals and hashes with its own keys: AES-256-GCM, HMAC-SHA256, a key for each purpose.

Keys bear a number, so that a new one can be put first while what was sealed with older ones still opens.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
_NONCE_BYTES = 12
_TAG_BYTES = 16


@dataclass(frozen=True, slots=True)
class Key:
    """A secret of 32 bytes and the number (0 to 255) that is written beside what it sealed."""

    number: int
    secret: bytes


class Sealer:
    """Seals with the first key, opens with any of them."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self._current = keys[0]
        self._keys = {key.number: key for key in keys}

    def seal(self, purpose: str, data: bytes) -> bytes:
        """The key's number, a nonce, the sealed bytes. What was sealed for one purpose opens for no other."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        head = bytes([self._current.number])
        return head + nonce + _cipher(self._current.secret, purpose).encrypt(nonce, data, head)

    def open(self, purpose: str, sealed: bytes) -> bytes | None:
        """What was sealed; None when it was not sealed by us for this purpose, or its key is gone."""
        key = self._keys.get(sealed[0]) if len(sealed) > _NONCE_BYTES + _TAG_BYTES else None
        if key is None:
            return None
        nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return _cipher(key.secret, purpose).decrypt(nonce, body, sealed[:1])
        except InvalidTag:
            return None

    def keyed_hash(self, purpose: str, data: bytes) -> bytes:
        """32 bytes that only the holder of the current key can make of `data`."""
        return hmac.digest(_derived(self._current.secret, f"hash {purpose}"), data, "sha256")


def fingerprint(token: bytes) -> bytes:
    """How a token of full strength (32 random bytes) is kept: 32 bytes that do not lead back to it."""
    return hashlib.sha256(token).digest()


@lru_cache(maxsize=64)
def _derived(secret: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"cardesk {purpose}".encode()).derive(secret)


@lru_cache(maxsize=64)
def _cipher(secret: bytes, purpose: str) -> AESGCM:
    return AESGCM(_derived(secret, f"seal {purpose}"))
