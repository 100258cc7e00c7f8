"""One client's data handed out as the law asks: everything we hold of them, for people and for machines.

Articles 15 and 20 of the GDPR, 13 and 14 of the UAE PDPL.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.operations.desk import Desk, acting

_ALL = 1_000_000
"""More visits than anybody makes."""


@dataclass(frozen=True, slots=True)
class HeldInvoice:
    """An invoice with the logo that stands on its paper."""

    file: InvoiceFile
    logo: bytes | None


@dataclass(frozen=True, slots=True)
class ClientData:
    """Everything that is held of one client."""

    client: Client
    company: Company
    vehicles: tuple[Vehicle, ...]
    visits: tuple[Visit, ...]
    invoices: tuple[HeldInvoice, ...]
    exported_at: datetime


def client_data(desk: Desk, *, staff_id: UUID, client_id: UUID) -> Outcome[ClientData]:
    """Everything about one client, for a file; journalled without a name. Refuses with NOT_FOUND."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.EXPORT_CLIENT)
        client, company = work.clients.get(client_id), work.company.company()
        now = desk.clock.now()
        work.journal.add(JournalEntry(desk.new_id(), now, JournalEvent.CLIENT_EXPORTED, client.id, staff_id))
        files = [work.documents.invoice_file(each) for each in work.erasure.invoices(client.id)]
        logos = {sha: work.blobs.get(sha) for sha in {file.invoice.logo_sha256 for file in files} if sha}
        visits = work.visits.of_client(client.id, 0, _ALL)
        return Outcome(
            ClientData(
                client=client,
                company=company,
                vehicles=work.vehicles.of_client(client.id),
                visits=visits.rows,
                invoices=tuple(HeldInvoice(file, logos.get(file.invoice.logo_sha256)) for file in files),
                exported_at=now,
            )
        )
