"""A ticket is paid at once, by real keys and clicks: the amount, the ways, its parts, once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.settings import AutoPrint, Settings
from cardesk_desktop.ui.requests import OpenPayment
from cardesk_desktop.ui.screens.pay.tendering import Step, Way
from tests.builders import AED
from tests.ui.screens.pay.till import Till, counter


def test_exact_cash_takes_one_key(till: Till) -> None:
    page = counter(till)
    assert page.paying.entry.amount.editor.hasFocus()
    till.enter()
    sale = till.paid()
    assert not sale.change
    assert [payment.tender.kind for payment in sale.file.payments] == [TenderKind.CASH]
    assert page.thanks.isVisible()
    assert page.thanks.next_button.hasFocus()


def test_typing_replaces_the_amount_and_shows_the_change_at_once(till: Till) -> None:
    page = counter(till)
    till.type("100")
    assert page.paying.entry.result.amount.text() == "25.00"
    assert page.paying.entry.take_button.words == "Take AED\u00a075.00 in cash"
    till.enter()
    assert till.paid().change == Money(2_500, AED)
    assert page.thanks.change.amount.text() == "25.00"


def test_an_amount_may_be_typed_before_the_payment_is_read(till: Till) -> None:
    page = till.build()
    page.on_request(OpenPayment(till.shop.counter_ticket().ticket.id))
    assert page.checkout.subject is None
    for digit in "100":
        QTest.keyClicks(page.focusWidget(), digit)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)

    assert till.paid().change == Money(2_500, AED)


def test_the_way_may_be_chosen_before_the_payment_is_read(till: Till) -> None:
    page = till.build()
    page.on_request(OpenPayment(till.shop.counter_ticket().ticket.id))
    assert page.checkout.subject is None
    page.paying.choose(Way.CARD)

    till.wait(lambda: page.checkout.state)

    state = page.checkout.state
    assert state is not None
    assert state.way is Way.CARD


def test_the_enter_that_opened_the_payment_pressed_twice_pays_nothing(till: Till) -> None:
    page = till.build()
    page.on_request(OpenPayment(till.shop.counter_ticket().ticket.id))
    assert page.checkout.subject is None
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)

    till.wait(lambda: page.checkout.subject)

    till.qtbot.wait(50)
    assert page.checkout.sale is None


def test_the_number_pad_and_the_notes_work_by_mouse_alone(till: Till) -> None:
    page = counter(till)
    entry = page.paying.entry
    for key in ("9", "0"):
        till.click(entry.pad.key(key))
    assert entry.amount.amount == Money(9_000, AED)
    till.click(entry.quick_button(Money(8_000, AED)))
    assert entry.result.amount.text() == "5.00"
    assert entry.amount.editor.hasFocus()
    till.click(entry.take_button)
    assert till.paid().change == Money(500, AED)


def test_a_double_click_and_a_held_enter_pay_once(till: Till) -> None:
    page = counter(till)
    till.enter()
    till.enter()
    QTest.mouseDClick(page.paying.entry.take_button, Qt.MouseButton.LeftButton)
    sale = till.paid()
    assert len(sale.file.payments) == 1
    assert till.invoice_count() == 1
    QTest.keyClick(page.thanks.next_button, Qt.Key.Key_Return)
    assert till.window.calls == [], "the second Enter of a hasty hand must not send the change away"
    till.wait(lambda: not page.thanks.is_settling)
    QTest.keyClick(page.thanks.next_button, Qt.Key.Key_Return)
    assert till.window.calls == [("open_counter", None)]


def test_a_payment_is_split_over_cash_and_card(till: Till) -> None:
    page = counter(till)
    till.type("50")
    assert page.paying.entry.take_button.words == "Take AED\u00a050.00, then 25.00 more"
    till.enter()
    assert page.paying.parts.isVisible()
    assert page.checkout.state is not None
    assert page.checkout.state.way is Way.CARD
    QTest.keyClicks(page.paying.entry.reference.editor, "0042")
    QTest.keyClick(page.paying.entry.reference.editor, Qt.Key.Key_Return)
    tenders = [payment.tender for payment in till.paid().file.payments]
    assert [(each.kind, each.amount.minor, each.reference) for each in tenders] == [
        (TenderKind.CASH, 5_000, ""),
        (TenderKind.CARD, 2_500, "0042"),
    ]


def test_the_number_of_a_card_is_refused_beside_the_field_it_stands_in(till: Till) -> None:
    entry = counter(till).paying.entry
    till.page.paying.choose(Way.CARD)
    QTest.keyClicks(entry.reference.editor, "4111111111111111")
    assert entry.reference.error.startswith("This is the whole number of a card")
    assert (entry.amount.error, entry.take_button.isEnabled()) == ("", False)
    entry.reference.editor.selectAll()
    QTest.keyClicks(entry.reference.editor, "0042")
    assert (entry.reference.error, entry.take_button.isEnabled()) == ("", True)
    QTest.keyClicks(entry.amount.editor, "x")
    assert entry.amount.has_error
    assert not entry.reference.error


def test_a_part_can_be_taken_back(till: Till) -> None:
    page = counter(till)
    till.type("50")
    till.enter()
    till.click(page.paying.parts.buttons()[0])
    assert not page.paying.parts.isVisible()
    assert page.paying.head.amount.text() == "AED\u00a075.00"


def test_keys_choose_the_way_and_the_amount_is_next(till: Till) -> None:
    page = counter(till)
    till.press_key("F6")
    assert page.paying.ways.card(Way.CARD).isChecked()
    assert page.paying.entry.amount.editor.hasFocus()
    QTest.keyClick(page.paying.ways.card(Way.CARD), Qt.Key.Key_Down)
    assert page.paying.ways.card(Way.TRANSFER).isChecked()
    till.enter()
    assert [payment.tender.kind for payment in till.paid().file.payments] == [TenderKind.TRANSFER]


def test_too_much_on_a_card_is_said_beside_the_field(till: Till) -> None:
    page = counter(till)
    till.press_key("F6")
    till.type("80")
    assert "Only cash gives change" in page.paying.entry.amount.error
    assert not page.paying.entry.take_button.isEnabled()
    till.enter()
    till.type("abc")
    assert "not an amount" in page.paying.entry.amount.error
    assert page.checkout.state is not None
    assert page.checkout.state.step is Step.MEND
    assert till.invoice_count() == 0


def test_what_the_settings_say_prints_by_itself(till: Till) -> None:
    till.settings = Settings(prints_by_itself=AutoPrint.RECEIPT, receipt_printer="Strip")
    page = counter(till)
    till.enter()
    till.paid()
    till.wait(lambda: till.window.toasts)
    assert [name for _pdf, name in till.printed] == ["Strip"]
    till.press_key("Ctrl+P")
    till.wait(lambda: len(till.window.toasts) == 2)
    assert not page.thanks.papers.print_invoice.is_busy
    till.press_key("Ctrl+O")
    assert till.window.calls[-1][0] == "open_invoice"


def test_paper_keys_do_nothing_before_there_is_a_paper(till: Till) -> None:
    counter(till)
    for key in ("Ctrl+P", "Ctrl+R", "Ctrl+S", "Ctrl+O"):
        till.press_key(key)
    assert till.window.calls == []
    assert till.printed == []


def test_every_control_has_a_name_and_is_large_enough(till: Till) -> None:
    page = counter(till)
    till.press_key("F6")
    small = [
        control.accessibleName()
        for control in page.paying.findChildren(QWidget)
        if control.isVisible() and control.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if control.height() < till.theme.target or not control.accessibleName()
    ]
    assert small == []
