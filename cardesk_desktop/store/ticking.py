"""The hybrid logical clock of a joined register, moved forward at the beginning of every unit of work.

Apart from `store.sync`, which is loaded when it is needed: a start needs none of it.
"""

from __future__ import annotations

from datetime import datetime

from cardesk_desktop.store.cells import INSTANT
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.written import Written

_TICK = Written("UPDATE sync_state SET hlc = max(hlc + 1, ?) WHERE is_joined", {"now": INSTANT})


def tick(database: Database, now: datetime) -> None:
    """Move the clock forward for one transaction; does nothing while the register is not joined."""
    database.run(_TICK, {"now": now})
