"""What waits for the account service, for people to read. Everybody may see that nothing is lost."""

from __future__ import annotations

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.sync_views import WaitingChange, WaitingKind
from cardesk_desktop.store.views import Page


def waiting_kinds(desk: Desk) -> Outcome[tuple[WaitingKind, ...]]:
    """How many changes of each kind the service does not have yet."""
    with desk.store.read() as work:
        return Outcome(work.sync_inbox.waiting_kinds())


def waiting_changes(desk: Desk, *, kind: str, offset: int, limit: int) -> Outcome[Page[WaitingChange]]:
    """Changes of a kind that wait, by the names that people know."""
    with desk.store.read() as work:
        return Outcome(work.sync_inbox.waiting(kind, offset, limit))
