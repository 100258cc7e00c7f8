"""A delivery that is being written down, line by line, before it is received in one go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.money import Currency, Money, total
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.valuation import extended


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """So much of a product. `unit_cost` is None where nobody said what it cost."""

    product_id: UUID
    quantity: Quantity
    unit_cost: Money | None = None

    @property
    def cost(self) -> Money | None:
        """What the line costs, rounded half-up."""
        return None if self.unit_cost is None else extended(self.unit_cost, self.quantity)


@dataclass(frozen=True, slots=True)
class Delivery:
    """From whom, under which reference, and what is on it so far; every product stands on it once."""

    id: UUID
    started_at: datetime
    staff_name: str
    supplier_id: UUID | None = None
    reference: str = ""
    lines: tuple[DeliveryLine, ...] = ()

    def line_of(self, product_id: UUID) -> DeliveryLine | None:
        """The line of a product, if it is on the delivery."""
        return next((line for line in self.lines if line.product_id == product_id), None)

    def with_more(self, product_id: UUID, more: Quantity) -> DeliveryLine:
        """The line of a product once so much more of it was unpacked."""
        line = self.line_of(product_id)
        if line is None:
            return DeliveryLine(product_id, more.checked())
        return replace(line, quantity=(line.quantity + more).checked())

    def cost(self, of: Currency) -> Money:
        """What all lines cost, as far as it was told."""
        return total((line.cost for line in self.lines if line.cost is not None), of)
