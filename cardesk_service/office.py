"""What every piece of the service's work needs, built once by `app` and handed to it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from cardesk_service.clock import Clock, NewId
from cardesk_service.crypto import Sealer
from cardesk_service.passwords import Passwords
from cardesk_service.settings import Settings
from cardesk_service.store.database import Database


@dataclass(frozen=True, slots=True)
class Office:
    """One process of the service. Work on the database is a function over a connection (`store.write`)."""

    settings: Settings
    clock: Clock
    new_id: NewId
    sealer: Sealer
    passwords: Passwords
    store: Database
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    """Rung after a commit that left a letter to send."""

    def address_of(self, path: str) -> str:
        """The address of a page of ours, for a letter."""
        return f"{self.settings.public_url}{path}"
