"""Parts that were set aside for a payment that was then left: a card terminal really took that money."""

from __future__ import annotations

from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.operations.paying import complete_sale, take_payment
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.operations.tickets import void
from cardesk_desktop.ui.requests import OpenLaterPayment, OpenPayment
from cardesk_desktop.ui.screens.pay.subject import Payable
from cardesk_desktop.ui.screens.pay.tendering import Way
from tests.ui.screens.pay.set_aside import FIFTY, parts, set_fifty_aside
from tests.ui.screens.pay.till import Till


def go_to(till: Till, payable: Payable) -> None:
    page = till.page
    page.on_request(payable)
    till.wait(lambda: page.checkout.subject and page.checkout.subject.payable == payable)


def pay_elsewhere(till: Till, view: TicketView) -> None:
    """Another register takes all of it."""
    due = view.priced.gross
    tenders = (Tender(TenderKind.CASH, due, due),)
    cashier = till.shop.cashier.id
    till.shop.ask(complete_sale, staff_id=cashier, ticket_id=view.ticket.id, tenders=tenders, expected=due)


def said(till: Till) -> str:
    till.wait(lambda: till.window.shown)
    assert till.window.shown is not None
    return till.window.shown.text


def test_another_sale_paid_in_between_leaves_them_where_they_are(till: Till) -> None:
    first = till.shop.counter_ticket(client=till.shop.client)
    between = till.shop.counter_ticket()
    page = set_fifty_aside(till, first)
    go_to(till, OpenPayment(between.ticket.id))
    assert parts(page) == ()
    till.enter()
    till.paid()
    go_to(till, OpenPayment(first.ticket.id))
    assert parts(page) == FIFTY
    assert page.paying.parts.isVisible()
    page.paying.choose(Way.CASH)
    till.enter()
    kinds = [payment.tender.kind for payment in till.paid().file.payments]
    assert kinds == [TenderKind.CARD, TenderKind.CASH]


def test_a_page_that_is_built_anew_still_has_them(till: Till) -> None:
    first = till.shop.counter_ticket(client=till.shop.client)
    between = till.shop.counter_ticket()
    page = set_fifty_aside(till, first)
    go_to(till, OpenPayment(between.ticket.id))
    memory = page.memory()
    page.close()
    again = till.build(memory)
    till.wait(lambda: again.checkout.subject)
    go_to(till, OpenPayment(first.ticket.id))
    assert parts(again) == FIFTY


def test_a_sale_that_is_completed_takes_its_parts_along(till: Till) -> None:
    first = till.shop.counter_ticket(client=till.shop.client)
    between = till.shop.counter_ticket()
    page = set_fifty_aside(till, first)
    page.paying.choose(Way.CASH)
    till.enter()
    till.paid()
    go_to(till, OpenPayment(between.ticket.id))
    assert page.checkout.kept.all == ()


def test_a_ticket_that_another_register_was_paid_for_names_them(till: Till) -> None:
    view = till.shop.car_ticket(till.shop.wash)
    set_fifty_aside(till, view)
    pay_elsewhere(till, view)
    till.wait(lambda: till.window.calls)
    assert till.window.calls == [("go_back", None)]
    assert said(till) == (
        "The ticket of R 60917 was closed meanwhile. Taken here for it: Card AED\u00a050.00. "
        "What is not on its invoice goes back to the client."
    )


def test_so_does_one_that_was_left_for_another_payment(till: Till) -> None:
    view, between = till.shop.counter_ticket(client=till.shop.client), till.shop.counter_ticket()
    page = set_fifty_aside(till, view)
    go_to(till, OpenPayment(between.ticket.id))
    till.shop.ask(void, staff_id=till.shop.cashier.id, ticket_id=view.ticket.id, reason="Client left")
    assert said(till).startswith(f"The ticket of {till.shop.client.name} was closed meanwhile.")
    assert till.window.calls == []
    assert page.checkout.kept.all == ()
    assert page.checkout.subject is not None
    assert page.checkout.subject.payable == OpenPayment(between.ticket.id)


def test_so_does_an_invoice_that_was_paid_meanwhile(till: Till) -> None:
    sold, between = till.shop.sale(client=till.shop.client, paid=0), till.shop.counter_ticket()
    invoice, due = sold.file.invoice, sold.balance
    page = till.open(OpenLaterPayment(invoice.id))
    page.paying.choose(Way.CARD)
    till.type("50")
    till.enter()
    go_to(till, OpenPayment(between.ticket.id))
    till.shop.ask(
        take_payment,
        staff_id=till.shop.cashier.id,
        invoice_id=invoice.id,
        tenders=(Tender(TenderKind.CASH, due, due),),
        expected_balance=due,
    )
    assert said(till).startswith(f"Invoice {invoice.number} was settled meanwhile. Taken here for it: Card")


def test_a_payment_left_without_parts_says_nothing_when_its_ticket_closes(till: Till) -> None:
    view, between = till.shop.counter_ticket(), till.shop.counter_ticket()
    till.open(OpenPayment(view.ticket.id))
    go_to(till, OpenPayment(between.ticket.id))
    pay_elsewhere(till, view)
    till.wait(lambda: till.shop.tasks.is_quiet)
    assert till.window.shown is None
    assert till.window.calls == []


def test_a_page_that_is_built_anew_is_left_before_it_has_read_what_it_had(till: Till) -> None:
    first = till.shop.counter_ticket(client=till.shop.client)
    between = till.shop.counter_ticket()
    page = set_fifty_aside(till, first)
    memory = page.memory()
    page.close()
    again = till.build(memory)
    again.on_request(OpenPayment(between.ticket.id))
    again.on_request(OpenPayment(first.ticket.id))
    again.on_request(OpenPayment(between.ticket.id))
    till.wait(lambda: again.checkout.subject)
    go_to(till, OpenPayment(first.ticket.id))
    assert parts(again) == FIFTY


def test_a_part_that_was_given_back_is_kept_no_longer(till: Till) -> None:
    first = till.shop.counter_ticket(client=till.shop.client)
    between = till.shop.counter_ticket()
    page = set_fifty_aside(till, first)
    go_to(till, OpenPayment(between.ticket.id))
    go_to(till, OpenPayment(first.ticket.id))
    till.wait(lambda: page.paying.parts.isVisible())
    till.click(page.paying.parts.buttons()[0])
    go_to(till, OpenPayment(between.ticket.id))
    assert page.checkout.kept.all == ()


def test_a_ticket_closed_while_the_page_was_built_anew_names_them_once(till: Till) -> None:
    view = till.shop.counter_ticket(client=till.shop.client)
    page = set_fifty_aside(till, view)
    memory = page.memory()
    page.close()
    page.setParent(None)
    till.shop.tasks.changed.disconnect(page.checkout.on_changes)
    pay_elsewhere(till, view)
    assert till.window.shown is None
    again = till.build(memory)
    assert said(till).startswith(f"The ticket of {till.shop.client.name} was closed meanwhile.")
    assert again.checkout.kept.all == ()
    assert again.memory() is None
