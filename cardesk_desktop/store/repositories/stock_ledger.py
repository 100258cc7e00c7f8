"""The ledger of one product: its movements, newest first, each with the level after it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Subquery, bindparam, exists, func, select
from sqlalchemy.sql.selectable import Exists

from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement, one_of_texts
from cardesk_desktop.store.stock_views import MovementFilter, MovementRow
from cardesk_desktop.store.tables.document import GOODS_RECEIPT, INVOICE, STOCK_MOVEMENT
from cardesk_desktop.store.views import Page

_MOVED = STOCK_MOVEMENT.c
_TAKEN_BACK = STOCK_MOVEMENT.alias("taken_back")


class _Shape(NamedTuple):
    """Which conditions a filter sets; every shape is one statement."""

    has_kinds: bool
    has_start: bool
    has_end: bool


class StockLedgerRepository:
    """A balance counts every movement before it, also those that the filter leaves out."""

    def __init__(self, database: Database, company: CompanyRepository) -> None:
        self._database = database
        self._company = company

    def page(self, product_id: UUID, which: MovementFilter, offset: int, limit: int) -> Page[MovementRow]:
        """A page of the movements of a product."""
        shape = _Shape(bool(which.kinds), which.start is not None, which.end is not None)
        parameters = {
            "product_id": product_id,
            "texts": [kind.value for kind in which.kinds],
            "start": which.start,
            "end": which.end,
        }
        total = int(self._database.value(_count(shape), parameters))
        rows = self._database.rows(_page(shape), {**parameters, "offset": offset, "limit": limit})
        of = self._company.company().currency
        return Page(tuple(_row(row, of) for row in rows), total, offset)


def _conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [_MOVED.product_id == bindparam("product_id")]
    if shape.has_kinds:
        conditions.append(one_of_texts(_MOVED.kind))
    if shape.has_start:
        conditions.append(_MOVED.moved_at >= bindparam("start"))
    if shape.has_end:
        conditions.append(_MOVED.moved_at < bindparam("end"))
    return conditions


def _balances() -> Subquery:
    """The level after each movement of the product, all of them."""
    running = func.sum(_MOVED.quantity_milli).over(order_by=(_MOVED.moved_at, _MOVED.id))
    return (
        select(_MOVED.id, running.label("balance"))
        .where(_MOVED.product_id == bindparam("product_id"))
        .subquery("ledger")
    )


def _is_taken_back() -> Exists:
    return exists().where(_TAKEN_BACK.c.reverses_id == _MOVED.id)


@cache
def _page(shape: _Shape) -> Statement:
    ledger = _balances()
    rows: Select[tuple[object, ...]] = (
        select(
            _MOVED.id,
            _MOVED.number,
            _MOVED.kind,
            _MOVED.quantity_milli,
            _MOVED.moved_at,
            _MOVED.reason,
            _MOVED.staff_name,
            _MOVED.invoice_id,
            _MOVED.batch_id,
            _MOVED.reverses_id,
            _is_taken_back(),
            func.coalesce(INVOICE.c.number, GOODS_RECEIPT.c.reference, ""),
            func.coalesce(GOODS_RECEIPT.c.supplier_name, ""),
            _MOVED.value_minor,
            ledger.c.balance,
        )
        .join_from(STOCK_MOVEMENT, ledger, ledger.c.id == _MOVED.id)
        .outerjoin(INVOICE, INVOICE.c.id == _MOVED.invoice_id)
        .outerjoin(GOODS_RECEIPT, GOODS_RECEIPT.c.id == _MOVED.batch_id)
        .where(*_conditions(shape))
        .order_by(_MOVED.moved_at.desc(), _MOVED.id.desc())
        .limit(bindparam("limit"))
        .offset(bindparam("offset"))
    )
    return Statement(rows)


@cache
def _count(shape: _Shape) -> Statement:
    return Statement(select(func.count()).select_from(STOCK_MOVEMENT).where(*_conditions(shape)))


def _row(row: Row, of: Currency) -> MovementRow:
    identity, number, kind, milli, moved_at, reason, staff, invoice, batch, reverses, is_reversed, *rest = row
    reference, supplier, value, balance = rest
    return MovementRow(
        id=identity,
        number=number,
        kind=kind,
        quantity=Quantity(milli),
        moved_at=moved_at,
        reason=reason,
        staff_name=staff,
        invoice_id=invoice,
        batch_id=batch,
        reverses_id=reverses,
        is_reversed=bool(is_reversed),
        reference=reference,
        supplier_name=supplier,
        value=Money(value, of),
        balance=Quantity(balance),
    )
