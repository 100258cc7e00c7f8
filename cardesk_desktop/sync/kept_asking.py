"""What a register asked the account service, kept while it waits: the owner may answer tomorrow.

Whoever has the secret becomes the register that was let in, so it lies in the keyring.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from cardesk_desktop.keychain import Keychain
from cardesk_desktop.sync.membership import Pairing

NAME = "asking"
"""The name of the secret in the keyring."""


class KeptAsking:
    """One for this computer. Every method raises Unavailable where the keyring cannot be used."""

    def __init__(self, keychain: Keychain) -> None:
        self._keychain = keychain

    def load(self, shop_code: str) -> Pairing | None:
        """What was asked with this code of a shop, None when nothing was or it cannot be read any more."""
        secret = self._keychain.read(NAME)
        try:
            kept = json.loads(secret) if secret is not None else {}
            return Pairing(**kept["asking"]) if kept.get("shop_code") == shop_code else None
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    def save(self, shop_code: str, asking: Pairing) -> None:
        """Keep it in place of what was asked before."""
        kept = {"shop_code": shop_code, "asking": asdict(asking)}
        self._keychain.write(NAME, json.dumps(kept).encode("ascii"))

    def forget(self) -> None:
        """It was answered."""
        self._keychain.delete(NAME)
