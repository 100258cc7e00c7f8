"""Secrets live in the keyring of the operating system, or nowhere.

One keyring service per secret (a second account under one Windows service moves the first), text of at
most 1,280 characters (Windows Credential Manager keeps 2,560 bytes of UTF-16).
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol

from cardesk_desktop.domain.errors import Code, Unavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

MAX_CHARACTERS = 1280
ACCOUNT_SESSION = "account session"
"""The name under which the session at the account service is kept."""
_SERVICE = "CarDesk "

# Back ends that keep secrets under the person's own login. Plain-text ones are not among them.
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
_NONE = "keyring.backends.fail.Keyring"


class Keychain(Protocol):
    """Keeps small secrets by name."""

    @property
    def name(self) -> str:
        """What it is called, for support."""

    def read(self, name: str) -> bytes | None:
        """The secret of this name, or None when there is none."""

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret, in place of an older one."""

    def delete(self, name: str) -> None:
        """Forget a secret; one that is not there is forgotten already."""


class MemoryKeychain:
    """Keeps secrets until the program ends: for tests and the demo, chosen in so many words."""

    def __init__(self, secrets: dict[str, bytes] | None = None) -> None:
        self._secrets = dict(secrets or {})

    @property
    def name(self) -> str:
        """What it is called."""
        return "memory"

    def read(self, name: str) -> bytes | None:
        """The secret of this name, or None."""
        return self._secrets.get(name)

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret."""
        self._secrets[name] = secret

    def delete(self, name: str) -> None:
        """Forget a secret."""
        self._secrets.pop(name, None)


class OsKeychain:
    """The keyring of the operating system. Every method raises Unavailable when it does not answer.

    KEYRING_MISSING: there is none; KEYRING_UNSAFE: one that would keep secrets in the open;
    KEYRING_LOCKED: the person did not unlock it.
    """

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._chosen = backend

    @property
    def name(self) -> str:
        """The class of the back end, also of one that is refused."""
        backend = type(self._found())
        return f"{backend.__module__}.{backend.__qualname__}"

    def read(self, name: str) -> bytes | None:
        """The secret of this name, or None. What somebody else wrote under it counts as KEYRING_LOCKED."""
        with _translated():
            text = self._backend().get_password(_SERVICE + name, name)
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except ValueError as error:
            raise Unavailable(Code.KEYRING_LOCKED) from error

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret. ValueError when it is longer than every keyring holds."""
        text = base64.b64encode(secret).decode("ascii")
        if len(text) > MAX_CHARACTERS:
            raise ValueError("this secret is too long for the keyring of Windows")
        with _translated():
            self._backend().set_password(_SERVICE + name, name, text)

    def delete(self, name: str) -> None:
        """Forget a secret."""
        from keyring.errors import PasswordDeleteError

        with _translated(), suppress(PasswordDeleteError):
            self._backend().delete_password(_SERVICE + name, name)

    def _backend(self) -> KeyringBackend:
        backend = self._found()
        require_safe(backend)
        return backend

    def _found(self) -> KeyringBackend:
        import keyring

        return self._chosen or keyring.get_keyring()


def require_safe(backend: KeyringBackend) -> None:
    """Refuse a back end that is missing (KEYRING_MISSING) or not on the allow-list (KEYRING_UNSAFE)."""
    from keyring.backends.chainer import ChainerBackend

    name = f"{type(backend).__module__}.{type(backend).__qualname__}"
    if name == _NONE:
        raise Unavailable(Code.KEYRING_MISSING)
    if isinstance(backend, ChainerBackend):
        for part in backend.backends:
            require_safe(part)
        return
    if name not in _SAFE:
        raise Unavailable(Code.KEYRING_UNSAFE, backend=name)


@contextmanager
def _translated() -> Iterator[None]:
    """Say what the keyring says in our codes. Windows answers with plain OSErrors."""
    from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

    try:
        yield
    except KeyringLocked as error:
        raise Unavailable(Code.KEYRING_LOCKED) from error
    except (NoKeyringError, InitError) as error:
        raise Unavailable(Code.KEYRING_MISSING) from error
    except (KeyringError, OSError) as error:
        raise Unavailable(Code.KEYRING_LOCKED) from error
