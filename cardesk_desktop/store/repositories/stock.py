"""Stock levels and the movements behind them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, select

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import StockMovement
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement, one_of
from cardesk_desktop.store.tables.catalogue import STOCK_LEVEL
from cardesk_desktop.store.tables.document import STOCK_MOVEMENT

_LEVELS = Statement(
    select(STOCK_LEVEL.c.product_id, STOCK_LEVEL.c.milli).where(one_of(STOCK_LEVEL.c.product_id))
)
_MOVEMENTS = Statement(
    select(
        STOCK_MOVEMENT.c.id,
        STOCK_MOVEMENT.c.number,
        STOCK_MOVEMENT.c.product_id,
        STOCK_MOVEMENT.c.kind,
        STOCK_MOVEMENT.c.quantity_milli,
        STOCK_MOVEMENT.c.moved_at,
        STOCK_MOVEMENT.c.invoice_id,
        STOCK_MOVEMENT.c.reason,
    )
    .where(STOCK_MOVEMENT.c.product_id == bindparam("product_id"))
    .order_by(STOCK_MOVEMENT.c.moved_at.desc(), STOCK_MOVEMENT.c.id.desc())
    .limit(bindparam("limit"))
)


class StockRepository:
    """Levels and movements; a movement is added through the documents, sealed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def level(self, product_id: UUID) -> Quantity:
        """What is there of a product: zero before its first movement, maybe below zero."""
        return self.levels((product_id,))[product_id]

    def levels(self, product_ids: Sequence[UUID]) -> dict[UUID, Quantity]:
        """The level of every product asked for."""
        rows = self._database.rows(_LEVELS, {"ids": product_ids}) if product_ids else []
        known: dict[UUID, int] = dict(rows)
        return {product_id: Quantity(known.get(product_id, 0)) for product_id in product_ids}

    def movements(self, product_id: UUID, limit: int) -> tuple[StockMovement, ...]:
        """The movements of a product, newest first."""
        rows = self._database.rows(_MOVEMENTS, {"product_id": product_id, "limit": limit})
        return tuple(
            StockMovement(identity, number, of, kind, Quantity(milli), moved_at, invoice_id, reason)
            for identity, number, of, kind, milli, moved_at, invoice_id, reason in rows
        )
