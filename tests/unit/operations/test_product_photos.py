"""The photo of a product, changed alone."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations.product_photos import change_photo, put_photo_back
from tests.builders.open_shop import CLOTH, MANAGER, WASH, OpenShop


def _photo(shop: OpenShop) -> str:
    with shop.desk.store.read() as work:
        return work.catalogue.product(CLOTH.id).photo_sha256


def test_a_photo_is_changed_and_put_back(shop: OpenShop) -> None:
    first = change_photo(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, photo=b"first").value
    assert first.before_sha256 == ""
    assert _photo(shop) == first.product.photo_sha256 != ""
    second = change_photo(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, photo=b"second").value
    assert second.before_sha256 == first.product.photo_sha256

    put_photo_back(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, sha256=second.before_sha256)
    assert _photo(shop) == first.product.photo_sha256
    put_photo_back(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, sha256="")
    assert _photo(shop) == ""


def test_nothing_else_of_the_product_changes(shop: OpenShop) -> None:
    changed = change_photo(shop.desk, staff_id=MANAGER.id, product_id=CLOTH.id, photo=b"first").value

    assert (changed.product.names, changed.product.price, changed.product.barcodes) == (
        CLOTH.names,
        CLOTH.price,
        CLOTH.barcodes,
    )


def test_a_service_has_no_photo(shop: OpenShop) -> None:
    with pytest.raises(Refused) as refusal:
        change_photo(shop.desk, staff_id=MANAGER.id, product_id=WASH.id, photo=b"first")
    assert refusal.value.code is Code.NOT_FOUND
