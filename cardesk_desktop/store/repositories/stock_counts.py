"""Stock counts: the sheet that people fill, and the differences that come out of it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock_count import CountLine, StockCount
from cardesk_desktop.domain.valuation import Holding, value_of
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.repositories.count_differences import (
    EVERY_DIFFERENCE,
    HOW_MANY_DIFFER,
    IS_COUNTED,
    WORST_FIRST,
)
from cardesk_desktop.store.repositories.count_sheets import Sheet, sheet_count, sheet_page
from cardesk_desktop.store.repositories.stock import money_or_none
from cardesk_desktop.store.rows import by_id, put_back
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.stock_views import CountPart, CountRow, DifferenceRow
from cardesk_desktop.store.tables.stock_taking import IS_COUNTING, STOCK_COUNT, STOCK_COUNT_LINE
from cardesk_desktop.store.views import Page

_LINE = STOCK_COUNT_LINE.c
_OF_COUNT = _LINE.count_id == bindparam("count_id")
_GET = Statement(select(STOCK_COUNT).where(STOCK_COUNT.c.id == bindparam("id")))
_OPEN = Statement(select(STOCK_COUNT).where(IS_COUNTING).order_by(STOCK_COUNT.c.started_at, STOCK_COUNT.c.id))
_ADD = Statement(insert(STOCK_COUNT))
_SAVE = change(STOCK_COUNT)
_GET_LINE = Statement(select(STOCK_COUNT_LINE).where(_OF_COUNT, _LINE.product_id == bindparam("product_id")))
_PUT = upsert(STOCK_COUNT_LINE)
_WRITTEN = ("counted_milli", "level_milli", "first_level_milli", "counted_at", "staff_name")
_PUT_LINE = Statement(
    _PUT.on_conflict_do_update(
        index_elements=["count_id", "product_id"], set_={name: _PUT.excluded[name] for name in _WRITTEN}
    )
)
_COUNTED = Statement(select(func.count()).select_from(STOCK_COUNT_LINE).where(_OF_COUNT, IS_COUNTED))


class StockCountRepository:
    """Counts and their lines: a product without a figure was not counted yet."""

    def __init__(self, database: Database, company: CompanyRepository) -> None:
        self._database = database
        self._company = company

    def add(self, count: StockCount, product_ids: Iterable[UUID] = ()) -> None:
        """Start a count; of a list, with these products on it."""
        self._database.run(_ADD, {"id": count.id, **_columns(count)})
        for product_id in product_ids:
            self.put_line(count.id, CountLine(product_id))

    def save(self, count: StockCount) -> None:
        """Correct a count; refuses with NOT_FOUND."""
        put_back(self._database, _SAVE, count.id, _columns(count))

    def get(self, count_id: UUID) -> StockCount:
        """The count of this identity; refuses with NOT_FOUND."""
        return _count(by_id(self._database, _GET, count_id))

    def open(self) -> tuple[StockCount, ...]:
        """The counts that go on, oldest first."""
        return tuple(map(_count, self._database.rows(_OPEN, {})))

    def line(self, count_id: UUID, product_id: UUID) -> CountLine:
        """What was counted of a product; an empty line when nothing was."""
        row = self._database.first(_GET_LINE, {"count_id": count_id, "product_id": product_id})
        return CountLine(product_id) if row is None else _line(row)

    def put_line(self, count_id: UUID, line: CountLine) -> None:
        """Write down what was counted of a product."""
        self._database.run(
            _PUT_LINE,
            {
                "count_id": count_id,
                "product_id": line.product_id,
                "counted_milli": None if line.counted is None else line.counted.milli,
                "level_milli": line.level.milli,
                "first_level_milli": line.first_level.milli,
                "counted_at": line.counted_at,
                "staff_name": line.staff_name,
            },
        )

    def sheet(self, count: StockCount, part: CountPart, offset: int, limit: int) -> Page[CountRow]:
        """A page of the products to be counted, by name."""
        sheet = Sheet(count.scope, part)
        parameters = {"count_id": count.id, "category_id": count.category_id}
        total = int(self._database.value(sheet_count(sheet), parameters))
        rows = self._database.rows(sheet_page(sheet), {**parameters, "offset": offset, "limit": limit})
        return Page(tuple(map(_row, rows)), total, offset)

    def counted(self, count_id: UUID) -> int:
        """How many products were counted."""
        return int(self._database.value(_COUNTED, {"count_id": count_id}))

    def differences(self, count_id: UUID, offset: int, limit: int) -> Page[DifferenceRow]:
        """A page of the products whose count differs, those first that cost most."""
        total = int(self._database.value(HOW_MANY_DIFFER, {"count_id": count_id}))
        parameters = {"count_id": count_id, "offset": offset, "limit": limit}
        rows = self._database.rows(WORST_FIRST, parameters)
        of = self._company.company().currency
        return Page(tuple(_difference(row, of) for row in rows), total, offset)

    def every_difference(self, count_id: UUID) -> tuple[DifferenceRow, ...]:
        """All of them, by name."""
        of = self._company.company().currency
        rows = self._database.rows(EVERY_DIFFERENCE, {"count_id": count_id})
        return tuple(_difference(row, of) for row in rows)


def _count(row: Row) -> StockCount:
    identity, scope, started_at, started_by, category_id, note, state, ended_at, ended_by = row
    return StockCount(identity, scope, started_at, started_by, category_id, note, state, ended_at, ended_by)


def _columns(count: StockCount) -> dict[str, object]:
    return {
        "scope": count.scope,
        "started_at": count.started_at,
        "started_by": count.started_by,
        "category_id": count.category_id,
        "note": count.note,
        "state": count.state,
        "ended_at": count.ended_at,
        "ended_by": count.ended_by,
    }


def _line(row: Row) -> CountLine:
    _, product_id, counted, level, first_level, counted_at, staff_name = row
    known = None if counted is None else Quantity(counted)
    return CountLine(product_id, known, Quantity(level), Quantity(first_level), counted_at, staff_name)


def _row(row: Row) -> CountRow:
    identity, name, others, sku, counted, counted_at, staff_name, is_unsure = row
    known = None if counted is None else Quantity(counted)
    return CountRow(identity, Names(name, others), sku, known, counted_at, staff_name, bool(is_unsure))


def _difference(row: Row, of: Currency) -> DifferenceRow:
    identity, name, others, sku, counted, expected, is_unsure, staff_name, milli, value, cost = row
    holding = Holding(Quantity(milli), Money(value, of), money_or_none(cost, of))
    return DifferenceRow(
        product_id=identity,
        names=Names(name, others),
        sku=sku,
        counted=Quantity(counted),
        expected=Quantity(expected),
        value=value_of(holding, Quantity(counted - expected)),
        staff_name=staff_name,
        is_unsure=bool(is_unsure),
    )
