"""What was owed on a day that is past, where two registers took the money for one invoice."""

from __future__ import annotations

from datetime import date, timedelta

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.money import Money
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.operations.reporting import debtors, documents_behind
from cardesk_desktop.store.report_figures import OfDebtor
from cardesk_desktop.store.views import Order
from tests.builders import make_company
from tests.builders.open_shop import FATIMA, FRONT_DESK, MANAGER, WASH, OpenShop, card, dirhams
from tests.builders.two_registers import TwoRegisters

_DAY = timedelta(days=1).total_seconds()


def _owed(desk: Desk, day: date) -> list[Money]:
    """By client, with the documents behind it adding up to it."""
    found = debtors(desk, staff_id=MANAGER.id, day=day, order=Order("owed"), offset=0, limit=9).value
    behind = documents_behind(
        desk, staff_id=MANAGER.id, figure=OfDebtor(day, FATIMA.id), offset=0, limit=9
    ).value
    owed = [row.owed for row in found.rows]
    assert found.sum.minor == sum(each.minor for each in owed)
    assert [row.amount for row in behind.rows] == owed
    return owed


def test_an_invoice_that_was_paid_twice_was_owed_once(shop: OpenShop, two: TwoRegisters) -> None:
    invoice = shop.sell_on_account(WASH).invoice
    two.meet()
    first = business_day(shop.clock.now(), make_company().time_zone)
    for desk in two.both:
        shop.clock.tick(_DAY)
        take_payment(
            desk,
            staff_id=FRONT_DESK.id,
            invoice_id=invoice.id,
            tenders=(card(invoice.gross),),
            expected_balance=invoice.gross,
        )
    two.meet()
    assert invoice.gross == dirhams(75)
    for desk in two.both:
        days = [first + timedelta(days=days) for days in range(3)]
        assert [_owed(desk, day) for day in days] == [[dirhams(75)], [], []]
