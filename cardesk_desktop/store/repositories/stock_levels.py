"""Level and worth of every product, kept in the transaction of each of its movements."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, Integer, and_, bindparam, exists, func, literal_column, select, update

from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.catalogue import STOCK_LEVEL
from cardesk_desktop.store.tables.document import STOCK_MOVEMENT

_ZERO: ColumnElement[int] = literal_column("0")


def worth_of(milli: ColumnElement[int], ledger_minor: ColumnElement[int]) -> ColumnElement[int]:
    """What goods are worth by level and sum of movements, as `Holding.worth` has it."""
    return func.iif(and_(milli > _ZERO, ledger_minor > _ZERO), ledger_minor, _ZERO, type_=Integer)


_LEVEL_AFTER = STOCK_LEVEL.c.milli + bindparam("quantity")
_LEDGER_AFTER = STOCK_LEVEL.c.ledger_minor + bindparam("worth")
_MOVE_LEVEL = Statement(
    update(STOCK_LEVEL)
    .where(STOCK_LEVEL.c.product_id == bindparam("product"))
    .values(
        milli=_LEVEL_AFTER,
        ledger_minor=_LEDGER_AFTER,
        value_minor=worth_of(_LEVEL_AFTER, _LEDGER_AFTER),
    )
)
_BACK = STOCK_MOVEMENT.alias("back")
# The newest says it, whatever came in last: a movement of another register may be older. What was taken back
# says nothing any more.
_TELL_COST = Statement(
    update(STOCK_LEVEL)
    .where(STOCK_LEVEL.c.product_id == bindparam("product"))
    .values(
        unit_cost_minor=select(STOCK_MOVEMENT.c.unit_cost_minor)
        .where(
            STOCK_MOVEMENT.c.product_id == bindparam("product"),
            STOCK_MOVEMENT.c.unit_cost_minor.is_not(None),
            ~exists().where(_BACK.c.reverses_id == STOCK_MOVEMENT.c.id),
        )
        .order_by(STOCK_MOVEMENT.c.moved_at.desc(), STOCK_MOVEMENT.c.id.desc())
        .limit(literal_column("1"))
        .scalar_subquery()
    )
)


class StockLevels:
    """Goes along with the ledger; a test proves them equal."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def move(self, product_id: UUID, milli: int, value_minor: int, *, is_telling: bool) -> None:
        """Add a movement that is in the ledger already; `is_telling` where it says or takes back a cost."""
        moved = {"product": product_id, "quantity": milli, "worth": value_minor}
        self._database.run(_MOVE_LEVEL, moved)
        if is_telling:
            self._database.run(_TELL_COST, {"product": product_id})
