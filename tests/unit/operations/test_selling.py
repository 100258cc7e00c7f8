from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.ticket import MAX_LINES, TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.checking_in import Arrival, check_in
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.operations.selling import (
    Scanned,
    add_item,
    open_counter_ticket,
    scan,
    set_client,
    set_size,
)
from cardesk_desktop.operations.ticket_view import TicketView, view_ticket
from cardesk_desktop.operations.tickets import open_tickets
from tests.builders import identity, make_product
from tests.builders.open_shop import (
    CARPETS,
    CERAMIC,
    CLOTH,
    FATIMA,
    FRESHENER,
    FRONT_DESK,
    MANAGER,
    NO_ADDRESS,
    OLD_PRODUCT,
    OLD_SERVICE,
    OWNER,
    PATROL,
    TECHNICIAN,
    WASH,
    OpenShop,
    dirhams,
)


def _scan(shop: OpenShop, barcode: str, view: TicketView | None = None) -> Scanned:
    ticket_id = view.ticket.id if view else None
    return scan(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket_id, barcode=barcode).value


def _size(shop: OpenShop, view: TicketView, size_class: SizeClass) -> TicketView:
    return set_size(shop.desk, staff_id=FRONT_DESK.id, ticket_id=view.ticket.id, size_class=size_class).value


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


# Scans


def test_a_scan_opens_a_counter_ticket(shop: OpenShop) -> None:
    scanned = _scan(shop, CLOTH.barcodes[0])

    (line,) = scanned.view.ticket.lines
    assert (scanned.product, scanned.line_id) == (CLOTH, line.id)
    assert scanned.view.priced.gross == dirhams(20)


def test_a_scan_opens_a_ticket_of_the_size_on_the_screen(shop: OpenShop) -> None:
    outcome = scan(
        shop.desk,
        staff_id=FRONT_DESK.id,
        ticket_id=None,
        barcode=CLOTH.barcodes[0],
        size_class=SizeClass.SUV,
    )

    assert outcome.value.view.ticket.size_class is SizeClass.SUV
    assert outcome.changes.touches(Noun.TICKET)


def test_the_second_scan_counts_and_names_the_line_it_counted_on(shop: OpenShop) -> None:
    first = _scan(shop, CLOTH.barcodes[0])
    other = _scan(shop, FRESHENER.barcodes[0], first.view)
    again = _scan(shop, CLOTH.barcodes[0], other.view)

    assert again.line_id == first.line_id != other.line_id
    assert [line.quantity for line in again.view.ticket.lines] == [Quantity.of(2), Quantity.of(1)]


@pytest.mark.parametrize("barcode", ["", "000", FATIMA.phone, "R 60917", CLOTH.sku, OLD_PRODUCT.barcodes[0]])
def test_a_barcode_is_never_read_as_anything_else(shop: OpenShop, barcode: str) -> None:
    with shop.refuses(Code.BARCODE_UNKNOWN) as refusal:
        _scan(shop, barcode)

    assert refusal.value.params["barcode"] == barcode
    assert open_tickets(shop.desk).value == ()


def test_a_barcode_that_is_also_a_phone_sells_its_product(shop: OpenShop) -> None:
    polish = replace(make_product("Chrome polish"), barcodes=("971501234567",))
    with shop.desk.store.write() as work:
        work.catalogue.add_product(polish)

    assert _scan(shop, "971501234567").product == polish


def test_of_two_products_with_one_barcode_the_one_on_sale_is_sold(shop: OpenShop) -> None:
    successor = replace(make_product("Leather balm 2"), barcodes=OLD_PRODUCT.barcodes)
    with shop.desk.store.write() as work:
        work.catalogue.add_product(successor)

    assert _scan(shop, OLD_PRODUCT.barcodes[0]).product == successor


def test_a_full_ticket_says_so(shop: OpenShop) -> None:
    ticket = shop.ticket().ticket
    line = shop.ticket(WASH).ticket.lines[0]
    lines = tuple(replace(line, id=identity(f"line {place}"), note="x") for place in range(MAX_LINES))
    with shop.desk.store.write() as work:
        work.tickets.save(replace(ticket, lines=lines))

    with shop.refuses(Code.TICKET_FULL):
        scan(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, barcode=CLOTH.barcodes[0])


# Size and client


def test_another_size_prices_the_services_anew(shop: OpenShop) -> None:
    view = shop.count(shop.ticket(WASH, CLOTH, CERAMIC), 2)

    larger = _size(shop, view, SizeClass.SUV)

    assert [line.unit_price for line in larger.ticket.lines] == [dirhams(90), dirhams(20), dirhams(2_400)]
    assert (larger.ticket.size_class, larger.ticket.lines[0].quantity) == (SizeClass.SUV, Quantity.of(2))


def test_a_size_for_which_a_service_has_no_price_is_refused(shop: OpenShop) -> None:
    view = shop.ticket(WASH, CARPETS)

    with shop.refuses(Code.PRICE_MISSING_FOR_SIZE):
        _size(shop, view, SizeClass.MOTORCYCLE)


def test_a_service_that_is_no_longer_known_keeps_its_price(shop: OpenShop) -> None:
    view = shop.ticket(WASH)
    stray = replace(view.ticket.lines[0], id=identity("stray"), item_id=identity("unknown service"))
    with shop.desk.store.write() as work:
        work.tickets.save(replace(view.ticket, lines=(*view.ticket.lines, stray)))

    larger = _size(shop, view, SizeClass.SUV)

    assert [line.unit_price for line in larger.ticket.lines] == [dirhams(90), dirhams(75)]


def test_a_client_is_named_and_taken_off(shop: OpenShop) -> None:
    ticket = shop.ticket(WASH).ticket
    named = set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, client_id=FATIMA.id).value
    nobody = set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, client_id=None).value

    assert (named.client, nobody.client) == (FATIMA, None)
    with shop.refuses(Code.NOT_FOUND):
        set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, client_id=identity("none"))


def test_a_client_named_on_the_ticket_is_the_client_of_the_visit_and_of_the_new_car(shop: OpenShop) -> None:
    arrival = Arrival(plate_text="K 7710", region=Region.DUBAI, size_class=SizeClass.SEDAN)
    here = check_in(shop.desk, staff_id=FRONT_DESK.id, arrival=arrival).value

    outcome = set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=here.ticket_id, client_id=FATIMA.id)

    view = shop.see(here.ticket_id)
    assert view.visit is not None
    assert view.vehicle is not None
    assert (view.visit.client_id, view.vehicle.client_id) == (FATIMA.id, FATIMA.id)
    assert outcome.changes.ids(Noun.VEHICLE) == {here.vehicle.id}


def test_somebody_else_who_pays_does_not_take_over_the_car(shop: OpenShop) -> None:
    here = shop.arrive(WASH)

    outcome = set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=here.ticket_id, client_id=NO_ADDRESS.id)

    view = shop.see(here.ticket_id)
    assert view.visit is not None
    assert view.visit.client_id == NO_ADDRESS.id
    assert view.vehicle == PATROL
    assert not outcome.changes.touches(Noun.VEHICLE)


def test_a_change_on_a_visit_s_ticket_tells_the_board(shop: OpenShop) -> None:
    here = shop.arrive()

    outcome = set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=here.ticket_id, client_id=None)

    assert outcome.changes.ids(Noun.VISIT) == {here.visit.id}
