"""One client's data handed out as the law asks: who may, and what the journal keeps of it.

Articles 15 and 20 of the GDPR, 13 and 14 of the UAE PDPL.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.store.beside import Beside


@dataclass(frozen=True, slots=True)
class ClientExport:
    """Whose data is handed out, when that was noted, and where it is read."""

    client: Client
    exported_at: datetime
    beside: Beside


def begin_client_export(desk: Desk, *, staff_id: UUID, client_id: UUID) -> Outcome[ClientExport]:
    """Note who takes a client's data along, without a name, before a row is read. Refuses with NOT_FOUND."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EXPORT_CLIENT)
        client, now = work.clients.get(client_id), desk.clock.now()
        to_journal(desk, work, JournalEvent.CLIENT_EXPORTED, client.id, staff_id, at=now)
    return Outcome(ClientExport(client, now, desk.store.beside()))
