"""A new version shows on a copy of the data that it can work with them: it migrates and reads the copy."""

from __future__ import annotations

from pathlib import Path

from cardesk_desktop.domain.clock import Clock
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.keychain import Keychain, MemoryKeychain
from cardesk_desktop.signing import REGISTER_KEY
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.opening import open_store


def readable(keychain: Keychain) -> Keychain:
    """The secrets that open data, read from the keyring now: whatever becomes of them, it stays as it is.

    Raises Unavailable as the keyring does.
    """
    secrets = {name: keychain.read(name) for name in (DATABASE_KEY, REGISTER_KEY)}
    return MemoryKeychain({name: secret for name, secret in secrets.items() if secret is not None})


def prove_data(copy: Path, keychain: Keychain, clock: Clock) -> None:
    """Open the copy as the program would, and read whose it is. Raises what `open_store` raises."""
    store = open_store(copy, keychain=readable(keychain), clock=clock, new_id=IdFactory(clock))
    try:
        with store.read() as work:
            if work.company.is_founded():
                work.company.company()
                work.tickets.editable()
    finally:
        store.close()
