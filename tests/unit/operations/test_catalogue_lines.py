from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.operations.catalogue_lines import CatalogueLine, catalogue_lines
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.store.views import Page
from tests.builders import make_supplier
from tests.builders.open_shop import CLOTH, FRESHENER, FRONT_DESK, MANAGER, WASH, OpenShop, dirhams


def _lines(shop: OpenShop, viewer: Staff, kind: ItemKind = ItemKind.PRODUCT) -> Page[CatalogueLine]:
    which = CatalogueFilter(kind)
    return catalogue_lines(shop.desk, viewer_id=viewer.id, which=which, offset=0, limit=9).value


def test_a_product_is_whole_and_its_cost_is_for_who_may_see_it(shop: OpenShop) -> None:
    gulf = make_supplier()
    cloth = replace(CLOTH, cost=dirhams(8), supplier_id=gulf.id)
    with shop.desk.store.write() as work:
        work.suppliers.add(gulf)
        work.catalogue.save_product(cloth)

    page = _lines(shop, MANAGER)
    lines = {line.item.id: line for line in page.rows}
    hidden = {line.item.id: line for line in _lines(shop, FRONT_DESK).rows}[CLOTH.id]

    assert page.total == 2
    line = lines[CLOTH.id]
    assert (line.item, line.category.id, line.supplier) == (cloth, CLOTH.category_id, gulf.name)
    assert (line.level, line.cost, line.margin_bp) == (Quantity(0), dirhams(8), 5_801)
    assert (lines[FRESHENER.id].supplier, lines[FRESHENER.id].margin_bp) == ("", None)
    assert (hidden.supplier, hidden.cost, hidden.margin_bp) == (gulf.name, None, None)


def test_a_service_has_its_prices(shop: OpenShop) -> None:
    lines = {line.item.id: line for line in _lines(shop, MANAGER, ItemKind.SERVICE).rows}

    assert lines[WASH.id].item == WASH
    assert lines[WASH.id].level is None
