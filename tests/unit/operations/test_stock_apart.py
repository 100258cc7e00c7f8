"""What stock is worth once registers that did not hear of each other have met."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.valuation import Holding
from cardesk_desktop.operations.correcting_stock import revalue_stock, take_out
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.looking_at_stock import stock_card, stock_list, stock_sums
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.operations.sealing_time import confirm_clock
from cardesk_desktop.operations.stock_valuation import stock_valuation, valued_products
from cardesk_desktop.store.stock_views import StockFilter
from tests.builders import make_company
from tests.builders.open_shop import CLOTH, OWNER, OpenShop, dirhams
from tests.builders.two_registers import TwoRegisters


def _take_in(desk: Desk, units: int, cost: float) -> None:
    confirm_clock(desk, staff_id=OWNER.id, shown=desk.clock.now())
    receive(
        desk,
        staff_id=OWNER.id,
        product_id=CLOTH.id,
        quantity=Quantity.of(units),
        unit_cost=dirhams(cost),
    )


def _sell(desk: Desk, units: int) -> None:
    take_out(desk, staff_id=OWNER.id, product_id=CLOTH.id, quantity=Quantity.of(units), reason="used")


def _holding(desk: Desk) -> Holding:
    holding = stock_card(desk, viewer_id=OWNER.id, product_id=CLOTH.id).value.holding
    assert holding is not None
    return holding


def _shown(shop: OpenShop, desk: Desk, days_ago: int = 0) -> set[Money]:
    """What every list and sum says the cloths are worth."""
    day = business_day(shop.clock.now(), make_company().time_zone) - timedelta(days=days_ago)
    sums = {stock_valuation(desk, staff_id=OWNER.id, day=day).value.total}
    if not days_ago:
        worth = stock_sums(desk, viewer_id=OWNER.id).value.value
        listed = stock_list(desk, viewer_id=OWNER.id, which=StockFilter(), offset=0, limit=9).value.rows
        (row,) = (row for row in listed if row.product_id == CLOTH.id)
        assert worth is not None
        assert row.value is not None
        sums |= {worth, row.value, _holding(desk).worth}
    rows = valued_products(desk, staff_id=OWNER.id, day=day, offset=0, limit=9).value.rows
    return sums | {row.value for row in rows}


def test_the_last_pieces_sold_twice_do_not_owe_the_next_delivery(shop: OpenShop, two: TwoRegisters) -> None:
    _take_in(two.one, 10, 10)
    two.meet()
    _sell(two.one, 10)
    _sell(two.other, 5)
    two.meet()
    for desk in two.both:
        assert _holding(desk).level == Quantity.of(-5)
        assert _shown(shop, desk) == {dirhams(0)}
    shop.clock.tick(timedelta(days=1).total_seconds())
    _take_in(two.other, 10, 10)
    two.meet()
    for desk in two.both:
        assert _shown(shop, desk) == {dirhams(50)}
        assert _holding(desk).average == dirhams(10)
        assert _shown(shop, desk, days_ago=1) == {dirhams(0)}


def test_goods_that_came_in_on_what_was_sold_twice_are_never_worth_less_than_nothing(
    shop: OpenShop, two: TwoRegisters
) -> None:
    """Ten at 10.00 are sold at both; one of them then takes in ten at 1.00, of which five are left."""
    _take_in(two.one, 10, 10)
    two.meet()
    _sell(two.one, 10)
    _sell(two.other, 5)
    _take_in(two.other, 10, 1)
    two.meet()
    for desk in two.both:
        assert _holding(desk).level == Quantity.of(5)
        assert _shown(shop, desk) == {dirhams(0)}
    _take_in(two.one, 5, 2)
    two.meet()
    assert _shown(shop, two.other) == {dirhams(10)}


def test_another_cost_given_to_what_another_register_sold_is_worth_nothing(
    shop: OpenShop, two: TwoRegisters
) -> None:
    _take_in(two.one, 10, 10)
    two.meet()
    revalue_stock(two.one, staff_id=OWNER.id, product_id=CLOTH.id, unit_cost=dirhams(20), reason="dearer")
    _sell(two.other, 10)
    two.meet()
    for desk in two.both:
        assert _holding(desk).average == dirhams(20)
        assert stock_sums(desk, viewer_id=OWNER.id).value.value == dirhams(0)
        day = business_day(shop.clock.now(), make_company().time_zone)
        assert stock_valuation(desk, staff_id=OWNER.id, day=day).value.shelves == ()


@pytest.mark.parametrize("is_swapped", [False, True])
def test_the_newest_cost_is_the_one_told_last_at_every_register(
    shop: OpenShop, two: TwoRegisters, is_swapped: bool
) -> None:
    first, second = two.both[::-1] if is_swapped else two.both
    _take_in(first, 1, 7)
    shop.clock.tick(60)
    _take_in(second, 1, 8)
    two.meet()
    assert [_holding(desk).unit_cost for desk in two.both] == [dirhams(8)] * 2


_DEEDS = st.lists(
    st.tuples(
        st.integers(0, 1),
        st.sampled_from(("in", "out", "cost", "meet")),
        st.integers(1, 12),
        st.integers(0, 9),
    ),
    max_size=12,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_DEEDS)
def test_both_say_the_same_whatever_was_done_apart(
    shop: OpenShop, two: TwoRegisters, deeds: list[tuple[int, str, int, int]]
) -> None:
    """Examples go on from each other: the shop grows older, and all that holds goes on holding."""
    for who, what, units, cost in deeds:
        desk = two.both[who]
        shop.clock.tick(60)
        if what == "in":
            _take_in(desk, units, cost)
        elif what == "out":
            _sell(desk, units)
        elif what == "cost" and _holding(desk).level.milli > 0:
            price = dirhams(cost)
            revalue_stock(desk, staff_id=OWNER.id, product_id=CLOTH.id, unit_cost=price, reason="list")
        elif what == "meet":
            two.meet()
        (worth,) = _shown(shop, desk)
        assert worth.minor >= 0
        assert not worth or _holding(desk).level.milli > 0
    two.meet()
    assert _holding(two.one) == _holding(two.other)
    if (short := -_holding(two.one).level.milli) >= 0:
        _take_in(two.other, short // 1_000 + 3, 4)
        two.meet()
        assert _shown(shop, two.one) == _shown(shop, two.other) == {dirhams(12)}
