"""The tax rates that a company sells at, by the names its staff know them by."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.tax import Tax


@dataclass(frozen=True, slots=True)
class TaxRate:
    """A rate to choose from for products and services, listed in `position` order.

    What is sold keeps a copy of its `Tax`: papers say what was right on their day, whatever becomes of
    the rate. An archived rate is offered no more.
    """

    id: UUID
    names: Names
    tax: Tax
    position: int
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class SoldAt:
    """How many products and services are sold at a tax, and where it is asked for how many open tickets."""

    products: int
    services: int
    tickets: int = 0

    def __bool__(self) -> bool:
        return bool(self.products or self.services or self.tickets)


@dataclass(frozen=True, slots=True)
class RateInUse:
    """A rate and what is sold at it now."""

    rate: TaxRate
    sold_at: SoldAt
