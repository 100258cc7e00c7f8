"""What two registers took too much is given back by a refund of its own, which no credit note goes with."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.crediting import refund
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.period import Period, one_day
from cardesk_desktop.domain.statement import EntryKind
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.operations.client_file import client_file
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.giving_back import give_back
from cardesk_desktop.operations.looking_at_invoices import invoice
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.operations.reporting import debtors, taken_report
from cardesk_desktop.operations.statements import statement_of_account
from cardesk_desktop.store.views import Order
from tests.builders import DUBAI
from tests.builders.open_shop import CLOTH, FATIMA, FRONT_DESK, MANAGER, OWNER, OpenShop, card, dirhams
from tests.builders.two_registers import TwoRegisters

_PRICE = dirhams(20)


def _overpaid(shop: OpenShop, two: TwoRegisters) -> InvoiceFile:
    """Both take the payment of one invoice, each on a day of its own, before they hear of each other."""
    file = shop.sell_on_account(CLOTH)
    two.meet()
    for desk in two.both:
        shop.clock.tick(timedelta(days=1).total_seconds())
        take_payment(
            desk,
            staff_id=FRONT_DESK.id,
            invoice_id=file.invoice.id,
            tenders=(card(_PRICE),),
            expected_balance=_PRICE,
        )
    two.meet()
    shop.clock.tick(timedelta(days=1).total_seconds())
    return file


def _give(
    desk: Desk, file: InvoiceFile, *tenders: Tender, staff_id: UUID = MANAGER.id, of: Money = _PRICE
) -> InvoiceFile:
    given = tenders or (refund(TenderKind.CASH, of),)
    return give_back(desk, staff_id=staff_id, invoice_id=file.invoice.id, refunds=given).value.file


def _codes(desk: Desk) -> list[str]:
    with desk.store.read() as work:
        return [each.code for each in work.sync.problems()]


def test_it_is_sealed_and_the_invoice_is_paid_and_no_more(shop: OpenShop, two: TwoRegisters) -> None:
    file = _overpaid(shop, two)
    two_ways = refund(TenderKind.CASH, dirhams(5)), refund(TenderKind.TRANSFER, dirhams(15), "RF18 5390")

    after = _give(shop.desk, file, *two_ways)

    assert after.settlement.balance == dirhams(0)
    assert after.settlement.paid == _PRICE
    assert [each.tender for each in after.refunds] == list(two_ways)
    assert [each.credit_note_id for each in after.refunds] == [None, None]
    for each in after.refunds:
        assert shop.events(each.id) == [JournalEvent.REFUND_PAID]
        assert f"-{DocumentKind.REFUND}0000" in each.number
    two.meet()
    for desk in two.both:
        assert invoice(desk, invoice_id=file.invoice.id).value == after
        assert _codes(desk).count("given_back_twice") == 0


def test_every_book_says_so(shop: OpenShop, two: TwoRegisters) -> None:
    file = _overpaid(shop, two)
    first = file.invoice.issued_on
    _give(shop.desk, file)
    two.meet()
    today = business_day(shop.clock.now(), DUBAI)
    for desk in two.both:
        period = Period(first, today)
        taken = taken_report(desk, staff_id=OWNER.id, period=period, before=one_day(first)).value.taken
        assert taken == _PRICE
        days = [first + timedelta(days=day) for day in range(4)]
        owed = [
            debtors(desk, staff_id=OWNER.id, day=day, order=Order("owed"), offset=0, limit=9).value.sum
            for day in days
        ]
        assert owed == [_PRICE, dirhams(0), dirhams(0), dirhams(0)]
        account = statement_of_account(desk, client_id=FATIMA.id, from_day=first, to_day=today).value
        lines = account.file.statement.lines
        assert [line.entry.kind for line in lines] == [
            EntryKind.INVOICE,
            EntryKind.PAYMENT,
            EntryKind.PAYMENT,
            EntryKind.REFUND,
        ]
        assert account.file.statement.closing == dirhams(0)
        with desk.store.write() as work:
            kept = work.clients.standings.get(FATIMA.id)
            work.clients.standings.reckon(FATIMA.id)
            assert work.clients.standings.get(FATIMA.id) == kept


def test_only_what_is_too_much_goes_back_and_once(shop: OpenShop, two: TwoRegisters) -> None:
    file = _overpaid(shop, two)
    with shop.refuses(Code.REFUND_NOT_EXACT) as refusal:
        _give(shop.desk, file, refund(TenderKind.CASH, dirhams(21)))
    assert refusal.value.params["due"] == _PRICE
    with shop.refuses(Code.NOT_PERMITTED):
        _give(shop.desk, file, staff_id=FRONT_DESK.id)
    _give(shop.desk, file)
    with shop.refuses(Code.NOT_OVERPAID) as refusal:
        _give(shop.desk, file)
    assert refusal.value.params["number"] == file.invoice.number


def test_of_an_invoice_that_was_taken_back_the_rest_goes_back(shop: OpenShop, two: TwoRegisters) -> None:
    """A credit note gives back what it credits, and no more."""
    file = _overpaid(shop, two)
    taken = shop.take_back(invoice(shop.desk, invoice_id=file.invoice.id).value)
    assert taken.file.settlement.balance == -_PRICE
    assert _give(shop.desk, file).settlement.balance == dirhams(0)


def test_a_clock_that_went_back_asks(shop: OpenShop, two: TwoRegisters) -> None:
    file = _overpaid(shop, two)
    shop.clock.tick(-timedelta(days=400).total_seconds())
    with shop.refuses(Code.CLOCK_WENT_BACK):
        _give(shop.desk, file)


@pytest.mark.parametrize("hears_first", [0, 1])
def test_two_registers_that_gave_it_back_are_told(
    shop: OpenShop, two: TwoRegisters, hears_first: int
) -> None:
    file = _overpaid(shop, two)
    for desk in (two.both[hears_first], two.both[1 - hears_first]):
        _give(desk, file)
    two.meet()
    for desk in two.both:
        after = invoice(desk, invoice_id=file.invoice.id).value
        assert after.settlement.balance == _PRICE
        assert "given_back_twice" in _codes(desk)
        assert client_file(desk, client_id=FATIMA.id).value.balance == _PRICE
