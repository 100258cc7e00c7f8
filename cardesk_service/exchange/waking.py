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
MOST_OF_ONE_REGISTER = 2
"""One that waits, and one whose line was cut before it, of which nobody has told the service yet."""

_HEADS = Lookup(
    "sync_counter", ("company_id", "seq"), keys={"company": "text"}, where="company_id = k.company"
)

Look = Callable[[list[str]], Coroutine[object, object, Mapping[str, int]]]


def heads(connection: Connection, companies: list[str]) -> Mapping[str, int]:
    """The newest places of these companies."""
    rows = _HEADS.rows(connection, [(company,) for company in companies], {})
    return {row[0]: int(row[1]) for row in rows}


class _Waiter:
    """One request of a register that waits."""

    def __init__(self, register: str) -> None:
        self.register = register
        self.rung = asyncio.Event()
        self.is_let_go = False

    def let_go(self) -> None:
        """It is answered that nothing is new: others of the same register wait in its place."""
        self.is_let_go = True
        self.rung.set()


class Bell:
    """Wakes those who wait for their company's order to go on. Belongs to one event loop."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[_Waiter]] = {}
        self._seen: dict[str, int] = {}

    def ring(self, company: str) -> None:
        """The company's order went on."""
        for waiter in self._waiting.get(company, ()):
            waiter.rung.set()

    async def wait(
        self, company: str, register: str, is_new: Callable[[], Coroutine[object, object, bool]]
    ) -> bool:
        """Wait until `is_new` holds, 25 seconds at most; whether it does.

        Of one register only so many wait at once: the one that has waited longest is let go for another.
        """
        waiter = _Waiter(register)
        waiting = self._waiting.setdefault(company, [])
        waiting.append(waiter)
        same = [each for each in waiting if each.register == register and not each.is_let_go]
        for each in same[:-MOST_OF_ONE_REGISTER]:
            each.let_go()
        try:
            async with asyncio.timeout(LONGEST_WAIT_S):
                while not await is_new():
                    await waiter.rung.wait()
                    if waiter.is_let_go:
                        return False
                    waiter.rung.clear()
        except TimeoutError:
            return False
        finally:
            waiting.remove(waiter)
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
