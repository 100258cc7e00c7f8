from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from cardesk_desktop.domain.catalogue import Category, ItemKind, Names
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.catalogue import (
    Tile,
    categories,
    picture,
    search_items,
    tiles,
)
from cardesk_desktop.operations.receiving_stock import receive
from tests.builders import make_category, make_product, make_service
from tests.builders.open_shop import (
    CARPETS,
    CERAMIC,
    CLOTH,
    FRESHENER,
    MANAGER,
    OLD_PRODUCT,
    OLD_SERVICE,
    WASH,
    OpenShop,
    dirhams,
)

WASHES, SHELF = make_category(), make_category("Shop", 2)
PHOTO = b"a bottle of tyre foam"
FOAM = replace(make_product("Tyre foam"), photo_sha256=hashlib.sha256(PHOTO).hexdigest())


def _tiles(
    shop: OpenShop, category: Category | None = None, size_class: SizeClass = SizeClass.SEDAN
) -> list[Tile]:
    category_id = category.id if category else None
    page = tiles(shop.desk, category_id=category_id, size_class=size_class, offset=0, limit=50).value
    assert page.total == len(page.rows)
    return list(page.rows)


def _found(shop: OpenShop, text: str, **more: int) -> list[str]:
    tiles_found = search_items(shop.desk, text=text, size_class=SizeClass.SEDAN, **more).value
    return [tile.names.main for tile in tiles_found]


def test_the_shelves_in_their_order(shop: OpenShop) -> None:
    assert categories(shop.desk).value == (WASHES, SHELF)


def test_services_are_priced_for_the_size(shop: OpenShop) -> None:
    small, bike = (_tiles(shop, WASHES, size) for size in (SizeClass.SMALL, SizeClass.MOTORCYCLE))

    prices = {tile.id: tile.price for tile in bike}
    assert prices[WASH.id] == dirhams(45)
    assert prices[CARPETS.id] is None
    wash = next(tile for tile in small if tile.id == WASH.id)
    assert wash == Tile(ItemKind.SERVICE, WASH.id, WASH.names, dirhams(60), "blue", duration_min=30)


def test_products_show_what_is_left(shop: OpenShop) -> None:
    for product, units in ((CLOTH, 6), (FRESHENER, 5)):
        receive(shop.desk, staff_id=MANAGER.id, product_id=product.id, quantity=Quantity.of(units))

    freshener, cloth = _tiles(shop, SHELF)

    assert (cloth.kind, cloth.price, cloth.duration_min) == (ItemKind.PRODUCT, dirhams(20), None)
    assert (cloth.level, cloth.is_low) == (Quantity.of(6), False)
    assert (freshener.level, freshener.is_low) == (Quantity.of(5), True)


def test_a_product_that_never_came_in_is_low(shop: OpenShop) -> None:
    assert [(tile.level, tile.is_low) for tile in _tiles(shop, SHELF)] == [(Quantity(0), True)] * 2


def test_the_favourites_stand_first(shop: OpenShop) -> None:
    assert [tile.id for tile in _tiles(shop)] == [WASH.id]


def test_a_page_of_tiles(shop: OpenShop) -> None:
    page = tiles(shop.desk, category_id=WASHES.id, size_class=SizeClass.SEDAN, offset=1, limit=1).value

    assert (len(page.rows), page.total, page.offset) == (1, 3, 1)


def test_what_is_no_longer_sold_is_offered_nowhere(shop: OpenShop) -> None:
    offered = {tile.id for category in (WASHES, SHELF) for tile in _tiles(shop, category)}

    assert offered == {WASH.id, CERAMIC.id, CARPETS.id, FRESHENER.id, CLOTH.id}
    assert _found(shop, OLD_PRODUCT.names.main) == []
    assert _found(shop, OLD_PRODUCT.barcodes[0]) == []
    assert _found(shop, OLD_SERVICE.names.main) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("cloth", ["Microfibre cloth"]),
        ("MICRO", ["Microfibre cloth"]),
        (CLOTH.sku, ["Microfibre cloth"]),
        (CLOTH.barcodes[0], ["Microfibre cloth"]),
        ("exterior", ["Exterior wash"]),
        ("fatima", []),
        ("", []),
    ],
)
def test_an_item_is_found_by_name_sku_and_barcode(shop: OpenShop, text: str, names: list[str]) -> None:
    assert _found(shop, text) == names


def test_of_what_fits_equally_the_favourites_come_first(shop: OpenShop) -> None:
    names = ("Full detailing", "Full wash", "Full polish")
    services = [replace(make_service(name), names=Names(name), category_id=SHELF.id) for name in names]
    with shop.desk.store.write() as work:
        for service in services:
            work.catalogue.add_service(replace(service, is_favourite=service.names.main == "Full wash"))

    assert _found(shop, "full") == ["Full wash", "Full detailing", "Full polish"]


def test_no_more_items_than_asked_for(shop: OpenShop) -> None:
    assert len(_found(shop, "c")) > 1
    assert len(_found(shop, "c", limit=1)) == 1


def test_a_picture_is_kept_by_its_content(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.blobs.put(PHOTO, "image/jpeg")
        work.catalogue.add_product(FOAM)

    assert picture(shop.desk, sha256=FOAM.photo_sha256).value == PHOTO
    assert picture(shop.desk, sha256="00" * 32).value is None
    assert {tile.photo_sha256 for tile in _tiles(shop, SHELF)} == {FOAM.photo_sha256, ""}
