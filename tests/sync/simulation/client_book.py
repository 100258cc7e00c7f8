"""What is corrected of clients and their cars, and what is written of a visit."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.client import Consent, ConsentWay
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.clients import archive_client
from cardesk_desktop.operations.duplicates import keep_apart
from cardesk_desktop.operations.vehicles import archive_vehicle
from cardesk_desktop.operations.visits import cancel_visit
from tests.builders.open_shop import MANAGER
from tests.sync.simulation.ledger import Edit, Moved
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short

_KNOWN = "erased_at IS NULL"


def correct_client(at: Place) -> None:
    """Something of a client is otherwise than it was."""
    client_id = at.one_of("client", where=_KNOWN)
    if client_id is None:
        return
    with at.desk.store.write() as work:
        client, word = work.clients.get(client_id), at.new_word()
        way, is_given = at.chance.choice(list(ConsentWay)), at.chance.random() < 0.5
        changes = {
            "name": replace(client, name=f"Client {word}"),
            "email": replace(client, email=f"{word}@example.com"),
            "address": replace(client, address=word),
            "tax number": replace(client, tax_number=word, is_company=not client.is_company),
            "language": replace(client, language=at.chance.choice(("ar", "fr", "es"))),
            "consent": replace(client, consent=Consent(is_given, at.desk.clock.now(), way)),
        }
        what = at.chance.choice(list(changes))
        work.clients.save(changes[what])
        at.story.tell(at.name, f"client {short(client_id)} has another {what}")


def put_away(at: Place) -> None:
    """A client or a car comes no more, or is back."""
    if at.chance.random() < 0.5:
        client_id = at.one_of("client", where=_KNOWN)
        if client_id is not None:
            with at.desk.store.read() as work:
                is_archived = not work.clients.get(client_id).is_archived
            archive_client(at.desk, staff_id=MANAGER.id, client_id=client_id, is_archived=is_archived)
            at.story.tell(at.name, f"client {short(client_id)} is archived: {is_archived}")
        return
    vehicle_id = at.one_of("vehicle")
    if vehicle_id is not None:
        with at.desk.store.read() as work:
            is_archived = not work.vehicles.get(vehicle_id).is_archived
        archive_vehicle(at.desk, staff_id=MANAGER.id, vehicle_id=vehicle_id, is_archived=is_archived)
        at.story.tell(at.name, f"car {short(vehicle_id)} is archived: {is_archived}")


def tell_apart(at: Place) -> None:
    """Two clients are not the same."""
    ids = at.ids("client", where=_KNOWN)
    if len(ids) < 2:
        return
    one, other = (UUID(bytes=each) for each in at.chance.sample(ids, 2))
    keep_apart(at.desk, staff_id=MANAGER.id, client_id=one, other_id=other)
    at.story.tell(at.name, f"client {short(one)} is not {short(other)}")


def correct_car(at: Place) -> None:
    """A car has another plate or paint, or belongs to somebody else from now on."""
    vehicle_id, client_id = at.one_of("vehicle"), at.one_of("client", where=_KNOWN)
    if vehicle_id is None:
        return
    with at.desk.store.write() as work:
        car, word = work.vehicles.get(vehicle_id), at.new_word()
        changes = {
            "plate": replace(car, plate=Plate.read(f"B {at.chance.randrange(100_000)}", Region.DUBAI)),
            "owner": replace(car, client_id=client_id),
            "colour": replace(car, colour=word),
            "size": replace(car, size_class=at.chance.choice((SizeClass.SEDAN, SizeClass.SUV))),
            "make": replace(car, make=word, model=word),
            "number": replace(car, vin=word),
        }
        what = at.chance.choice(list(changes))
        work.vehicles.hand_over(changes[what], at.desk.clock.now())
        at.story.tell(at.name, f"car {short(vehicle_id)} has another {what}")


def note_on_visit(at: Place) -> None:
    """Somebody writes down what is asked for, and how far the car has come."""
    visit_id = at.one_of("visit", where="ended_at IS NULL")
    if visit_id is None:
        return
    with at.desk.store.write() as work:
        visit, word = work.visits.get(visit_id), at.new_word()
        work.visits.save(replace(visit, note=word, odometer_km=at.chance.randrange(300_000)))
        at.intend(
            Edit(at.life, ("visit", visit_id.bytes), "note", word, visit.note),
            told=f"note of visit {short(visit_id)}: {visit.note!r} -> {word!r}",
        )


def drive_off(at: Place) -> None:
    """A car goes as it came."""
    visit_id = at.one_of("visit", where="ended_at IS NULL")
    if visit_id is None:
        return
    at.intend(Moved(at.life, ("visit", visit_id.bytes), 3), told=f"visit {short(visit_id)} is cancelled")
    cancel_visit(at.desk, staff_id=MANAGER.id, visit_id=visit_id, reason="no time")


DEEDS = (
    (correct_client, 6),
    (put_away, 3),
    (tell_apart, 3),
    (correct_car, 6),
    (note_on_visit, 5),
    (drive_off, 2),
)
"""With how often each is done."""
