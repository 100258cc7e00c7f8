"""A delivery or a count as one thing: everything that moved with it, who did it, and what is left of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind, StockMovement
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.looking_at_stock import sees_costs
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What moved of one product. `value` is None for who may not see costs."""

    movement_id: UUID
    names: Names
    quantity: Quantity
    value: Money | None
    is_taken_back: bool


@dataclass(frozen=True, slots=True)
class StockBatch:
    """A delivery (RECEIPT) or a count (COUNT) with its lines, in the order in which they moved.

    Called by the number of its first movement. `reason` is what was noted with a count.
    """

    id: UUID
    kind: MovementKind
    number: str
    moved_at: datetime
    staff_name: str
    supplier_name: str
    reference: str
    reason: str
    value: Money | None
    lines: tuple[BatchLine, ...]

    @property
    def is_standing(self) -> bool:
        """True while something of it can still be taken back."""
        return not all(line.is_taken_back for line in self.lines)


def stock_batch(desk: Desk, *, viewer_id: UUID, batch_id: UUID) -> Outcome[StockBatch]:
    """A delivery or a count. Refuses with NOT_FOUND what is neither."""
    with desk.store.read() as work:
        moved = work.stock.of_batch(batch_id)
        if not moved:
            raise Refused(Code.NOT_FOUND, id=batch_id)
        first, has_costs = moved[0], sees_costs(work, viewer_id)
        supplier, reference = _head(work, first)
        of = work.company.company().currency
        values = [movement.value or Money.zero(of) for movement in moved]
        return Outcome(
            StockBatch(
                id=batch_id,
                kind=first.kind,
                number=first.number,
                moved_at=first.moved_at,
                staff_name=first.staff_name,
                supplier_name=supplier,
                reference=reference,
                reason=first.reason,
                value=total(values, of) if has_costs else None,
                lines=_lines(work, moved, values if has_costs else [None] * len(moved)),
            )
        )


def _head(work: UnitOfWork, first: StockMovement) -> tuple[str, str]:
    """Supplier and delivery note, where it is a delivery."""
    if first.kind is not MovementKind.RECEIPT or first.batch_id is None:
        return "", ""
    receipt = work.stock.receipt(first.batch_id)
    return receipt.supplier_name, receipt.reference


def _lines(
    work: UnitOfWork, moved: tuple[StockMovement, ...], values: list[Money] | list[None]
) -> tuple[BatchLine, ...]:
    gone = work.stock.reversed_of([movement.id for movement in moved])
    return tuple(
        BatchLine(
            movement.id,
            work.catalogue.product(movement.product_id).names,
            movement.quantity,
            value,
            movement.id in gone,
        )
        for movement, value in zip(moved, values, strict=True)
    )
