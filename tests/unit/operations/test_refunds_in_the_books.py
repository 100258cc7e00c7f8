"""What reports, statements and sums say of money that went back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.numbering import DocumentKind, Series
from cardesk_desktop.domain.period import one_day
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.sealing import first_break
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.operations.client_file import client_file
from cardesk_desktop.operations.looking_at_invoices import invoice
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.operations.reporting import (
    debtors,
    documents_behind,
    item_report,
    sales_report,
    staff_report,
    taken_report,
    tax_report,
)
from cardesk_desktop.operations.statements import statement_of_account
from cardesk_desktop.signing import PublicKey
from cardesk_desktop.store.report_figures import (
    OfItem,
    OfPerson,
    OfSales,
    OfTaken,
    OfTax,
    OfTender,
    SalesPart,
)
from cardesk_desktop.store.views import Order
from tests.builders import DUBAI
from tests.builders.open_shop import (
    CLOTH,
    FATIMA,
    FLEET,
    FRESHENER,
    FRONT_DESK,
    MANAGER,
    WASH,
    OpenShop,
    card,
    dirhams,
)
from tests.unit.operations.refunds import ONE, PAGE, three_cloths


def test_every_chain_stays_whole_and_the_journal_tells(shop: OpenShop) -> None:
    taken = shop.take_back(three_cloths(shop), *ONE)
    assert shop.events(taken.note.id) == [JournalEvent.CREDIT_NOTE_ISSUED]
    (entry,) = shop.journal(taken.note.id)
    assert entry.figures == {"gross_minor": 20_00, "tax_minor": 95, "refunded_minor": 20_00}
    assert shop.events(taken.file.refunds[0].id) == [JournalEvent.REFUND_PAID]
    with shop.desk.store.read() as work:
        key = work.company.public_key("A")
        assert key is not None
        for kind in (DocumentKind.CREDIT_NOTE, DocumentKind.REFUND, DocumentKind.STOCK_MOVEMENT):
            chain = list(work.documents.chain(Series("R01", "A", kind)))
            assert chain
            assert first_break(chain, PublicKey(key)) is None


def test_the_reports_of_the_day_add_up(shop: OpenShop) -> None:
    shop.sell(WASH)
    file = three_cloths(shop)
    shop.clock.tick(24 * 3600)
    shop.take_back(file, *ONE, kind=TenderKind.CASH)
    yesterday, today = one_day(file.invoice.issued_on), one_day(file.invoice.issued_on + timedelta(days=1))
    seen: dict[str, Any] = {"staff_id": MANAGER.id, "period": today, "before": yesterday}
    sales = sales_report(shop.desk, **seen).value
    assert (sales.sold.gross, sales.sold.invoices, sales.sold.credit_notes) == (dirhams(-20), 0, 1)
    assert sales.sold_before.gross == dirhams(135)
    taxes = tax_report(shop.desk, **seen).value
    assert [(rate.net, rate.amount) for rate in taxes.rates] == [(dirhams(-19.05), dirhams(-0.95))]
    taken = taken_report(shop.desk, **seen).value
    assert (taken.taken, taken.taken_before) == (dirhams(-20), dirhams(135))
    (step,) = taken.steps
    assert (step.taken.tender, step.taken.amount) == (TenderKind.CASH, dirhams(-20))
    (person,) = staff_report(shop.desk, **seen).value.people
    assert (person.name, person.gross, person.lines) == (FRONT_DESK.name, dirhams(-20), 0)
    kind = file.invoice.lines[0].kind
    (item,) = item_report(
        shop.desk, staff_id=MANAGER.id, kind=kind, period=today, order=Order("sold"), **PAGE
    ).value.rows
    assert (item.quantity, item.sold.gross) == (Quantity.of(-1), dirhams(-20))
    both = replace(yesterday, last=today.last)
    for figure, amounts in (
        (OfSales(both), [-20_00, 60_00, 75_00]),
        (OfSales(both, SalesPart.TAX), [-95, 2_86, 3_57]),
        (OfSales(both, SalesPart.NET), [-19_05, 57_14, 71_43]),
        (OfItem(both, kind, CLOTH.id), [-20_00, 60_00]),
        (OfPerson(both, FRONT_DESK.name), [-20_00, 60_00, 75_00]),
        (OfTax(both, file.invoice.lines[0].tax), [-95, 2_86, 3_57]),
        (OfTender(both, TenderKind.CASH), [-20_00, 60_00]),
        (OfTaken(both), [-20_00, 60_00, 75_00]),
    ):
        page = documents_behind(shop.desk, staff_id=MANAGER.id, figure=figure, **PAGE).value
        assert sorted(row.amount.minor for row in page.rows) == amounts, figure
        assert page.total == len(amounts)
        assert page.rows[0].invoice_id == file.invoice.id


def test_what_was_owed_on_a_day_before_the_credit_note(shop: OpenShop) -> None:
    file = shop.sell_on_account(WASH)
    day = file.invoice.issued_on
    shop.clock.tick(24 * 3600)
    shop.take_back(file)
    owed = Order("owed", is_descending=True)
    then = debtors(shop.desk, staff_id=MANAGER.id, day=day, order=owed, **PAGE).value
    now = debtors(shop.desk, staff_id=MANAGER.id, day=day + timedelta(days=1), order=owed, **PAGE).value
    assert (then.sum, then.total) == (dirhams(75), 1)
    assert (now.sum, now.total) == (dirhams(0), 0)


def test_what_was_paid_and_given_back_was_never_owed(shop: OpenShop) -> None:
    view = shop.arrive(WASH, client=FATIMA)
    file = shop.pay(view.ticket_id).file
    shop.clock.tick(24 * 3600)
    shop.take_back(file)
    then = debtors(
        shop.desk, staff_id=MANAGER.id, day=file.invoice.issued_on, order=Order("owed"), **PAGE
    ).value
    assert (then.sum, then.total) == (dirhams(0), 0)


def test_the_statement_of_account_tells_all_of_it(shop: OpenShop) -> None:
    file = shop.sell_on_account(CLOTH, WASH, client=FLEET)
    day = file.invoice.issued_on
    shop.clock.tick(60)
    take_payment(
        shop.desk,
        staff_id=FRONT_DESK.id,
        invoice_id=file.invoice.id,
        tenders=(card(dirhams(95)),),
        expected_balance=dirhams(95),
    )
    shop.clock.tick(60)
    shop.take_back(invoice(shop.desk, invoice_id=file.invoice.id).value, *ONE)
    account = statement_of_account(
        shop.desk, client_id=FLEET.id, from_day=day, to_day=day
    ).value.file.statement
    assert [line.entry.kind for line in account.lines] == ["invoice", "payment", "credit_note", "refund"]
    assert [line.balance for line in account.lines] == [dirhams(95), dirhams(0), dirhams(-20), dirhams(0)]
    assert (account.invoiced, account.credited, account.paid) == (dirhams(95), dirhams(20), dirhams(75))
    assert account.closing == client_file(shop.desk, client_id=FLEET.id).value.balance == dirhams(0)
    assert not any(account.ages)


@pytest.mark.parametrize("is_on_account", [False, True])
def test_what_was_taken_today_is_less_what_was_given_back(shop: OpenShop, is_on_account: bool) -> None:
    file = shop.sell_on_account(FRESHENER) if is_on_account else shop.sell(FRESHENER)
    shop.take_back(file)
    start = shop.clock.at.astimezone(DUBAI).replace(hour=0)
    with shop.desk.store.read() as work:
        assert work.invoices.taken_between(start, start + timedelta(days=1)) == 0
