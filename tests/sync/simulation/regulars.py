"""What is done to clients and their cars: written down, corrected, made one, forgotten."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.client import Client, Phone
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.operations.clients import ClientForm
from cardesk_desktop.operations.merging import merge_clients, merge_vehicles
from cardesk_desktop.store.unit_of_work import UnitOfWork
from tests.builders.open_shop import OWNER
from tests.sync.simulation.ledger import Deleted, Edit, Made, Merged
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short


def write_note(at: Place) -> None:
    """Somebody writes what they know of a client."""
    client_id = at.one_of("client", where="erased_at IS NULL")
    if client_id is None:
        return
    with at.desk.store.write() as work:
        client, word = work.clients.get(client_id), at.new_word()
        at.intend(
            Edit(at.life, ("client", client.id.bytes), "notes", word, client.notes),
            told=f"notes of client {short(client.id)}: {client.notes!r} -> {word!r}",
        )
        work.clients.save(replace(client, notes=word))


def change_phone(at: Place) -> None:
    """A client has another number, and a second one."""
    client_id = at.one_of("client", where="erased_at IS NULL")
    if client_id is None:
        return
    with at.desk.store.write() as work:
        client, number = work.clients.get(client_id), f"+9715{at.chance.randrange(10**7):07d}"
        at.story.tell(at.name, f"phone of client {short(client.id)}: {number}")
        others = (Phone(client.phone),) if client.phone and at.chance.random() < 0.5 else ()
        work.clients.save(replace(client, phone=number, other_phones=others))


def meet_client(at: Place) -> None:
    """A client is written down, with the car."""
    with at.desk.store.write() as work:
        client = Client(at.desk.new_id(), f"Client {at.new_word()}", created_at=at.desk.clock.now())
        work.clients.add(client)
        plate = Plate.read(f"A {at.chance.randrange(100_000)}", Region.DUBAI)
        vehicle = Vehicle(at.desk.new_id(), plate, SizeClass.SEDAN, client_id=client.id)
        work.vehicles.add(vehicle)
        at.ledger.intend(Made(at.life, ("client", client.id.bytes)))
        at.intend(Made(at.life, ("vehicle", vehicle.id.bytes)), told=f"meets client {short(client.id)}")


def describe_car(at: Place) -> None:
    """Somebody notes what is odd about a car."""
    vehicle_id = at.one_of("vehicle")
    if vehicle_id is None:
        return
    with at.desk.store.write() as work:
        car, word = work.vehicles.get(vehicle_id), at.new_word()
        at.intend(
            Edit(at.life, ("vehicle", car.id.bytes), "notes", word, car.notes),
            told=f"notes of car {short(car.id)}: {car.notes!r} -> {word!r}",
        )
        work.vehicles.save(replace(car, notes=word, year=2000 + at.chance.randrange(26)))


def forget_client(at: Place) -> None:
    """A client who was written down by mistake is taken away; one whom something names stays."""
    client_id = at.one_of("client")
    if client_id is None:
        return
    with at.desk.store.write() as work:
        notes = work.clients.get(client_id).notes
        if work.clients.remove(client_id):
            at.intend(
                Deleted(at.life, ("client", client_id.bytes), (notes,)),
                told=f"client {short(client_id)} is removed",
            )


def merge(at: Place) -> None:
    """Two clients turn out to be one."""
    ids = at.ids("client", where="erased_at IS NULL")
    if len(ids) < 2:
        return
    with at.desk.store.read() as work:
        kept_id, gone_id = _pair(at, work, "client", ids)
        kept, gone = work.clients.get(kept_id), work.clients.get(gone_id)
    at.ledger.intend(Deleted(at.life, ("client", gone_id.bytes), (gone.notes,), is_merged=True))
    at.ledger.intend(Merged(at.life, "client", gone_id.bytes, kept_id.bytes))
    at.story.tell(at.name, f"client {short(gone_id)} is {short(kept_id)}")
    form = ClientForm(kept.name, kept.phone, notes=kept.notes)
    merge_clients(at.desk, staff_id=OWNER.id, kept_id=kept_id, gone_id=gone_id, form=form)


def _pair(at: Place, work: UnitOfWork, kind: str, ids: list[bytes]) -> tuple[UUID, UUID]:
    """Two of them: the one to keep, and the other, which may be so by half already."""
    one, other = (UUID(bytes=each) for each in at.chance.sample(ids, 2))
    return (other, one) if work.merges.is_merged(kind, one, other) else (one, other)


def merge_cars(at: Place) -> None:
    """Two cars turn out to be one."""
    ids = at.ids("vehicle")
    if len(ids) < 2:
        return
    with at.desk.store.read() as work:
        kept_id, gone_id = _pair(at, work, "vehicle", ids)
        gone = work.vehicles.get(gone_id)
    at.ledger.intend(Deleted(at.life, ("vehicle", gone_id.bytes), (gone.notes,), is_merged=True))
    at.ledger.intend(Merged(at.life, "vehicle", gone_id.bytes, kept_id.bytes))
    at.story.tell(at.name, f"car {short(gone_id)} is {short(kept_id)}")
    merge_vehicles(at.desk, staff_id=OWNER.id, kept_id=kept_id, gone_id=gone_id)
