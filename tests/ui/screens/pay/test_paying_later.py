"""What stays on the account of a client, and a later payment towards it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.money import Money
from cardesk_desktop.ui.requests import OpenLaterPayment
from cardesk_desktop.ui.screens.clients.chooser import ClientChooser
from tests.builders import AED
from tests.ui.screens.pay.till import Till, car, counter


def test_a_part_is_paid_and_the_rest_stays_on_the_clients_account(till: Till) -> None:
    page = car(till)
    till.type("30")
    assert page.paying.entry.leave_button.words == "Take AED\u00a030.00, 45.00 on account"
    till.click(page.paying.entry.leave_button)
    sale = till.paid()
    assert sale.balance == Money(4_500, AED)
    assert page.thanks.balance.amount.text() == "45.00"
    till.wait(lambda: not page.thanks.is_settling)
    till.click(page.thanks.next_button)
    assert till.window.calls == [("open_visits", None)]


def test_an_account_asks_whose_it_is(till: Till) -> None:
    page = counter(till)
    till.press_key("F8")
    button = page.paying.entry.take_button
    assert (button.words, button.hasFocus()) == ("Choose a client", True)
    QTest.keyClick(button, Qt.Key.Key_Return)
    chooser = till.window.panel
    assert chooser is not None
    search = chooser.findChildren(ClientChooser)[0].search.editor
    QTest.keyClicks(search, "fati")
    QTest.keyClick(search, Qt.Key.Key_Return)
    till.wait(lambda: page.checkout.state and page.checkout.state.has_client)
    assert button.words == "Put AED\u00a075.00 on account"
    assert not button.is_busy
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert till.paid().balance == Money(7_500, AED)


def test_a_later_payment_takes_what_is_open(till: Till) -> None:
    sold = till.shop.sale(client=till.shop.client, paid=40)
    page = till.open(OpenLaterPayment(sold.file.invoice.id))
    assert page.paying.head.amount.text() == "AED\u00a045.00"
    till.type("20")
    till.press_key("Ctrl+Return")
    assert till.paid().balance == Money(2_500, AED)
    page.on_request(OpenLaterPayment(sold.file.invoice.id))
    till.wait(lambda: page.checkout.sale is None and page.checkout.state)
    till.enter()
    assert not till.paid().balance
    till.press_key("Esc")
    assert till.window.calls == [("open_invoice", sold.file.invoice.id)]


def test_an_invoice_that_is_paid_already_is_not_paid_again(till: Till) -> None:
    sold = till.shop.sale()
    till.build().on_request(OpenLaterPayment(sold.file.invoice.id))
    assert till.refused() is Code.INVOICE_ALREADY_PAID
    assert till.window.calls == [("go_back", None)]


def test_a_later_payment_is_thanked_for_by_itself(till: Till) -> None:
    """AED 24.75 were paid at the counter; what the client hands over now is ten."""
    sold = till.shop.sale(client=till.shop.client, paid=33)
    page = till.open(OpenLaterPayment(sold.file.invoice.id))
    till.type("10")
    page.paying.leave_rest()
    assert till.paid().taken == Money(1_000, AED)
    said = [label.text() for label in page.thanks.findChildren(QLabel)]
    assert "AED\u00a010.00 paid in part" in said
