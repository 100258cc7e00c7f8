"""What may be done to the catalogue, and the permission each of it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.repricing import PriceRule
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations import (
    archiving_items,
    editing_items,
    item_numbers,
    product_photos,
    repricing,
    shelves,
    suppliers,
)
from tests.builders import UAE_VAT, make_category, make_product, make_supplier
from tests.builders.open_shop import CLOTH, MANAGER, WASH, OpenShop, dirhams
from tests.unit.operations.deeds import Deed, Preparation, deed

_SUPPLIER = suppliers.SupplierForm("Gulf Car Care Trading", phone="04 321 9876")


def _with_supplier(operation: Callable[..., object], **arguments: object) -> Preparation:
    """An operation on a supplier that is known."""

    def prepare(shop: OpenShop) -> Deed:
        supplier = make_supplier()
        with shop.desk.store.write() as work:
            work.suppliers.add(supplier)
        return lambda shop, staff: operation(
            shop.desk, staff_id=staff.id, supplier_id=supplier.id, **arguments
        )

    return prepare


def _put_prices_back(shop: OpenShop) -> Deed:
    changed = repricing.change_prices(
        shop.desk, staff_id=MANAGER.id, scope=repricing.PriceScope(), rule=PriceRule(1_000)
    ).value
    return lambda shop, staff: repricing.put_prices_back(
        shop.desk, staff_id=staff.id, batch_id=changed.batch_id
    )


def _archive_category(shop: OpenShop) -> Deed:
    tyres = make_category("Tyres", 9)
    with shop.desk.store.write() as work:
        work.catalogue.add_category(tyres)
    return lambda shop, staff: shelves.archive_category(shop.desk, staff_id=staff.id, category_id=tyres.id)


def _give_barcodes(shop: OpenShop) -> Deed:
    bare = replace(make_product("Wax"), barcodes=())
    with shop.desk.store.write() as work:
        work.catalogue.add_product(bare)
    return lambda shop, staff: item_numbers.give_barcodes(
        shop.desk, staff_id=staff.id, product_ids=(bare.id,)
    )


_PRODUCT = editing_items.ProductForm("Wax", dirhams(30), UAE_VAT, CLOTH.category_id)
_SERVICE = editing_items.ServiceForm(
    "Wax by hand", {SizeClass.SEDAN: dirhams(90)}, UAE_VAT, WASH.category_id, 45
)
_CATEGORY = shelves.CategoryForm("Tyres", "blue")
_EVERYTHING = {"scope": repricing.PriceScope(), "rule": PriceRule(1_000)}

CATALOGUE_DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "add_supplier": (Permission.EDIT_CATALOGUE, deed(suppliers.add_supplier, form=_SUPPLIER)),
    "change_supplier": (
        Permission.EDIT_CATALOGUE,
        _with_supplier(suppliers.change_supplier, form=suppliers.SupplierForm("Gulf Supplies")),
    ),
    "save_product": (Permission.EDIT_CATALOGUE, deed(editing_items.save_product, form=_PRODUCT)),
    "save_service": (Permission.EDIT_CATALOGUE, deed(editing_items.save_service, form=_SERVICE)),
    "add_photo": (
        Permission.EDIT_CATALOGUE,
        deed(product_photos.add_photo, product_id=CLOTH.id, photo=b"webp"),
    ),
    "change_gallery": (
        Permission.EDIT_CATALOGUE,
        deed(product_photos.change_gallery, product_id=CLOTH.id, shown=(), wanted=(b"webp",)),
    ),
    "archive_items": (
        Permission.EDIT_CATALOGUE,
        deed(archiving_items.archive_items, item_ids=(CLOTH.id, WASH.id)),
    ),
    "give_barcodes": (Permission.EDIT_CATALOGUE, _give_barcodes),
    "save_category": (Permission.EDIT_CATALOGUE, deed(shelves.save_category, form=_CATEGORY)),
    "order_categories": (
        Permission.EDIT_CATALOGUE,
        deed(shelves.order_categories, category_ids=(CLOTH.category_id, WASH.category_id)),
    ),
    "archive_category": (Permission.EDIT_CATALOGUE, _archive_category),
    "mark_favourites": (Permission.EDIT_CATALOGUE, deed(shelves.mark_favourites, item_ids=(CLOTH.id,))),
    "arrange_favourites": (
        Permission.EDIT_CATALOGUE,
        deed(shelves.arrange_favourites, item_ids=(CLOTH.id, WASH.id)),
    ),
    "preview_prices": (
        Permission.CHANGE_PRICES,
        deed(repricing.preview_prices, **_EVERYTHING, offset=0, limit=9),
    ),
    "change_prices": (Permission.CHANGE_PRICES, deed(repricing.change_prices, **_EVERYTHING)),
    "put_prices_back": (Permission.CHANGE_PRICES, _put_prices_back),
    "archive_supplier": (Permission.EDIT_CATALOGUE, _with_supplier(suppliers.archive_supplier)),
}

CATALOGUE_READS = frozenset({"preview_prices"})
"""These look and leave everything as it is."""
