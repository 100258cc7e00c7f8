"""What is put into the store comes out as it went in, and what is not there is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.unit_of_work import UnitOfWork
from tests.builders import (
    NOW,
    amount,
    identity,
    make_category,
    make_client,
    make_company,
    make_product,
    make_register,
    make_service,
    make_staff,
    make_ticket,
    make_vehicle,
    make_visit,
)
from tests.builders.premises import OWNER, Premises


def test_the_company_comes_back(store: Store) -> None:
    french = make_company("FR", second_language="ar")
    with store.write() as work:
        assert work.company.company() == make_company()
        assert work.company.company() is work.company.company()
        assert work.company.register() == make_register()
        work.company.save_company(french)
    with store.read() as work:
        assert work.company.company() == french


def test_a_company_is_founded_once(store: Store, empty: Premises) -> None:
    with pytest.raises(Refused) as raised, store.write() as work:
        work.company.found(make_company("FR"), make_register("R02"))
    assert raised.value.code is Code.COMPANY_ALREADY_FOUNDED
    with empty.open().read() as work:
        assert not work.company.is_founded()
        asked: tuple[Callable[[], object], ...] = (work.company.company, work.company.register)
        for ask in asked:
            with pytest.raises(Refused) as raised:
                ask()
            assert raised.value.code is Code.COMPANY_NOT_FOUNDED
        with pytest.raises(Refused) as raised:
            work.company.save_company(make_company())
        assert raised.value.code is Code.COMPANY_NOT_FOUNDED


def test_staff_who_left_are_kept_and_not_offered(store: Store) -> None:
    amina, left = make_staff(), replace(make_staff("Zaid", Role.TECHNICIAN), is_active=False)
    with store.write() as work:
        work.staff.add(amina)
        work.staff.add(replace(left, is_active=True))
        work.staff.save(left)
    with store.read() as work:
        assert work.staff.get(left.id) == left
        assert work.staff.active() == (amina, OWNER)
        assert work.staff.everyone() == (amina, OWNER, left)


def test_clients_and_vehicles_come_back_changed(store: Store) -> None:
    client = make_client("Gulf Rent", tax_number="100987654300003", address="Deira\nDubai", language="ar")
    vehicle = make_vehicle("A 1", client=client)
    with store.write() as work:
        work.clients.add(client)
        work.vehicles.add(vehicle)
        client = replace(client, phone="+971509999999", notes="Pays monthly")
        vehicle = replace(vehicle, colour="black", make="")
        work.clients.save(client)
        work.vehicles.save(vehicle)
    with store.read() as work:
        assert work.clients.get(client.id) == client
        assert work.vehicles.get(vehicle.id) == vehicle
        assert work.vehicles.of_client(client.id) == (vehicle,)


def test_vehicles_are_found_by_how_their_plate_begins(store: Store) -> None:
    twins = make_vehicle("R 609"), replace(make_vehicle("R609"), id=identity("twin"))
    with store.write() as work:
        for vehicle in (*twins, make_vehicle("R 61")):
            work.vehicles.add(vehicle)
    with store.read() as work:
        assert {vehicle.id for vehicle in work.vehicles.with_key("R609")} == {twin.id for twin in twins}
        keys = [vehicle.plate.key for vehicle in work.vehicles.starting_with("R6", 8)]
        assert keys == ["R609", "R609", "R60917", "R61"]
        assert len(work.vehicles.starting_with("R6", 2)) == 2
        assert work.vehicles.starting_with("60", 8) == ()


def test_visits_are_listed_by_where_they_stand(store: Store) -> None:
    first, second = make_visit(), make_visit(arrived_at=NOW + timedelta(hours=1))
    gone = second.moved(VisitState.IN_WORK, NOW).moved(VisitState.DELIVERED, NOW + timedelta(hours=2))
    with store.write() as work:
        work.visits.add(first)
        work.visits.add(second)
        assert work.visits.open() == (first, second)
        work.visits.save(gone)
    with store.read() as work:
        car = make_vehicle().id
        assert work.visits.get(gone.id) == gone
        assert work.visits.open() == (first,)
        assert work.visits.open_for_vehicle(car) == first
        assert work.visits.open_for_vehicle(identity("nobody")) is None
        assert work.visits.of_vehicle(car, 5) == (gone, first)
        assert work.visits.of_vehicle(car, 1) == (gone,)
        assert work.visits.count_of_vehicle(car) == 2
        ended_at = gone.ended_at or NOW
        assert work.visits.ended_between(NOW, ended_at + timedelta(microseconds=1), 9) == (gone,)
        assert work.visits.ended_between(NOW, ended_at, 9) == ()


def test_a_visit_that_did_not_change_is_as_it_was(store: Store) -> None:
    visit = make_visit()
    with store.write() as work:
        work.visits.add(visit)
        work.visits.save(visit)
        assert work.visits.get(visit.id) == visit


def test_the_journal_is_counted_and_read(store: Store) -> None:
    subject = identity("invoice")
    printed = [
        JournalEntry(
            identity(f"entry {place}"),
            NOW,
            JournalEvent.INVOICE_PRINTED,
            subject,
            OWNER.id,
            {"n": place},
            "ok",
        )
        for place in range(2)
    ]
    with store.write() as work:
        for entry in printed:
            work.journal.add(entry)
        work.journal.add(JournalEntry(identity("x"), NOW, JournalEvent.SALE_COMPLETED, subject, None))
    with store.read() as work:
        assert work.journal.count(JournalEvent.INVOICE_PRINTED, subject) == 2
        assert work.journal.count(JournalEvent.INVOICE_PRINTED, identity("other")) == 0
        entries = work.journal.of_subject(subject)
        assert len(entries) == 3
        assert all(entry in entries for entry in printed)


def test_files_are_kept_once_and_checked(store: Store, premises: Premises) -> None:
    with store.write() as work:
        sha256 = work.blobs.put(b"a picture", "image/png")
        assert work.blobs.put(b"a picture", "image/png") == sha256
        assert work.blobs.get(sha256) == b"a picture"
        assert work.blobs.get("0" * 64) is None
    premises.close()
    with premises.bare() as connection:
        connection.execute("UPDATE blob SET data = x'00'")
    with premises.open().read() as work, pytest.raises(Unavailable) as raised:
        work.blobs.get(sha256)
    assert raised.value.code is Code.DATABASE_DAMAGED


_NOBODY = identity("nobody")
_REFUSED: dict[str, Callable[[UnitOfWork], object]] = {
    "person": lambda work: work.staff.get(_NOBODY),
    "changed person": lambda work: work.staff.save(replace(OWNER, id=_NOBODY)),
    "client": lambda work: work.clients.get(_NOBODY),
    "changed client": lambda work: work.clients.save(make_client("Nobody")),
    "vehicle": lambda work: work.vehicles.get(_NOBODY),
    "changed vehicle": lambda work: work.vehicles.save(make_vehicle("Z 9")),
    "visit": lambda work: work.visits.get(_NOBODY),
    "changed visit": lambda work: work.visits.save(make_visit()),
    "ticket": lambda work: work.tickets.get(_NOBODY),
    "product": lambda work: work.catalogue.product(_NOBODY),
    "changed product": lambda work: work.catalogue.save_product(make_product("Nothing")),
    "service": lambda work: work.catalogue.service(_NOBODY),
    "changed service": lambda work: work.catalogue.save_service(make_service("Nothing")),
    "changed category": lambda work: work.catalogue.save_category(make_category("Nothing")),
    "invoice": lambda work: work.documents.invoice_file(_NOBODY),
}


@pytest.mark.parametrize("thing", _REFUSED)
def test_what_is_not_there_is_refused(store: Store, thing: str) -> None:
    with pytest.raises(Refused) as raised, store.write() as work:
        _REFUSED[thing](work)
    assert raised.value.code is Code.NOT_FOUND


def test_a_float_never_gets_into_a_column_of_money(store: Store, premises: Premises) -> None:
    with store.write() as work:
        work.tickets.save(make_ticket())
    premises.close()
    with premises.bare() as connection, pytest.raises(Exception, match="cannot store REAL value"):
        connection.execute("UPDATE ticket_line SET unit_price_minor = 1.5")
    assert amount(1_500).minor == 150
