"""Reports of a shop that is open: what was sold, taken, taxed and owed."""

from __future__ import annotations

from datetime import timedelta

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.period import Period, one_day
from cardesk_desktop.domain.tender import TenderKind
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.operations.reporting import (
    debtors,
    documents_behind,
    item_report,
    overview,
    sales_report,
    staff_report,
    taken_report,
    tax_report,
)
from cardesk_desktop.store.report_figures import OfDebtor, OfItem, OfSales, OfTender
from cardesk_desktop.store.views import Order
from tests.builders import DUBAI
from tests.builders.open_shop import CLOTH, FATIMA, FLEET, FRONT_DESK, MANAGER, WASH, OpenShop, card, dirhams

BY_SUM = Order("sold", is_descending=True)
PAGE = {"offset": 0, "limit": 10}


def _today(shop: OpenShop) -> Period:
    return one_day(business_day(shop.clock.now(), DUBAI))


def _yesterday(shop: OpenShop) -> Period:
    return one_day(_today(shop).first - timedelta(days=1))


def test_the_overview_sets_today_beside_yesterday(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    shop.clock.tick(24 * 3600)
    shop.sell(WASH, CLOTH)
    shop.sell_on_account(WASH)
    seen = overview(shop.desk, staff_id=MANAGER.id).value
    wash = shop.ticket(WASH).priced.gross
    assert seen.today == _today(shop).first
    assert (seen.sold.invoices, seen.sold_before.invoices) == (2, 1)
    assert seen.sold.gross == wash + wash + dirhams(20)
    assert seen.sold_before.gross == dirhams(20)
    assert (seen.taken, seen.taken_before) == (wash + dirhams(20), dirhams(20))
    assert (seen.owed, seen.debtors) == (wash, 1)
    assert [step.sold.invoices for step in seen.recent] == [1, 2]
    assert [item.names for item in seen.services] == [WASH.names]


def test_sales_are_compared_with_the_days_before(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    shop.clock.tick(24 * 3600)
    shop.sell(WASH)
    report = sales_report(shop.desk, staff_id=MANAGER.id, period=_today(shop), before=_yesterday(shop)).value
    assert report.sold_before.gross == dirhams(20)
    assert report.sold.average == report.sold.gross
    assert [step.day for step in report.steps] == [_today(shop).first]
    people = staff_report(shop.desk, staff_id=MANAGER.id, period=_today(shop), before=_yesterday(shop)).value
    assert [(row.name, row.gross) for row in people.people] == [(FRONT_DESK.name, report.sold.gross)]
    taxes = tax_report(shop.desk, staff_id=MANAGER.id, period=_today(shop), before=_yesterday(shop)).value
    assert [row.gross for row in taxes.rates] == [report.sold.gross]


def test_items_are_ranked_and_paged(shop: OpenShop) -> None:
    shop.sell(CLOTH, WASH)
    shop.sell(CLOTH)
    ranked = item_report(
        shop.desk, staff_id=MANAGER.id, kind=ItemKind.PRODUCT, period=_today(shop), order=BY_SUM, **PAGE
    ).value
    (row,) = ranked.rows
    assert (row.item_id, row.sold.invoices, row.sold.gross) == (CLOTH.id, 2, dirhams(40))
    assert (ranked.total, ranked.sum) == (1, dirhams(40))
    behind = documents_behind(
        shop.desk, staff_id=MANAGER.id, figure=OfItem(_today(shop), ItemKind.PRODUCT, CLOTH.id), **PAGE
    ).value
    assert [part.amount for part in behind.rows] == [dirhams(20), dirhams(20)]


def test_a_later_payment_counts_on_its_own_day(shop: OpenShop) -> None:
    invoice = shop.sell_on_account(CLOTH).invoice
    shop.clock.tick(24 * 3600)
    take_payment(
        shop.desk,
        staff_id=MANAGER.id,
        invoice_id=invoice.id,
        tenders=(card(dirhams(5)),),
        expected_balance=dirhams(20),
    )
    taken = taken_report(shop.desk, staff_id=MANAGER.id, period=_today(shop), before=_yesterday(shop)).value
    assert (taken.taken, taken.taken_before) == (dirhams(5), dirhams(0))
    behind = documents_behind(
        shop.desk, staff_id=MANAGER.id, figure=OfTender(_today(shop), TenderKind.CARD), **PAGE
    ).value
    assert [part.invoice_id for part in behind.rows] == [invoice.id]


def test_what_was_owed_yesterday_is_still_known(shop: OpenShop) -> None:
    invoice = shop.sell_on_account(CLOTH, client=FATIMA).invoice
    shop.sell_on_account(CLOTH, CLOTH, client=FLEET)
    shop.clock.tick(24 * 3600)
    take_payment(
        shop.desk,
        staff_id=MANAGER.id,
        invoice_id=invoice.id,
        tenders=(card(dirhams(20)),),
        expected_balance=dirhams(20),
    )
    order = Order("owed", is_descending=True)
    now = debtors(shop.desk, staff_id=MANAGER.id, day=_today(shop).first, order=order, **PAGE).value
    assert [(row.name, row.owed) for row in now.rows] == [(FLEET.name, dirhams(40))]
    yesterday = _yesterday(shop).first
    then = debtors(shop.desk, staff_id=MANAGER.id, day=yesterday, order=order, **PAGE).value
    assert [row.owed for row in then.rows] == [dirhams(40), dirhams(20)]
    behind = documents_behind(
        shop.desk, staff_id=MANAGER.id, figure=OfDebtor(yesterday, FATIMA.id), **PAGE
    ).value
    assert [(part.number, part.amount) for part in behind.rows] == [(invoice.number, dirhams(20))]


def test_an_empty_day_is_a_report_too(shop: OpenShop) -> None:
    report = sales_report(shop.desk, staff_id=MANAGER.id, period=_today(shop), before=_yesterday(shop)).value
    assert (report.steps, report.sold.average) == ((), dirhams(0))
    behind = documents_behind(shop.desk, staff_id=MANAGER.id, figure=OfSales(_today(shop)), **PAGE).value
    assert (behind.rows, behind.total) == ((), 0)
