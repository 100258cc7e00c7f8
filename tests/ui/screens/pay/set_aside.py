"""A part of a payment that was taken and is kept."""

from __future__ import annotations

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.ui.requests import OpenPayment
from cardesk_desktop.ui.screens.pay.screen import PayPage
from cardesk_desktop.ui.screens.pay.tendering import Way
from tests.builders import AED
from tests.ui.screens.pay.till import Till

FIFTY = (Tender(TenderKind.CARD, Money(5_000, AED), Money(5_000, AED)),)


def set_fifty_aside(till: Till, view: TicketView) -> PayPage:
    """AED 50.00 of a ticket are taken by card, and the rest is not."""
    page = till.open(OpenPayment(view.ticket.id))
    page.paying.choose(Way.CARD)
    till.type("50")
    till.enter()
    assert parts(page) == FIFTY
    return page


def parts(page: PayPage) -> tuple[Tender, ...]:
    assert page.checkout.state is not None
    return page.checkout.state.parts
