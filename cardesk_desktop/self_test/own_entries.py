"""The keyring of the system under names that only this self-test has, all taken away at its end."""

from __future__ import annotations

from cardesk_desktop.keychain import Keychain


class OwnEntries:
    """A keychain inside another one; nobody else's secret can be read or written through it."""

    def __init__(self, keychain: Keychain, run: str) -> None:
        self._keychain, self._run = keychain, run
        self._written: set[str] = set()

    @property
    def name(self) -> str:
        """What the keyring is called."""
        return self._keychain.name

    def read(self, name: str) -> bytes | None:
        """The secret of this name in this run."""
        return self._keychain.read(self._own(name))

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret for this run."""
        self._keychain.write(self._own(name), secret)
        self._written.add(name)

    def delete(self, name: str) -> None:
        """Forget a secret of this run."""
        self._keychain.delete(self._own(name))
        self._written.discard(name)

    def clear(self) -> None:
        """Forget everything that was written. Raises Unavailable as the keychain does."""
        for name in sorted(self._written):
            self.delete(name)

    def _own(self, name: str) -> str:
        return f"self-test {self._run} {name}"
