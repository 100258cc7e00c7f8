"""A press that is refused since nothing is left to pay: that money was taken all the same, and is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.paying import complete_sale, take_payment
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.ui.requests import OpenLaterPayment, OpenPayment
from cardesk_desktop.ui.screens.pay.tendering import Way
from tests.builders import AED, make_register, seeded_ids
from tests.builders.hub import Hub, join
from tests.builders.premises import Premises
from tests.ui.screens.pay.set_aside import set_fifty_aside
from tests.ui.screens.pay.till import Till


def void_unheard(till: Till, view: TicketView) -> None:
    """The ticket is closed, and the page has not heard of it yet."""

    def close(work: UnitOfWork) -> None:
        work.tickets.save(replace(work.tickets.get(view.ticket.id), state=TicketState.VOIDED))

    till.shop.write(close)


def invoice_elsewhere(till: Till, view: TicketView, folder: Path) -> str:
    """Another register invoices the ticket, and the page has not heard of it yet; the invoice's number."""
    due = view.priced.gross

    def sell(desk: Desk) -> Outcome[str]:
        folder.mkdir()
        premises, hub = Premises(folder), Hub()
        other = Desk(premises.open(), desk.clock, seeded_ids(77, till.shop.clock))
        with other.store.write() as work:
            work.company.add_register(make_register("R02"))
            work.sync.join(company_id="company", device_id="two", lease_code="R02")
            work.sync.begin_epoch(1, generation="one", cursor=0)
        join(desk.store)
        hub.push(desk.store)
        hub.pull(other.store)
        sale = complete_sale(
            other,
            staff_id=till.shop.cashier.id,
            ticket_id=view.ticket.id,
            tenders=(Tender(TenderKind.CASH, due, due),),
            expected=due,
        )
        hub.push(other.store)
        hub.pull(desk.store)
        premises.close()
        return Outcome(sale.value.file.invoice.number)

    return till.shop.ask(sell)


def said(till: Till) -> str:
    """The banner once the page was left and everything was said."""
    till.wait(lambda: till.window.calls)
    till.wait(lambda: till.shop.tasks.is_quiet)
    assert till.window.calls == [("go_back", None)]
    assert till.window.shown is not None
    return till.window.shown.text


@pytest.mark.parametrize("way", [Way.CARD, Way.TRANSFER])
def test_the_payment_of_the_very_press_is_named(till: Till, way: Way) -> None:
    view = till.shop.counter_ticket()
    page = till.open(OpenPayment(view.ticket.id))
    page.paying.choose(way)
    void_unheard(till, view)

    till.enter()

    named = {Way.CARD: "Card", Way.TRANSFER: "Bank transfer"}[way]
    assert said(till) == (
        f"A ticket was closed meanwhile. Taken here for it: {named} AED\u00a075.00. "
        "What is not on its invoice goes back to the client."
    )


def test_of_cash_it_is_all_that_was_handed_over(till: Till) -> None:
    view = till.shop.counter_ticket()
    till.open(OpenPayment(view.ticket.id))
    void_unheard(till, view)

    till.type("100")
    till.enter()

    assert "Taken here for it: Cash AED\u00a0100.00." in said(till)


def test_the_parts_set_aside_are_named_with_it(till: Till) -> None:
    view = till.shop.car_ticket(till.shop.wash)
    page = set_fifty_aside(till, view)
    page.paying.choose(Way.TRANSFER)
    void_unheard(till, view)

    till.enter()

    assert "for it: Card AED\u00a050.00, Bank transfer AED\u00a025.00." in said(till)
    assert page.checkout.kept.all == ()


def test_an_invoice_that_was_settled_meanwhile(till: Till) -> None:
    sold = till.shop.sale(client=till.shop.client, paid=0)
    number, due = sold.file.invoice.number, sold.balance
    page = till.open(OpenLaterPayment(sold.file.invoice.id))
    page.paying.choose(Way.CARD)

    def settle(desk: Desk) -> Outcome[None]:
        take_payment(
            desk,
            staff_id=till.shop.cashier.id,
            invoice_id=sold.file.invoice.id,
            tenders=(Tender(TenderKind.CASH, due, due),),
            expected_balance=due,
        )
        return Outcome(None)

    till.shop.ask(settle)
    till.enter()

    assert said(till).startswith(f"Invoice {number} was settled meanwhile. Taken here for it: Card AED")


def test_who_leaves_all_on_account_has_given_nothing(till: Till) -> None:
    view = till.shop.counter_ticket(client=till.shop.client)
    page = till.open(OpenPayment(view.ticket.id))
    page.paying.choose(Way.ACCOUNT)
    void_unheard(till, view)

    till.enter()

    said(till)
    assert till.refused() is Code.TICKET_CLOSED


@pytest.mark.parametrize(("has_client", "opening"), [(True, "The ticket of {client}"), (False, "A ticket")])
def test_a_ticket_that_another_register_invoiced_names_the_invoice(
    till: Till, tmp_path: Path, *, has_client: bool, opening: str
) -> None:
    view = till.shop.counter_ticket(client=till.shop.client if has_client else None)
    page = till.open(OpenPayment(view.ticket.id))
    assert view.priced.gross == Money(7_500, AED)
    page.paying.choose(Way.CARD)
    number = invoice_elsewhere(till, view, tmp_path / "other")

    till.enter()

    assert number.startswith("R02-")
    assert said(till) == (
        f"{opening.format(client=till.shop.client.name)} was invoiced elsewhere as {number}. "
        "Taken here for it: Card AED\u00a075.00. What is not on that invoice goes back to the client."
    )
