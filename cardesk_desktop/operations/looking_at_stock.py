"""What is there, what it is worth, and the movements behind every figure.

`viewer_id` is who looks: costs and values are left out for who may not see them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.clock import business_day, day_end, day_start
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.period import Span, period_of
from cardesk_desktop.domain.permission import Permission, may
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import to_order
from cardesk_desktop.domain.valuation import Holding
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.stock_views import MovementFilter, MovementRow, StockFilter, StockRow, StockSums
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Hit, HitKind, Order, Page

BY_NAME = Order("name")


@dataclass(frozen=True, slots=True)
class StockCard:
    """One product on the shelf. `holding` is None for who may not see costs.

    `to_order` is what is missing up to twice the minimum, once the minimum is reached.
    """

    product: Product
    level: Quantity
    to_order: Quantity
    supplier_name: str
    holding: Holding | None


def stock_list(
    desk: Desk, *, viewer_id: UUID, which: StockFilter, offset: int, limit: int, order: Order = BY_NAME
) -> Outcome[Page[StockRow]]:
    """A page of the list of stock; `order.by` is name, level, minimum or value.

    For who may not see costs, an order by value is one by name: it would tell what is worth most.
    """
    with desk.store.read() as work:
        is_seen = sees_costs(work, viewer_id)
        wanted = BY_NAME if order.by == "value" and not is_seen else order
        page = work.stock_list.page(which, wanted, offset, limit)
        if is_seen:
            return Outcome(page)
        rows = tuple(replace(row, value=None, average=None) for row in page.rows)
        return Outcome(replace(page, rows=rows))


def stock_sums(desk: Desk, *, viewer_id: UUID) -> Outcome[StockSums]:
    """Figures over the whole stock."""
    with desk.store.read() as work:
        sums = work.stock_list.sums()
        return Outcome(sums if sees_costs(work, viewer_id) else replace(sums, value=None))


def stock_card(desk: Desk, *, viewer_id: UUID, product_id: UUID) -> Outcome[StockCard]:
    """One product with its level and worth. Refuses with NOT_FOUND."""
    with desk.store.read() as work:
        return Outcome(_card(work, viewer_id, work.catalogue.product(product_id)))


def scanned_stock(desk: Desk, *, viewer_id: UUID, barcode: str) -> Outcome[StockCard]:
    """The product that carries a barcode. Refuses with BARCODE_UNKNOWN."""
    with desk.store.read() as work:
        products = work.catalogue.with_barcode(barcode)
        if not products:
            raise Refused(Code.BARCODE_UNKNOWN, barcode=barcode)
        return Outcome(_card(work, viewer_id, products[0]))


def find_products(desk: Desk, *, text: str, limit: int = 5) -> Outcome[tuple[Hit, ...]]:
    """The products that fit best, by name, SKU or barcode."""
    with desk.store.read() as work:
        return Outcome(work.search.with_names(work.search.find(text, limit, kinds=(HitKind.PRODUCT,))))


def stock_movements(
    desk: Desk,
    *,
    viewer_id: UUID,
    product_id: UUID,
    which: MovementFilter,
    offset: int,
    limit: int,
    span: Span | None = None,
) -> Outcome[Page[MovementRow]]:
    """A page of the movements of a product, newest first, each with the level after it.

    `span` takes the place of the filter's own days: a span that ends today.
    """
    with desk.store.read() as work:
        if span is not None:
            time_zone = work.company.company().time_zone
            period = period_of(span, business_day(desk.clock.now(), time_zone))
            start, end = day_start(period.first, time_zone), day_end(period.last, time_zone)
            which = replace(which, start=start, end=end)
        page = work.stock_ledger.page(product_id, which, offset, limit)
        if sees_costs(work, viewer_id):
            return Outcome(page)
        return Outcome(replace(page, rows=tuple(replace(row, value=None) for row in page.rows)))


def sees_costs(work: UnitOfWork, viewer_id: UUID) -> bool:
    """True when this person may see what goods cost."""
    return may(work.staff.get(viewer_id).role, Permission.SEE_COSTS)


def _card(work: UnitOfWork, viewer_id: UUID, product: Product) -> StockCard:
    holding = work.stock.holdings((product.id,))[product.id]
    supplier = work.suppliers.get(product.supplier_id).name if product.supplier_id else ""
    return StockCard(
        product=product,
        level=holding.level,
        to_order=to_order(holding.level, Quantity(product.minimum_milli)),
        supplier_name=supplier,
        holding=holding if sees_costs(work, viewer_id) else None,
    )
