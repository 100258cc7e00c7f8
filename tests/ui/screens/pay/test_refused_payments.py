"""What the button of a refused payment completes: that payment as it was refused, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.operations.changing_lines import set_quantity
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.operations.tickets import void
from cardesk_desktop.settings import AutoPrint, Settings
from cardesk_desktop.ui.navigator import Action
from cardesk_desktop.ui.requests import OpenPayment
from cardesk_desktop.ui.screens.pay.tendering import Way
from tests.builders import AED
from tests.ui.screens.pay.till import Till, counter

Refuse = Callable[[Till, pytest.MonkeyPatch], None]


def refuse_for_the_clock(till: Till, _patched: pytest.MonkeyPatch) -> None:
    till.shop.sale()
    till.shop.clock.tick(-timedelta(days=365).total_seconds())


def refuse_for_the_disk(_till: Till, patched: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> Outcome[object]:
        raise Unavailable(Code.DISK_FULL)

    patched.setattr("cardesk_desktop.ui.screens.pay.attempt.complete_sale", full)


BOTH = pytest.mark.parametrize("refuse", [refuse_for_the_clock, refuse_for_the_disk])


def press_in_vain(till: Till, refuse: Refuse, monkeypatch: pytest.MonkeyPatch) -> Action:
    """Enter on the payment on the screen, which is refused; the button of the banner."""
    with monkeypatch.context() as patched:
        refuse(till, patched)
        till.enter()
        till.wait(lambda: till.window.shown)
    assert till.window.shown is not None
    assert till.window.shown.action is not None
    return till.window.shown.action


def press_late(till: Till, action: Action) -> None:
    """Press the button of a banner that is gone, as a hasty hand may just manage to."""
    before = till.invoice_count()
    action.run()
    till.wait(lambda: till.shop.tasks.is_quiet)
    assert till.page.checkout.sale is None
    assert till.invoice_count() == before


def begin(till: Till, view: TicketView) -> None:
    """Show the payment of another ticket on the same page."""
    page = till.page
    page.on_request(OpenPayment(view.ticket.id))
    till.wait(lambda: page.checkout.subject and page.checkout.subject.payable == OpenPayment(view.ticket.id))


@BOTH
def test_the_money_of_one_ticket_never_pays_another(
    till: Till, refuse: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter(till)
    other = till.shop.counter_ticket(till.shop.detailing, client=till.shop.client)
    action = press_in_vain(till, refuse, monkeypatch)
    begin(till, other)
    assert till.window.shown is None
    press_late(till, action)


@BOTH
def test_a_way_that_was_changed_meanwhile_is_not_passed_over(
    till: Till, refuse: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = counter(till)
    action = press_in_vain(till, refuse, monkeypatch)
    page.paying.choose(Way.CARD)
    assert till.window.shown is None
    press_late(till, action)
    if refuse is refuse_for_the_disk:
        till.enter()
        assert till.paid().file.payments[0].tender.kind is TenderKind.CARD


@BOTH
def test_an_amount_that_was_typed_meanwhile_is_not_passed_over(
    till: Till, refuse: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter(till)
    action = press_in_vain(till, refuse, monkeypatch)
    till.type("50")
    assert till.window.shown is None
    press_late(till, action)


@BOTH
def test_a_total_that_grew_meanwhile_is_not_passed_over(
    till: Till, refuse: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = till.shop.counter_ticket(client=till.shop.client)
    page = till.open(OpenPayment(view.ticket.id))
    action = press_in_vain(till, refuse, monkeypatch)
    till.shop.ask(
        set_quantity,
        staff_id=till.shop.cashier.id,
        ticket_id=view.ticket.id,
        line_id=view.ticket.lines[0].id,
        quantity=Quantity.of(2),
    )
    till.wait(lambda: page.checkout.state and page.checkout.state.due == Money(15_000, AED))
    assert till.window.shown is None
    press_late(till, action)


def test_why_the_total_is_another_one_goes_on_being_said(till: Till) -> None:
    """Unlike a banner that offers to complete what was refused, it is about what is now on the screen."""
    view = till.shop.counter_ticket()
    page = till.open(OpenPayment(view.ticket.id))
    till.shop.tasks.changed.disconnect(page.checkout.on_changes)
    till.shop.ask(
        set_quantity,
        staff_id=till.shop.cashier.id,
        ticket_id=view.ticket.id,
        line_id=view.ticket.lines[0].id,
        quantity=Quantity.of(2),
    )
    till.enter()
    till.wait(lambda: page.checkout.state and page.checkout.state.due == Money(15_000, AED))
    assert till.refused() is Code.TICKET_CHANGED


def test_stopping_with_a_rest_is_completed_as_that(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    page = till.open(OpenPayment(till.shop.counter_ticket(client=till.shop.client).ticket.id))
    till.type("50")
    refuse_for_the_clock(till, monkeypatch)
    page.paying.leave_rest()
    till.wait(lambda: till.window.shown)
    till.mend()
    assert till.paid().balance == Money(2_500, AED)


def test_a_banner_of_something_else_stays_while_one_types(till: Till) -> None:
    counter(till)
    till.window.banner("The printer of the sale before is out of paper.", action=Action("Print again", print))
    till.type("50")
    assert till.window.shown is not None


def test_a_payment_that_was_left_is_refused_without_a_button(till: Till) -> None:
    """Enter and at once Esc: the answer comes when another screen is shown."""
    page = counter(till)
    till.shop.sale()
    till.shop.clock.tick(-timedelta(days=365).total_seconds())
    till.enter()
    page.hide()
    till.wait(lambda: till.window.shown)
    assert till.window.shown is not None
    assert till.window.shown.text.startswith("The last payment was not taken. This computer")
    assert till.window.shown.action is None
    assert till.window.calls == []


def test_what_was_taken_as_one_went_on_is_printed_and_said(till: Till) -> None:
    till.settings = Settings(prints_by_itself=AutoPrint.RECEIPT, receipt_printer="Strip")
    page = counter(till)
    other = till.shop.counter_ticket(till.shop.detailing)
    till.enter()
    begin(till, other)
    till.wait(lambda: till.printed)
    assert till.window.toasts[0] == "AED\u00a075.00 paid · Invoice R01-A-000001"
    assert page.checkout.sale is None
    assert page.paying.head.amount.text() == "AED\u00a0416.50"


def test_a_ticket_that_is_voided_after_its_payment_was_left_moves_nobody(till: Till) -> None:
    view = till.shop.counter_ticket()
    page = till.open(OpenPayment(view.ticket.id))
    page.hide()
    till.shop.ask(void, staff_id=till.shop.cashier.id, ticket_id=view.ticket.id, reason="Client left")
    till.wait(lambda: till.shop.tasks.is_quiet)
    assert till.window.calls == []
    assert till.window.shown is None
