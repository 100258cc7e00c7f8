"""What one register says, another one shows; what was said before changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql

from cardesk_desktop.domain.client import Phone
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.places import DERIVED, PLACES
from cardesk_desktop.store.tables.every import TABLES
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_wire.messages import Tally
from tests.builders import (
    NOW,
    identity,
    make_buyer,
    make_client,
    make_invoice,
    make_product,
    make_service,
    make_ticket,
    make_vehicle,
    make_visit,
)
from tests.builders.hub import Hub, join
from tests.builders.premises import Premises, issue, move, pay

_NUMBERED = {"id", "entry_id"}
"""Columns of the search that every register counts for itself."""


def tallies(store: Store) -> list[Tally]:
    """What a register holds of every kind."""
    with store.read() as work:
        return work.sync.tallies({name: place.kind.fields for name, place in PLACES.items()})


def derived(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What a register made of it for itself."""
    found = {}
    for name in sorted(DERIVED - {"search_key", "search_word"}):
        is_counted = name.startswith("search")
        columns = [column for column in TABLES[name].columns if not (is_counted and column.name in _NUMBERED)]
        statement = Statement(sql(f"SELECT {', '.join(column.name for column in columns)} FROM {name}"))
        found[name] = sorted(store._database.rows(statement, {}), key=repr)
    return found


def _new_client(work: UnitOfWork, size: int) -> None:
    client = make_client(f"Client {size}")
    try:
        work.clients.get(client.id)
    except Refused:
        if not work.sync.is_buried("client", client.id.bytes):
            phones = tuple(Phone(f"+97150{size}{each}") for each in range(size % 3))
            work.clients.add(replace(client, other_phones=phones))


def _change_client(work: UnitOfWork, size: int) -> None:
    client = work.clients.get(make_client().id)
    phones = tuple(Phone(f"+97155{each}") for each in range(size % 3))
    work.clients.save(replace(client, notes=f"Note {size}", other_phones=phones))


def _remove_client(work: UnitOfWork, size: int) -> None:
    work.clients.remove(make_client(f"Client {size}").id)


def _sell_car(work: UnitOfWork, size: int) -> None:
    car = work.vehicles.get(make_vehicle().id)
    owner = None if size % 2 else make_client().id
    work.vehicles.hand_over(replace(car, client_id=owner), NOW + timedelta(hours=size, minutes=_owners(work)))


def _owners(work: UnitOfWork) -> int:
    """A figure that grows with what was done."""
    return len(work.vehicles.former_owners(make_vehicle().id))


def _reprice(work: UnitOfWork, size: int) -> None:
    product = work.catalogue.product(make_product().id)
    work.catalogue.save_product(
        replace(
            product, barcodes=tuple(f"code {each}" for each in range(size % 4)), is_archived=size % 5 == 0
        )
    )
    service = work.catalogue.service(make_service().id)
    prices = dict(list(service.prices.items())[: 1 + size % 3])
    work.catalogue.save_service(replace(service, prices=prices or service.prices, duration_min=size))


def _ticket(work: UnitOfWork, size: int) -> None:
    ticket = replace(make_ticket(size % 6), visit_id=None, vehicle_id=None, client_id=None)
    kept = [work.tickets.coming_back(ticket.id, line) for line in ticket.lines]
    work.tickets.save(replace(ticket, lines=tuple(kept), note=f"Note {size}"))


def _visit(work: UnitOfWork, size: int) -> None:
    visit = make_visit(make_vehicle(client=make_client()), arrived_at=NOW + timedelta(days=size))
    if not work.visits.of_vehicle(visit.vehicle_id, 1):
        work.visits.add(visit)
    else:
        (newest,) = work.visits.of_vehicle(visit.vehicle_id, 1)
        work.visits.save(replace(newest, state=VisitState.CANCELLED, ended_at=NOW, note=f"Note {size}"))


