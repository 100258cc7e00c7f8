"""Prices that are changed together: set, remembered as a batch, and put back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.store.catalogue_views import PriceBatch, PriceStep
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.rows import by_id
from cardesk_desktop.store.statement import Statement
from cardesk_desktop.store.tables.catalogue import PRICE_BATCH, PRICE_CHANGE, PRODUCT, SERVICE_PRICE

_ADD_BATCH = Statement(insert(PRICE_BATCH))
_ADD_STEP = Statement(insert(PRICE_CHANGE))
_GET = Statement(select(PRICE_BATCH).where(PRICE_BATCH.c.id == bindparam("id")))
_STEPS = Statement(
    select(
        PRICE_CHANGE.c.item_id,
        PRICE_CHANGE.c.size_class,
        PRICE_CHANGE.c.before_minor,
        PRICE_CHANGE.c.after_minor,
    ).where(PRICE_CHANGE.c.batch_id == bindparam("batch_id"))
)
_FINISH = Statement(update(PRICE_BATCH).where(PRICE_BATCH.c.id == bindparam("key")).values(is_undone=True))
# Only where the price is still the one that the step starts from: nobody's later change is lost.
_SET_PRODUCT = Statement(
    update(PRODUCT)
    .where(PRODUCT.c.id == bindparam("item"), PRODUCT.c.price_minor == bindparam("was"))
    .values(price_minor=bindparam("new"))
)
_SET_SERVICE = Statement(
    update(SERVICE_PRICE)
    .where(
        SERVICE_PRICE.c.service_id == bindparam("item"),
        SERVICE_PRICE.c.size_class == bindparam("size"),
        SERVICE_PRICE.c.price_minor == bindparam("was"),
    )
    .values(price_minor=bindparam("new"))
)


class PriceRepository:
    """Batches are kept for good: they say what every price was before."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def change(self, batch: PriceBatch, steps: Sequence[PriceStep]) -> None:
        """Set the prices and remember the batch."""
        self._database.run(
            _ADD_BATCH,
            {
                "id": batch.id,
                "changed_at": batch.changed_at,
                "staff_id": batch.staff_id,
                "is_undone": batch.is_undone,
            },
        )
        self._database.run_many(
            _ADD_STEP,
            (
                {
                    "batch_id": batch.id,
                    "item_id": step.item_id,
                    "size_class": step.size_class or "",
                    "before_minor": step.before_minor,
                    "after_minor": step.after_minor,
                }
                for step in steps
            ),
        )
        self._set(steps)

    def batch(self, identity: UUID) -> PriceBatch:
        """The batch of this identity; refuses with NOT_FOUND."""
        return PriceBatch(*by_id(self._database, _GET, identity))

    def put_back(self, identity: UUID) -> tuple[PriceStep, ...]:
        """Undo a batch: prices that were changed once more since keep what they are. Gives its steps."""
        rows = self._database.rows(_STEPS, {"batch_id": identity})
        steps = tuple(
            PriceStep(item_id, SizeClass(size) if size else None, before, after)
            for item_id, size, before, after in rows
        )
        self._set([PriceStep(of.item_id, of.size_class, of.after_minor, of.before_minor) for of in steps])
        self._database.run(_FINISH, {"key": identity})
        return steps

    def _set(self, steps: Sequence[PriceStep]) -> None:
        for statement, of_services in ((_SET_PRODUCT, False), (_SET_SERVICE, True)):
            self._database.run_many(
                statement,
                (
                    {
                        "item": step.item_id,
                        "size": step.size_class,
                        "was": step.before_minor,
                        "new": step.after_minor,
                    }
                    for step in steps
                    if (step.size_class is not None) is of_services
                ),
            )
