"""Products, services and categories come out of the store as they went in, in their order."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.store.store import Store
from tests.builders import KWD, amount, identity, make_category, make_product, make_service, make_supplier


def test_products_and_services_come_back_changed(store: Store) -> None:
    product = replace(make_product(), barcodes=("1", "2"), names=Names("Oud", {"ar": "عود"}))
    service = replace(make_service(of=KWD), is_favourite=True)
    free = replace(make_service("Look"), prices={})
    with store.write() as work:
        work.catalogue.save_product(product)
        work.catalogue.save_service(service)
        work.catalogue.add_service(free)
        work.catalogue.save_category(replace(make_category(), colour="green"))
    with store.read() as work:
        assert work.catalogue.product(product.id) == product
        assert work.catalogue.service(service.id) == service
        assert work.catalogue.service(free.id) == free
        assert work.catalogue.with_barcode("2") == (product,)
        assert work.catalogue.with_barcode(make_product().barcodes[0]) == ()
        assert [category.colour for category in work.catalogue.categories()] == ["green", "blue"]
        wanted = [free.id, identity("nothing"), product.id, service.id]
        assert work.catalogue.by_ids(wanted) == (free, product, service)


def test_items_are_paged_services_first_then_by_name(store: Store) -> None:
    shelf = make_category("Shop", 2).id
    services = [replace(make_service(name), category_id=shelf) for name in ("Wax", "émaux", "Polish")]
    products = [make_product(name) for name in ("Brush", "Cloth")]
    gone = replace(make_product("Old wax"), is_archived=True, is_favourite=True)
    with store.write() as work:
        for service in services:
            work.catalogue.add_service(service)
        for product in (*products, gone):
            work.catalogue.add_product(product)
    with store.read() as work:
        whole = work.catalogue.items(shelf, 0, 40)
        names = ["émaux", "Polish", "Wax", "Air freshener, oud", "Brush", "Cloth"]
        assert [item.names.main for item in whole.rows] == names
        for size in range(1, 7):
            pages = [work.catalogue.items(shelf, offset, size) for offset in range(0, 6, size)]
            assert tuple(item for page in pages for item in page.rows) == whole.rows
            assert {page.total for page in pages} == {6}
        assert work.catalogue.items(None, 0, 10).total == 0
        assert work.catalogue.with_barcode(gone.barcodes[0]) == ()
        assert work.catalogue.product(gone.id) == gone


def test_favourites_stand_as_they_were_arranged(store: Store) -> None:
    wax, foam = make_product("Wax"), make_product("Foam")
    polish = make_service("Polish")
    arranged = [replace(wax, favourite_position=1), replace(foam, favourite_position=3)]
    with store.write() as work:
        for product in arranged:
            work.catalogue.add_product(replace(product, is_favourite=True))
        work.catalogue.add_service(replace(polish, is_favourite=True, favourite_position=2))
    with store.read() as work:
        page = work.catalogue.items(None, 0, 2)
        assert [item.names.main for item in page.rows] == ["Wax", "Polish"]
        assert page.total == 3
        assert [item.names.main for item in work.catalogue.items(None, 2, 2).rows] == ["Foam"]


def test_what_a_product_cost_and_who_delivered_it_comes_back(store: Store) -> None:
    gulf = make_supplier()
    wax = replace(make_product("Wax"), cost=amount(4_500), supplier_id=gulf.id)
    with store.write() as work:
        work.suppliers.add(gulf)
        work.catalogue.add_product(wax)
    with store.read() as work:
        assert work.catalogue.product(wax.id) == wax
        assert work.suppliers.get(gulf.id) == gulf


def test_an_archived_category_is_no_chip(store: Store) -> None:
    tyres = replace(make_category("Tyres", 9), is_archived=True)
    with store.write() as work:
        work.catalogue.add_category(tyres)
    with store.read() as work:
        assert tyres not in work.catalogue.categories()
        assert tyres in work.catalogue.categories(with_archived=True)
