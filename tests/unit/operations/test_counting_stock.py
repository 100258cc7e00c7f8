"""Counting while the shop sells: what moved after the counting is no difference."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.domain.stock_count import CountScope, CountState
from cardesk_desktop.operations.counting_stock import (
    CountView,
    cancel_count,
    count_differences,
    count_product,
    count_result,
    count_sheet,
    open_counts,
    post_count,
    scan_count,
    start_count,
    view_count,
)
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.store.stock_views import CountPart, CountRow, StockFilter
from tests.builders import identity, make_category
from tests.builders.open_shop import CLOTH, FRESHENER, FRONT_DESK, MANAGER, OpenShop, dirhams

SHELF = make_category("Shop", 2).id


def _stocked(shop: OpenShop) -> None:
    for product, cost in ((CLOTH, 7), (FRESHENER, 4)):
        receive(
            shop.desk,
            staff_id=MANAGER.id,
            product_id=product.id,
            quantity=Quantity.of(10),
            unit_cost=dirhams(cost),
        )


def _started(shop: OpenShop) -> CountView:
    return start_count(shop.desk, staff_id=FRONT_DESK.id).value


def _count(shop: OpenShop, view: CountView, units: int | None) -> None:
    count_product(
        shop.desk,
        staff_id=FRONT_DESK.id,
        count_id=view.count.id,
        product_id=CLOTH.id,
        quantity=None if units is None else Quantity.of(units),
    )


def _rows(shop: OpenShop, view: CountView, part: CountPart = CountPart.ALL) -> list[CountRow]:
    page = count_sheet(shop.desk, count_id=view.count.id, part=part, offset=0, limit=10).value
    assert page.total == len(page.rows)
    return list(page.rows)


def test_a_sale_after_the_counting_is_no_difference(shop: OpenShop) -> None:
    _stocked(shop)
    view = _started(shop)
    _count(shop, view, 9)
    shop.pay(shop.count(shop.ticket(CLOTH), 3).ticket.id)
    result = count_result(shop.desk, staff_id=MANAGER.id, count_id=view.count.id).value
    assert (result.differences, result.missing, result.found) == (1, dirhams(-7), dirhams(0))
    (movement,) = post_count(
        shop.desk, staff_id=MANAGER.id, count_id=view.count.id, reason="Monthly count"
    ).value
    assert (movement.kind, movement.quantity) == (MovementKind.COUNT, Quantity.of(-1))
    assert (movement.reason, movement.batch_id) == ("Monthly count", view.count.id)
    assert shop.level(CLOTH) == Quantity.of(6)
    (entry,) = shop.journal(view.count.id)
    assert (entry.event, entry.figures) == (JournalEvent.STOCK_COUNTED, {"differences": 1})
    assert view_count(shop.desk, count_id=view.count.id).value.count.state is CountState.POSTED


def test_the_sheet_is_blind_and_shows_what_is_still_to_count(shop: OpenShop) -> None:
    _stocked(shop)
    view = start_count(shop.desk, staff_id=FRONT_DESK.id, category_id=SHELF, note="Shelves").value
    assert (view.category_names, view.counted, view.products) == (Names("Shop"), 0, 2)
    _count(shop, view, 9)
    assert [row.names.main for row in _rows(shop, view, CountPart.OPEN)] == [FRESHENER.names.main]
    (counted,) = _rows(shop, view, CountPart.COUNTED)
    assert (counted.counted, counted.staff_name) == (Quantity.of(9), FRONT_DESK.name)
    assert not hasattr(counted, "level")
    _count(shop, view, None)
    assert _rows(shop, view, CountPart.COUNTED) == []
    assert len(_rows(shop, view)) == 2


def test_a_list_has_its_products_and_those_that_are_found_beside_them(shop: OpenShop) -> None:
    view = start_count(shop.desk, staff_id=FRONT_DESK.id, product_ids=(CLOTH.id,)).value
    assert [row.names.main for row in _rows(shop, view)] == [CLOTH.names.main]
    code = FRESHENER.barcodes[0]
    counted = scan_count(shop.desk, staff_id=FRONT_DESK.id, count_id=view.count.id, barcode=code).value
    assert (counted.names.main, counted.quantity, counted.before) == (
        FRESHENER.names.main,
        Quantity.of(1),
        None,
    )
    assert [row.names.main for row in _rows(shop, view, CountPart.OPEN)] == [CLOTH.names.main]
    with shop.refuses(Code.BARCODE_UNKNOWN):
        scan_count(shop.desk, staff_id=FRONT_DESK.id, count_id=view.count.id, barcode="nothing")


def test_what_the_list_shows_is_counted(shop: OpenShop) -> None:
    _stocked(shop)
    which = StockFilter("cloth")
    view = start_count(shop.desk, staff_id=FRONT_DESK.id, which=which).value
    assert view.count.scope is CountScope.LIST
    assert [row.product_id for row in _rows(shop, view)] == [CLOTH.id]


def test_what_moved_while_it_was_counted_is_shown(shop: OpenShop) -> None:
    _stocked(shop)
    view = _started(shop)
    code = CLOTH.barcodes[0]
    scan_count(shop.desk, staff_id=FRONT_DESK.id, count_id=view.count.id, barcode=code)
    shop.sell(CLOTH)
    again = scan_count(shop.desk, staff_id=FRONT_DESK.id, count_id=view.count.id, barcode=code).value
    assert (again.quantity, again.before) == (Quantity.of(2), Quantity.of(1))
    (row,) = _rows(shop, view, CountPart.COUNTED)
    assert row.is_unsure
    page = count_differences(shop.desk, staff_id=MANAGER.id, count_id=view.count.id, offset=0, limit=10).value
    (difference,) = page.rows
    assert (difference.expected, difference.difference) == (Quantity.of(9), Quantity.of(-7))
    assert difference.is_unsure
    assert difference.value == dirhams(-49)


def test_what_is_found_has_the_cost_that_is_known(shop: OpenShop) -> None:
    _stocked(shop)
    view = _started(shop)
    _count(shop, view, 12)
    result = count_result(shop.desk, staff_id=MANAGER.id, count_id=view.count.id).value
    assert (result.missing, result.found, result.view.counted) == (dirhams(0), dirhams(14), 1)


def test_an_empty_count_and_one_that_ended_are_refused(shop: OpenShop) -> None:
    view = _started(shop)
    with shop.refuses(Code.COUNT_EMPTY):
        post_count(shop.desk, staff_id=MANAGER.id, count_id=view.count.id)
    assert [each.count.id for each in open_counts(shop.desk).value] == [view.count.id]
    cancel_count(shop.desk, staff_id=FRONT_DESK.id, count_id=view.count.id)
    assert open_counts(shop.desk).value == ()
    with shop.refuses(Code.COUNT_CLOSED):
        _count(shop, view, 1)
    with shop.refuses(Code.COUNT_CLOSED):
        post_count(shop.desk, staff_id=MANAGER.id, count_id=view.count.id)


def test_a_count_survives_the_night(shop: OpenShop) -> None:
    view = _started(shop)
    _count(shop, view, 4)
    shop.premises.close()
    again = OpenShop(shop.premises)
    (row,) = _rows(again, view, CountPart.COUNTED)
    assert row.counted == Quantity.of(4)


_steps = st.lists(st.one_of(st.tuples(st.just("sell"), st.integers(1, 4)), st.just(("count", 0))), max_size=6)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_steps)
def test_who_counts_right_finds_no_difference_whatever_is_sold_meanwhile(
    shop: OpenShop, steps: list[tuple[str, int]]
) -> None:
    receive(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, quantity=Quantity.of(30))
    view = _started(shop)
    for what, units in [*steps, ("count", 0), ("sell", 2)]:
        if what == "sell":
            shop.pay(shop.count(shop.ticket(CLOTH), units).ticket.id)
        else:
            _count(shop, view, shop.level(CLOTH).milli // 1000)
    before = shop.level(CLOTH)
    assert post_count(shop.desk, staff_id=MANAGER.id, count_id=view.count.id).value == ()
    assert shop.level(CLOTH) == before


def test_what_is_not_here_cannot_be_counted(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_FOUND):
        start_count(shop.desk, staff_id=FRONT_DESK.id, product_ids=(CLOTH.id, identity("not here")))
