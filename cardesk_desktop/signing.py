"""The register's Ed25519 key (RFC 8032): signs its documents, and checks them."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import Keychain

SECRET_NAME = "register signing key"  # noqa: S105 (the name under which it is kept, not the secret)


class RegisterKey:
    """Signs with the register's private key, 32 bytes kept in the keyring."""

    def __init__(self, private: bytes) -> None:
        self._private = Ed25519PrivateKey.from_private_bytes(private)
        self.public_bytes = self._private.public_key().public_bytes_raw()
        """The 32 bytes that are written beside the documents, to check them without the private key."""

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature."""
        return self._private.sign(message)


class RegisterSeal:
    """Checks signatures by a register's public key of 32 bytes."""

    def __init__(self, public: bytes) -> None:
        self._public = Ed25519PublicKey.from_public_bytes(public)

    def is_signed(self, message: bytes, signature: bytes) -> bool:
        """True when the register signed this message."""
        try:
            self._public.verify(signature, message)
        except InvalidSignature:
            return False
        return True


def create_key(keychain: Keychain) -> RegisterKey:
    """Make a new key and keep it before it signs anything."""
    private = Ed25519PrivateKey.generate().private_bytes_raw()
    keychain.write(SECRET_NAME, private)
    return RegisterKey(private)


def load_key(keychain: Keychain) -> RegisterKey:
    """The key of this register; Unavailable(KEY_LOST) when the keyring has none."""
    private = keychain.read(SECRET_NAME)
    if private is None:
        raise Unavailable(Code.KEY_LOST)
    return RegisterKey(private)
