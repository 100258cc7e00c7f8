"""Secrets of this computer's user, kept by the operating system and nowhere else.

Only back ends that encrypt are accepted: `keyring` itself would quietly choose a plain-text file where
such a back end is installed.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import InitError, KeyringError, NoKeyringError

from cardesk_desktop.domain.errors import Code, Unavailable

MAX_CHARACTERS = 1_280
"""What the Windows Credential Manager holds: 2,560 bytes of UTF-16."""

_SAFE = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
    }
)
_NONE = frozenset({"keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"})
_USER = "cardesk"


class Keychain(Protocol):
    """Keeps small secrets by name."""

    def read(self, name: str) -> bytes | None:
        """The secret, or None when there is none. Raises Unavailable when the keychain does not answer."""

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret. Raises Unavailable when the keychain does not take it."""

    def delete(self, name: str) -> None:
        """Forget a secret; nothing happens when there is none."""


class MemoryKeychain:
    """Keeps secrets as long as the program runs: for the demo company and for tests."""

    def __init__(self) -> None:
        self._secrets: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        """The secret, or None."""
        return self._secrets.get(name)

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret."""
        self._secrets[name] = secret

    def delete(self, name: str) -> None:
        """Forget a secret."""
        self._secrets.pop(name, None)


class OsKeychain:
    """The keychain of the operating system.

    Raises Unavailable: KEYRING_MISSING when there is none, KEYRING_UNSAFE when the one that is set up is
    not known to encrypt, KEYRING_LOCKED when it does not open.
    """

    def read(self, name: str) -> bytes | None:
        """The secret, or None. What is not ours under that name counts as KEYRING_LOCKED."""
        with _outages():
            kept = _checked_backend().get_password(_service(name), _USER)
        if kept is None:
            return None
        try:
            return base64.b64decode(kept, validate=True)
        except binascii.Error as error:
            raise Unavailable(Code.KEYRING_LOCKED) from error

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret of at most 960 bytes; ValueError for a longer one."""
        encoded = base64.b64encode(secret).decode("ascii")
        if len(encoded) > MAX_CHARACTERS:
            raise ValueError(f"{name}: {len(encoded)} characters do not fit into a keychain")
        with _outages():
            _checked_backend().set_password(_service(name), _USER, encoded)

    def delete(self, name: str) -> None:
        """Forget a secret."""
        with _outages():
            backend = _checked_backend()
            if backend.get_password(_service(name), _USER) is not None:
                backend.delete_password(_service(name), _USER)


def _service(name: str) -> str:
    # One service for each secret: Windows moves the first user of a service away when a second is added.
    return f"CarDesk {name}"


def _checked_backend() -> KeyringBackend:
    """The back end that is set up, if it and all it may hand on to are safe."""
    backend = keyring.get_keyring()
    inner = tuple(backend.backends) if isinstance(backend, ChainerBackend) else (backend,)
    names = {f"{type(each).__module__}.{type(each).__qualname__}" for each in inner}
    if names <= _NONE:
        raise Unavailable(Code.KEYRING_MISSING)
    if not names <= _SAFE:
        raise Unavailable(Code.KEYRING_UNSAFE)
    return backend


@contextmanager
def _outages() -> Iterator[None]:
    try:
        yield
    except (NoKeyringError, InitError) as error:
        raise Unavailable(Code.KEYRING_MISSING) from error
    except KeyringError as error:
        raise Unavailable(Code.KEYRING_LOCKED) from error
