"""Telling registers at once that there is something new: a hint, and never a promise.

Pushes of this process ring the bell; those of others are seen by looking, for all who wait at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping

from sqlalchemy import Connection

from cardesk_service.store.statement import Lookup

LONGEST_WAIT_S = 25.0
"""Proxies cut what is silent for 30 seconds."""
LOOK_EVERY_S = 1.0
"""How often pushes of other processes are looked for."""

_HEADS = Lookup(
    "sync_counter", ("company_id", "seq"), keys={"company": "text"}, where="company_id = k.company"
)

Look = Callable[[list[str]], Coroutine[object, object, Mapping[str, int]]]


def heads(connection: Connection, companies: list[str]) -> Mapping[str, int]:
    """The newest places of these companies."""
    rows = _HEADS.rows(connection, [(company,) for company in companies], {})
    return {row[0]: int(row[1]) for row in rows}


class Bell:
    """Wakes those who wait for their company's order to go on. Belongs to one event loop."""

    def __init__(self) -> None:
        self._waiting: dict[str, set[asyncio.Event]] = {}
        self._seen: dict[str, int] = {}

    def ring(self, company: str) -> None:
        """The company's order went on."""
        for event in self._waiting.get(company, ()):
            event.set()

    async def wait(self, company: str, is_new: Callable[[], Coroutine[object, object, bool]]) -> bool:
        """Wait until `is_new` holds, 25 seconds at most; whether it does."""
        event = asyncio.Event()
        self._waiting.setdefault(company, set()).add(event)
        try:
            async with asyncio.timeout(LONGEST_WAIT_S):
                while not await is_new():
                    await event.wait()
                    event.clear()
        except TimeoutError:
            return False
        finally:
            waiting = self._waiting[company]
            waiting.discard(event)
            if not waiting:
                del self._waiting[company]
                self._seen.pop(company, None)
        return True

    async def look(self, look: Look) -> None:
        """Look once for pushes of other processes."""
        if self._waiting:
            for company, head in (await look(list(self._waiting))).items():
                if self._seen.get(company) != head:
                    self.ring(company)
                self._seen[company] = head
