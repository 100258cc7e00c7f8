"""What may be done to the catalogue, and the permission each of it needs."""

from __future__ import annotations

from collections.abc import Callable

from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations import suppliers
from tests.builders import make_supplier
from tests.builders.open_shop import OpenShop

Deed = Callable[[OpenShop, Staff], object]
Preparation = Callable[[OpenShop], Deed]

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


def _deed(operation: Callable[..., object], **arguments: object) -> Preparation:
    """An operation that needs nothing to be there."""
    return lambda shop: lambda shop, staff: operation(shop.desk, staff_id=staff.id, **arguments)


CATALOGUE_DEEDS: dict[str, tuple[Permission, Preparation]] = {
    "add_supplier": (Permission.EDIT_CATALOGUE, _deed(suppliers.add_supplier, form=_SUPPLIER)),
    "change_supplier": (
        Permission.EDIT_CATALOGUE,
        _with_supplier(suppliers.change_supplier, form=suppliers.SupplierForm("Gulf Supplies")),
    ),
    "archive_supplier": (Permission.EDIT_CATALOGUE, _with_supplier(suppliers.archive_supplier)),
}
