"""What people see of the sync, and decide in it: what waits, what two said, what could not be taken in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import update

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement, one_of
from cardesk_desktop.store.sync.inbox.differing import Differing
from cardesk_desktop.store.sync.inbox.mending import Mender
from cardesk_desktop.store.sync.inbox.naming import Naming
from cardesk_desktop.store.sync.inbox.presence import Presence
from cardesk_desktop.store.sync.inbox.queue import Queue
from cardesk_desktop.store.sync.inbox.troubles import Troubles
from cardesk_desktop.store.sync.problems import Problems
from cardesk_desktop.store.sync_views import Difference, Problem, Thing, Trouble, WaitingChange, WaitingKind
from cardesk_desktop.store.tables.sync import SYNC_CONFLICT
from cardesk_desktop.store.views import Page

_SETTLE = Statement(update(SYNC_CONFLICT).where(one_of(SYNC_CONFLICT.c.id)), ("settled_at",))


class SyncInbox:
    """One unit of work's part in it. Values are changed through the `mender`."""

    def __init__(self, database: Database, mender: Mender) -> None:
        self._database = database
        self.mender = mender
        self._problems = Problems(database)
        self._naming = Naming(database)
        self._queue = Queue(database, self._naming)
        self.presence = Presence(database)
        """Who worked where, and what registers are called."""
        self._differing = Differing(database, self._naming, mender, self.presence)
        self._troubles = Troubles(database, self._naming, mender)

    def thing(self, kind: str, identity: bytes) -> Thing:
        """What a row is called today, and where it is shown."""
        return self._naming.thing(kind, identity)

    def waiting_kinds(self) -> tuple[WaitingKind, ...]:
        """How many changes of each kind wait; their sum is what waits."""
        return self._queue.kinds()

    def waiting(self, kind: str, offset: int, limit: int) -> Page[WaitingChange]:
        """Changes of a kind that wait."""
        return self._queue.page(kind, offset, limit)

    def differences(self, limit: int) -> tuple[Difference, ...]:
        """Of the `limit` oldest conflicts that nobody has looked at, what belongs together."""
        return self._differing.open(limit)

    def count_of_conflicts(self) -> int:
        """Values that nobody has looked at."""
        return self._differing.count()

    def some_differences(self, ids: Iterable[UUID]) -> tuple[Difference, ...]:
        """Those of these conflicts, looked at or not."""
        return self._differing.some(ids)

    def decided(self, since: datetime, limit: int) -> tuple[Difference, ...]:
        """Conflicts that arose since then and were looked at, newest first."""
        return self._differing.decided(since, limit)

    def settle(self, ids: Sequence[UUID], at: datetime | None) -> None:
        """Somebody has looked at these conflicts, or (None) wants to look again; the others hear of it."""
        self._database.run(_SETTLE, {"ids": list(ids), "settled_at": at})

    def troubles(self, limit: int) -> tuple[Trouble, ...]:
        """The oldest things that a person has to look at."""
        return self._troubles.some(limit)

    def trouble(self, number: int) -> Trouble | None:
        """One of them; None when it is there no more."""
        return self._troubles.one(number)

    def take_out(self, number: int) -> Problem | None:
        """Take a problem out of the list; it is given back, so that it can be put back."""
        return self._problems.take(number)

    def put_back(self, problem: Problem) -> int:
        """Put a problem back that was taken out; its number from now on."""
        return self._problems.put_back(problem)
