"""Whether the database can serve this release."""

from __future__ import annotations

from functools import lru_cache

from cardesk_service.store.database import Database, StoreUnavailable
from cardesk_service.store.migrations import runner

UNREACHABLE = "database_unreachable"
NOT_MIGRATED = "database_not_migrated"

_head = lru_cache(maxsize=1)(runner.head)


async def fault(store: Database) -> str:
    """What keeps the database from serving; empty when nothing does."""
    try:
        present = await store.read(runner.revision)
    except StoreUnavailable:
        return UNREACHABLE
    return "" if present == _head() else NOT_MIGRATED
