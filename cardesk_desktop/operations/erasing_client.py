"""One client's data erased as the law asks: papers that tax law wants are kept, the person is not.

Articles 17 of the GDPR and 15 of the UAE PDPL; the papers are kept under article 17 (3) b.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.vehicle import Vehicle, erased_plate
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.store.unit_of_work import UnitOfWork

_SHORT = 6


@dataclass(frozen=True, slots=True)
class Erasure:
    """What would be erased, and what the law makes us keep."""

    client: Client
    vehicles: tuple[Vehicle, ...]
    visit_count: int
    invoice_count: int
    balance: Money
    is_here: bool


def plan_erasure(desk: Desk, *, client_id: UUID) -> Outcome[Erasure]:
    """What the erasure of a client would do. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        client = work.clients.get(client_id)
        standing = work.clients.standings.get(client.id)
        return Outcome(
            Erasure(
                client=client,
                vehicles=work.vehicles.of_client(client.id),
                visit_count=standing.visit_count,
                invoice_count=len(work.erasure.invoices(client.id)),
                balance=_owed(work, client),
                is_here=work.erasure.is_here(client.id),
            )
        )


def erase_client(desk: Desk, *, staff_id: UUID, client_id: UUID) -> Outcome[Client]:
    """Erase a client for good; nothing brings the data back.

    Refuses with CLIENT_OWES while something is open, CLIENT_HERE while a car or a ticket is, and with
    CLIENT_ERASED the second time.
    """
    with desk.store.erase() as work:
        acting(desk, work, staff_id, Permission.ERASE_CLIENT)
        client = work.clients.get(client_id)
        _check(work, client)
        now, invoices = desk.clock.now(), work.erasure.invoices(client.id)
        vehicles = work.vehicles.of_client(client.id)
        # Found by the cars that are nobody's next.
        photo_count = _forget_photos(work, client.id)
        for vehicle in vehicles:
            work.vehicles.save(_nobodys(vehicle))
            work.erasure.forget_vehicle(vehicle.id)
        work.erasure.blank(client.id)
        for invoice_id in invoices:
            file = work.documents.invoice_file(invoice_id)
            work.erasure.forget_buyer(file.invoice)
            for note in file.credit_notes:
                work.erasure.forget_buyer_of(note)
        # Its end, since identities of one moment begin alike.
        erased = Client(client.id, f"#{client.id.hex[-_SHORT:].upper()}", is_archived=True, erased_at=now)
        work.clients.save(erased)
        work.erasure.forget_client(client)
        work.duplicates.forget(client.id)
        work.merge_ways.forget_client(client.id)
        for kind, identity in (("client", client.id), *(("vehicle", vehicle.id) for vehicle in vehicles)):
            work.sync.forget(kind, identity)
        work.erasure.forget_refused()
        work.erasure.settle()
        figures = {"invoices_kept": len(invoices), "vehicles": len(vehicles), "photos": photo_count}
        to_journal(desk, work, JournalEvent.CLIENT_ERASED, client.id, staff_id, figures, at=now)
        cars = ((Noun.VEHICLE, vehicle.id) for vehicle in vehicles)
        return Outcome(erased, Changes.of((Noun.CLIENT, client.id), (Noun.VISIT, client.id), *cars))


def _forget_photos(work: UnitOfWork, client_id: UUID) -> int:
    """Take away the photos of a client's cars, on which a plate is, with their marks; how many there were."""
    photos = work.visit_photos.of_client(client_id)
    for mark in work.visit_photos.marks_of(photos):
        work.sync.forget("damage_mark", mark.id)
    for photo in photos:
        work.visit_photos.remove(photo.id)
        work.sync.forget("visit_photo", photo.id)
    return len(photos)


def _check(work: UnitOfWork, client: Client) -> None:
    if client.erased_at is not None:
        raise Refused(Code.CLIENT_ERASED)
    balance = _owed(work, client)
    if balance:
        raise Refused(Code.CLIENT_OWES, balance=balance)
    if work.erasure.is_here(client.id):
        raise Refused(Code.CLIENT_HERE)


def _owed(work: UnitOfWork, client: Client) -> Money:
    """What is still to be paid, asked of the invoices: what was overpaid of one pays no other."""
    return Money(work.invoices.open_of_client(client.id), work.company.company().currency)


def _nobodys(vehicle: Vehicle) -> Vehicle:
    """A car of which only what it was is left: a plate leads to its owner, so it goes as well."""
    return replace(
        vehicle, plate=erased_plate(vehicle.id), client_id=None, vin="", notes="", is_archived=True
    )
