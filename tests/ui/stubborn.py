"""A keyring that does not do what it is asked."""

from __future__ import annotations

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import MemoryKeychain


class Stubborn(MemoryKeychain):
    """Refuses everything while it is locked."""

    is_locked = False

    def read(self, name: str) -> bytes | None:
        self._ask()
        return super().read(name)

    def write(self, name: str, secret: bytes) -> None:
        self._ask()
        super().write(name, secret)

    def delete(self, name: str) -> None:
        self._ask()
        super().delete(name)

    def _ask(self) -> None:
        if self.is_locked:
            raise Unavailable(Code.KEYRING_LOCKED)
