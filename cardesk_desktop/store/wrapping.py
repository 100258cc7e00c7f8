"""Wrapping the database's key by the owner's code: AES-256-GCM under scrypt(code, salt).

The code has 130 random bits of its own; scrypt only makes each guess dear. What is not secret (the version of
the file, the salt) is authenticated with the key.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_VERSION = 1
_COST = 2**15
"""scrypt's N; with r = 8 it takes 32 MB and a tenth of a second."""


def wrap(key: bytes, code: str, salt: bytes, nonce: bytes) -> bytes:
    """The key, wrapped."""
    return AESGCM(_derived(code, salt)).encrypt(nonce, key, _known_part(salt))


def unwrap(wrapped: bytes, code: str, salt: bytes, nonce: bytes) -> bytes | None:
    """The key; None when the code is of another wrapping, or the file was changed."""
    try:
        return AESGCM(_derived(code, salt)).decrypt(nonce, wrapped, _known_part(salt))
    except InvalidTag:
        return None


def _derived(code: str, salt: bytes) -> bytes:
    return Scrypt(salt, length=32, n=_COST, r=8, p=1).derive(code.encode("ascii"))


def _known_part(salt: bytes) -> bytes:
    return b"cardesk-recovery-%d-%d\n%s" % (_VERSION, _COST, salt)
