"""Undo takes back all of it, and nothing that was done since."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.importing.fields import ImportKind
from cardesk_desktop.domain.importing.report import OnKnown
from cardesk_desktop.domain.money import Money
from cardesk_desktop.operations.importing.taking_in import imports
from cardesk_desktop.operations.importing.undoing import ImportUndone, undo_import
from tests.builders.basics import AED
from tests.builders.open_shop import CLOTH, MANAGER, WASH, OpenShop
from tests.unit.operations.importing.lists import imported


def undo(shop: OpenShop) -> ImportUndone:
    """Take back the newest import."""
    (batch, *_) = imports(shop.desk, offset=0, limit=1).value.rows
    return undo_import(shop.desk, staff_id=MANAGER.id, batch_id=batch.id).value


def test_what_came_goes_with_its_shelf_and_supplier(shop: OpenShop) -> None:
    imported(shop, "Name;Price;Barcode;Category;Supplier\nWax;45;62910415;Polishes;Gulf Trading\nSoap;5;;;\n")
    assert undo(shop) == ImportUndone(removed=2)
    with shop.desk.store.read() as work:
        assert work.item_codes.products_named("wax") == ()
        assert work.catalogue.with_barcode("62910415") == ()
        assert work.search.find("wax", 5) == ()
        assert {"Polishes", "Imported"} & {each.names.main for each in work.catalogue.categories()} == set()
        assert work.suppliers.everyone() == ()
    (batch,) = imports(shop.desk, offset=0, limit=1).value.rows
    assert batch.undone_at == shop.clock.now()
    with pytest.raises(Refused, match="import_already_undone"):
        undo(shop)


def test_a_shelf_that_is_used_by_now_stays(shop: OpenShop) -> None:
    imported(shop, "Name;Price;Category;Supplier\nWax;45;Polishes;Gulf Trading\n")
    with shop.desk.store.write() as work:
        polishes = next(each for each in work.catalogue.categories() if each.names.main == "Polishes")
        (supplier,) = work.suppliers.everyone()
        work.catalogue.save_product(replace(CLOTH, category_id=polishes.id, supplier_id=supplier.id))
    undo(shop)
    with shop.desk.store.read() as work:
        assert polishes in work.catalogue.categories()
        assert work.suppliers.everyone() == (supplier,)


def test_what_was_changed_is_as_before(shop: OpenShop) -> None:
    imported(shop, f"Name;Price\n{CLOTH.names.main};99\n", on_known=OnKnown.UPDATE)
    imported(shop, f"Name;Price\n{WASH.names.main};99\n", ImportKind.SERVICES, OnKnown.UPDATE)
    assert undo(shop) == ImportUndone(restored=1)
    (_, first) = imports(shop.desk, offset=0, limit=2).value.rows
    undone = undo_import(shop.desk, staff_id=MANAGER.id, batch_id=first.id).value
    assert undone == ImportUndone(restored=1)
    with shop.desk.store.read() as work:
        assert work.catalogue.product(CLOTH.id) == CLOTH
        assert work.catalogue.service(WASH.id) == WASH


def test_what_somebody_changed_since_stays_as_it_is(shop: OpenShop) -> None:
    imported(shop, f"Name;Price\n{CLOTH.names.main};99\n", on_known=OnKnown.UPDATE)
    with shop.desk.store.write() as work:
        dearer = replace(work.catalogue.product(CLOTH.id), price=Money(12_345, AED))
        work.catalogue.save_product(dearer)
    assert undo(shop) == ImportUndone(kept=1)
    with shop.desk.store.read() as work:
        assert work.catalogue.product(CLOTH.id).price == Money(12_345, AED)


def test_what_was_sold_or_is_on_a_ticket_is_kept_and_offered_no_more(shop: OpenShop) -> None:
    imported(shop, "Name;Price\nWax;45\nSoap;5\nTowel;7\n")
    with shop.desk.store.read() as work:
        wax, soap, towel = (
            work.catalogue.product(work.item_codes.products_named(name)[0])
            for name in ("wax", "soap", "towel")
        )
    shop.pay(shop.ticket(wax).ticket.id)
    shop.ticket(soap)
    assert undo(shop) == ImportUndone(removed=1, archived=2)
    with shop.desk.store.read() as work:
        assert work.catalogue.product(wax.id).is_archived
        assert work.catalogue.product(soap.id).is_archived
        assert work.catalogue.by_ids([towel.id]) == ()


def test_services_go_unless_they_were_sold(shop: OpenShop) -> None:
    imported(shop, "Service;Price\nEngine wash;45\nTyre shine;5\n", ImportKind.SERVICES)
    with shop.desk.store.read() as work:
        engine = work.catalogue.service(work.item_codes.services_named("engine wash")[0])
    shop.pay(shop.ticket(engine).ticket.id)
    assert undo(shop) == ImportUndone(removed=1, archived=1)
    with shop.desk.store.read() as work:
        assert work.catalogue.service(engine.id).is_archived


def test_clients_and_cars_go_unless_they_came(shop: OpenShop) -> None:
    imported(
        shop,
        "Name;Phone;Plate\nClaire;0507654321;Dubai R 60918\nLi;0507654322;Dubai R 2\n",
        ImportKind.CLIENTS,
    )
    with shop.desk.store.read() as work:
        (car,) = work.vehicles.with_key("R60918")
    shop.arrive(WASH, vehicle=car)
    assert undo(shop) == ImportUndone(removed=2, archived=2)
    with shop.desk.store.read() as work:
        assert work.vehicles.get(car.id).is_archived
        assert work.search.find("0507654322", 3) == ()
