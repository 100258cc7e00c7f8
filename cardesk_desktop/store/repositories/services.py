"""Services and their prices by size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, literal_column, select

from cardesk_desktop.domain.catalogue import Names, Service
from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.store.column_types import JsonObject
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import by_id, names_columns, put_back, tax_columns
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.search import Entry, SearchIndex
from cardesk_desktop.store.statement import Statement, change, one_of, page_of
from cardesk_desktop.store.tables.catalogue import ON_SALE, SERVICE, SERVICE_PRICE
from cardesk_desktop.store.views import HitKind

_COLUMNS = (
    *(column for column in SERVICE.c if column.name != "sort_name"),
    literal_column(
        "(SELECT json_group_object(size_class, price_minor) FROM service_price WHERE service_id = id)",
        type_=JsonObject[int](),
    ),
)
_IN_CATEGORY = (SERVICE.c.category_id == bindparam("category_id"), ON_SALE)
_ORDER = (SERVICE.c.sort_name, SERVICE.c.id)
_COUNT = select(func.count()).select_from(SERVICE)

_GET = Statement(select(*_COLUMNS).where(SERVICE.c.id == bindparam("id")))
_BY_IDS = Statement(select(*_COLUMNS).where(one_of(SERVICE.c.id)))
_PAGE_OF_CATEGORY = Statement(page_of(SERVICE, _COLUMNS, _IN_CATEGORY, _ORDER))
_COUNT_OF_CATEGORY = Statement(_COUNT.where(*_IN_CATEGORY))
_ADD = Statement(insert(SERVICE))
_SAVE = change(SERVICE)
_ADD_PRICE = Statement(insert(SERVICE_PRICE))
_FORGET_PRICES = Statement(delete(SERVICE_PRICE).where(SERVICE_PRICE.c.service_id == bindparam("id")))

_REMOVALS = (_FORGET_PRICES, Statement(delete(SERVICE).where(SERVICE.c.id == bindparam("id"))))


class ServiceTable:
    """The services' part of the catalogue."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._index = index

    def add(self, service: Service) -> None:
        """Add a service with its prices."""
        self._database.run(_ADD, {"id": service.id, **_columns(service)})
        self._add_prices(service)
        self._put_in_search(service)

    def follow(self, identity: UUID) -> None:
        """Let the search find a service whose row came from elsewhere as it is now."""
        for service in self.by_ids((identity,)):
            self._put_in_search(service)

    def save(self, service: Service) -> None:
        """Correct a service and its prices; refuses with NOT_FOUND."""
        before = self.get(service.id).prices
        put_back(self._database, _SAVE, service.id, _columns(service))
        if before != service.prices:
            self._database.run(_FORGET_PRICES, {"id": service.id})
            self._add_prices(service)
        self._put_in_search(service)

    def remove(self, identity: UUID) -> None:
        """Take a service away for good: papers and tickets have copied what they say of it."""
        for removal in _REMOVALS:
            self._database.run(removal, {"id": identity})
        self._index.forget(HitKind.SERVICE, identity)

    def get(self, identity: UUID) -> Service:
        """The service of this identity; refuses with NOT_FOUND."""
        return _service(by_id(self._database, _GET, identity))

    def by_ids(self, ids: Sequence[UUID]) -> list[Service]:
        """Those of the identities that are services, in no order."""
        return [_service(row) for row in self._database.rows(_BY_IDS, {"ids": ids})]

    def count(self, category_id: UUID) -> int:
        """How many a category offers."""
        return int(self._database.value(_COUNT_OF_CATEGORY, {"category_id": category_id}))

    def page(self, category_id: UUID, offset: int, limit: int) -> list[Service]:
        """A run of what a category offers, by name."""
        parameters = {"category_id": category_id, "offset": offset, "limit": limit}
        return [_service(row) for row in self._database.rows(_PAGE_OF_CATEGORY, parameters)]

    def _add_prices(self, service: Service) -> None:
        self._database.run_many(
            _ADD_PRICE,
            (
                {"service_id": service.id, "size_class": size_class, "price_minor": price.minor}
                for size_class, price in service.prices.items()
            ),
        )

    def _put_in_search(self, service: Service) -> None:
        if service.is_archived:
            self._index.forget(HitKind.SERVICE, service.id)
        else:
            self._index.put(_entry(service))


def _service(row: Row) -> Service:
    identity, name, others, code, category, rate_bp, reason, *rest = row
    category_id, duration_min, is_favourite, is_archived, place, prices = rest
    return Service(
        id=identity,
        names=Names(name, others),
        prices=_prices(prices, code),
        tax=Tax(category, rate_bp, reason),
        category_id=category_id,
        duration_min=duration_min,
        is_favourite=is_favourite,
        is_archived=is_archived,
        favourite_position=place,
    )


def _prices(minor_by_size: Mapping[str, int], code: str) -> dict[SizeClass, Money]:
    """Prices in the order of the sizes."""
    return {size: Money(minor_by_size[size], currency(code)) for size in SizeClass if size in minor_by_size}


def _columns(service: Service) -> dict[str, object]:
    return {
        **names_columns(service.names),
        "sort_name": " ".join(words(service.names.main)),
        "currency": next((price.currency.code for price in service.prices.values()), ""),
        **tax_columns(service.tax),
        "category_id": service.category_id,
        "duration_min": service.duration_min,
        "is_favourite": service.is_favourite,
        "is_archived": service.is_archived,
        "favourite_position": service.favourite_position,
    }


def _entry(service: Service) -> Entry:
    names = (service.names.main, *service.names.others.values())
    return Entry(
        kind=HitKind.SERVICE,
        subject_id=service.id,
        title=service.names.main,
        title_key=" ".join(words(service.names.main)),
        detail="",
        words=tuple(word for text in names for word in words(text)),
    )
