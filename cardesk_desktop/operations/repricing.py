"""Many prices changed at once: shown first, old beside new, then applied in one go and undone in one go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind, Product, Service
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.repricing import PriceRule
from cardesk_desktop.operations.desk import Desk, acting, to_journal, viewing
from cardesk_desktop.store.catalogue_views import CatalogueFilter, PriceBatch, PricedItem, PriceStep
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import Order, Page

_MOST_SERVICES = 10_000
_BY_NAME = Order("name")


@dataclass(frozen=True, slots=True)
class PriceScope:
    """Whose prices are meant: these very items, or else all of these kinds in a category that fit a text."""

    kinds: tuple[ItemKind, ...] = (ItemKind.PRODUCT, ItemKind.SERVICE)
    category_id: UUID | None = None
    text: str = ""
    item_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class PricePair:
    """One price and what it is to be."""

    priced: PricedItem
    new: Money


@dataclass(frozen=True, slots=True)
class PricesChanged:
    """A batch that was applied, and how many prices are different from before."""

    batch_id: UUID
    count: int


def preview_prices(
    desk: Desk, *, staff_id: UUID, scope: PriceScope, rule: PriceRule, offset: int, limit: int
) -> Outcome[Page[PricePair]]:
    """A page of old and new prices: services by size, then products, by name. Nothing is changed.

    Refuses with AMOUNT_TOO_LARGE, as the change itself would.
    """
    with desk.store.read() as work:
        viewing(desk, work, staff_id, Permission.CHANGE_PRICES)
        of_services = list(_of_services(work, scope))
        total = len(of_services) + _count_products(work, scope)
        rows = of_services[offset : offset + limit]
        if len(rows) < limit:
            skipped = max(0, offset - len(of_services))
            rows += _products_page(work, scope, skipped, limit - len(rows))
        pairs = tuple(PricePair(row, rule.apply(row.price)) for row in rows)
        return Outcome(Page(pairs, total, offset))


def change_prices(
    desk: Desk, *, staff_id: UUID, scope: PriceScope, rule: PriceRule
) -> Outcome[PricesChanged]:
    """Apply a rule to every price of a scope, in one commit. Papers and open tickets keep theirs.

    Refuses with NO_PRICE_CHANGES when every price would stay as it is, and with AMOUNT_TOO_LARGE.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.CHANGE_PRICES)
        steps = [step for step in _steps(work, scope, rule) if step.before_minor != step.after_minor]
        if not steps:
            raise Refused(Code.NO_PRICE_CHANGES)
        batch = PriceBatch(desk.new_id(), desk.clock.now(), staff_id)
        work.prices.change(batch, steps)
        to_journal(desk, work, JournalEvent.PRICES_CHANGED, batch.id, staff_id, {"prices": len(steps)})
        return Outcome(PricesChanged(batch.id, len(steps)), Changes.of((Noun.CATALOGUE, batch.id)))


def put_prices_back(desk: Desk, *, staff_id: UUID, batch_id: UUID) -> Outcome[PricesChanged]:
    """Undo a whole batch; a price that somebody changed once more since then stays as it is now.

    A batch that is undone already stays undone.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.CHANGE_PRICES)
        if work.prices.batch(batch_id).is_undone:
            return Outcome(PricesChanged(batch_id, 0))
        steps = work.prices.put_back(batch_id)
        to_journal(desk, work, JournalEvent.PRICES_PUT_BACK, batch_id, staff_id, {"prices": len(steps)})
        return Outcome(PricesChanged(batch_id, len(steps)), Changes.of((Noun.CATALOGUE, batch_id)))


def _steps(work: UnitOfWork, scope: PriceScope, rule: PriceRule) -> Iterator[PriceStep]:
    currency = work.company.company().currency
    for priced in _of_services(work, scope):
        new = rule.apply(priced.price)
        yield PriceStep(priced.id, priced.size_class, priced.price.minor, new.minor)
    for identity, minor in _product_prices(work, scope):
        yield PriceStep(identity, None, minor, rule.apply(Money(minor, currency)).minor)


def _product_prices(work: UnitOfWork, scope: PriceScope) -> list[tuple[UUID, int]]:
    if scope.item_ids:
        return [(item.id, item.price.minor) for item in _chosen_products(work, scope)]
    if ItemKind.PRODUCT not in scope.kinds:
        return []
    return work.catalogue.product_list.prices(_filter(scope, ItemKind.PRODUCT))


def _of_services(work: UnitOfWork, scope: PriceScope) -> Iterator[PricedItem]:
    if scope.item_ids:
        ids = scope.item_ids
    elif ItemKind.SERVICE in scope.kinds:
        which = _filter(scope, ItemKind.SERVICE)
        page = work.catalogue.service_list.page(which, _BY_NAME, 0, _MOST_SERVICES)
        ids = tuple(row.id for row in page.rows)
    else:
        ids = ()
    for item in work.catalogue.by_ids(ids):
        if isinstance(item, Service):
            for size, price in item.prices.items():
                yield PricedItem(ItemKind.SERVICE, item.id, item.names, price, size)


def _chosen_products(work: UnitOfWork, scope: PriceScope) -> list[Product]:
    return [item for item in work.catalogue.by_ids(scope.item_ids) if isinstance(item, Product)]


def _count_products(work: UnitOfWork, scope: PriceScope) -> int:
    if scope.item_ids:
        return len(_chosen_products(work, scope))
    if ItemKind.PRODUCT not in scope.kinds:
        return 0
    return work.catalogue.product_list.count(_filter(scope, ItemKind.PRODUCT))


def _products_page(work: UnitOfWork, scope: PriceScope, offset: int, limit: int) -> list[PricedItem]:
    if scope.item_ids:
        chosen = _chosen_products(work, scope)[offset : offset + limit]
        return [PricedItem(ItemKind.PRODUCT, item.id, item.names, item.price) for item in chosen]
    if ItemKind.PRODUCT not in scope.kinds:
        return []
    which = _filter(scope, ItemKind.PRODUCT)
    page = work.catalogue.product_list.page(which, _BY_NAME, offset, limit)
    return [
        PricedItem(ItemKind.PRODUCT, row.id, row.names, row.price)
        for row in page.rows
        if row.price is not None
    ]


def _filter(scope: PriceScope, kind: ItemKind) -> CatalogueFilter:
    return CatalogueFilter(kind, category_id=scope.category_id, text=scope.text)
