"""The catalogue as it goes into a file: the list, and of every row all that a form would ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.catalogue import Category, Product, Service
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.operations.catalogue_list import BY_NAME, catalogue_page, margin_bp
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.catalogue_views import CatalogueFilter, CatalogueRow
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Order, Page


@dataclass(frozen=True, slots=True)
class CatalogueLine:
    """One item with its surroundings. Cost and margin as in `ItemCard`; the level is a product's."""

    item: Product | Service
    category: Category
    supplier: str = ""
    level: Quantity | None = None
    cost: Money | None = None
    margin_bp: int | None = None


def catalogue_lines(
    desk: Desk,
    *,
    viewer_id: UUID,
    which: CatalogueFilter,
    order: Order = BY_NAME,
    offset: int,
    limit: int,
) -> Outcome[Page[CatalogueLine]]:
    """The rows of `catalogue_page`, whole."""
    page = catalogue_page(
        desk, viewer_id=viewer_id, which=which, order=order, offset=offset, limit=limit
    ).value
    with desk.store.read() as work:
        items = {item.id: item for item in work.catalogue.by_ids([row.id for row in page.rows])}
        shelves = {each.id: each for each in work.catalogue.categories(with_archived=True)}
        suppliers = {each.id: each.name for each in work.suppliers.everyone(with_archived=True)}
        # What was taken away since the page was read is not in the catalogue any more.
        lines = tuple(
            _line(work, row, items[row.id], shelves, suppliers) for row in page.rows if row.id in items
        )
        return Outcome(Page(lines, page.total, page.offset))


def _line(
    work: UnitOfWork,
    row: CatalogueRow,
    item: Product | Service,
    shelves: Mapping[UUID, Category],
    suppliers: Mapping[UUID, str],
) -> CatalogueLine:
    category = shelves[item.category_id]
    if isinstance(item, Service):
        return CatalogueLine(item, category)
    return CatalogueLine(
        item,
        category,
        suppliers.get(item.supplier_id, "") if item.supplier_id else "",
        row.level,
        row.cost,
        margin_bp(work, item) if row.cost is not None else None,
    )
