"""Secrets go to the keyring of the operating system or nowhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, fail, null
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, KeyringLocked, NoKeyringError, PasswordDeleteError
from typing_extensions import override

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import MemoryKeychain, OsKeychain, require_safe

_SECRET = bytes(range(32))


class _WindowsLike(KeyringBackend):
    """Holds 2,560 bytes of UTF-16 per secret and answers a longer one as Windows does."""

    priority = 5.0

    def __init__(self, trouble: Exception | None = None) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self._trouble = trouble

    @override
    def get_password(self, service: str, username: str) -> str | None:
        if self._trouble:
            raise self._trouble
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        if len(password.encode("utf-16-le")) > 2560:
            raise OSError(1783, "CredWrite", "The stub received bad data")
        self.kept[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(service)


def made(kind: Callable[[], KeyringBackend]) -> KeyringBackend:
    """One of the library's own back ends; they are untyped."""
    return kind()


# The allow-list knows classes by name; the stand-in takes the name of the one whose limits it has.
_WindowsLike.__module__ = "keyring.backends.Windows"
_WindowsLike.__qualname__ = "WinVaultKeyring"


def test_a_secret_comes_back_and_is_forgotten() -> None:
    ring = _WindowsLike()
    keychain = OsKeychain(ring)
    assert keychain.read("database key") is None
    keychain.write("database key", _SECRET)
    keychain.write("signing key", _SECRET[::-1])
    assert keychain.read("database key") == _SECRET
    assert keychain.read("signing key") == _SECRET[::-1]
    assert len({service for service, _ in ring.kept}) == 2
    keychain.delete("database key")
    keychain.delete("database key")
    assert keychain.read("database key") is None


def test_what_somebody_else_wrote_is_not_taken_for_a_secret() -> None:
    ring = _WindowsLike()
    keychain = OsKeychain(ring)
    keychain.write("database key", _SECRET)
    ring.kept = dict.fromkeys(ring.kept, "correct horse, battery staple")
    with pytest.raises(Unavailable) as raised:
        keychain.read("database key")
    assert raised.value.code is Code.KEYRING_LOCKED


def test_the_computers_own_keyring_is_asked_when_none_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = _WindowsLike()
    monkeypatch.setattr("keyring.get_keyring", lambda: ring)
    OsKeychain().write("database key", _SECRET)
    assert OsKeychain().read("database key") == _SECRET


def test_what_windows_cannot_hold_is_never_sent_there() -> None:
    with pytest.raises(ValueError, match="too long"):
        OsKeychain(_WindowsLike()).write("photo", bytes(1000))


def test_no_keyring_is_said() -> None:
    with pytest.raises(Unavailable) as raised:
        OsKeychain(made(fail.Keyring)).read("database key")
    assert raised.value.code is Code.KEYRING_MISSING


class _Plaintext(_WindowsLike):
    """Any other back end, whatever priority it claims."""

    priority = 9.0


@pytest.mark.parametrize("unsafe", [made(null.Keyring), _Plaintext()])
def test_a_keyring_that_is_not_known_to_be_safe_is_refused(unsafe: KeyringBackend) -> None:
    with pytest.raises(Unavailable) as raised:
        require_safe(unsafe)
    assert raised.value.code is Code.KEYRING_UNSAFE


def test_a_chain_is_as_safe_as_its_worst_part(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = made(ChainerBackend)
    monkeypatch.setattr(ChainerBackend, "backends", [made(SecretService.Keyring), made(null.Keyring)])
    with pytest.raises(Unavailable) as raised:
        require_safe(chain)
    assert raised.value.code is Code.KEYRING_UNSAFE
    monkeypatch.setattr(ChainerBackend, "backends", [made(SecretService.Keyring)])
    require_safe(chain)


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (KeyringLocked("dismissed"), Code.KEYRING_LOCKED),
        (NoKeyringError("none"), Code.KEYRING_MISSING),
        (KeyringError("odd"), Code.KEYRING_LOCKED),
        (OSError(5, "access denied"), Code.KEYRING_LOCKED),
    ],
)
def test_a_keyring_in_trouble_is_said_in_our_words(trouble: Exception, code: Code) -> None:
    with pytest.raises(Unavailable) as raised:
        OsKeychain(_WindowsLike(trouble)).read("database key")
    assert raised.value.code is code


def test_the_memory_keychain_keeps_until_the_end() -> None:
    keychain = MemoryKeychain({"a": b"1"})
    keychain.write("b", b"2")
    keychain.delete("a")
    keychain.delete("a")
    assert (keychain.read("a"), keychain.read("b")) == (None, b"2")
