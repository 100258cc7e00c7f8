"""Suppliers."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, func, insert, select

from cardesk_desktop.domain.folding import words
from cardesk_desktop.domain.supplier import Supplier
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import by_id, put_back
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.tables.catalogue import ON_SALE, PRODUCT, SUPPLIER

_COLUMNS = tuple(column for column in SUPPLIER.c if column.name != "sort_name")
_ORDER = (SUPPLIER.c.is_archived, SUPPLIER.c.sort_name, SUPPLIER.c.id)
_GET = Statement(select(*_COLUMNS).where(SUPPLIER.c.id == bindparam("id")))
_EVERY = Statement(select(*_COLUMNS).order_by(*_ORDER))
_PRESENT = Statement(select(*_COLUMNS).where(ON_SALE).order_by(*_ORDER))
_ADD = Statement(insert(SUPPLIER))
_SAVE = change(SUPPLIER)
_COUNT_PRODUCTS = Statement(
    select(func.count())
    .select_from(PRODUCT)
    .where(PRODUCT.c.supplier_id == bindparam("supplier_id"), ON_SALE)
)


class SupplierRepository:
    """A shop has some dozens of them: the list is short and comes whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, supplier: Supplier) -> None:
        """Add a supplier."""
        self._database.run(_ADD, {"id": supplier.id, **_columns(supplier)})

    def save(self, supplier: Supplier) -> None:
        """Correct a supplier; refuses with NOT_FOUND."""
        put_back(self._database, _SAVE, supplier.id, _columns(supplier))

    def get(self, identity: UUID) -> Supplier:
        """The supplier of this identity, archived or not; refuses with NOT_FOUND."""
        return _supplier(by_id(self._database, _GET, identity))

    def everyone(self, *, with_archived: bool = False) -> tuple[Supplier, ...]:
        """The suppliers by name; archived ones last, and only where they are asked for."""
        rows = self._database.rows(_EVERY if with_archived else _PRESENT, {})
        return tuple(map(_supplier, rows))

    def count_of_products(self, supplier_id: UUID) -> int:
        """How many products on sale come from a supplier."""
        return int(self._database.value(_COUNT_PRODUCTS, {"supplier_id": supplier_id}))


def _supplier(row: Row) -> Supplier:
    return Supplier(*row)


def _columns(supplier: Supplier) -> dict[str, object]:
    return {
        "name": supplier.name,
        "sort_name": " ".join(words(supplier.name)),
        "phone": supplier.phone,
        "email": supplier.email,
        "note": supplier.note,
        "is_archived": supplier.is_archived,
    }
