from __future__ import annotations

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.quantity import MAX_MILLI, Quantity
from cardesk_desktop.domain.stock import MovementKind, level
from cardesk_desktop.operations.receiving_stock import receive
from tests.builders import identity, make_register
from tests.builders.open_shop import CLOTH, MANAGER, WASH, OpenShop


def test_goods_come_in(shop: OpenShop) -> None:
    outcome = receive(
        shop.desk,
        staff_id=MANAGER.id,
        product_id=CLOTH.id,
        quantity=Quantity(2_500),
        reason=" Delivery  note 77 ",
    )

    movement = outcome.value
    assert (movement.number, movement.kind) == ("R01-A-M000001", MovementKind.RECEIPT)
    assert (movement.quantity, movement.reason) == (Quantity(2_500), "Delivery note 77")
    assert (movement.moved_at, movement.invoice_id) == (shop.clock.at, None)
    assert outcome.changes.ids(Noun.STOCK) == {CLOTH.id}
    (entry,) = shop.journal(movement.id)
    assert (entry.event, entry.staff_id) == (JournalEvent.STOCK_RECEIVED, MANAGER.id)
    assert entry.figures == {"quantity_milli": 2_500}


def test_the_level_is_what_came_in_less_what_was_sold(shop: OpenShop) -> None:
    receive(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(5))
    shop.pay(shop.count(shop.ticket(CLOTH), 7).ticket.id)
    receive(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(1))

    with shop.desk.store.read() as work:
        movements = work.stock.movements(CLOTH.id, 10)
    assert shop.level(CLOTH) == level(movements) == Quantity.of(-1)
    assert [movement.number for movement in sorted(movements, key=lambda each: each.number)] == [
        "R01-A-M000001",
        "R01-A-M000002",
        "R01-A-M000003",
    ]


@pytest.mark.parametrize(
    ("milli", "code"),
    [
        (0, Code.QUANTITY_NOT_POSITIVE),
        (-1, Code.QUANTITY_NOT_POSITIVE),
        (MAX_MILLI + 1, Code.QUANTITY_TOO_LARGE),
    ],
)
def test_nothing_and_less_do_not_come_in(shop: OpenShop, milli: int, code: Code) -> None:
    with shop.refuses(code):
        receive(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity(milli))


def test_what_cannot_be_received_is_refused(shop: OpenShop) -> None:
    for unknown in (identity("none"), WASH.id):
        with shop.refuses(Code.NOT_FOUND):
            receive(shop.desk, staff_id=MANAGER.id, product_id=unknown, quantity=Quantity.of(1))
    with shop.refuses(Code.TEXT_TOO_LONG):
        receive(
            shop.desk,
            staff_id=MANAGER.id,
            product_id=CLOTH.id,
            quantity=Quantity.of(1),
            reason="x" * 121,
        )


def test_goods_that_come_in_under_a_clock_set_back_do_not_confirm_it_unseen(shop: OpenShop) -> None:
    shop.sell(CLOTH)
    shop.clock.tick(-86_400)

    with shop.refuses(Code.CLOCK_WENT_BACK):
        receive(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(1))
    shop.say_date_is_right()
    receive(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(1))

    assert shop.events(make_register().id) == [JournalEvent.CLOCK_CONFIRMED]
