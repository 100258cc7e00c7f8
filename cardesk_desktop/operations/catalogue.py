"""The catalogue as tiles to sell from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.catalogue import Category, ItemKind, Names, Product, Service
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.store.views import HitKind, Page


@dataclass(frozen=True, slots=True)
class Tile:
    """A product or service as it is offered. `price` is None where the size has no price.

    `colour` is the key of the category's colour in the theme; `level` is the stock of a product.
    """

    kind: ItemKind
    id: UUID
    names: Names
    price: Money | None
    colour: str
    duration_min: int | None = None
    level: Quantity | None = None
    is_low: bool = False
    photo_sha256: str = ""


def categories(desk: Desk) -> Outcome[tuple[Category, ...]]:
    """The shelves, in their order."""
    with desk.store.read() as work:
        return Outcome(work.catalogue.categories())


def tiles(
    desk: Desk, *, category_id: UUID | None, size_class: SizeClass, offset: int, limit: int
) -> Outcome[Page[Tile]]:
    """A page of one category, or of the favourites, priced for a size."""
    with desk.store.read() as work:
        page = work.catalogue.items(category_id, offset, limit)
        return Outcome(Page(_tiles(work, page.rows, size_class), page.total, page.offset))


def search_items(
    desk: Desk, *, text: str, size_class: SizeClass, limit: int = 40
) -> Outcome[tuple[Tile, ...]]:
    """Products and services by name, SKU or barcode, best first; the whole catalogue is searched.

    Of those that fit equally well the favourites come first: Enter takes the first, and they are meant most.
    """
    with desk.store.read() as work:
        hits = work.search.find(text, limit, kinds=(HitKind.PRODUCT, HitKind.SERVICE))
        items = {item.id: item for item in work.catalogue.by_ids([hit.id for hit in hits])}
        fitting = [(hit.rank, items[hit.id]) for hit in hits if hit.id in items]
        fitting.sort(key=lambda pair: (pair[0], not pair[1].is_favourite))
        return Outcome(_tiles(work, [item for _rank, item in fitting], size_class))


def picture(desk: Desk, *, sha256: str) -> Outcome[bytes | None]:
    """The bytes of a stored picture, or None."""
    with desk.store.read() as work:
        return Outcome(work.blobs.get(sha256))


def _tiles(work: UnitOfWork, items: Sequence[Product | Service], size_class: SizeClass) -> tuple[Tile, ...]:
    colours = {category.id: category.colour for category in work.catalogue.categories()}
    levels = work.stock.levels([item.id for item in items if isinstance(item, Product)])
    return tuple(_tile(item, size_class, colours, levels) for item in items)


def _tile(
    item: Product | Service,
    size_class: SizeClass,
    colours: Mapping[UUID, str],
    levels: Mapping[UUID, Quantity],
) -> Tile:
    colour = colours[item.category_id]
    if isinstance(item, Service):
        price = item.prices.get(size_class)
        return Tile(ItemKind.SERVICE, item.id, item.names, price, colour, duration_min=item.duration_min)
    level = levels.get(item.id, Quantity(0))
    return Tile(
        ItemKind.PRODUCT,
        item.id,
        item.names,
        item.price,
        colour,
        level=level,
        is_low=level.milli <= item.minimum_milli,
        photo_sha256=item.photo_sha256,
    )
