"""The payment page in its states."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.money import Money
from cardesk_desktop.settings import AutoPrint, Settings
from cardesk_desktop.ui.paper import Paper
from cardesk_desktop.ui.requests import OpenLaterPayment, OpenPayment
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.pay.screen import PayPage
from cardesk_desktop.ui.screens.pay.tendering import Way
from tests.screenshots.registry import shot
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import shop, wait
from tests.ui.window import RecordingWindow


def page_of(look: Look, request: OpenPayment | OpenLaterPayment) -> PayPage:
    """The page with a payment that was read."""
    stage, window = shop(), RecordingWindow()
    settings = Settings(prints_by_itself=AutoPrint.RECEIPT, receipt_printer="Strip")
    paper = Paper(stage.tasks, window, look.phrases, stage.acting, lambda: settings)
    page = PayPage(look.theme, look.phrases, stage.company, stage.tasks, stage.acting, window, paper)
    paper.setParent(page)
    page.on_request(request)
    wait(lambda: page.checkout.subject is not None)
    return page


def ticket(*, has_client: bool) -> OpenPayment:
    """A car with three lines on its ticket, or the counter."""
    stage = shop()
    items = (stage.wash, stage.detailing, stage.freshener)
    if has_client:
        return OpenPayment(stage.car_ticket(*items).ticket.id)
    return OpenPayment(stage.counter_ticket(*items).ticket.id)


def framed(look: Look, page: PayPage) -> QWidget:
    """The window around the page, with the keyboard where the page wants it."""
    window = Frameful(look, {"pay": page})
    (page.first_focus() or page).setFocus()
    return window


def with_cash(look: Look) -> PayPage:
    """Six hundred received."""
    page = page_of(look, ticket(has_client=True))
    due = page.checkout.state.due if page.checkout.state else None
    assert due is not None
    page.paying.entry.picked.emit(Money(60_000, due.currency))
    return page


@shot("pay-cash")
def cash(look: Look) -> QWidget:
    """Cash with change."""
    return framed(look, with_cash(look))


@shot("pay-card")
def card(look: Look) -> QWidget:
    """All of it on the card."""
    page = page_of(look, ticket(has_client=True))
    page.paying.choose(Way.CARD)
    return framed(look, page)


@shot("pay-split")
def split(look: Look) -> QWidget:
    """Two parts taken, the third being entered, more to come."""
    page = page_of(look, ticket(has_client=True))
    currency = shop().company.currency
    for way, minor in ((Way.CASH, 10_000), (Way.CARD, 5_000)):
        page.paying.choose(way)
        page.paying.entry.picked.emit(Money(minor, currency))
        page.paying.take()
    page.paying.choose(Way.CARD)
    page.paying.entry.picked.emit(Money(10_000, currency))
    return framed(look, page)


@shot("pay-account")
def account(look: Look) -> QWidget:
    """All of it on account."""
    page = page_of(look, ticket(has_client=True))
    page.paying.choose(Way.ACCOUNT)
    return framed(look, page)


@shot("pay-later")
def later(look: Look) -> QWidget:
    """What an invoice left open, by transfer."""
    stage = shop()
    sale = stage.sale(stage.wash, stage.freshener, client=stage.client, paid=40)
    page = page_of(look, OpenLaterPayment(sale.file.invoice.id))
    page.paying.choose(Way.TRANSFER)
    return framed(look, page)


@shot("pay-thanks")
def thanks(look: Look) -> QWidget:
    """Paid in cash, with change."""
    page = with_cash(look)
    page.paying.take()
    wait(lambda: page.checkout.sale is not None)
    wait(lambda: not page.thanks.is_settling)
    return framed(look, page)


@shot("pay-thanks-part")
def thanks_part(look: Look) -> QWidget:
    """Paid in part, the rest on account."""
    page = page_of(look, ticket(has_client=True))
    page.paying.entry.picked.emit(Money(10_000, shop().company.currency))
    page.paying.leave_rest()
    wait(lambda: page.checkout.sale is not None)
    wait(lambda: not page.thanks.is_settling)
    return framed(look, page)
