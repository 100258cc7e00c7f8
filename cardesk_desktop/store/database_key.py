"""The key of the database: 32 random bytes in the keychain, never replaced while a database needs them."""

from __future__ import annotations

import secrets
from pathlib import Path

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import Keychain

DATABASE_KEY = "database-key"
"""The name of the key in the keychain."""

KEY_SET_ASIDE = "database-key-before"
"""The name of a key that did not open the database and was replaced by one that does."""

_SIZE = 32


def database_key(keychain: Keychain, path: Path) -> bytes:
    """The key of the database at `path`; made, and read back, where there is neither key nor database.

    Raises Unavailable: KEY_LOST when there is a database but no key for it (nothing is touched then), or
    what the keychain raises.
    """
    kept = keychain.read(DATABASE_KEY)
    if kept is not None and len(kept) == _SIZE:
        return kept
    if kept is not None or holds_data(path):
        raise Unavailable(Code.KEY_LOST)
    made = secrets.token_bytes(_SIZE)
    _keep(keychain, made)
    return made


def put_back_key(keychain: Keychain, key: bytes) -> None:
    """Keep a key that is known to open the database; another one that stood in its place is set aside.

    Raises Unavailable as the keychain does, and KEYRING_LOCKED when it does not keep what it was given.
    """
    kept = keychain.read(DATABASE_KEY)
    if kept is not None and kept != key:
        keychain.write(KEY_SET_ASIDE, kept)
    _keep(keychain, key)


def holds_data(path: Path) -> bool:
    """True when there is a file and something in it. Raises OSError where that cannot be seen."""
    return path.exists() and path.stat().st_size > 0


def _keep(keychain: Keychain, key: bytes) -> None:
    keychain.write(DATABASE_KEY, key)
    if keychain.read(DATABASE_KEY) != key:
        raise Unavailable(Code.KEYRING_LOCKED)
