"""The keys of the demo company. They are written here for everybody to read, and protect nothing.

A demo folder is encrypted like a real one, so that it is the same program that opens it; its keys are
fixed, so that it can be opened again, on any computer, and so that two runs seal the same documents.
"""

from __future__ import annotations

from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.signing import REGISTER_KEY
from cardesk_desktop.store.database_key import DATABASE_KEY

_DATABASE = b"demo company: database, not safe"
_REGISTER = b"demo company: register, not safe"


def demo_keychain() -> MemoryKeychain:
    """A keychain that holds the demo's keys and forgets whatever else it is given."""
    keychain = MemoryKeychain()
    keychain.write(DATABASE_KEY, _DATABASE)
    keychain.write(REGISTER_KEY, _REGISTER)
    return keychain
