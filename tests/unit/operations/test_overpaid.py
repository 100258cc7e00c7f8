"""An invoice that two registers took the payment of: what its client owes of others, at both alike."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.operations.client_file import client_file, clients
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.erasing_client import erase_client, plan_erasure
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.store.client_views import ClientFilter, ClientGroup
from tests.builders.open_shop import CLOTH, FATIMA, OWNER, OpenShop, card, dirhams
from tests.builders.two_registers import TwoRegisters

_PRICE = dirhams(20)


def _pay(desk: Desk, file: InvoiceFile) -> None:
    take_payment(
        desk,
        staff_id=OWNER.id,
        invoice_id=file.invoice.id,
        tenders=(card(_PRICE),),
        expected_balance=_PRICE,
    )


def _overpay(shop: OpenShop, two: TwoRegisters) -> None:
    """Both take the payment of one invoice before they hear of each other."""
    file = shop.sell_on_account(CLOTH)
    two.meet()
    for desk in two.both:
        _pay(desk, file)
    two.meet()


def _owing(desk: Desk) -> list[str]:
    which = ClientFilter(group=ClientGroup.OWING)
    return [row.name for row in clients(desk, which=which, offset=0, limit=9).value.rows]


@pytest.mark.parametrize("is_overpaid_first", [True, False])
def test_what_was_overpaid_hides_no_other_debt(
    shop: OpenShop, two: TwoRegisters, *, is_overpaid_first: bool
) -> None:
    if is_overpaid_first:
        _overpay(shop, two)
    shop.sell_on_account(CLOTH)
    if not is_overpaid_first:
        _overpay(shop, two)
    two.meet()

    for desk in two.both:
        assert client_file(desk, client_id=FATIMA.id).value.balance == _PRICE
        assert _owing(desk) == [FATIMA.name]
        with desk.store.write() as work:
            kept = work.clients.standings.get(FATIMA.id)
            work.clients.standings.reckon(FATIMA.id)
            assert work.clients.standings.get(FATIMA.id) == kept


def test_who_owes_is_not_erased_for_having_overpaid_before(shop: OpenShop, two: TwoRegisters) -> None:
    _overpay(shop, two)
    shop.sell_on_account(CLOTH)

    with shop.refuses(Code.CLIENT_OWES) as refusal:
        erase_client(shop.desk, staff_id=OWNER.id, client_id=FATIMA.id)

    assert refusal.value.params["balance"] == _PRICE
    assert plan_erasure(shop.desk, client_id=FATIMA.id).value.balance == _PRICE


def test_who_overpaid_and_owes_nothing_can_be_erased(shop: OpenShop, two: TwoRegisters) -> None:
    _overpay(shop, two)

    assert plan_erasure(shop.desk, client_id=FATIMA.id).value.balance == dirhams(0)
    assert _owing(shop.desk) == []
    erased = erase_client(shop.desk, staff_id=OWNER.id, client_id=FATIMA.id).value
    assert erased.erased_at == shop.clock.now()
