"""A company founded at the service by its first register, which sells."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from cardesk_desktop.app import App
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.operations.house import House, this_house
from cardesk_desktop.operations.paying import SaleCompleted, complete_sale
from cardesk_desktop.operations.pins import choose_first_pin, hash_pin
from cardesk_desktop.operations.selling import add_item, open_counter_ticket
from tests.flows.first_day import PIN, until
from tests.service.served import Served
from tests.service.till import Till

T = TypeVar("T")


def ask_at(app: App, operation: Callable[..., Outcome[T]], **arguments: object) -> T:
    """The value of an operation at the new register."""
    found: list[T] = []
    app.tasks.run(partial(operation, **arguments), on_done=found.append)
    until(lambda: bool(found))
    return found[0]


def the_house(app: App) -> House:
    """What has arrived."""
    house = ask_at(app, this_house)
    assert house is not None
    return house


def found_account(one: Till, service: Served) -> None:
    """The first register of the shop has an account, and everything has gone out."""
    one.found_account(service)
    one.shop.ask(choose_first_pin, member_id=one.shop.owner.id, kept=hash_pin(PIN))
    one.wait(lambda: one.is_even() and one.sync.status.standing.waiting == 0)


def sell(app: App, house: House, one: Till) -> SaleCompleted:
    """The wash, paid in cash, at the new register."""
    staff_id = house.staff[0].id
    ticket = ask_at(app, open_counter_ticket, staff_id=staff_id).ticket
    view = ask_at(
        app,
        add_item,
        staff_id=staff_id,
        ticket_id=ticket.id,
        kind=ItemKind.SERVICE,
        item_id=one.shop.wash.id,
    )
    due = view.priced.gross
    tenders = (Tender(TenderKind.CASH, due, due),)
    return ask_at(app, complete_sale, staff_id=staff_id, ticket_id=ticket.id, tenders=tenders, expected=due)
