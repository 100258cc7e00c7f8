"""Taking a row away for good, which is done only to what nothing else names."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlcipher3 import dbapi2

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement


def remove(database: Database, deletions: Sequence[Statement], identity: UUID) -> bool:
    """Run the deletions (each by the parameter `id`), all or none; False when another row names it."""
    database.script("SAVEPOINT removing")
    try:
        for deletion in deletions:
            database.run(deletion, {"id": identity})
    except dbapi2.IntegrityError:
        database.script("ROLLBACK TO removing")
        return False
    finally:
        database.script("RELEASE removing")
    return True
