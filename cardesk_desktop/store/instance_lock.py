"""One program per database: a second one would number documents from the same place."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.store.faults import disk_outage


class InstanceLock:
    """Held from opening to closing; the operating system lets go of it when the program dies."""

    def __init__(self, database: Path) -> None:
        # The database belongs to one thread, the program as a whole to the lock.
        self._lock = FileLock(database.with_name(database.name + ".lock"), thread_local=False)

    def take(self) -> None:
        """Take the lock. Raises Unavailable: DATABASE_IN_USE, DISK_FULL, DISK_UNWRITABLE."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise Unavailable(Code.DATABASE_IN_USE) from error
        except OSError as error:
            raise disk_outage(error) from error

    def release(self) -> None:
        """Let go."""
        self._lock.release()
