"""The catalogue of the busy house, and its shelves filled for the first time."""

from __future__ import annotations

from itertools import islice

from cardesk_desktop.demo.data.menu import CATEGORIES
from cardesk_desktop.demo.years.goods import make_products
from cardesk_desktop.demo.years.house import BusyHouse
from cardesk_desktop.demo.years.progress import PRODUCT
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.catalogue import categories
from cardesk_desktop.operations.receiving_stock import ReceiptForm, ReceiptLine, take_in

_AT_ONCE = 2_000
_REASON = "Opening stock"


def fill_catalogue(house: BusyHouse, count: int) -> None:
    """Write down so many products, each with its opening stock."""
    desk = house.desk
    shelves = {
        fact.key: category.id for fact, category in zip(CATEGORIES, categories(desk).value, strict=True)
    }
    products = make_products(desk.new_id, house.chance, shelves, count)
    manager = house.staff[house.cast.manager]
    while some := tuple(islice(products, _AT_ONCE)):
        with desk.store.write() as work:
            for product in some:
                work.catalogue.add_product(product)
                pieces = Quantity.of(house.stockroom.add(product.id))
                form = ReceiptForm((ReceiptLine(product.id, pieces, product.cost),), reason=_REASON)
                take_in(desk, work, manager, form, house.clock.now())
                house.steps.add(PRODUCT)
