"""The tax rates of the company, and what is sold at each."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, bindparam, func, insert, select, update

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.tax_rate import SoldAt, TaxRate
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import by_id, names_columns, put_back, tax_columns
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.tables.catalogue import PRODUCT, SERVICE
from cardesk_desktop.store.tables.company import TAX_RATE

_ALL = Statement(select(TAX_RATE).order_by(TAX_RATE.c.position, TAX_RATE.c.id))
_GET = Statement(select(TAX_RATE).where(TAX_RATE.c.id == bindparam("id")))
_ADD = Statement(insert(TAX_RATE))
_SAVE = change(TAX_RATE)


def _sold_at(table: Table) -> ColumnElement[bool]:
    return and_(
        table.c.tax_category == bindparam("tax_category"),
        table.c.tax_rate_bp == bindparam("tax_rate_bp"),
        table.c.tax_reason == bindparam("tax_reason"),
    )


def _count(table: Table) -> Statement:
    return Statement(select(func.count()).select_from(table).where(_sold_at(table)))


def _move(table: Table) -> Statement:
    values = {
        table.c.tax_category: bindparam("new_category", type_=table.c.tax_category.type),
        table.c.tax_rate_bp: bindparam("new_rate_bp"),
        table.c.tax_reason: bindparam("new_reason"),
    }
    return Statement(update(table).where(_sold_at(table)).values(values))


_COUNT_PRODUCTS, _COUNT_SERVICES = _count(PRODUCT), _count(SERVICE)
_MOVE_PRODUCTS, _MOVE_SERVICES = _move(PRODUCT), _move(SERVICE)


class TaxRateRepository:
    """A company has a handful of rates: the list is read whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[TaxRate, ...]:
        """Every rate in its order, archived ones among them."""
        return tuple(_rate(row) for row in self._database.rows(_ALL, {}))

    def get(self, identity: UUID) -> TaxRate:
        """The rate of this identity; refuses with NOT_FOUND."""
        return _rate(by_id(self._database, _GET, identity))

    def add(self, rate: TaxRate) -> None:
        """Add a rate."""
        self._database.run(_ADD, {"id": rate.id, **_columns(rate)})

    def save(self, rate: TaxRate) -> None:
        """Correct a rate; refuses with NOT_FOUND. What is sold keeps its own tax until it is moved."""
        put_back(self._database, _SAVE, rate.id, _columns(rate))

    def sold_at(self, tax: Tax) -> SoldAt:
        """How many products and services, archived ones among them, are sold at a tax."""
        columns = tax_columns(tax)
        return SoldAt(
            int(self._database.value(_COUNT_PRODUCTS, columns)),
            int(self._database.value(_COUNT_SERVICES, columns)),
        )

    def move(self, old: Tax, new: Tax) -> None:
        """Sell at `new` from now on everything that was sold at `old`; sealed papers keep what they said."""
        columns = {
            **tax_columns(old),
            "new_category": new.category,
            "new_rate_bp": new.rate_bp,
            "new_reason": new.reason,
        }
        self._database.run(_MOVE_PRODUCTS, columns)
        self._database.run(_MOVE_SERVICES, columns)


def _rate(row: Row) -> TaxRate:
    identity, name, others, category, rate_bp, reason, position, is_archived = row
    return TaxRate(identity, Names(name, others), Tax(category, rate_bp, reason), position, is_archived)


def _columns(rate: TaxRate) -> dict[str, object]:
    return {
        **names_columns(rate.names),
        **tax_columns(rate.tax),
        "position": rate.position,
        "is_archived": rate.is_archived,
    }
