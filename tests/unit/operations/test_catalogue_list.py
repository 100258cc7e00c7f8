"""The card of an item, what its form offers, and who may see what it costs."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.catalogue_list import catalogue_page, item_card, shelving
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.store.views import Order
from tests.builders import UAE_VAT, identity, make_product, make_supplier
from tests.builders.open_shop import CLOTH, FRESHENER, FRONT_DESK, MANAGER, WASH, OpenShop, dirhams
from tests.unit.operations.product_forms import form_of, save


def test_costs_are_shown_to_who_may_see_them(shop: OpenShop) -> None:
    save(shop, replace(form_of(CLOTH), cost=dirhams(8)), CLOTH)

    def rows(viewer: Staff, order: Order) -> list[tuple[str, object]]:
        page = catalogue_page(
            shop.desk, viewer_id=viewer.id, which=CatalogueFilter(), order=order, offset=0, limit=9
        ).value
        return [(row.names.main, row.cost) for row in page.rows]

    assert rows(MANAGER, Order("cost", is_descending=True))[0] == ("Microfibre cloth", dirhams(8))
    assert rows(FRONT_DESK, Order("cost", is_descending=True)) == [
        ("Microfibre cloth", None),
        ("Air freshener, oud", None),
    ]


def test_a_card_shows_what_is_around_a_product(shop: OpenShop) -> None:
    gulf = make_supplier()
    with shop.desk.store.write() as work:
        work.suppliers.add(gulf)
        work.catalogue.save_product(replace(CLOTH, cost=dirhams(8), supplier_id=gulf.id))
        work.catalogue.add_product(replace(make_product("Copy"), barcodes=CLOTH.barcodes))

    card = item_card(shop.desk, viewer_id=MANAGER.id, item_id=CLOTH.id).value
    hidden = item_card(shop.desk, viewer_id=FRONT_DESK.id, item_id=CLOTH.id).value
    free = item_card(shop.desk, viewer_id=MANAGER.id, item_id=FRESHENER.id).value
    service = item_card(shop.desk, viewer_id=MANAGER.id, item_id=WASH.id).value

    assert card is not None
    assert hidden is not None
    assert free is not None
    assert service is not None
    assert (card.supplier, card.cost, card.level, card.doubles) == (
        gulf,
        dirhams(8),
        Quantity(0),
        CLOTH.barcodes,
    )
    # 20.00 with 5 % in it is 19.05 net; 11.05 of it are left.
    assert card.margin_bp == 5_801
    assert (hidden.cost, hidden.margin_bp) == (None, None)
    assert free.margin_bp is None
    assert (service.item, service.level) == (WASH, None)
    assert item_card(shop.desk, viewer_id=MANAGER.id, item_id=identity("gone")).value is None


def test_a_margin_of_a_shop_whose_prices_are_net(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        company = work.company.company()
        work.company.save_company(
            replace(company, tax_mode=replace(company.tax_mode, prices_include_tax=False))
        )
        work.catalogue.save_product(replace(CLOTH, cost=dirhams(8)))

    card = item_card(shop.desk, viewer_id=MANAGER.id, item_id=CLOTH.id).value

    assert card is not None
    assert card.margin_bp == 6_000


def test_what_a_form_offers(shop: OpenShop) -> None:
    offered = shelving(shop.desk, viewer_id=MANAGER.id).value
    desk = shelving(shop.desk, viewer_id=FRONT_DESK.id).value

    assert [category.names.main for category in offered.categories] == ["Washes", "Shop"]
    assert UAE_VAT in [rate.tax for rate in offered.rates]
    assert (offered.may_see_costs, desk.may_see_costs) == (True, False)