def _sale(work: UnitOfWork, size: int) -> None:
    count = work.documents.next_number(DocumentKind.INVOICE)
    template = make_invoice(1 + size % 3, buyer=make_buyer(make_client()) if size % 2 else None)
    invoice = issue(work, identity(f"invoice {count}"), template)
    if size % 3:
        pay(work, identity(f"payment {count}"), invoice)


def _stock(work: UnitOfWork, size: int) -> None:
    number = work.documents.next_number(DocumentKind.STOCK_MOVEMENT)
    move(work, identity(number), Quantity.of(1 + size), MovementKind.RECEIPT)


DOINGS: tuple[Callable[[UnitOfWork, int], None], ...] = (
    _new_client,
    _change_client,
    _remove_client,
    _sell_car,
    _reprice,
    _ticket,
    _visit,
    _sale,
    _stock,
)
doings = st.lists(st.tuples(st.sampled_from(DOINGS), st.integers(0, 12)), max_size=14)


class _Twins:
    """Two registers in folders that are put back after each example."""

    def __init__(self, founded: Path, newcomer: Path, folder: Path, number: Iterator[int]) -> None:
        place = folder / f"example {next(number)}"
        copytree(founded, place / "one")
        copytree(newcomer, place / "two")
        self._premises = [Premises(place / "one"), Premises(place / "two")]
        self.one, self.two = (premises.open() for premises in self._premises)

    def close(self) -> None:
        """Close both."""
        for premises in self._premises:
            premises.close()


_numbers = iter(range(10**6))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=doings, pushed=st.sets(st.integers(0, 13)))
def test_any_day_of_one_register_comes_to_another(
    founded: Path,
    newcomer: Path,
    tmp_path: Path,
    done: list[tuple[Callable[[UnitOfWork, int], None], int]],
    pushed: set[int],
) -> None:
    twins, hub = _Twins(founded, newcomer, tmp_path, _numbers), Hub()
    try:
        join(twins.one)
        for number, (do, size) in enumerate(done):
            with twins.one.write() as work:
                do(work, size)
            if number in pushed:
                hub.push(twins.one)
                hub.pull(twins.one)
                hub.pull(twins.two)
        hub.push(twins.one)
        hub.pull(twins.two)
        _require_equal(twins)
        before = derived(twins.two)
        with twins.two.write() as work:
            assert work.sync.apply(hub.blocks(), hub.place, is_at_head=True, now=NOW) or not hub.rows
        _require_equal(twins)
        assert derived(twins.two) == before
    finally:
        twins.close()


def _require_equal(twins: _Twins) -> None:
    with twins.two.write() as work:
        while work.sync.catch_up(7, NOW):
            pass
        assert work.sync.problems() == ()
        assert work.sync.counts().waiting == 0
    assert tallies(twins.one) == tallies(twins.two)
    mine, theirs = derived(twins.one), derived(twins.two)
    for name, rows in mine.items():
        assert rows == theirs[name], name


def test_a_snapshot_is_caught_up_with_in_slices(store: Store, other: Store) -> None:
    with store.write() as work:
        for number in range(250):
            work.clients.add(make_client(f"Client {number}"))
    hub = Hub()
    join(store)
    hub.push(store)
    assert hub.pull(other)
    with other.write() as work:
        left = work.sync.counts().later
        assert left == 251
        assert work.clients.get(make_client("Client 7").id).name == "Client 7"
        assert not work.search.find("client 7", 5)
        assert work.sync.catch_up(20, NOW) == left - 100, "five clients are made as fast as one document"
        work.sync.catch_up(1_000, NOW)
    assert derived(store)["client_standing"] == derived(other)["client_standing"]
    assert derived(store)["search_entry"] == derived(other)["search_entry"]


def test_fields_travel_as_json(store: Store, hub: Hub) -> None:
    key = next(key for key in hub.rows if key[0] == "product")
    _, product = hub.rows[key]
    assert product is not None
    assert json.loads(json.dumps(product)) == product
    assert product["barcodes"] == list(make_product().barcodes)
    assert UUID(bytes=make_product().id.bytes) == make_product().id
