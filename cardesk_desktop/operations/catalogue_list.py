"""The catalogue as a list, and one item of it with everything around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from cardesk_desktop.domain.catalogue import Category, Product, Service
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Permission, may
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.supplier import Supplier
from cardesk_desktop.domain.tax_rate import TaxRate
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.catalogue_views import CatalogueFilter, CatalogueRow
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Order, Page

BY_NAME = Order("name")


@dataclass(frozen=True, slots=True)
class ItemCard:
    """A product or service as it is shown beside the list.

    Cost and margin are None where nobody said, or where the viewer may not see them. `margin_bp` is the
    part of the price before tax that is left when the cost is paid, in hundredths of a per cent.
    """

    item: Product | Service
    category: Category
    supplier: Supplier | None = None
    level: Quantity | None = None
    cost: Money | None = None
    margin_bp: int | None = None
    doubles: tuple[str, ...] = ()
    """Barcodes that another product carries too."""
    photos: tuple[str, ...] = ()
    """Of a product, by their hashes, the first one first."""


@dataclass(frozen=True, slots=True)
class Shelving:
    """What a form of the catalogue offers to choose from, and whether the person may see costs in it."""

    categories: tuple[Category, ...]
    suppliers: tuple[Supplier, ...]
    rates: tuple[TaxRate, ...]
    may_see_costs: bool


def catalogue_page(
    desk: Desk,
    *,
    viewer_id: UUID,
    which: CatalogueFilter,
    order: Order = BY_NAME,
    offset: int,
    limit: int,
) -> Outcome[Page[CatalogueRow]]:
    """A page of the list. Costs are left out, and sorted by nowhere, for who may not see them."""
    with desk.store.read() as work:
        sees_costs = _may(work, viewer_id, Permission.SEE_COSTS)
        if order.by == "cost" and not sees_costs:
            order = replace(order, by="name")
        page = work.catalogue.listing(which, order, offset, limit)
        if sees_costs:
            return Outcome(page)
        return Outcome(replace(page, rows=tuple(replace(row, cost=None) for row in page.rows)))


def item_card(desk: Desk, *, viewer_id: UUID, item_id: UUID) -> Outcome[ItemCard | None]:
    """One item with its surroundings; None when it is there no more."""
    with desk.store.read() as work:
        items = work.catalogue.by_ids([item_id])
        if not items:
            return Outcome(None)
        item = items[0]
        shelves = {each.id: each for each in work.catalogue.categories(with_archived=True)}
        card = ItemCard(item, shelves[item.category_id])
        return Outcome(_of_product(work, viewer_id, card, item) if isinstance(item, Product) else card)


def shelving(desk: Desk, *, viewer_id: UUID) -> Outcome[Shelving]:
    """What the forms offer: categories, suppliers and rates in their order."""
    with desk.store.read() as work:
        return Outcome(
            Shelving(
                categories=work.catalogue.categories(),
                suppliers=work.suppliers.everyone(),
                rates=tuple(rate for rate in work.tax_rates.all() if not rate.is_archived),
                may_see_costs=_may(work, viewer_id, Permission.SEE_COSTS),
            )
        )


def margin_bp(work: UnitOfWork, product: Product) -> int | None:
    """What is left of the net price when the cost is paid; None without a cost or a price."""
    if product.cost is None or product.price.minor <= 0:
        return None
    price = product.price
    if work.company.company().tax_mode.prices_include_tax:
        price = price.times(10_000, 10_000 + product.tax.rate_bp)
    return (price - product.cost).times(10_000, price.minor).minor if price.minor else None


def _of_product(work: UnitOfWork, viewer_id: UUID, card: ItemCard, product: Product) -> ItemCard:
    sees_costs = _may(work, viewer_id, Permission.SEE_COSTS)
    doubles = [
        code
        for code in product.barcodes
        if any(other.id != product.id for other in work.catalogue.with_barcode(code))
    ]
    return replace(
        card,
        supplier=work.suppliers.get(product.supplier_id) if product.supplier_id else None,
        level=work.stock.level(product.id),
        cost=product.cost if sees_costs else None,
        margin_bp=margin_bp(work, product) if sees_costs else None,
        doubles=tuple(doubles),
        photos=work.galleries.of(product.id, product.photo_sha256),
    )


def _may(work: UnitOfWork, staff_id: UUID, permission: Permission) -> bool:
    staff = work.staff.get(staff_id)
    return staff.is_active and may(staff.role, permission)
