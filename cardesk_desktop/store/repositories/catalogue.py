"""The catalogue: categories, and products and services as one list of items."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, func, insert, literal, select, union_all

from cardesk_desktop.domain.barcode import spellings
from cardesk_desktop.domain.catalogue import Category, ItemKind, Names, Product, Service
from cardesk_desktop.store.catalogue_views import CatalogueFilter, CatalogueRow
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.product_list import ProductList
from cardesk_desktop.store.repositories.products import ProductTable
from cardesk_desktop.store.repositories.service_list import ServiceList
from cardesk_desktop.store.repositories.services import ServiceTable
from cardesk_desktop.store.rows import names_columns, put_back
from cardesk_desktop.store.search import SearchIndex
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.tables.catalogue import CATEGORY, FAVOURITE, ON_SALE, PRODUCT, SERVICE
from cardesk_desktop.store.views import Order, Page

_CATEGORIES = Statement(select(CATEGORY).where(ON_SALE).order_by(CATEGORY.c.position, CATEGORY.c.id))
_EVERY_CATEGORY = Statement(select(CATEGORY).order_by(CATEGORY.c.position, CATEGORY.c.id))
_OF_EACH_KIND = (
    select(table.c.id, table.c.favourite_position, literal(place).label("kind"), table.c.sort_name).where(
        FAVOURITE
    )
    for place, table in enumerate((SERVICE, PRODUCT))
)
_FAVOURITES = union_all(*_OF_EACH_KIND).subquery("favourite")
_COUNT_FAVOURITES = Statement(select(func.count()).select_from(_FAVOURITES))
_PAGE_OF_FAVOURITES = Statement(
    select(_FAVOURITES.c.id)
    .order_by(_FAVOURITES.c.favourite_position, _FAVOURITES.c.kind, _FAVOURITES.c.sort_name, _FAVOURITES.c.id)
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
_LAST_FAVOURITE = Statement(select(func.coalesce(func.max(_FAVOURITES.c.favourite_position), 0)))
_PLACE_PRODUCT = change(PRODUCT, ("favourite_position",))
_PLACE_SERVICE = change(SERVICE, ("favourite_position",))
_ADD_CATEGORY = Statement(insert(CATEGORY))
_SAVE_CATEGORY = change(CATEGORY)


class CatalogueRepository:
    """What is sold. Archived items keep their identity for old papers and are offered nowhere."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._products = ProductTable(database, index)
        self._services = ServiceTable(database, index)
        self.product_list = ProductList(database)
        self.service_list = ServiceList(database)

    def add_category(self, category: Category) -> None:
        """Add a category."""
        self._database.run(_ADD_CATEGORY, {"id": category.id, **_columns(category)})

    def save_category(self, category: Category) -> None:
        """Correct a category; refuses with NOT_FOUND."""
        put_back(self._database, _SAVE_CATEGORY, category.id, _columns(category))

    def categories(self, *, with_archived: bool = False) -> tuple[Category, ...]:
        """The categories in the order of their chips; archived ones only where they are asked for."""
        rows = self._database.rows(_EVERY_CATEGORY if with_archived else _CATEGORIES, {})
        return tuple(
            Category(identity, Names(name, others), position, colour, is_archived)
            for identity, name, others, position, colour, is_archived in rows
        )

    def add_product(self, product: Product) -> None:
        """Add a product with its barcodes."""
        self._products.add(product)

    def save_product(self, product: Product) -> None:
        """Correct a product and its barcodes; refuses with NOT_FOUND."""
        self._products.save(product)

    def remove_product(self, identity: UUID) -> bool:
        """Take a product away for good; False, and nothing changed, when something names it."""
        return self._products.remove(identity)

    def remove_service(self, identity: UUID) -> None:
        """Take a service away for good: papers and tickets have copied what they say of it."""
        self._services.remove(identity)

    def product(self, identity: UUID) -> Product:
        """The product of this identity, archived or not; refuses with NOT_FOUND."""
        return self._products.get(identity)

    def with_barcode(self, code: str) -> tuple[Product, ...]:
        """The products on sale that carry this code, oldest first; without any, another spelling of it."""
        found = map(self._products.with_barcode, spellings(code))
        return tuple(next((products for products in found if products), ()))

    def add_service(self, service: Service) -> None:
        """Add a service with its prices."""
        self._services.add(service)

    def save_service(self, service: Service) -> None:
        """Correct a service and its prices; refuses with NOT_FOUND."""
        self._services.save(service)

    def service(self, identity: UUID) -> Service:
        """The service of this identity, archived or not; refuses with NOT_FOUND."""
        return self._services.get(identity)

    def items(self, category_id: UUID | None, offset: int, limit: int) -> Page[Product | Service]:
        """A page of what a category offers (services, then products, by name), or of the favourites."""
        if category_id is None:
            return self._favourites(offset, limit)
        services = self._services.count(category_id)
        total = services + self._products.count(category_id)
        rows: list[Product | Service] = []
        if offset < services:
            rows += self._services.page(category_id, offset, limit)
        if len(rows) < limit:
            rows += self._products.page(category_id, max(0, offset - services), limit - len(rows))
        return Page(tuple(rows), total, offset)

    def listing(self, which: CatalogueFilter, order: Order, offset: int, limit: int) -> Page[CatalogueRow]:
        """A page of the list of products or services."""
        of_kind = self.product_list if which.kind is ItemKind.PRODUCT else self.service_list
        return of_kind.page(which, order, offset, limit)

    def last_favourite(self) -> int:
        """The position of the last favourite; 0 when there is none."""
        return int(self._database.value(_LAST_FAVOURITE, {}))

    def place_favourite(self, identity: UUID, position: int) -> None:
        """Put a favourite at a position, whichever kind it is of."""
        for statement in (_PLACE_PRODUCT, _PLACE_SERVICE):
            self._database.run(statement, {"key": identity, "favourite_position": position})

    def count_in_category(self, category_id: UUID) -> int:
        """How many products and services a category offers."""
        return self._services.count(category_id) + self._products.count(category_id)

    def _favourites(self, offset: int, limit: int) -> Page[Product | Service]:
        """In the order in which they were arranged; new ones by kind and name."""
        total = int(self._database.value(_COUNT_FAVOURITES, {}))
        rows = self._database.rows(_PAGE_OF_FAVOURITES, {"offset": offset, "limit": limit})
        return Page(self.by_ids([identity for (identity,) in rows]), total, offset)

    def by_ids(self, ids: Sequence[UUID]) -> tuple[Product | Service, ...]:
        """The items of these identities, in this order; one that does not exist is left out."""
        found: dict[UUID, Product | Service] = {}
        found.update((product.id, product) for product in self._products.by_ids(ids))
        found.update((service.id, service) for service in self._services.by_ids(ids))
        return tuple(found[identity] for identity in ids if identity in found)


def _columns(category: Category) -> dict[str, object]:
    return {
        **names_columns(category.names),
        "position": category.position,
        "colour": category.colour,
        "is_archived": category.is_archived,
    }
