"""A barcode goes onto the ticket: one line, counted, of the product that is on sale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.ticket import MAX_LINES
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.selling import Scanned, scan
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.operations.tickets import open_tickets
from tests.builders import identity, make_product
from tests.builders.open_shop import (
    CLOTH,
    FATIMA,
    FRESHENER,
    FRONT_DESK,
    OLD_PRODUCT,
    WASH,
    OpenShop,
    dirhams,
)


def _scan(shop: OpenShop, barcode: str, view: TicketView | None = None) -> Scanned:
    ticket_id = view.ticket.id if view else None
    return scan(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket_id, barcode=barcode).value


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
