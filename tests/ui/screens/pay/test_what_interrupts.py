"""What comes between a payment and its paper: other totals, a clock, a full disk, a page built anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtTest import QTest

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.changing_lines import set_quantity
from cardesk_desktop.operations.looking_at_invoices import invoice
from cardesk_desktop.ui.requests import OpenPayment
from cardesk_desktop.ui.screens.clients.form import ClientFormPanel
from tests.builders import AED, make_client
from tests.ui.screens.pay.till import Till, counter


def test_a_total_that_changed_meanwhile_is_shown_before_anything_is_taken(till: Till) -> None:
    page = counter(till)
    ticket = page.checkout.subject
    assert ticket is not None
    view_ticket_id = ticket.payable
    assert isinstance(view_ticket_id, OpenPayment)
    # Somebody else's change, of which this page has not heard yet.
    page.checkout.subject = replace(ticket, due=Money(7_000, AED))
    till.enter()
    assert till.refused() is Code.TICKET_CHANGED
    till.wait(lambda: page.checkout.state and page.checkout.state.due == Money(7_500, AED))
    assert till.invoice_count() == 0
    till.enter()
    assert till.paid().file.invoice.gross == Money(7_500, AED)


def test_what_another_screen_changed_is_read_again(till: Till) -> None:
    view = till.shop.counter_ticket()
    page = till.open(OpenPayment(view.ticket.id))
    till.shop.ask(
        set_quantity,
        staff_id=till.shop.cashier.id,
        ticket_id=view.ticket.id,
        line_id=view.ticket.lines[0].id,
        quantity=Quantity.of(2),
    )
    till.wait(lambda: page.paying.head.amount.text() == "AED\u00a0150.00")


def test_a_clock_that_went_back_is_asked_about_once(till: Till) -> None:
    till.shop.sale()
    till.shop.clock.tick(-timedelta(days=365).total_seconds())
    page = counter(till)
    till.enter()
    till.wait(lambda: till.window.shown)
    assert till.window.shown is not None
    assert "23 Nov 2025" in till.window.shown.text
    assert "23 Nov 2026" in till.window.shown.text
    assert page.checkout.sale is None
    till.mend()
    assert till.paid().file.invoice.issued_at.year == 2025


def test_details_that_a_full_invoice_needs_are_filled_in_on_the_way(till: Till) -> None:
    firm = make_client("Gulf Rent LLC", tax_number="100987654300003")
    till.shop.write(lambda work: work.clients.add(firm))
    view = till.shop.counter_ticket(*[till.shop.detailing] * 1, client=firm)
    till.shop.ask(
        set_quantity,
        staff_id=till.shop.cashier.id,
        ticket_id=view.ticket.id,
        line_id=view.ticket.lines[0].id,
        quantity=Quantity.of(100),
    )
    page = till.open(OpenPayment(view.ticket.id))
    till.enter()
    assert till.refused() is Code.BUYER_DETAILS_MISSING
    till.mend()
    panel = till.window.panel
    assert panel is not None
    form = panel.findChildren(ClientFormPanel)[0]
    QTest.keyClicks(form.address.editor, "Deira, Dubai")
    till.click(form.save)
    till.wait(lambda: till.window.panel is None)
    till.wait(lambda: page.checkout.subject and page.checkout.subject.client != firm)
    till.enter()
    assert till.paid().file.invoice.form.value == "full"


def test_a_full_disk_takes_nothing_and_can_be_tried_again(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = counter(till)

    def full(*_arguments: object, **_named: object) -> Outcome[object]:
        raise Unavailable(Code.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr("cardesk_desktop.ui.screens.pay.attempt.complete_sale", full)
        till.enter()
        assert till.refused() is Code.DISK_FULL
    assert not page.paying.entry.take_button.is_busy
    till.mend()
    till.paid()
    assert till.invoice_count() == 1


def test_esc_goes_back_and_a_part_that_was_taken_is_remembered(till: Till) -> None:
    page = counter(till)
    till.type("50")
    till.enter()
    till.press_key("Esc")
    assert till.window.calls == [("go_back", None)]
    subject = page.checkout.subject
    assert subject is not None
    page.on_request(subject.payable)
    till.wait(lambda: page.paying.isVisible())
    assert page.paying.parts.isVisible()


def test_a_page_that_is_built_anew_goes_on_where_it_was(till: Till) -> None:
    page = counter(till)
    till.type("50")
    till.enter()
    memory = page.memory()
    page.close()
    again = till.build(memory)
    till.wait(lambda: again.paying.parts.isVisible())
    till.enter()
    sale = till.paid()
    again.close()
    after = till.build(again.memory())
    till.wait(lambda: after.thanks.isVisible())
    assert after.memory() is not None
    assert till.shop.ask(invoice, invoice_id=sale.file.invoice.id).settlement.balance.minor == 0
