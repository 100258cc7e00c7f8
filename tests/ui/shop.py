"""A small car wash on a real encrypted store, worked through the same tasks as in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from cardesk_desktop.domain.catalogue import Category, ItemKind, Product, Service
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.company import add_staff, found_company
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.paying import SaleCompleted, complete_sale
from cardesk_desktop.operations.selling import add_item, open_counter_ticket, set_client
from cardesk_desktop.operations.ticket_view import TicketView, view_ticket
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

T = TypeVar("T")

Wait = Callable[[Callable[[], bool]], None]
"""Lets the application run until something is so."""


class Shop:
    """Founded, staffed and stocked. `ask` runs an operation on the database thread and waits for it."""

    def __init__(self, wait: Wait, folder: Path, *, seed: int = 7) -> None:
        """Another `seed` makes another register of the same company."""
        self._wait = wait
        self.clock = FixedClock()
        self._new_id = seeded_ids(seed, self.clock)
        self.register = make_register() if seed == 7 else replace(make_register(), id=self._new_id())
        self.owner = make_staff("Omar Haddad", Role.OWNER)
        self.cashier = make_staff()
        self.company = make_company()
        self.wash = make_service()
        self.detailing = make_service("Interior detailing", milli=249_900)
        self.freshener = make_product()
        self.client = make_client()
        self.vehicle = make_vehicle(client=self.client)
        self.tasks = Tasks()
        opened: list[bool] = []
        failed: list[Refused | Unavailable] = []
        self.tasks.open_desk(
            partial(self._open, folder),
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

    def _open(self, folder: Path) -> Desk:
        store = open_store(
            folder / "cardesk.db", keychain=MemoryKeychain(), clock=self.clock, new_id=self._new_id
        )
        self._close_store = store.close
        desk = Desk(store, self.clock, self._new_id)
        found_company(desk, company=self.company, register=self.register, owner=self.owner)
        add_staff(desk, staff_id=self.owner.id, member=self.cashier)
        with store.write() as work:
            _stock(
                work, (make_category(), make_category("Shop", 2)), (self.wash, self.detailing), self.freshener
            )
            work.clients.add(self.client)
            work.vehicles.add(self.vehicle)
        return desk


def _stock(
    work: UnitOfWork, categories: tuple[Category, ...], services: tuple[Service, ...], product: Product
) -> None:
    for category in categories:
        work.catalogue.add_category(category)
    for service in services:
        work.catalogue.add_service(service)
    work.catalogue.add_product(product)
