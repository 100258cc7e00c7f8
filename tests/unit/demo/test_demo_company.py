"""The seeded company: always the same, its figures right, its days believable."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from uuid import UUID

from cardesk_desktop.demo.data.board import EXPECTED_SOON, ON_BOARD
from cardesk_desktop.demo.data.shop import PRODUCTS
from cardesk_desktop.demo.house import seed
from cardesk_desktop.domain.invoice import InvoiceForm
from cardesk_desktop.domain.sealing import first_break
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations import (
    catalogue,
    checking_in,
    house,
    looking_at_invoices,
    tickets,
    vehicle_history,
    visits,
)
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.signing import PublicKey
from cardesk_desktop.store.views import InvoiceFilter, InvoiceState
from tests.builders import NOW
from tests.unit.demo.opened import DOCUMENTS, Opened, opened_house


def _content(opened: Opened) -> list[object]:
    """Everything that screens show of a house, identities included, and every seal."""
    desk = opened.desk
    shelves = catalogue.categories(desk).value
    chains = [sealed.seal for kind in DOCUMENTS for sealed in opened.chain(kind)]
    return [
        house.this_house(desk).value,
        visits.board(desk).value,
        tickets.open_tickets(desk).value,
        looking_at_invoices.invoices(desk, which=InvoiceFilter(), offset=0, limit=1_000).value,
        *(_tiles(desk, shelf.id) for shelf in shelves),
        chains,
    ]


def _tiles(desk: Desk, category_id: UUID) -> tuple[catalogue.Tile, ...]:
    shelf = next(shelf for shelf in catalogue.categories(desk).value if shelf.id == category_id)
    return catalogue.tiles(
        desk, category_id=shelf.id, size_class=SizeClass.SUV, offset=0, limit=100
    ).value.rows


def test_the_same_moment_gives_the_same_company(opened: Opened, tmp_path: Path) -> None:
    seed(tmp_path / "again", now=NOW)
    again = opened_house(tmp_path / "again")
    assert _content(again) == _content(opened)
    again.store.close()


def test_every_series_is_unbroken_and_signed(opened: Opened) -> None:
    with opened.store.read() as work:
        public_key = work.company.public_key("A")
        assert len(work.documents.all_series()) == len(DOCUMENTS)
    assert public_key is not None
    for kind in DOCUMENTS:
        assert first_break(opened.chain(kind), PublicKey(public_key)) is None


def test_invoices_come_to_what_was_paid_and_what_is_open(opened: Opened) -> None:
    invoices, payments = opened.invoices(), opened.payments()
    gross = sum(invoice.gross.minor for invoice in invoices)
    paid = sum(payment.tender.amount.minor for payment in payments)
    with opened.store.read() as work:
        sums = work.invoices.sums(InvoiceFilter())
        still_open = work.invoices.sums(InvoiceFilter(state=InvoiceState.OPEN))
    assert (sums.count, sums.gross_minor) == (len(invoices), gross)
    assert gross == paid + sums.open_minor
    assert still_open.open_minor == sums.open_minor > 0
    assert 5 <= still_open.count <= 30


def test_the_story_has_about_four_weeks_of_work(opened: Opened) -> None:
    invoices = opened.invoices()
    days = Counter(invoice.issued_on for invoice in invoices)
    assert len(days) == 29
    assert all(8 <= count <= 30 for day, count in days.items())
    moments = [invoice.issued_at for invoice in invoices]
    assert moments == sorted(moments)
    assert moments[-1] <= NOW
    assert {invoice.form for invoice in invoices} == set(InvoiceForm)
    assert {invoice.language for invoice in invoices} == {"en", "ar", "fr", "es", "ru"}
    assert all(invoice.second_language for invoice in invoices)


def test_there_is_every_way_to_pay_and_every_kind_of_tax(opened: Opened) -> None:
    payments = opened.payments()
    assert {payment.tender.kind for payment in payments} == set(TenderKind)
    assert any(payment.tender.change for payment in payments)
    assert max(Counter(payment.invoice_id for payment in payments).values()) == 2
    issued = {invoice.id: invoice.issued_at for invoice in opened.invoices()}
    assert any(payment.paid_at > issued[payment.invoice_id] for payment in payments)
    lines = [line for invoice in opened.invoices() for line in invoice.lines]
    assert {line.tax.category for line in lines} == set(TaxCategory) - {TaxCategory.REVERSE_CHARGE}
    assert {line.staff_name for line in lines} >= {"Rajesh", "Joseph"}


def test_discounts_have_reasons(opened: Opened) -> None:
    discounted = [invoice for invoice in opened.invoices() if invoice.discount]
    assert len(discounted) > 20
    assert all(invoice.discount_reasons for invoice in discounted)
    assert len({reason for invoice in discounted for reason in invoice.discount_reasons}) >= 4


def test_stock_is_the_sum_of_movements_and_believable(opened: Opened) -> None:
    sums: Counter[object] = Counter()
    for movement in opened.movements():
        sums[movement.product_id] += movement.quantity.milli
    most = {fact.names.main: fact.stock * 1_000 for shelf in PRODUCTS.values() for fact in shelf}
    low = 0
    shown = 0
    for shelf in catalogue.categories(opened.desk).value:
        for tile in _tiles(opened.desk, shelf.id):
            if tile.level is not None:
                shown += 1
                low += tile.is_low
                assert tile.level.milli == sums[tile.id]
                assert 0 < tile.level.milli <= most[tile.names.main]
                assert catalogue.picture(opened.desk, sha256=tile.photo_sha256).value
    assert shown == len(most)
    assert 1 <= low <= 4
    assert {movement.kind for movement in opened.movements()} == {MovementKind.RECEIPT, MovementKind.SALE}


def test_the_board_stands_as_planned(opened: Opened) -> None:
    board = visits.board(opened.desk).value
    assert (len(board.waiting), len(board.in_work), len(board.ready), len(board.delivered)) == (3, 3, 2, 12)
    assert board.cars_today == 20
    assert board.taken.minor > 0
    assert board.average_wait_min is not None
    assert 3 <= board.average_wait_min <= 25
    unpaid = [card for card in board.ready if card.balance]
    assert len(unpaid) == 1
    on_board = {card.vehicle.plate.text for card in (*board.waiting, *board.in_work, *board.ready)}
    assert on_board == {fact.plate for fact in ON_BOARD}
    for card in board.delivered:
        assert card.visit.arrived_at < (card.visit.ended_at or NOW) < NOW
        assert card.invoice_id is not None


def test_two_tickets_are_parked_one_of_them_of_the_counter(opened: Opened) -> None:
    parked = [
        ticket for ticket in tickets.open_tickets(opened.desk).value if ticket.state is TicketState.PARKED
    ]
    assert sorted(ticket.plate is None for ticket in parked) == [False, True]
    assert all(ticket.gross.minor > 0 for ticket in parked)


def test_a_regular_is_ready_to_be_checked_in(opened: Opened) -> None:
    (known,) = checking_in.look_up_plate(opened.desk, text=EXPECTED_SOON).value
    assert known.vehicle.name == "Nissan Patrol"
    assert known.client is not None
    assert known.client.name == "Mohammed Al Marri"
    assert known.open_visit_id is None
    assert known.visit_count >= 3
    history = vehicle_history.vehicle_history(opened.desk, vehicle_id=known.vehicle.id).value
    assert history.spent.minor > 0
    assert all(visit.services for visit in history.visits)
