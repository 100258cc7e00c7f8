"""What an invoice says is copied from the shop as it is when the sale is completed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.invoice import Invoice, InvoicedVehicle, InvoiceForm
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations import changing_lines
from cardesk_desktop.operations.selling import set_client
from cardesk_desktop.operations.visits import move_visit
from tests.builders import make_client, make_company
from tests.builders.open_shop import (
    CERAMIC,
    CLOTH,
    FATIMA,
    FLEET,
    FRESHENER,
    FRONT_DESK,
    LEFT,
    MANAGER,
    NO_ADDRESS,
    PATROL,
    TECHNICIAN,
    WASH,
    OpenShop,
    dirhams,
)

LATE_EVENING = datetime(2026, 11, 23, 19, 50, tzinfo=UTC)
"""23:50 in Dubai."""


def _change_company(shop: OpenShop, company: Company) -> None:
    with shop.desk.store.write() as work:
        work.company.save_company(company)


def _to(shop: OpenShop, client: Client, *, units: int = 1) -> Invoice:
    """A coating (AED 2,000 each) sold to a client."""
    view = shop.count(shop.ticket(CERAMIC), units)
    set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=view.ticket.id, client_id=client.id)
    return shop.pay(view.ticket.id).file.invoice


def test_a_counter_sale_has_no_buyer_and_no_car(shop: OpenShop) -> None:
    invoice = shop.sell(CLOTH).invoice

    assert (invoice.form, invoice.buyer, invoice.vehicle, invoice.visit_id) == (
        InvoiceForm.SIMPLIFIED,
        None,
        None,
        None,
    )
    assert (invoice.issued_at, invoice.supplied_on) == (shop.clock.at, date(2026, 11, 23))
    assert (invoice.register_code, invoice.staff_name) == ("R01", FRONT_DESK.name)
    assert (invoice.language, invoice.second_language) == ("en", "")


def test_the_seller_is_the_company_of_that_day(shop: OpenShop) -> None:
    company = replace(make_company(), footer="Drive safely", logo_sha256="ab" * 32, phone="+97140000000")
    _change_company(shop, company)

    invoice = shop.sell(CLOTH).invoice
    _change_company(shop, replace(company, name="Palm Auto Spa Two"))

    assert (invoice.seller.name, invoice.seller.phone) == (company.name, company.phone)
    assert (invoice.seller.tax_number, invoice.seller.address) == (company.tax_number, company.address)
    assert (invoice.footer, invoice.logo_sha256) == ("Drive safely", "ab" * 32)


def test_the_car_and_the_visit_are_on_the_paper(shop: OpenShop) -> None:
    here = shop.arrive(WASH, odometer_km=48_200)

    invoice = shop.pay(here.ticket_id).file.invoice

    assert invoice.vehicle == InvoicedVehicle(
        vehicle_id=PATROL.id,
        plate="R 60917",
        region="DXB",
        name="Nissan Patrol",
        size_class=PATROL.size_class,
        odometer_km=48_200,
    )
    assert (invoice.visit_id, invoice.ticket_id) == (here.visit.id, here.ticket_id)
    assert invoice.buyer is not None
    assert (invoice.buyer.client_id, invoice.buyer.phone) == (FATIMA.id, FATIMA.phone)


def test_the_lines_are_as_sold(shop: OpenShop) -> None:
    view = shop.count(shop.ticket(WASH, FRESHENER), 2)
    ticket_id, line = view.ticket.id, view.ticket.lines[0]
    changing_lines.set_line_details(
        shop.desk,
        staff_id=FRONT_DESK.id,
        ticket_id=ticket_id,
        line_id=line.id,
        note="Both doors",
        worker_id=LEFT.id,
    )
    for discount in (PercentOff(1_000, "Regular client"), PercentOff(500, "Rain"), None):
        changing_lines.set_discount(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket_id, discount=discount)
    changing_lines.set_line_discount(
        shop.desk,
        staff_id=FRONT_DESK.id,
        ticket_id=ticket_id,
        line_id=line.id,
        discount=PercentOff(1_000, "Regular client"),
    )
    changing_lines.set_discount(
        shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket_id, discount=PercentOff(100, "Regular client")
    )
    changing_lines.set_note(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket_id, note="Keys at the desk")

    invoice = shop.pay(ticket_id).file.invoice

    first, second = invoice.lines
    assert (first.names, first.quantity, first.unit_price) == (WASH.names, Quantity.of(2), dirhams(75))
    assert (first.note, first.staff_name) == ("Both doors", LEFT.name)
    assert (second.note, second.staff_name) == ("", "")
    assert first.gross == dirhams(150) - first.discount
    assert invoice.discount == first.discount + second.discount
    assert invoice.discount_reasons == ("Regular client",)
    assert invoice.note == "Keys at the desk"
    assert invoice.net + invoice.tax == invoice.gross
    assert [row.amount for row in invoice.summary] == [invoice.tax]


# Whose language


def test_a_client_gets_papers_in_their_own_language(shop: OpenShop) -> None:
    _change_company(shop, make_company(second_language="ar"))
    habiba, boris = make_client("Habiba", language="ar"), make_client("Boris", language="ru")
    with shop.desk.store.write() as work:
        work.clients.add(habiba)
        work.clients.add(boris)

    papers = [_to(shop, client) for client in (FATIMA, habiba, boris)]

    assert [(paper.language, paper.second_language) for paper in papers] == [
        ("en", "ar"),
        ("ar", "en"),
        ("ru", "ar"),
    ]


# Which form (Cabinet Decision 52/2017, article 59)


def test_a_registered_buyer_with_an_address_gets_a_full_invoice(shop: OpenShop) -> None:
    invoice = _to(shop, FLEET)

    assert invoice.form is InvoiceForm.FULL
    assert invoice.buyer is not None
    assert (invoice.buyer.tax_number, invoice.buyer.address) == (FLEET.tax_number, FLEET.address)


@pytest.mark.parametrize("units", [1, 5])
def test_up_to_ten_thousand_dirhams_the_address_may_be_missing(shop: OpenShop, units: int) -> None:
    invoice = _to(shop, NO_ADDRESS, units=units)

    assert invoice.gross == dirhams(2_000 * units)
    assert invoice.form is InvoiceForm.SIMPLIFIED


def test_above_ten_thousand_dirhams_the_address_is_asked_for(shop: OpenShop) -> None:
    view = shop.add(shop.count(shop.ticket(CERAMIC), 5).ticket.id, CLOTH)
    set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=view.ticket.id, client_id=NO_ADDRESS.id)

    with shop.refuses(Code.BUYER_DETAILS_MISSING) as refusal:
        shop.pay(view.ticket.id)
    with shop.desk.store.write() as work:
        work.clients.save(replace(NO_ADDRESS, address="Ras Al Khor, Dubai"))

    assert refusal.value.params["client_id"] == NO_ADDRESS.id
    assert shop.pay(view.ticket.id).file.invoice.form is InvoiceForm.FULL


# Which day


def test_the_work_was_done_when_the_car_was_ready(shop: OpenShop) -> None:
    shop.clock.at = LATE_EVENING
    here = shop.arrive(WASH)
    move_visit(shop.desk, staff_id=TECHNICIAN.id, visit_id=here.visit.id, to=VisitState.READY)
    shop.clock.tick(20 * 60)

    invoice = shop.pay(here.ticket_id, staff_id=MANAGER.id).file.invoice

    assert (invoice.supplied_on, invoice.issued_on) == (date(2026, 11, 23), date(2026, 11, 24))
    assert invoice.staff_name == MANAGER.name


def test_a_car_paid_before_it_is_ready_is_supplied_on_the_day_of_the_sale(shop: OpenShop) -> None:
    shop.clock.at = LATE_EVENING
    here = shop.arrive(WASH)
    shop.clock.tick(20 * 60)

    assert shop.pay(here.ticket_id).file.invoice.supplied_on == date(2026, 11, 24)
