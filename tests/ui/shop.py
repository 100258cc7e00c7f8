"""A small car wash on a real encrypted store, worked through the same tasks as in the window."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind, Product, Service
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.company import Register
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.company import found_company
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.paying import SaleCompleted, complete_sale
from cardesk_desktop.operations.selling import add_item, open_counter_ticket, set_client
from cardesk_desktop.operations.ticket_view import TicketView, view_ticket
from cardesk_desktop.signing import REGISTER_KEY
from cardesk_desktop.store.database_key import DATABASE_KEY
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.tasks import Tasks
from tests.builders import (
    FixedClock,
    make_category,
    make_client,
    make_company,
    make_product,
    make_register,
    make_service,
    make_staff,
    make_vehicle,
    seeded_ids,
)
from tests.builders.premises import KEY, files_in, lay_out

T = TypeVar("T")

Wait = Callable[[Callable[[], bool]], None]
"""Lets the application run until something is so."""

DATABASE = "cardesk.db"
FIRST = 7
"""The seed of the register that founded the company."""
OWNER = make_staff("Omar Haddad", Role.OWNER)
WASH, DETAILING = make_service(), make_service("Interior detailing", milli=249_900)


@dataclass(frozen=True)
class Founded:
    """A shop on the evening before its first day: its register, its keys, and every file of its folder."""

    register: Register
    secrets: dict[str, bytes]
    files: dict[str, bytes]


class Shop:
    """Founded, staffed and stocked. `ask` runs an operation on the database thread and waits for it."""

    def __init__(self, wait: Wait, folder: Path, *, seed: int = FIRST) -> None:
        """Another `seed` makes another register of the same company."""
        self._wait = wait
        self.clock = FixedClock()
        self._new_id = seeded_ids(seed, self.clock)
        founded = _founded(seed)
        self.register = founded.register
        self.owner, self.cashier, self.company = OWNER, make_staff(), make_company()
        self.wash, self.detailing, self.freshener = WASH, DETAILING, make_product()
        self.client = make_client()
        self.vehicle = make_vehicle(client=self.client)
        self.tasks = Tasks()
        opened: list[bool] = []
        failed: list[Refused | Unavailable] = []
        self.tasks.open_desk(
            partial(self._open, folder, founded),
            on_done=lambda: opened.append(True),
            on_refused=failed.append,
            on_unavailable=failed.append,
        )
        wait(lambda: bool(opened or failed))
        assert not failed, failed

    def ask(self, operation: Callable[..., Outcome[T]], **arguments: object) -> T:
        """The operation's value; raises its refusal."""
        values: list[T] = []
        errors: list[Refused | Unavailable] = []
        self.tasks.run(
            partial(operation, **arguments),
            on_done=values.append,
            on_refused=errors.append,
            on_unavailable=errors.append,
        )
        self._wait(lambda: bool(values or errors))
        if errors:
            raise errors[0]
        return values[0]

    def write(self, change: Callable[[UnitOfWork], None]) -> None:
        """Put things straight into the store."""

        def put(desk: Desk) -> Outcome[None]:
            with desk.store.write() as work:
                change(work)
            return Outcome(None)

        self.ask(put)

    def counter_ticket(self, *items: Product | Service, client: Client | None = None) -> TicketView:
        """A ticket of the counter with these items, by default one wash."""
        ticket: Ticket = self.ask(open_counter_ticket, staff_id=self.cashier.id).ticket
        view: TicketView | None = None
        for item in items or (self.wash,):
            kind = ItemKind.SERVICE if isinstance(item, Service) else ItemKind.PRODUCT
            view = self.ask(
                add_item, staff_id=self.cashier.id, ticket_id=ticket.id, kind=kind, item_id=item.id
            )
        if client is not None:
            view = self.ask(set_client, staff_id=self.cashier.id, ticket_id=ticket.id, client_id=client.id)
        assert view is not None
        return view

    def car_ticket(self, *items: Product | Service) -> TicketView:
        """A ticket for the client's car, which is not on the board."""
        ticket = self.counter_ticket(*items, client=self.client).ticket
        of_car = replace(ticket, vehicle_id=self.vehicle.id)
        self.write(lambda work: work.tickets.save(of_car))
        return self.ask(view_ticket, ticket_id=ticket.id)

    def sale(
        self,
        *items: Product | Service,
        client: Client | None = None,
        paid: int = 100,
        is_car: bool = False,
    ) -> SaleCompleted:
        """A completed sale, of the counter or to the client's car, of which `paid` per cent were in cash."""
        view = self.car_ticket(*items) if is_car else self.counter_ticket(*items, client=client)
        due = view.priced.gross
        amount = due.times(paid, 100)
        tenders = (Tender(TenderKind.CASH, amount, amount),) if amount else ()
        return self.ask(
            complete_sale, staff_id=self.cashier.id, ticket_id=view.ticket.id, tenders=tenders, expected=due
        )

    def acting(self) -> UUID:
        """Who is at the desk."""
        return self.cashier.id

    def close(self) -> None:
        """Close the store and the threads."""
        assert self.tasks.close(10, last=self._close_store)

    def _open(self, folder: Path, founded: Founded) -> Desk:
        lay_out(folder, founded.files)
        store = open_store(
            folder / DATABASE,
            keychain=MemoryKeychain(founded.secrets),
            clock=self.clock,
            new_id=self._new_id,
        )
        self._close_store = store.close
        return Desk(store, self.clock, self._new_id)


@cache
def _founded(seed: int) -> Founded:
    """Found a shop once in a process: all migrations and a founding take longer than most tests."""
    clock = FixedClock()
    # Other identities than those of the days to come, which begin anew in every copy.
    new_id = seeded_ids(seed + 1_000, clock)
    register = make_register() if seed == FIRST else replace(make_register(), id=new_id())
    own_key = hashlib.sha256(f"register {seed}".encode()).digest()
    secrets = {DATABASE_KEY: KEY, REGISTER_KEY: own_key}
    with tempfile.TemporaryDirectory(prefix="cardesk-founded-") as name:
        folder = Path(name)
        store = open_store(folder / DATABASE, keychain=MemoryKeychain(secrets), clock=clock, new_id=new_id)
        _found(Desk(store, clock, new_id), register)
        store.close()
        return Founded(register, secrets, files_in(folder))


def _found(desk: Desk, register: Register) -> None:
    found_company(desk, company=make_company(), register=register, owner=OWNER)
    client = make_client()
    with desk.store.write() as work:
        work.staff.add(make_staff())
        for category in (make_category(), make_category("Shop", 2)):
            work.catalogue.add_category(category)
        for service in (WASH, DETAILING):
            work.catalogue.add_service(service)
        work.catalogue.add_product(make_product())
        work.clients.add(client)
        work.vehicles.add(make_vehicle(client=client))
