from __future__ import annotations

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.catalogue import tiles
from cardesk_desktop.operations.shelves import (
    CategoryForm,
    archive_category,
    arrange_favourites,
    favourites,
    mark_favourites,
    order_categories,
    save_category,
    shelves,
)
from tests.builders import identity, make_category
from tests.builders.open_shop import CERAMIC, CLOTH, FRESHENER, MANAGER, WASH, OpenShop

WASHES, SHELF = make_category(), make_category("Shop", 2)
FORM = CategoryForm("Tyres", "amber", {"ar": "إطارات", "fr": " "})


def _names(shop: OpenShop) -> list[str]:
    return [shelf.category.names.main for shelf in shelves(shop.desk).value]


def test_a_new_category_stands_behind_the_others(shop: OpenShop) -> None:
    tyres = save_category(shop.desk, staff_id=MANAGER.id, form=FORM).value

    assert (tyres.names.others, tyres.colour) == ({"ar": "إطارات"}, "amber")
    assert [(shelf.category.names.main, shelf.count) for shelf in shelves(shop.desk).value] == [
        ("Washes", 3),
        ("Shop", 2),
        ("Tyres", 0),
    ]


def test_a_category_gets_another_name_and_another_place(shop: OpenShop) -> None:
    tyres = save_category(shop.desk, staff_id=MANAGER.id, form=FORM).value
    save_category(shop.desk, staff_id=MANAGER.id, form=CategoryForm("Wheels", "blue"), category_id=tyres.id)

    order_categories(shop.desk, staff_id=MANAGER.id, category_ids=(tyres.id, SHELF.id))
    assert _names(shop) == ["Wheels", "Shop", "Washes"]
    order_categories(shop.desk, staff_id=MANAGER.id, category_ids=(WASHES.id, tyres.id, SHELF.id))
    assert _names(shop) == ["Washes", "Wheels", "Shop"]


def test_only_an_empty_category_is_archived(shop: OpenShop) -> None:
    with shop.refuses(Code.CATEGORY_NOT_EMPTY) as refusal:
        archive_category(shop.desk, staff_id=MANAGER.id, category_id=SHELF.id)
    assert refusal.value.params == {"name": SHELF.names, "count": 2}

    tyres = save_category(shop.desk, staff_id=MANAGER.id, form=FORM).value
    archive_category(shop.desk, staff_id=MANAGER.id, category_id=tyres.id)
    assert _names(shop) == ["Washes", "Shop"]
    archive_category(shop.desk, staff_id=MANAGER.id, category_id=tyres.id, is_archived=False)
    assert _names(shop) == ["Washes", "Shop", "Tyres"]


def test_a_category_that_is_not_there_is_refused(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_FOUND):
        save_category(shop.desk, staff_id=MANAGER.id, form=FORM, category_id=identity("nowhere"))


def test_favourites_are_marked_and_arranged(shop: OpenShop) -> None:
    marked = mark_favourites(shop.desk, staff_id=MANAGER.id, item_ids=(CLOTH.id, CERAMIC.id, WASH.id))
    assert marked.value == 2
    assert [each.id for each in favourites(shop.desk).value] == [WASH.id, CLOTH.id, CERAMIC.id]

    arrange_favourites(shop.desk, staff_id=MANAGER.id, item_ids=(CERAMIC.id, WASH.id, CLOTH.id))
    page = tiles(shop.desk, category_id=None, size_class=SizeClass.SEDAN, offset=0, limit=9).value
    assert [tile.id for tile in page.rows] == [CERAMIC.id, WASH.id, CLOTH.id]

    gone = mark_favourites(
        shop.desk, staff_id=MANAGER.id, item_ids=(CERAMIC.id, CLOTH.id, FRESHENER.id), is_favourite=False
    )
    assert gone.value == 2
    assert [each.id for each in favourites(shop.desk).value] == [WASH.id]
