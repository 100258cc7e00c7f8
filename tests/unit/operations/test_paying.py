"""A sale is sealed with its payment, stock and journal, or is refused whole."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.discount import PercentOff
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.domain.tender import Tender, TenderKind, cash
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.changing_lines import set_discount
from cardesk_desktop.operations.paying import complete_sale
from cardesk_desktop.operations.selling import set_client
from cardesk_desktop.operations.tickets import void
from cardesk_desktop.operations.visits import board, move_visit
from tests.builders import identity
from tests.builders.open_shop import CLOTH, FATIMA, FRONT_DESK, MANAGER, WASH, OpenShop, card, dirhams
from tests.unit.operations.tender_taking import taken_for

# A sale


def test_a_sale_is_sealed_with_its_payment_stock_and_journal(shop: OpenShop) -> None:
    ticket = shop.count(shop.ticket(CLOTH, WASH), 2).ticket

    outcome = complete_sale(
        shop.desk,
        staff_id=FRONT_DESK.id,
        ticket_id=ticket.id,
        tenders=(cash(dirhams(200), dirhams(115)),),
        expected=dirhams(115),
    )

    sale, file = outcome.value, outcome.value.file
    assert (sale.change, sale.balance) == (dirhams(85), dirhams(0))
    assert (file.invoice.number, file.invoice.gross) == ("R01-A-000001", dirhams(115))
    assert [(paid.number, paid.staff_name) for paid in file.payments] == [("R01-A-P000001", FRONT_DESK.name)]
    assert shop.see(ticket.id).ticket.state is TicketState.INVOICED
    assert shop.level(CLOTH) == Quantity.of(-2)
    (sold,) = shop.journal(file.invoice.id)
    assert (sold.event, sold.staff_id) == (JournalEvent.SALE_COMPLETED, FRONT_DESK.id)
    assert sold.figures == {"gross_minor": 115_00, "tax_minor": file.invoice.tax.minor}
    (paid,) = shop.journal(file.payments[0].id)
    assert (paid.event, paid.figures) == (JournalEvent.PAYMENT_TAKEN, {"amount_minor": 115_00})
    assert outcome.changes.ids(Noun.STOCK) == {CLOTH.id}
    assert outcome.changes.ids(Noun.INVOICE) == {file.invoice.id}
    assert outcome.changes.ids(Noun.TICKET) == {ticket.id}
    assert not outcome.changes.touches(Noun.VISIT)


def test_one_movement_for_a_product_on_two_lines(shop: OpenShop) -> None:
    view = shop.ticket(CLOTH)
    set_discount(
        shop.desk, staff_id=FRONT_DESK.id, ticket_id=view.ticket.id, discount=PercentOff(500, "Regular")
    )
    half = shop.ticket(CLOTH).ticket.lines[0]
    with shop.desk.store.write() as work:
        ticket = work.tickets.get(view.ticket.id).with_line_details(
            view.ticket.lines[0].id, note="blue", staff_id=None
        )
        work.tickets.save(ticket.with_item(half).with_quantity(half.id, Quantity(500)))

    file = shop.pay(view.ticket.id).file

    with shop.desk.store.read() as work:
        (movement,) = work.stock.movements(CLOTH.id, 10)
    assert (movement.kind, movement.quantity) == (MovementKind.SALE, Quantity(-1_500))
    assert (movement.invoice_id, movement.moved_at) == (file.invoice.id, file.invoice.issued_at)


def test_a_sale_of_a_visit_tells_the_board(shop: OpenShop) -> None:
    here = shop.arrive(WASH)

    outcome = complete_sale(
        shop.desk,
        staff_id=FRONT_DESK.id,
        ticket_id=here.ticket_id,
        tenders=(card(dirhams(90)),),
        expected=dirhams(90),
    )

    assert outcome.changes.ids(Noun.VISIT) == {here.visit.id}
    assert outcome.changes.ids(Noun.STOCK) == frozenset()


def test_a_split_payment(shop: OpenShop) -> None:
    ticket = shop.ticket(WASH).ticket

    sale = shop.pay(ticket.id, (card(dirhams(50), "004213"), cash(dirhams(50), dirhams(25))))

    assert (sale.change, sale.balance) == (dirhams(25), dirhams(0))
    assert [paid.number for paid in sale.file.payments] == ["R01-A-P000001", "R01-A-P000002"]
    assert [paid.tender.kind for paid in sale.file.payments] == [TenderKind.CARD, TenderKind.CASH]


def test_the_whole_number_of_a_card_is_not_kept(shop: OpenShop) -> None:
    ticket = shop.ticket(WASH).ticket

    with shop.refuses(Code.CARD_NUMBER_GIVEN) as refusal:
        shop.pay(ticket.id, (card(dirhams(75), "4111 1111 1111 1111"),))

    assert refusal.value.params == {"field": "reference"}
    assert shop.see(ticket.id).ticket.state is TicketState.OPEN
    file, due = shop.sell_on_account(WASH), dirhams(75)
    with shop.refuses(Code.CARD_NUMBER_GIVEN):
        taken_for(shop, file, card(due, "Visa 4111-1111-1111-1111"), expected=due)
    # A bank may number its transfers as it likes.
    transfer = Tender(TenderKind.TRANSFER, due, due, "4111111111111111")
    assert shop.pay(ticket.id, (transfer,)).file.payments[0].tender.reference == "4111111111111111"


def test_the_reference_of_a_payment_is_cleaned_before_it_is_sealed(shop: OpenShop) -> None:
    first, second = shop.ticket(WASH).ticket, shop.ticket(WASH).ticket

    sale = shop.pay(first.id, (card(dirhams(75), " \u202e00 4213\n "),))

    assert sale.file.payments[0].tender.reference == "00 4213"
    assert shop.pay(first.id) == sale
    with shop.refuses(Code.TEXT_TOO_LONG):
        shop.pay(second.id, (card(dirhams(75), "4" * 10_000),))


def test_a_sale_of_nothing_to_pay_needs_no_tender(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    set_discount(
        shop.desk,
        staff_id=MANAGER.id,
        ticket_id=here.ticket_id,
        discount=PercentOff(10_000, "Rain warranty"),
    )

    with shop.refuses(Code.AMOUNT_ZERO):
        shop.pay(here.ticket_id, (cash(dirhams(10), dirhams(0)),))
    sale = shop.pay(here.ticket_id, ())
    move_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=here.visit.id, to=VisitState.DELIVERED)

    assert (sale.file.invoice.gross, sale.balance, sale.change) == (dirhams(0), dirhams(0), dirhams(0))
    assert sale.file.payments == ()
    (delivered,) = board(shop.desk).value.delivered
    assert (delivered.gross, delivered.balance) == (dirhams(0), dirhams(0))
    with shop.refuses(Code.INVOICE_ALREADY_PAID):
        taken_for(shop, sale.file, card(dirhams(1)), expected=dirhams(0))


# On account


def test_a_rest_goes_on_account_of_a_client(shop: OpenShop) -> None:
    ticket = shop.ticket(WASH).ticket
    set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, client_id=FATIMA.id)

    sale = shop.pay(ticket.id, (card(dirhams(25)),))

    assert (sale.balance, sale.change) == (dirhams(50), dirhams(0))
    assert sale.file.invoice.buyer is not None
    assert sale.file.invoice.buyer.client_id == FATIMA.id


@pytest.mark.parametrize("tenders", [(), (card(dirhams(74.99)),)])
def test_a_rest_of_nobody_is_refused(shop: OpenShop, tenders: tuple[Tender, ...]) -> None:
    ticket = shop.ticket(WASH).ticket

    with shop.refuses(Code.PAYMENT_NEEDS_CLIENT):
        shop.pay(ticket.id, tenders)


# What is refused


def test_a_ticket_that_changed_meanwhile_is_looked_at_again(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket
    shop.add(ticket.id, CLOTH)

    with shop.refuses(Code.TICKET_CHANGED) as refusal:
        complete_sale(
            shop.desk,
            staff_id=FRONT_DESK.id,
            ticket_id=ticket.id,
            tenders=(card(dirhams(20)),),
            expected=dirhams(20),
        )

    assert refusal.value.params["now"] == dirhams(40)


@pytest.mark.parametrize(
    ("tenders", "code"),
    [
        ((card(dirhams(75.01)),), Code.PAYMENT_EXCEEDS_BALANCE),
        ((card(dirhams(70)), card(dirhams(6))), Code.PAYMENT_EXCEEDS_BALANCE),
        ((Tender(TenderKind.CARD, dirhams(75), dirhams(80)),), Code.PAYMENT_EXCEEDS_BALANCE),
        ((Tender(TenderKind.CASH, dirhams(75), dirhams(70)),), Code.PAYMENT_EXCEEDS_BALANCE),
        ((card(dirhams(0)),), Code.AMOUNT_ZERO),
        ((card(dirhams(80)), card(dirhams(-5))), Code.AMOUNT_ZERO),
    ],
)
def test_tenders_that_cannot_be_are_refused(shop: OpenShop, tenders: tuple[Tender, ...], code: Code) -> None:
    ticket = shop.ticket(WASH).ticket

    with shop.refuses(code):
        shop.pay(ticket.id, tenders)


def test_an_empty_a_voided_and_an_unknown_ticket_are_not_sold(shop: OpenShop) -> None:
    empty, voided = shop.ticket().ticket, shop.ticket(CLOTH).ticket
    void(shop.desk, staff_id=FRONT_DESK.id, ticket_id=voided.id, reason="Left")

    with shop.refuses(Code.TICKET_EMPTY):
        shop.pay(empty.id, ())
    with shop.refuses(Code.TICKET_CLOSED):
        shop.pay(voided.id)
    with shop.refuses(Code.NOT_FOUND):
        complete_sale(
            shop.desk,
            staff_id=FRONT_DESK.id,
            ticket_id=identity("none"),
            tenders=(),
            expected=dirhams(0),
        )
