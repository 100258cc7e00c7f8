"""Undo takes back all of it, and nothing that was done since."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.domain.importing.fields import ImportKind
from cardesk_desktop.domain.importing.report import OnKnown
from cardesk_desktop.domain.money import Money
from cardesk_desktop.operations.clients import ClientForm, change_client
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.erasing_client import erase_client
from cardesk_desktop.operations.importing.taking_in import imports
from cardesk_desktop.operations.importing.undoing import ImportUndone
from cardesk_desktop.operations.merging import merge_clients
from tests.builders.basics import AED
from tests.builders.open_shop import CLOTH, FATIMA, FRONT_DESK, MANAGER, OWNER, WASH, OpenShop
from tests.unit.operations.importing.lists import imported, taken_back


def undo(shop: OpenShop) -> ImportUndone:
    """Take back the newest import."""
    (batch, *_) = imports(shop.desk, offset=0, limit=1).value.rows
    return taken_back(shop.desk, batch.id)


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
    imported(shop, f"Name;SUV\n{WASH.names.main};99\n", ImportKind.SERVICES, OnKnown.UPDATE)
    assert undo(shop) == ImportUndone(restored=1)
    (_, first) = imports(shop.desk, offset=0, limit=2).value.rows
    undone = taken_back(shop.desk, first.id)
    assert undone == ImportUndone(restored=1)
    with shop.desk.store.read() as work:
        assert work.catalogue.product(CLOTH.id) == CLOTH
        assert work.catalogue.service(WASH.id) == WASH


def test_what_somebody_changed_since_stays_as_it_is(shop: OpenShop) -> None:
    imported(shop, f"Name;Price\n{CLOTH.names.main};99\n", on_known=OnKnown.UPDATE)
    with shop.desk.store.write() as work:
        dearer = replace(work.catalogue.product(CLOTH.id), price=Money(12_345, AED))
        work.catalogue.save_product(dearer)
    assert undo(shop) == ImportUndone(kept=1, kept_names=[CLOTH.names])
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


LISTED = "Name;Phone;Plate\nClaire;0507654321;Dubai R 60918\nLi;0507654322;Dubai R 2\n"


def found(shop: OpenShop, phone: str) -> UUID:
    """The client who has this phone."""
    with shop.desk.store.read() as work:
        return work.search.find(phone, 3)[0].id


def test_who_somebody_wrote_about_since_stays_with_the_car(shop: OpenShop) -> None:
    imported(shop, LISTED, ImportKind.CLIENTS)
    claire = found(shop, "0507654321")
    form = ClientForm(name="Claire Dubois", phone="0507654321", notes="Allergic to oud")
    change_client(shop.desk, staff_id=FRONT_DESK.id, client_id=claire, form=form)
    undone = undo(shop)
    assert undone == ImportUndone(removed=2, kept=2, kept_names=[Names("R 60918"), Names("Claire Dubois")])
    with shop.desk.store.read() as work:
        assert work.clients.get(claire).notes == "Allergic to oud"
        assert not work.clients.get(claire).is_archived
        assert work.vehicles.with_key("R60918")[0].client_id == claire
        assert work.search.find("0507654322", 3) == ()


def test_the_owner_of_a_car_that_somebody_described_stays(shop: OpenShop) -> None:
    imported(shop, LISTED, ImportKind.CLIENTS)
    with shop.desk.store.write() as work:
        (car,) = work.vehicles.with_key("R60918")
        work.vehicles.save(replace(car, colour="White"))
    assert undo(shop) == ImportUndone(removed=2, kept=2, kept_names=[Names("R 60918"), Names("Claire")])


def test_who_was_merged_into_another_one_leaves_that_one_alone(shop: OpenShop) -> None:
    imported(shop, "Name;Phone\nFatima M;0507654321\n", ImportKind.CLIENTS)
    gone = found(shop, "0507654321")
    form = ClientForm(name=FATIMA.name, phone=FATIMA.phone)
    merge_clients(shop.desk, staff_id=MANAGER.id, kept_id=FATIMA.id, gone_id=gone, form=form)
    assert undo(shop).kept == 1
    with shop.desk.store.read() as work:
        assert not work.clients.get(FATIMA.id).is_archived


def test_who_was_erased_stays_erased(shop: OpenShop) -> None:
    imported(shop, "Name;Phone\nClaire;0507654321\n", ImportKind.CLIENTS)
    claire = found(shop, "0507654321")
    erase_client(shop.desk, staff_id=OWNER.id, client_id=claire)
    assert undo(shop).kept == 1
    with shop.desk.store.read() as work:
        assert work.clients.get(claire).erased_at is not None


def test_a_product_that_somebody_priced_anew_stays_on_sale(shop: OpenShop) -> None:
    imported(shop, "Name;Price\nWax;45\nSoap;5\n")
    with shop.desk.store.write() as work:
        wax = work.catalogue.product(work.item_codes.products_named("wax")[0])
        work.catalogue.save_product(replace(wax, price=Money(5_000, AED)))
    assert undo(shop) == ImportUndone(removed=1, kept=1, kept_names=[Names("Wax")])
    with shop.desk.store.read() as work:
        assert work.catalogue.product(wax.id).price == Money(5_000, AED)


def test_what_was_sold_after_a_wrong_clock_was_set_right_is_not_removed(shop: OpenShop) -> None:
    shop.clock.tick(86_400)
    imported(shop, "Service;Price\nEngine wash;45\n", ImportKind.SERVICES)
    shop.clock.tick(60 - 86_400)
    shop.desk = Desk(shop.desk.store, shop.clock, IdFactory(shop.clock))
    with shop.desk.store.read() as work:
        engine = work.catalogue.service(work.item_codes.services_named("engine wash")[0])
    shop.sell(engine)
    assert undo(shop) == ImportUndone(archived=1)
    with shop.desk.store.read() as work:
        assert work.catalogue.service(engine.id).is_archived


def test_the_mark_of_an_older_release_is_none(shop: OpenShop) -> None:
    imported(shop, "Name;Phone\nClaire;0507654321\n", ImportKind.CLIENTS)
    shop.premises.close()
    with shop.premises.bare() as bare:
        bare.execute("UPDATE import_item SET after = ''")
        bare.commit()
    shop.desk = Desk(shop.premises.open(), shop.clock, shop.premises.new_id)
    assert undo(shop) == ImportUndone(removed=1)
