"""Lists that leave the house as files: who may, and what the journal keeps of it."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting, to_journal


def begin_export(
    desk: Desk, *, staff_id: UUID, name: str, count: int, shown_with: Permission | None = None
) -> Outcome[None]:
    """Ask whether this person may take `count` rows of a list with them, and note it before the first row.

    `name` is the list's name in the journal: `invoices`. `shown_with` is what it takes to see the list.
    Refuses with NOT_PERMITTED.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EXPORT_LISTS, shown_with=shown_with)
        to_journal(
            desk, work, JournalEvent.LIST_EXPORTED, desk.new_id(), staff_id, {"count": count}, reason=name
        )
        return Outcome(None)
