from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.operations.suppliers import (
    SupplierForm,
    add_supplier,
    archive_supplier,
    change_supplier,
    suppliers,
)
from tests.builders import identity
from tests.builders.open_shop import CLOTH, MANAGER, OpenShop

FORM = SupplierForm(" Gulf  Supplies ", phone="04 321 9876", email="sales@gulf.example", note="Tuesdays")


def test_a_supplier_is_kept_as_it_was_typed_and_cleaned(shop: OpenShop) -> None:
    outcome = add_supplier(shop.desk, staff_id=MANAGER.id, form=FORM)

    added = outcome.value
    assert (added.name, added.phone, added.email, added.note) == (
        "Gulf Supplies",
        "+97143219876",
        "sales@gulf.example",
        "Tuesdays",
    )
    assert outcome.changes.ids(Noun.SUPPLIER) == {added.id}
    assert suppliers(shop.desk).value == (added,)


def test_suppliers_stand_by_name_whatever_the_accents(shop: OpenShop) -> None:
    for name in ("Éclat", "Zahra", "alpha"):
        add_supplier(shop.desk, staff_id=MANAGER.id, form=SupplierForm(name))

    assert [each.name for each in suppliers(shop.desk).value] == ["alpha", "Éclat", "Zahra"]


def test_an_archived_supplier_is_offered_no_more_and_comes_back(shop: OpenShop) -> None:
    gulf = add_supplier(shop.desk, staff_id=MANAGER.id, form=FORM).value

    archived = archive_supplier(shop.desk, staff_id=MANAGER.id, supplier_id=gulf.id).value
    renamed = change_supplier(
        shop.desk, staff_id=MANAGER.id, supplier_id=gulf.id, form=replace(FORM, name="Gulf")
    ).value

    assert suppliers(shop.desk).value == ()
    assert suppliers(shop.desk, with_archived=True).value == (renamed,)
    assert archived.is_archived
    assert (renamed.name, renamed.is_archived) == ("Gulf", True)
    archive_supplier(shop.desk, staff_id=MANAGER.id, supplier_id=gulf.id, is_archived=False)
    assert [each.name for each in suppliers(shop.desk).value] == ["Gulf"]


def test_how_many_products_come_from_a_supplier(shop: OpenShop) -> None:
    gulf = add_supplier(shop.desk, staff_id=MANAGER.id, form=FORM).value
    with shop.desk.store.write() as work:
        work.catalogue.save_product(replace(CLOTH, supplier_id=gulf.id))

    with shop.desk.store.read() as work:
        assert work.suppliers.count_of_products(gulf.id) == 1
        assert work.suppliers.count_of_products(identity("another")) == 0


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (SupplierForm(" "), Code.TEXT_MISSING),
        (replace(FORM, phone="call me"), Code.PHONE_UNREADABLE),
        (replace(FORM, email="gulf"), Code.EMAIL_UNREADABLE),
    ],
)
def test_what_cannot_be_read_is_refused(shop: OpenShop, form: SupplierForm, code: Code) -> None:
    with shop.refuses(code):
        add_supplier(shop.desk, staff_id=MANAGER.id, form=form)


def test_a_supplier_that_is_not_there_cannot_be_corrected(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_FOUND):
        change_supplier(shop.desk, staff_id=MANAGER.id, supplier_id=identity("nobody"), form=FORM)
