"""Stock levels, what they are worth, and the movements behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.movement_content import read_movement
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import GoodsReceipt, MovementKind, StockMovement
from cardesk_desktop.domain.valuation import Holding
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.rows import by_id
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Addition, Statement, one_of
from cardesk_desktop.store.tables.catalogue import STOCK_LEVEL
from cardesk_desktop.store.tables.document import GOODS_RECEIPT, STOCK_MOVEMENT
from cardesk_desktop.store.tables.sealed import DOCUMENT

_LEVELS = Statement(
    select(STOCK_LEVEL.c.product_id, STOCK_LEVEL.c.milli).where(one_of(STOCK_LEVEL.c.product_id))
)
_HOLDINGS = Statement(
    select(
        STOCK_LEVEL.c.product_id,
        STOCK_LEVEL.c.milli,
        STOCK_LEVEL.c.ledger_minor,
        STOCK_LEVEL.c.unit_cost_minor,
    ).where(one_of(STOCK_LEVEL.c.product_id))
)
_NEWEST = Statement(
    select(DOCUMENT.c.content)
    .join_from(STOCK_MOVEMENT, DOCUMENT, DOCUMENT.c.id == STOCK_MOVEMENT.c.id)
    .where(STOCK_MOVEMENT.c.product_id == bindparam("product_id"))
    .order_by(STOCK_MOVEMENT.c.moved_at.desc(), STOCK_MOVEMENT.c.id.desc())
    .limit(bindparam("limit"))
)
_ONE = Statement(
    select(DOCUMENT.c.content)
    .join_from(STOCK_MOVEMENT, DOCUMENT, DOCUMENT.c.id == STOCK_MOVEMENT.c.id)
    .where(STOCK_MOVEMENT.c.id == bindparam("id"))
)
_OF_BATCH = Statement(
    select(DOCUMENT.c.content)
    .join_from(STOCK_MOVEMENT, DOCUMENT, DOCUMENT.c.id == STOCK_MOVEMENT.c.id)
    .where(STOCK_MOVEMENT.c.batch_id == bindparam("batch_id"))
    .order_by(STOCK_MOVEMENT.c.id)
)
_SOLD = Statement(
    select(DOCUMENT.c.content)
    .join_from(STOCK_MOVEMENT, DOCUMENT, DOCUMENT.c.id == STOCK_MOVEMENT.c.id)
    .where(
        STOCK_MOVEMENT.c.product_id == bindparam("product_id"),
        STOCK_MOVEMENT.c.moved_at == bindparam("at", type_=STOCK_MOVEMENT.c.moved_at.type),
        STOCK_MOVEMENT.c.invoice_id == bindparam("invoice_id"),
        STOCK_MOVEMENT.c.kind == MovementKind.SALE,
    )
)
_REVERSED = Statement(select(STOCK_MOVEMENT.c.reverses_id).where(one_of(STOCK_MOVEMENT.c.reverses_id)))
_ADD_RECEIPT = Addition(GOODS_RECEIPT)
_RECEIPT = Statement(select(*GOODS_RECEIPT.c).where(GOODS_RECEIPT.c.id == bindparam("id")))


class StockRepository:
    """Levels and movements; a movement is added through the documents, sealed."""

    def __init__(self, database: Database, company: CompanyRepository) -> None:
        self._database = database
        self._company = company

    def level(self, product_id: UUID) -> Quantity:
        """What is there of a product: zero before its first movement, maybe below zero."""
        return self.levels((product_id,))[product_id]

    def levels(self, product_ids: Sequence[UUID]) -> dict[UUID, Quantity]:
        """The level of every product asked for."""
        rows = self._database.rows(_LEVELS, {"ids": product_ids}) if product_ids else []
        known: dict[UUID, int] = dict(rows)
        return {product_id: Quantity(known.get(product_id, 0)) for product_id in product_ids}

    def holdings(self, product_ids: Sequence[UUID]) -> dict[UUID, Holding]:
        """Level, value and cost of every product asked for; refuses with NOT_FOUND what is none."""
        of = self._company.company().currency
        rows = self._database.rows(_HOLDINGS, {"ids": product_ids}) if product_ids else []
        found = {
            product_id: Holding(Quantity(milli), Money(value, of), money_or_none(cost, of))
            for product_id, milli, value, cost in rows
        }
        for product_id in product_ids:
            if product_id not in found:
                raise Refused(Code.NOT_FOUND, id=product_id)
        return found

    def movement(self, movement_id: UUID) -> StockMovement:
        """One movement, as it was sealed; refuses with NOT_FOUND."""
        return _movement(by_id(self._database, _ONE, movement_id))

    def movements(self, product_id: UUID, limit: int) -> tuple[StockMovement, ...]:
        """The movements of a product as they were sealed, newest first."""
        rows = self._database.rows(_NEWEST, {"product_id": product_id, "limit": limit})
        return tuple(map(_movement, rows))

    def of_batch(self, batch_id: UUID) -> tuple[StockMovement, ...]:
        """The movements of a receipt or a count as they were sealed, in their order."""
        return tuple(map(_movement, self._database.rows(_OF_BATCH, {"batch_id": batch_id})))

    def sold_with(self, invoice_id: UUID, product_id: UUID, at: datetime) -> StockMovement | None:
        """The movement by which a product left with an invoice that was issued at this time, if it did."""
        found_by = {"invoice_id": invoice_id, "product_id": product_id, "at": at}
        row = self._database.first(_SOLD, found_by)
        return _movement(row) if row else None

    def reversed_of(self, movement_ids: Sequence[UUID]) -> frozenset[UUID]:
        """Those of the movements that another one takes back."""
        return frozenset(row[0] for row in self._database.rows(_REVERSED, {"ids": movement_ids}))

    def add_receipt(self, receipt: GoodsReceipt) -> None:
        """Write down the head of a receipt of goods; its lines are movements."""
        self._database.add(
            _ADD_RECEIPT,
            [
                {
                    "id": receipt.id,
                    "number": receipt.number,
                    "received_at": receipt.received_at,
                    "supplier_id": receipt.supplier_id,
                    "supplier_name": receipt.supplier_name,
                    "reference": receipt.reference,
                    "staff_name": receipt.staff_name,
                    "lines": receipt.lines,
                    "cost_minor": receipt.cost.minor,
                }
            ],
        )

    def receipt(self, receipt_id: UUID) -> GoodsReceipt:
        """The head of a receipt of goods; refuses with NOT_FOUND."""
        row = by_id(self._database, _RECEIPT, receipt_id)
        identity, number, received_at, supplier_id, supplier_name, reference, staff_name, lines, cost = row
        return GoodsReceipt(
            id=identity,
            number=number,
            received_at=received_at,
            supplier_id=supplier_id,
            supplier_name=supplier_name,
            reference=reference,
            staff_name=staff_name,
            lines=lines,
            cost=Money(cost, self._company.company().currency),
        )


def money_or_none(minor: int | None, of: Currency) -> Money | None:
    """An amount that may be missing."""
    return None if minor is None else Money(minor, of)


def _movement(row: Row) -> StockMovement:
    return read_movement(row[0])
