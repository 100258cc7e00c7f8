"""The delivery that is being written down: kept while people type, gone once it is received."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from cardesk_desktop.domain.delivery import Delivery, DeliveryLine
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.repositories.company import CompanyRepository
from cardesk_desktop.store.repositories.stock import money_or_none
from cardesk_desktop.store.rows import put_back
from cardesk_desktop.store.statement import Statement, change
from cardesk_desktop.store.tables.stock_taking import DELIVERY, DELIVERY_LINE

_LINE = DELIVERY_LINE.c
_OF_DELIVERY = _LINE.delivery_id == bindparam("delivery_id")
_NEWEST = Statement(select(DELIVERY).order_by(DELIVERY.c.id.desc()).limit(1))
_ADD = Statement(insert(DELIVERY))
_SAVE = change(DELIVERY)
_REMOVE = Statement(delete(DELIVERY).where(DELIVERY.c.id == bindparam("delivery_id")))
_LINES = Statement(
    select(_LINE.product_id, _LINE.quantity_milli, _LINE.unit_cost_minor)
    .where(_OF_DELIVERY)
    .order_by(_LINE.position, _LINE.product_id)
)
_NEXT = Statement(select(func.coalesce(func.max(_LINE.position), 0) + 1).where(_OF_DELIVERY))
_PUT = upsert(DELIVERY_LINE)
_PUT_LINE = Statement(
    _PUT.on_conflict_do_update(
        index_elements=["delivery_id", "product_id"],
        set_={name: _PUT.excluded[name] for name in ("quantity_milli", "unit_cost_minor")},
    )
)
_TAKE_OFF = Statement(delete(DELIVERY_LINE).where(_OF_DELIVERY, _LINE.product_id == bindparam("product_id")))
_CLEAR = Statement(delete(DELIVERY_LINE).where(_OF_DELIVERY))


class DeliveryRepository:
    """One delivery is on the table at a time."""

    def __init__(self, database: Database, company: CompanyRepository) -> None:
        self._database = database
        self._company = company

    def on_the_table(self) -> Delivery | None:
        """The delivery that is being written down, if there is one."""
        row = self._database.first(_NEWEST, {})
        if row is None:
            return None
        identity, supplier_id, reference, started_at, staff_name = row
        of = self._company.company().currency
        lines = tuple(
            DeliveryLine(product_id, Quantity(milli), money_or_none(cost, of))
            for product_id, milli, cost in self._database.rows(_LINES, {"delivery_id": identity})
        )
        return Delivery(identity, started_at, staff_name, supplier_id, reference, lines)

    def add(self, delivery: Delivery) -> None:
        """Begin a delivery, with its lines."""
        self._database.run(_ADD, {"id": delivery.id, **_columns(delivery)})
        for line in delivery.lines:
            self.put_line(delivery.id, line)

    def save_head(self, delivery: Delivery) -> None:
        """Correct supplier and reference; refuses with NOT_FOUND."""
        put_back(self._database, _SAVE, delivery.id, _columns(delivery))

    def put_line(self, delivery_id: UUID, line: DeliveryLine) -> None:
        """Write down a line, in its place or at the end."""
        position = self._database.value(_NEXT, {"delivery_id": delivery_id})
        self._database.run(
            _PUT_LINE,
            {
                "delivery_id": delivery_id,
                "product_id": line.product_id,
                "position": position,
                "quantity_milli": line.quantity.milli,
                "unit_cost_minor": line.unit_cost.minor if line.unit_cost is not None else None,
            },
        )

    def take_off(self, delivery_id: UUID, product_id: UUID) -> None:
        """Take a product off the delivery."""
        self._database.run(_TAKE_OFF, {"delivery_id": delivery_id, "product_id": product_id})

    def remove(self, delivery_id: UUID) -> None:
        """The delivery was received, or thrown away."""
        self._database.run(_CLEAR, {"delivery_id": delivery_id})
        self._database.run(_REMOVE, {"delivery_id": delivery_id})


def _columns(delivery: Delivery) -> dict[str, object]:
    return {
        "supplier_id": delivery.supplier_id,
        "reference": delivery.reference,
        "started_at": delivery.started_at,
        "staff_name": delivery.staff_name,
    }
