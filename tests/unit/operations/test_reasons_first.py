"""Nobody is asked to allow what lacks its reason: it would be refused all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardesk_desktop.domain.crediting import everything_left
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.correcting_stock import adjust_stock, take_out
from cardesk_desktop.operations.refunding import take_back
from cardesk_desktop.operations.tickets import void
from cardesk_desktop.operations.visits import cancel_visit
from tests.builders.open_shop import CLOTH, TECHNICIAN, WASH, OpenShop

ONE = Quantity.of(1)
Deed = Callable[[], object]


def _void(shop: OpenShop) -> Deed:
    ticket_id = shop.ticket(WASH).ticket.id
    return lambda: void(shop.desk, staff_id=TECHNICIAN.id, ticket_id=ticket_id, reason=" ")


def _cancel(shop: OpenShop) -> Deed:
    visit_id = shop.arrive().visit.id
    return lambda: cancel_visit(shop.desk, staff_id=TECHNICIAN.id, visit_id=visit_id, reason=" ")


def _take_back(shop: OpenShop) -> Deed:
    sold = shop.sell(CLOTH).invoice
    return lambda: take_back(
        shop.desk,
        staff_id=TECHNICIAN.id,
        invoice_id=sold.id,
        picks=everything_left(sold, ()),
        reason=" ",
        refunds=(),
        notes_seen=0,
    )


def _adjust(shop: OpenShop) -> Deed:
    return lambda: adjust_stock(
        shop.desk, staff_id=TECHNICIAN.id, product_id=CLOTH.id, difference=ONE, reason=" "
    )


def _take_out(shop: OpenShop) -> Deed:
    return lambda: take_out(shop.desk, staff_id=TECHNICIAN.id, product_id=CLOTH.id, quantity=ONE, reason=" ")


@pytest.mark.parametrize("begin", [_void, _cancel, _take_back, _adjust, _take_out])
def test_the_reason_is_missed_before_anybody_is_asked(
    shop: OpenShop, begin: Callable[[OpenShop], Deed]
) -> None:
    deed = begin(shop)
    with shop.refuses(Code.TEXT_MISSING) as refusal:
        deed()
    assert refusal.value.params["field"] == "reason"
