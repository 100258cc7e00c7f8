"""A ticket grows: it is opened, takes items, and refuses what can not be sold."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.operations.selling import add_item, open_counter_ticket, scan
from cardesk_desktop.operations.ticket_view import view_ticket
from cardesk_desktop.operations.tickets import open_tickets
from tests.builders import identity
from tests.builders.open_shop import (
    CARPETS,
    CLOTH,
    FATIMA,
    FRESHENER,
    FRONT_DESK,
    MANAGER,
    OLD_PRODUCT,
    OLD_SERVICE,
    OWNER,
    PATROL,
    TECHNICIAN,
    WASH,
    OpenShop,
    dirhams,
)

# A counter ticket


def test_a_counter_ticket_is_empty_and_kept(shop: OpenShop) -> None:
    outcome = open_counter_ticket(shop.desk, staff_id=FRONT_DESK.id, size_class=SizeClass.SUV)

    ticket = outcome.value.ticket
    assert (ticket.state, ticket.lines, ticket.size_class) == (TicketState.OPEN, (), SizeClass.SUV)
    assert (ticket.opened_at, ticket.currency.code) == (shop.clock.at, "AED")
    assert outcome.changes.ids(Noun.TICKET) == {ticket.id}
    assert shop.see(ticket.id) == outcome.value


def test_an_unknown_ticket_is_not_found(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_FOUND):
        view_ticket(shop.desk, ticket_id=identity("none"))


# What stands beside a ticket


def test_a_visit_s_ticket_shows_car_client_visit_and_who_works_here(shop: OpenShop) -> None:
    here = shop.arrive(WASH)

    view = shop.see(here.ticket_id)

    assert (view.vehicle, view.client, view.visit) == (PATROL, FATIMA, here.visit)
    assert {staff.id for staff in view.staff} == {
        staff.id for staff in (OWNER, MANAGER, FRONT_DESK, TECHNICIAN)
    }
    assert view.levels == {}


def test_a_ticket_shows_what_is_left_of_its_products(shop: OpenShop) -> None:
    receive(shop.desk, staff_id=OWNER.id, product_id=CLOTH.id, quantity=Quantity.of(4))

    view = shop.ticket(CLOTH, FRESHENER, WASH)

    assert view.levels == {CLOTH.id: Quantity.of(4), FRESHENER.id: Quantity(0)}
    assert (view.vehicle, view.client, view.visit) == (None, None, None)


# Items


def test_an_item_is_priced_for_the_ticket_s_size(shop: OpenShop) -> None:
    view = shop.ticket(WASH, CLOTH, size_class=SizeClass.LARGE)

    assert [line.unit_price for line in view.ticket.lines] == [dirhams(105), dirhams(20)]
    assert [line.kind for line in view.ticket.lines] == [ItemKind.SERVICE, ItemKind.PRODUCT]


def test_the_same_item_again_is_counted(shop: OpenShop) -> None:
    view = shop.ticket(CLOTH, WASH, CLOTH)

    assert [line.quantity for line in view.ticket.lines] == [Quantity.of(2), Quantity.of(1)]


def test_an_item_without_a_ticket_opens_one(shop: OpenShop) -> None:
    view = add_item(
        shop.desk,
        staff_id=FRONT_DESK.id,
        ticket_id=None,
        kind=ItemKind.SERVICE,
        item_id=WASH.id,
        size_class=SizeClass.SMALL,
    ).value

    assert (view.ticket.size_class, view.priced.gross) == (SizeClass.SMALL, dirhams(60))


def test_an_item_without_a_price_for_the_size_leaves_no_ticket_behind(shop: OpenShop) -> None:
    with shop.refuses(Code.PRICE_MISSING_FOR_SIZE) as refusal:
        add_item(
            shop.desk,
            staff_id=FRONT_DESK.id,
            ticket_id=None,
            kind=ItemKind.SERVICE,
            item_id=CARPETS.id,
            size_class=SizeClass.MOTORCYCLE,
        )

    assert refusal.value.params["service"] == CARPETS.names
    assert open_tickets(shop.desk).value == ()


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        (ItemKind.PRODUCT, OLD_PRODUCT.id),
        (ItemKind.SERVICE, OLD_SERVICE.id),
        (ItemKind.PRODUCT, WASH.id),
        (ItemKind.SERVICE, CLOTH.id),
        (ItemKind.PRODUCT, identity("none")),
    ],
)
def test_what_is_not_on_sale_is_not_sold(shop: OpenShop, kind: ItemKind, item: UUID) -> None:
    ticket = shop.ticket().ticket

    with shop.refuses(Code.NOT_FOUND):
        add_item(
            shop.desk,
            staff_id=FRONT_DESK.id,
            ticket_id=ticket.id,
            kind=kind,
            item_id=item,
        )


def test_a_closed_and_an_unknown_ticket_take_nothing(shop: OpenShop) -> None:
    sold = shop.sell(CLOTH).invoice.ticket_id
    for ticket_id, code in ((sold, Code.TICKET_CLOSED), (identity("none"), Code.NOT_FOUND)):
        with shop.refuses(code):
            add_item(
                shop.desk,
                staff_id=FRONT_DESK.id,
                ticket_id=ticket_id,
                kind=ItemKind.PRODUCT,
                item_id=CLOTH.id,
            )
        with shop.refuses(code):
            scan(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket_id, barcode=CLOTH.barcodes[0])


def test_a_later_price_does_not_reach_what_is_on_the_ticket(shop: OpenShop) -> None:
    view = shop.ticket(CLOTH)
    with shop.desk.store.write() as work:
        work.catalogue.save_product(replace(CLOTH, price=dirhams(99)))

    grown = shop.add(view.ticket.id, CLOTH)

    assert [line.unit_price for line in grown.ticket.lines] == [dirhams(20), dirhams(99)]
