"""The key of the database: 32 random bytes in the keychain, never replaced while a database needs them."""

from __future__ import annotations

import secrets
from pathlib import Path

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import Keychain

DATABASE_KEY = "database-key"
"""The name of the key in the keychain."""

_SIZE = 32


def database_key(keychain: Keychain, path: Path) -> bytes:
    """The key of the database at `path`; made, and read back, where there is neither key nor database.

    Raises Unavailable: KEY_LOST when there is a database but no key for it (nothing is touched then), or
    what the keychain raises.
    """
    kept = keychain.read(DATABASE_KEY)
    if kept is not None and len(kept) == _SIZE:
        return kept
    if kept is not None or _holds_data(path):
        raise Unavailable(Code.KEY_LOST)
    made = secrets.token_bytes(_SIZE)
    keychain.write(DATABASE_KEY, made)
    if keychain.read(DATABASE_KEY) != made:
        raise Unavailable(Code.KEYRING_LOCKED)
    return made


def _holds_data(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
