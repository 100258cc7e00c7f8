"""The register's Ed25519 key (RFC 8032): it signs sealed documents, and never leaves the keychain.

Its public half lies in the database with every incarnation, so that chains are checked without it.
"""

from __future__ import annotations

import base64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import Keychain

REGISTER_KEY = "register-key"
"""The name of the private key in the keychain."""
_SIZE = 32
_KEY_INFO = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes of every Ed25519 key in a SubjectPublicKeyInfo (RFC 8410, 4)."""


class PublicKey:
    """Checks signatures of one register. 32 bytes."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._key = Ed25519PublicKey.from_public_bytes(raw)

    @property
    def pem(self) -> str:
        """As other programs read it (RFC 8410)."""
        lines = base64.b64encode(_KEY_INFO + self.raw).decode("ascii")
        return f"-----BEGIN PUBLIC KEY-----\n{lines}\n-----END PUBLIC KEY-----\n"

    def is_signed(self, message: bytes, signature: bytes) -> bool:
        """True when `signature` is the register's over `message`."""
        try:
            self._key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


class RegisterKey:
    """Signs for this register, and checks what it signed."""

    def __init__(self, raw: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(raw)
        self.public = PublicKey(self._key.public_key().public_bytes_raw())

    @classmethod
    def load_or_create(cls, keychain: Keychain, name: str = REGISTER_KEY) -> RegisterKey:
        """The key under this name; a new one is made, and read back, where there is none, or what is no key.

        Raises Unavailable when the keychain does not answer, or does not keep what it was given.
        """
        raw = keychain.read(name)
        if raw is None or len(raw) != _SIZE:
            raw = Ed25519PrivateKey.generate().private_bytes_raw()
            keychain.write(name, raw)
            if keychain.read(name) != raw:
                raise Unavailable(Code.KEYRING_LOCKED)
        return cls(raw)

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature."""
        return self._key.sign(message)

    def is_signed(self, message: bytes, signature: bytes) -> bool:
        """True when this key signed the message."""
        return self.public.is_signed(message, signature)
