"""The list of clients: every order, every group, every word by which somebody is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cardesk_desktop.domain.client import Phone, PhoneLabel
from cardesk_desktop.domain.visit import Visit
from cardesk_desktop.store.client_views import EVERYBODY, ClientFilter, ClientGroup, ClientOrder
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.views import Order
from tests.builders import NOW, identity, make_buyer, make_client, make_invoice, make_vehicle
from tests.builders.premises import issue, pay

FATIMA = make_client()
ALI = replace(
    make_client("Ali Haddad", phone="+97143334444"),
    other_phones=(Phone("+33493001122", PhoneLabel.WORK), Phone("+971551110000")),
)
FLEET = make_client("Zed Fleet LLC", phone="", tax_number="100765432100003")
GONE = replace(make_client("Gone Away", phone="+971509998877"), is_archived=True)


@pytest.fixture
def filled(store: Store) -> Store:
    """Four clients: Fatima came twice, the fleet owes, one is archived."""
    with store.write() as work:
        for client in (ALI, FLEET, GONE):
            work.clients.add(client)
        car = replace(make_vehicle("A 777"), client_id=ALI.id)
        work.vehicles.add(car)
        for days in (0, 3):
            at = NOW + timedelta(days=days)
            work.visits.add(Visit(identity(f"visit {days}"), make_vehicle().id, at, FATIMA.id))
        work.visits.add(Visit(identity("visit of Ali"), car.id, NOW + timedelta(days=1), ALI.id))
        paid = issue(work, identity("paid"), make_invoice(1, buyer=make_buyer(FATIMA)))
        pay(work, identity("payment"), paid)
        issue(work, identity("open"), make_invoice(3, buyer=make_buyer(FLEET)))
    return store


def _names(store: Store, which: ClientFilter = EVERYBODY, order: Order | None = None) -> list[str]:
    with store.read() as work:
        page = work.client_list.page(which, order or Order(ClientOrder.NAME), 0, 10)
        assert page.total == len(page.rows)
        return [row.name for row in page.rows]


@pytest.mark.parametrize(
    ("by", "first"),
    [
        (ClientOrder.NAME, "Ali Haddad"),
        (ClientOrder.PHONE, "Zed Fleet LLC"),
        (ClientOrder.LAST_VISIT, "Zed Fleet LLC"),
        (ClientOrder.VISITS, "Zed Fleet LLC"),
        (ClientOrder.SPENT, "Ali Haddad"),
        (ClientOrder.BALANCE, "Ali Haddad"),
    ],
)
def test_every_order_goes_both_ways(filled: Store, by: ClientOrder, first: str) -> None:
    up = _names(filled, EVERYBODY, Order(by))
    down = _names(filled, EVERYBODY, Order(by, is_descending=True))
    assert len(up) == 3
    assert down == up[::-1]
    if by in (ClientOrder.NAME, ClientOrder.PHONE, ClientOrder.LAST_VISIT, ClientOrder.VISITS):
        assert up[0] == first


def test_groups_show_whom_they_name(filled: Store) -> None:
    assert _names(filled, ClientFilter(group=ClientGroup.COMPANIES)) == [FLEET.name]
    assert _names(filled, ClientFilter(group=ClientGroup.OWING)) == [FLEET.name]
    assert _names(filled, ClientFilter(group=ClientGroup.ARCHIVED)) == [GONE.name]
    assert _names(filled) == [ALI.name, FATIMA.name, FLEET.name]


@pytest.mark.parametrize("text", ["ali", "0493001122", "1122", "551110000", "0000", "A 777", "a777"])
def test_somebody_is_found_by_every_phone_from_either_end_and_by_the_plate(filled: Store, text: str) -> None:
    found = _names(filled, ClientFilter(text))
    assert ALI.name in found


@pytest.mark.parametrize(("text", "names"), [("gone", []), ("ali", ["Ali Haddad"]), ("nobody", [])])
def test_whoever_is_archived_is_found_by_no_words(filled: Store, text: str, names: list[str]) -> None:
    with filled.write() as work:
        work.clients.add(replace(make_client("Archived Ali", phone=""), id=identity("ali"), is_archived=True))

    assert _names(filled, ClientFilter(text)) == names


def test_a_page_further_on_goes_on_where_the_first_ended(filled: Store) -> None:
    with filled.read() as work:
        page = work.client_list.page(EVERYBODY, Order(ClientOrder.NAME), 1, 1)
    assert [row.name for row in page.rows] == [FATIMA.name]
    assert (page.total, page.offset) == (3, 1)


def test_a_client_comes_back_as_written_down_and_loses_a_phone_that_is_taken_away(filled: Store) -> None:
    with filled.write() as work:
        assert work.clients.get(ALI.id) == ALI
        work.clients.save(replace(ALI, other_phones=()))
        assert work.clients.get(ALI.id).other_phones == ()
    assert _names(filled, ClientFilter("0493001122")) == []


def test_the_history_of_a_client_is_paged(filled: Store) -> None:
    with filled.read() as work:
        invoices = work.client_list.invoices(FLEET.id, 0, 5)
        assert [row.id for row in invoices.rows] == [identity("open")]
        assert work.client_list.oldest_open(FLEET.id) == (identity("open"), invoices.rows[0].gross_minor)
        assert work.client_list.oldest_open(ALI.id) is None
        assert work.client_list.spent_since(FLEET.id, NOW.date()) == invoices.rows[0].gross_minor
        assert work.client_list.spent_since(FLEET.id, NOW.date() + timedelta(days=2)) == 0
        (payment,) = work.client_account.payments(FATIMA.id)
        assert (payment.id, payment.invoice_id) == (identity("payment"), identity("paid"))
        visits = work.visits.of_client(FATIMA.id, 0, 1)
        assert (visits.total, len(visits.rows)) == (2, 1)
        assert [row.id for row in work.client_account.invoices_until(FATIMA.id, NOW.date())] == [
            identity("paid")
        ]


def test_who_a_car_was_once_is_kept(filled: Store) -> None:
    with filled.write() as work:
        car = work.vehicles.get(make_vehicle("A 777").id)
        work.vehicles.hand_over(replace(car, colour="red"), NOW)
        assert work.vehicles.former_owners(car.id) == ()
        work.vehicles.hand_over(replace(car, client_id=FLEET.id), NOW)
        work.vehicles.hand_over(replace(car, client_id=None), NOW + timedelta(days=1))
        assert work.vehicles.former_owners(car.id) == (
            (NOW + timedelta(days=1), FLEET.id),
            (NOW, ALI.id),
        )
