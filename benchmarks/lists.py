"""Every list of every screen through its own paged operation: opened, sorted, jumped to its end."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.figure import Figure, timed, worst
from benchmarks.shop import Shop
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations import (
    catalogue,
    client_file,
    looking_at_invoices,
    looking_at_stock,
    stock_valuation,
)
from cardesk_desktop.operations.catalogue_list import catalogue_page
from cardesk_desktop.store.catalogue_views import CatalogueFilter
from cardesk_desktop.store.client_views import ClientFilter, ClientGroup, ClientOrder
from cardesk_desktop.store.repositories.product_list import PRODUCT_ORDERS
from cardesk_desktop.store.stock_views import StockFilter, StockState
from cardesk_desktop.store.views import InvoiceFilter, InvoiceState, Order, Page

_PAGE = 60
"""Rows that a list asks for at once, as `ui.widgets.paged_model` does."""

_RUNS = 7

Ask = Callable[..., Page[object]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of a screen: how it asks for a page, and by what it can be sorted."""

    name: str
    ask: Ask
    orders: Sequence[str] = ()


def measure_lists(shop: Shop) -> Iterator[Figure]:
    """`list.open`, `list.sort` and `list.end`, each of the slowest list."""
    opened: list[tuple[str, float]] = []
    sorted_: list[tuple[str, float]] = []
    ended: list[tuple[str, float]] = []
    for listing in listings(shop):
        total = listing.ask(offset=0, limit=_PAGE).total
        last = max(0, total - _PAGE)
        opened.append((listing.name, _median(partial(listing.ask, offset=0, limit=_PAGE))))
        ended.append((listing.name, _median(partial(listing.ask, offset=last, limit=_PAGE))))
        for by in listing.orders:
            for is_descending in (False, True):
                order = Order(by, is_descending)
                ask = partial(listing.ask, order=order, limit=_PAGE)
                name = f"{listing.name} by {by}"
                sorted_.append((name, _median(partial(ask, offset=0))))
                ended.append((name, _median(partial(ask, offset=last))))
    yield worst("list.open", opened, _RUNS)
    yield worst("list.sort", sorted_, _RUNS)
    yield worst("list.end", ended, _RUNS)


def listings(shop: Shop) -> Iterator[Listing]:
    """All lists of all screens, in the filters that show most."""
    desk, staff_id = shop.desk, shop.staff_id
    yield from _of_the_catalogue(shop)
    for group in (ClientGroup.ALL, ClientGroup.COMPANIES, ClientGroup.OWING):
        ask = _page(client_file.clients, desk, which=ClientFilter(group=group))
        yield Listing(f"clients, {group}", ask, tuple(ClientOrder))
    yield Listing(
        "clients like “al”", _page(client_file.clients, desk, which=ClientFilter("al")), tuple(ClientOrder)
    )
    for state in (InvoiceState.ALL, InvoiceState.OPEN, InvoiceState.PAID):
        yield Listing(
            f"invoices, {state}", _page(looking_at_invoices.invoices, desk, which=InvoiceFilter(state=state))
        )
    yield Listing("invoices like “al”", _page(looking_at_invoices.invoices, desk, which=InvoiceFilter("al")))
    levels = ("name", "level", "minimum", "value")
    for shelf in StockState:
        which = StockFilter(state=shelf)
        ask = _page(looking_at_stock.stock_list, desk, viewer_id=staff_id, which=which)
        yield Listing(f"stock, {shelf}", ask, levels)
    with desk.store.read() as work:
        today = business_day(desk.clock.now(), work.company.company().time_zone)
    ask = _page(stock_valuation.valued_products, desk, staff_id=staff_id, day=today)
    yield Listing("worth of the stock", ask, ("name", "level", "value"))


def _of_the_catalogue(shop: Shop) -> Iterator[Listing]:
    desk = shop.desk
    for kind, orders in ((ItemKind.PRODUCT, PRODUCT_ORDERS), (ItemKind.SERVICE, ("name",))):
        ask = _page(catalogue_page, desk, viewer_id=shop.staff_id, which=CatalogueFilter(kind=kind))
        yield Listing(f"catalogue, {kind}s", ask, orders)
    ask = _page(catalogue_page, desk, viewer_id=shop.staff_id, which=CatalogueFilter(text="wax"))
    yield Listing("catalogue like “wax”", ask, PRODUCT_ORDERS)
    for category in catalogue.categories(desk).value:
        ask = _page(catalogue.tiles, desk, category_id=category.id, size_class=SizeClass.SUV)
        yield Listing(f"tiles of {category.names.main}", ask)


def _page(operation: Callable[..., object], *given: object, **named: object) -> Ask:
    def ask(**where: object) -> Page[object]:
        outcome = operation(*given, **named, **where)
        page: Page[object] = getattr(outcome, "value")  # noqa: B009 - of whichever type
        return page

    return ask


def _median(work: Callable[[], object]) -> float:
    work()
    return statistics.median(timed(work) for _ in range(_RUNS))
