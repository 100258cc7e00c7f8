"""The gallery of a product, changed and put back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text as sql

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.gallery import MOST_PHOTOS
from cardesk_desktop.operations.catalogue_list import item_card
from cardesk_desktop.operations.product_photos import (
    GalleryChanged,
    Picture,
    add_photo,
    change_gallery,
    gallery,
)
from cardesk_desktop.store.statement import Statement
from tests.builders import make_product
from tests.builders.open_shop import CLOTH, MANAGER, WASH, OpenShop

_ROWS = Statement(sql("SELECT id, sha256 FROM product_photo ORDER BY sha256"))


def _gallery(shop: OpenShop) -> tuple[str, ...]:
    return gallery(shop.desk, product_id=CLOTH.id).value


def _add(shop: OpenShop, photo: bytes) -> GalleryChanged:
    return add_photo(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, photo=photo).value


def _change(shop: OpenShop, shown: tuple[str, ...], wanted: tuple[Picture, ...]) -> GalleryChanged:
    return change_gallery(
        shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, shown=shown, wanted=wanted
    ).value


def test_a_photo_is_added_before_the_others_and_put_back(shop: OpenShop) -> None:
    first = _add(shop, b"first")
    second = _add(shop, b"second")
    assert (first.before, second.before) == ((), first.after)
    assert _gallery(shop) == second.after
    assert second.product.photo_sha256 == second.after[0]
    card = item_card(shop.desk, viewer_id=MANAGER.id, item_id=CLOTH.id).value
    assert card is not None
    assert card.photos == second.after

    assert _change(shop, second.after, second.before).after == first.after
    assert _change(shop, first.after, ()).product.photo_sha256 == ""


def test_what_came_or_went_meanwhile_stays_so(shop: OpenShop) -> None:
    shown = _add(shop, b"first").after
    came = _add(shop, b"came").after[0]
    new = _change(shop, shown, (*shown, b"new"))
    assert new.after == (shown[0], new.after[1], came)

    _change(shop, new.after, new.after[1:])
    assert shown[0] not in _change(shop, new.after, new.after).after


def test_rows_that_stay_keep_their_identity(shop: OpenShop) -> None:
    for photo in (b"1", b"2", b"3"):
        _add(shop, photo)
    before = _rows(shop)
    three, two, one = _gallery(shop)
    _change(shop, (three, two, one), (three, one, two))
    assert {sha256: identity for identity, sha256 in _rows(shop)} == {
        sha256: identity for identity, sha256 in before
    }


def test_more_than_a_person_looks_through_is_refused(shop: OpenShop) -> None:
    _change(shop, (), tuple(bytes([number]) for number in range(MOST_PHOTOS)))
    with pytest.raises(Refused) as refusal:
        _add(shop, b"one more")
    assert (refusal.value.code, refusal.value.params["most"]) == (Code.GALLERY_FULL, MOST_PHOTOS)


def test_a_photo_without_a_row_is_in_the_gallery_too(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.catalogue.save_product(replace(CLOTH, photo_sha256="a" * 64))
    assert _gallery(shop) == ("a" * 64,)
    assert _add(shop, b"new").after[1:] == ("a" * 64,)


def test_what_two_registers_added_is_shown_once(shop: OpenShop) -> None:
    (sha256,) = _add(shop, b"first").after
    with shop.desk.store.write() as work:
        work._database.script(
            f"INSERT INTO product_photo VALUES (x'{'0' * 31}1', x'{CLOTH.id.hex}', '{sha256}', 5)"
        )
    assert _gallery(shop) == (sha256,)
    _add(shop, b"second")
    assert len(_rows(shop)) == 2


def test_a_product_that_goes_takes_its_gallery_along(shop: OpenShop) -> None:
    wax: Product = replace(make_product("Wax"), category_id=CLOTH.category_id)
    with shop.desk.store.write() as work:
        work.catalogue.add_product(wax)
    add_photo(shop.desk, staff_id=MANAGER.id, product_id=wax.id, photo=b"wax")
    with shop.desk.store.write() as work:
        assert work.catalogue.remove_product(wax.id)
    assert _rows(shop) == []


def test_a_service_has_no_photo(shop: OpenShop) -> None:
    with pytest.raises(Refused) as refusal:
        add_photo(shop.desk, staff_id=MANAGER.id, product_id=WASH.id, photo=b"first")
    assert refusal.value.code is Code.NOT_FOUND


def _rows(shop: OpenShop) -> list[tuple[bytes, str]]:
    return [(row[0], row[1]) for row in shop.desk.store._database.rows(_ROWS, {})]
