"""The list of the catalogue: narrowed, in every order, from any place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cardesk_desktop.domain.catalogue import ItemKind, Product
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind
from cardesk_desktop.store.catalogue_views import CatalogueFilter, CatalogueRow
from cardesk_desktop.store.repositories.product_list import PRODUCT_ORDERS
from cardesk_desktop.store.repositories.service_list import SERVICE_ORDERS
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.views import Order
from tests.builders import amount, identity, make_category, make_product, make_service
from tests.builders.premises import move

SHOP = make_category("Shop", 2).id
WASHES = make_category().id
BOTTLE = replace(make_product("Old bottle"), is_archived=True)
SERVICES = CatalogueFilter(ItemKind.SERVICE)


def _names(store: Store, which: CatalogueFilter, order: Order, offset: int = 0, limit: int = 99) -> list[str]:
    with store.read() as work:
        page = work.catalogue.listing(which, order, offset, limit)
    assert page.offset == offset
    return [row.names.main for row in page.rows]


@pytest.fixture
def goods(store: Store) -> list[Product]:
    """Some products more, of two categories, with costs and a level."""
    made = [
        replace(
            make_product(f"Bottle {place:02d}", milli=30_000 - 1_000 * place),
            sku=f"S{place % 4}{place:02d}",
            category_id=WASHES if place % 3 == 0 else SHOP,
            cost=amount(1_000 * (place % 5)) if place % 5 else None,
        )
        for place in range(20)
    ]
    with store.write() as work:
        for product in made:
            work.catalogue.add_product(product)
        work.catalogue.add_product(BOTTLE)
        move(work, identity("receipt"), Quantity.of(7), MovementKind.RECEIPT)
    return made


_KEYS: dict[str, Callable[[CatalogueRow], Any]] = {
    "name": lambda row: row.names.main.lower(),
    "sku": lambda row: row.sku,
    "price": lambda row: row.price.minor if row.price else -1,
    "cost": lambda row: row.cost.minor if row.cost else -1,
    "stock": lambda row: row.level.milli if row.level else 0,
    "category": lambda row: (row.category_id != WASHES, row.names.main.lower()),
    "duration": lambda row: row.duration_min,
}


@pytest.mark.parametrize("is_descending", [False, True])
@pytest.mark.parametrize("text", ["", "bott"])
@pytest.mark.parametrize("category_id", [None, SHOP])
@pytest.mark.parametrize("by", PRODUCT_ORDERS)
@pytest.mark.usefixtures("goods")
def test_products_in_every_order(
    store: Store, by: str, category_id: Any, text: str, is_descending: bool
) -> None:
    which = CatalogueFilter(category_id=category_id, text=text)
    order = Order(by, is_descending)
    with store.read() as work:
        whole = work.catalogue.listing(which, order, 0, 99)
        parts = [work.catalogue.listing(which, order, offset, 4).rows for offset in range(0, 24, 4)]
    keys = [_KEYS[by](row) for row in whole.rows]
    assert keys == sorted(keys, reverse=is_descending)
    assert [row for part in parts for row in part] == list(whole.rows)
    assert whole.total == len(whole.rows) == (20 if text else 21) - (7 if category_id else 0)


@pytest.mark.parametrize("is_descending", [False, True])
@pytest.mark.parametrize("by", SERVICE_ORDERS)
def test_services_in_every_order(store: Store, by: str, is_descending: bool) -> None:
    made = [
        replace(make_service(f"Polish {place}", milli=5_000 * place), duration_min=100 - place)
        for place in range(1, 6)
    ]
    with store.write() as work:
        for service in made:
            work.catalogue.add_service(service)
        work.catalogue.add_service(replace(make_service("On request"), prices={}))
        rows = work.catalogue.listing(SERVICES, Order(by, is_descending), 0, 99).rows
    keys = [_KEYS[by](row) for row in rows]
    assert keys == sorted(keys, reverse=is_descending)
    assert len(rows) == 7


def test_a_row_says_what_the_list_shows(store: Store) -> None:
    freshener = make_product()
    with store.write() as work:
        work.catalogue.save_product(replace(freshener, cost=amount(4_000)))
        move(work, identity("receipt"), Quantity.of(5), MovementKind.RECEIPT)
    with store.read() as work:
        (row,) = work.catalogue.listing(CatalogueFilter(), Order("name"), 0, 9).rows
        (service,) = work.catalogue.listing(SERVICES, Order("name"), 0, 9).rows
    assert (row.names, row.sku, row.price, row.cost) == (
        freshener.names,
        freshener.sku,
        freshener.price,
        amount(4_000),
    )
    assert (row.level, row.is_low) == (Quantity.of(5), True)
    prices = list(make_service().prices.values())
    assert (service.price, service.most, service.duration_min) == (prices[0], prices[-1], 30)
    assert not service.is_low


@pytest.mark.usefixtures("goods")
def test_archived_ones_are_listed_apart_and_found_by_what_is_in_their_names(store: Store) -> None:
    archived = CatalogueFilter(is_archived=True)
    with store.write() as work:
        work.catalogue.add_service(replace(make_service("Old polish"), is_archived=True))
    assert _names(store, archived, Order("name")) == ["Old bottle"]
    assert _names(store, replace(archived, text="BOTT"), Order("name")) == ["Old bottle"]
    assert _names(store, replace(archived, text="cloth"), Order("name")) == []
    assert _names(store, replace(archived, text=BOTTLE.sku.lower()), Order("name")) == ["Old bottle"]
    assert _names(store, replace(archived, text=BOTTLE.barcodes[0][2:]), Order("name")) == ["Old bottle"]
    assert _names(store, replace(archived, category_id=WASHES), Order("stock")) == []
    assert _names(store, replace(archived, kind=ItemKind.SERVICE), Order("name")) == ["Old polish"]
    assert _names(store, replace(archived, kind=ItemKind.SERVICE, text="pol"), Order("price")) == [
        "Old polish"
    ]


def test_services_are_narrowed_like_products(store: Store) -> None:
    assert _names(store, replace(SERVICES, text="exterior"), Order("name")) == ["Exterior wash"]
    assert _names(store, replace(SERVICES, text="wax"), Order("name")) == []
    assert _names(store, replace(SERVICES, category_id=SHOP), Order("name")) == []


@pytest.mark.usefixtures("goods")
def test_numbers_that_are_taken_are_found(store: Store) -> None:
    freshener = make_product()
    with store.write() as work:
        work.catalogue.add_product(replace(make_product("Ours"), sku="P-000007", barcodes=("2001000000019",)))
    with store.read() as work:
        codes = work.item_codes
        assert codes.with_sku(freshener.sku) == (freshener.id,)
        assert codes.with_sku("nobody's") == ()
        assert (codes.last_sku("P-", 8), codes.last_sku("Q-", 8)) == ("P-000007", "")
        assert (codes.last_barcode("2001", 13), codes.last_barcode("2002", 13)) == ("2001000000019", "")
