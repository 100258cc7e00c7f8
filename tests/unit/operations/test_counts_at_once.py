"""Two counts of the same goods at once: what one put right, the other does not put right again."""

from __future__ import annotations

from itertools import permutations

import pytest

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.correcting_stock import take_back_count
from cardesk_desktop.operations.counting_stock import (
    CountView,
    count_differences,
    count_product,
    count_result,
    count_sheet,
    post_count,
    start_count,
)
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.store.stock_views import CountPart
from tests.builders.open_shop import CLOTH, FRONT_DESK, MANAGER, OpenShop
from tests.builders.two_registers import TwoRegisters


class _Shelf:
    """Counts and a ledger that says ten."""

    def __init__(self, shop: OpenShop) -> None:
        self.shop = shop
        receive(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(10))
        shop.clock.tick(60)

    def begin(self, desk: Desk | None = None) -> CountView:
        return start_count(desk or self.shop.desk, staff_id=FRONT_DESK.id).value

    def count(self, view: CountView, units: int, desk: Desk | None = None) -> CountView:
        self.shop.clock.tick(60)
        count_product(
            desk or self.shop.desk,
            staff_id=FRONT_DESK.id,
            count_id=view.count.id,
            product_id=CLOTH.id,
            quantity=Quantity.of(units),
        )
        return view

    def post(self, view: CountView, desk: Desk | None = None) -> list[int]:
        """What it puts right, in whole pieces."""
        self.shop.clock.tick(60)
        at = desk or self.shop.desk
        page = count_differences(at, staff_id=MANAGER.id, count_id=view.count.id, offset=0, limit=9).value
        result = count_result(at, staff_id=MANAGER.id, count_id=view.count.id).value
        moved = post_count(at, staff_id=MANAGER.id, count_id=view.count.id).value
        assert [row.difference for row in page.rows] == [each.quantity for each in moved]
        assert page.total == result.differences == len(moved)
        return [each.quantity.milli // 1_000 for each in moved]

    @property
    def level(self) -> int:
        return self.shop.level(CLOTH).milli // 1_000


@pytest.fixture
def shelf(shop: OpenShop) -> _Shelf:
    """The shelf."""
    return _Shelf(shop)


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_what_is_missing_is_taken_off_once(shelf: _Shelf, order: tuple[int, int]) -> None:
    views = [shelf.count(shelf.begin(), 8), shelf.count(shelf.begin(), 8)]
    first, second = (views[place] for place in order)
    assert shelf.post(first) == [-2]
    assert shelf.post(second) == []
    assert shelf.level == 8


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whichever_is_posted_first_the_last_counting_counts(
    shelf: _Shelf, order: tuple[int, int, int]
) -> None:
    """Two are sold between the second and the third; one went missing before the first and the third each."""
    views = [shelf.count(shelf.begin(), units) for units in (9, 9)]
    shop = shelf.shop
    shop.pay(shop.count(shop.ticket(CLOTH), 2).ticket.id)
    views.append(shelf.count(shelf.begin(), 6))
    for place in order:
        shelf.post(views[place])
    assert shelf.level == 6


def test_a_later_count_that_found_nothing_counts_too(shelf: _Shelf) -> None:
    early = shelf.count(shelf.begin(), 8)
    assert shelf.post(shelf.count(shelf.begin(), 10)) == []
    assert shelf.post(early) == []
    assert shelf.level == 10


def test_what_was_taken_back_is_put_right_by_the_other(shelf: _Shelf) -> None:
    first, second = shelf.count(shelf.begin(), 8), shelf.count(shelf.begin(), 8)
    shelf.post(first)
    shelf.shop.clock.tick(60)
    take_back_count(shelf.shop.desk, staff_id=MANAGER.id, count_id=first.count.id)
    assert shelf.level == 10
    assert shelf.post(second) == [-2]
    assert shelf.level == 8


def test_a_later_count_that_was_taken_back_stands_in_no_ones_way(shelf: _Shelf) -> None:
    first, second = shelf.count(shelf.begin(), 8), shelf.count(shelf.begin(), 7)
    shelf.post(second)
    shelf.shop.clock.tick(60)
    take_back_count(shelf.shop.desk, staff_id=MANAGER.id, count_id=second.count.id)
    assert shelf.post(first) == [-2]
    assert shelf.level == 8


def test_a_count_that_begins_after_another_was_posted_finds_what_is_missing_since(shelf: _Shelf) -> None:
    shelf.post(shelf.count(shelf.begin(), 8))
    assert shelf.post(shelf.count(shelf.begin(), 7)) == [-1]
    assert shelf.level == 7


def test_a_count_of_another_register_is_not_put_right_again(shelf: _Shelf, two: TwoRegisters) -> None:
    theirs = shelf.count(shelf.begin(two.other), 8, two.other)
    ours = shelf.count(shelf.begin(), 8)
    assert shelf.post(ours) == [-2]
    two.meet()
    assert shelf.post(theirs, two.other) == []
    two.meet()
    assert shelf.level == 8


def test_what_was_sold_elsewhere_before_the_counting_is_to_be_counted_again(
    shelf: _Shelf, two: TwoRegisters
) -> None:
    """Three are gone when the other register counts seven, and it hears of the sale afterwards."""

    def doubts(view: CountView) -> list[bool]:
        sheet = count_sheet(
            two.other, count_id=view.count.id, part=CountPart.COUNTED, offset=0, limit=9
        ).value
        return [row.is_unsure for row in sheet.rows]

    view = shelf.begin(two.other)
    shelf.shop.pay(shelf.shop.count(shelf.shop.ticket(CLOTH), 3).ticket.id)
    shelf.count(view, 7, two.other)
    assert doubts(view) == [False]
    shelf.shop.clock.tick(60)
    shelf.shop.pay(shelf.shop.count(shelf.shop.ticket(CLOTH), 1).ticket.id)
    two.meet()
    assert doubts(view) == [True]
    found = count_differences(two.other, staff_id=MANAGER.id, count_id=view.count.id, offset=0, limit=9)
    assert [row.is_unsure for row in found.value.rows] == [True]
    shelf.count(view, 6, two.other)
    assert doubts(view) == [False]
    assert shelf.post(view, two.other) == []
    two.meet()
    assert shelf.level == 6
