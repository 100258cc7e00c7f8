"""What is sold: the list that is imported on Monday, and the items of the shop by their names."""

from __future__ import annotations

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Money
from cardesk_desktop.operations.catalogue_list import catalogue_page
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.catalogue_views import CatalogueFilter, CatalogueRow
from cardesk_desktop.store.views import Order
from tests.flows.till import AED
from tests.flows.week.shop import Shop
from tests.walkthrough.stage import Stage

EVERYTHING = 200
BARCODES = {"Clay bar kit": "6291000100016", "Wheel brush": "6291000100023", "Leather wipes": "6291000100030"}
COSTS = {"Clay bar kit": 31_50, "Wheel brush": 9_95, "Leather wipes": 7_33}
HOSTILE = "=HYPERLINK(A1)"
LIST = "\n".join(
    (
        "Name;Arabic name;Barcode;Price;Cost;Category;Supplier;Minimum stock",
        "Clay bar kit;طقم صلصال;6291000100016;79.50;31.50;Car care shop;Gulf Car Care Trading;4",
        "Wheel brush;فرشاة جنوط;6291000100023;24.95;9.95;Car care shop;Gulf Car Care Trading;6",
        "Leather wipes;مناديل جلد;6291000100030;18.75;7.33;Car care shop;Gulf Car Care Trading;10",
        # A formula stays the words that it is, and what is no price is refused with its row.
        f"{HOSTILE};;;12.00;;Car care shop;;0",
        "Snow foam;رغوة;6291000100047;a lot;12.00;Car care shop;Gulf Car Care Trading;2",
    )
)


def items(stage: Stage, shop: Shop, kind: ItemKind) -> dict[str, CatalogueRow]:
    """Everything on sale of a kind, by name."""
    return stage.ask(_items, shop=shop, kind=kind)


def _items(desk: Desk, *, shop: Shop, kind: ItemKind) -> Outcome[dict[str, CatalogueRow]]:
    page = catalogue_page(
        desk,
        viewer_id=shop.people["Omar"],
        which=CatalogueFilter(kind),
        order=Order("name"),
        offset=0,
        limit=EVERYTHING,
    ).value
    assert page.total == len(page.rows)
    return Outcome({row.names.main: row for row in page.rows})


def dirhams(fils: int) -> Money:
    """So many fils as money."""
    return Money(fils, AED)
