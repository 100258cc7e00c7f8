"""What the stock was worth on any day is the sum of its movements until then."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product as every
from uuid import UUID

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.clock import business_day, day_end
from cardesk_desktop.domain.folding import fold
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.archiving_items import archive_items
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.operations.shelves import archive_category
from cardesk_desktop.operations.stock_valuation import stock_valuation, valued_products
from cardesk_desktop.store.views import Order, ProductValue
from tests.builders import make_category, make_company
from tests.builders.open_shop import CLOTH, FRESHENER, MANAGER, OpenShop, dirhams

_DAY = timedelta(days=1).total_seconds()


def _take_in(shop: OpenShop, product: Product, units: int, cost: float | None) -> None:
    receive(
        shop.desk,
        staff_id=MANAGER.id,
        product_id=product.id,
        quantity=Quantity.of(units),
        unit_cost=None if cost is None else dirhams(cost),
    )


def test_every_day_keeps_its_value(shop: OpenShop) -> None:
    zone = make_company().time_zone
    first = business_day(shop.clock.at, zone)
    _take_in(shop, CLOTH, 10, 7)
    _take_in(shop, FRESHENER, 2, 4)
    shop.clock.tick(_DAY)
    _take_in(shop, CLOTH, 10, 8)
    shop.clock.tick(_DAY)
    shop.pay(shop.count(shop.ticket(CLOTH), 4).ticket.id)

    worth = []
    for days in range(-1, 3):
        day = first + timedelta(days=days)
        valuation = stock_valuation(shop.desk, staff_id=MANAGER.id, day=day).value
        worth.append(valuation.total)
        assert [shelf.category_id for shelf in valuation.shelves] == [make_category("Shop", 2).id] * bool(
            valuation.total
        )
    assert worth == [dirhams(0), dirhams(78), dirhams(158), dirhams(128)]


def test_products_are_paged_sorted_and_narrowed(shop: OpenShop) -> None:
    day = business_day(shop.clock.at, make_company().time_zone)
    _take_in(shop, CLOTH, 10, 7)
    _take_in(shop, FRESHENER, 12, 4)

    def names(order: Order, category_id: UUID | None = None) -> list[str]:
        page = valued_products(
            shop.desk,
            staff_id=MANAGER.id,
            day=day,
            offset=0,
            limit=10,
            order=order,
            category_id=category_id,
        ).value
        assert page.total == len(page.rows)
        return [row.names.main for row in page.rows]

    cloth, freshener = CLOTH.names.main, FRESHENER.names.main
    assert names(Order("name")) == [freshener, cloth]
    assert names(Order("level")) == [cloth, freshener]
    assert names(Order("value", is_descending=True)) == [cloth, freshener]
    assert names(Order("name"), make_category("Shop", 2).id) == [freshener, cloth]
    assert names(Order("name"), make_category().id) == []
    page = valued_products(shop.desk, staff_id=MANAGER.id, day=day, offset=1, limit=1).value
    assert (page.total, page.rows[0].level, page.rows[0].value) == (2, Quantity.of(10), dirhams(70))
    assert page.rows[0].average == dirhams(7)
    assert valued_products(shop.desk, staff_id=MANAGER.id, day=day, offset=5, limit=5).value.total == 2


def test_what_stands_in_an_archived_category_is_worth_as_much_as_before(shop: OpenShop) -> None:
    today = business_day(shop.clock.at, make_company().time_zone)
    _take_in(shop, CLOTH, 10, 7)
    _take_in(shop, FRESHENER, 2, 4)
    shop.clock.tick(_DAY)
    archive_items(shop.desk, staff_id=MANAGER.id, item_ids=(CLOTH.id, FRESHENER.id))
    category_id = make_category("Shop", 2).id
    archive_category(shop.desk, staff_id=MANAGER.id, category_id=category_id, is_archived=True)
    for day in (today, today + timedelta(days=1)):
        valuation = stock_valuation(shop.desk, staff_id=MANAGER.id, day=day).value
        assert valuation.total == dirhams(78)
        assert [(shelf.category_id, shelf.products) for shelf in valuation.shelves] == [(category_id, 2)]


def test_what_was_sold_before_it_came_takes_its_cost_from_the_next_delivery(shop: OpenShop) -> None:
    shop.pay(shop.count(shop.ticket(CLOTH), 3).ticket.id)
    _take_in(shop, CLOTH, 10, 7)
    _take_in(shop, CLOTH, 1, None)

    with shop.desk.store.read() as work:
        holding = work.stock.holdings((CLOTH.id,))[CLOTH.id]
        level, value = work.stock_values.held(CLOTH.id, shop.clock.at + timedelta(seconds=1))
    assert (holding.level, holding.value, holding.unit_cost) == (Quantity.of(8), dirhams(56), dirhams(7))
    assert (level, value) == (holding.level, holding.value)


def test_a_day_in_the_past_is_today_without_what_moved_since(shop: OpenShop) -> None:
    """Every list of every day, from both of its ends, is what the movements until then come to."""
    zone = make_company().time_zone
    first = business_day(shop.clock.at, zone)
    _take_in(shop, CLOTH, 10, 7)
    shop.clock.tick(_DAY)
    _take_in(shop, FRESHENER, 4, 4)
    shop.clock.tick(_DAY)
    shop.pay(shop.count(shop.ticket(CLOTH), 10).ticket.id)
    archive_items(shop.desk, staff_id=MANAGER.id, item_ids=(FRESHENER.id,))

    for days in range(4):
        day = first + timedelta(days=days)
        expected = _by_movements(shop, day)
        shelves = stock_valuation(shop.desk, staff_id=MANAGER.id, day=day).value.shelves
        assert sum(shelf.products for shelf in shelves) == len(expected)
        assert sum(shelf.value.minor for shelf in shelves) == sum(value for _, value in expected.values())
        for by, is_descending in every(("name", "level", "value"), (False, True)):
            order = Order(by, is_descending)
            rows = [row for place in range(len(expected)) for row in _at(shop, day, order, place)]
            assert {row.product_id: (row.level.milli, row.value.minor) for row in rows} == expected
            sorted_by = [_shown(row, by) for row in rows]
            assert sorted_by == sorted(sorted_by, reverse=is_descending)


def _shown(row: ProductValue, by: str) -> tuple[str, int]:
    """What a row is sorted by: a name or a figure."""
    if by == "name":
        return fold(row.names.main), 0
    return "", row.level.milli if by == "level" else row.value.minor


def _at(shop: OpenShop, day: date, order: Order, place: int) -> tuple[ProductValue, ...]:
    narrow = make_category("Shop", 2).id
    all_of_it, of_shelf = (
        valued_products(
            shop.desk,
            staff_id=MANAGER.id,
            day=day,
            offset=place,
            limit=1,
            order=order,
            category_id=category_id,
        ).value
        for category_id in (None, narrow)
    )
    assert all_of_it == of_shelf
    return all_of_it.rows


def _by_movements(shop: OpenShop, day: date) -> dict[UUID, tuple[int, int]]:
    until = day_end(day, make_company().time_zone)
    with shop.desk.store.read() as work:
        held = {each: work.stock_values.held(each, until) for each in (CLOTH.id, FRESHENER.id)}
    sums = {each: (level.milli, value.minor) for each, (level, value) in held.items()}
    return {each: figures for each, figures in sums.items() if any(figures)}
