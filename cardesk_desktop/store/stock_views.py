"""Rows and filters of the lists of stock: frozen, read-only, already in the domain's types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind


class StockState(StrEnum):
    """Which products a list of stock shows: all, those to order, those of which nothing or less is there."""

    ALL = "all"
    LOW = "low"
    OUT = "out"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class StockFilter:
    """What the list of stock is narrowed to. `text` finds name, SKU and barcode as typed so far."""

    text: str = ""
    category_id: UUID | None = None
    state: StockState = StockState.ALL


@dataclass(frozen=True, slots=True)
class StockRow:
    """One product in the list of stock. `value` and `average` are None for who may not see costs."""

    product_id: UUID
    names: Names
    sku: str
    category_id: UUID
    level: Quantity
    minimum: Quantity
    value: Money | None
    average: Money | None
    supplier_name: str

    @property
    def state(self) -> StockState:
        """The most pressing of its states; ALL where nothing has to be done."""
        if self.level.milli < 0:
            return StockState.BELOW
        if not self.level.milli:
            return StockState.OUT
        return StockState.LOW if self.level.milli <= self.minimum.milli else StockState.ALL


@dataclass(frozen=True, slots=True)
class StockSums:
    """Over the whole stock: how many products, how many of them low and below zero, what all is worth."""

    products: int
    low: int
    below: int
    value: Money | None


@dataclass(frozen=True, slots=True)
class MovementFilter:
    """Which movements of a product are shown: kinds (none: all), from an instant until before another."""

    kinds: tuple[MovementKind, ...] = ()
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class MovementRow:
    """One movement in the ledger of a product: who, when, why, and the level after it.

    `reference` is what it hangs on: the number of the invoice, or of the receipt with its delivery note.
    `value` is None for who may not see costs.
    """

    id: UUID
    number: str
    kind: MovementKind
    quantity: Quantity
    moved_at: datetime
    reason: str
    staff_name: str
    invoice_id: UUID | None
    batch_id: UUID | None
    reverses_id: UUID | None
    is_reversed: bool
    reference: str
    supplier_name: str
    value: Money | None
    balance: Quantity


class CountPart(StrEnum):
    """Which part of a count's sheet is shown."""

    ALL = "all"
    OPEN = "open"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class CountRow:
    """One product on the sheet of a count. `counted` is None until somebody counted it.

    Blind: what the ledger expects is not in it. `is_unsure` when it moved between its first and its last
    counting: better count it again.
    """

    product_id: UUID
    names: Names
    sku: str
    counted: Quantity | None
    counted_at: datetime | None
    staff_name: str
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A product whose count differs from its level at that moment, and what the difference is worth now."""

    product_id: UUID
    names: Names
    sku: str
    counted: Quantity
    expected: Quantity
    value: Money
    staff_name: str
    is_unsure: bool

    @property
    def difference(self) -> Quantity:
        """More (or, below zero, less) than expected."""
        return self.counted + -self.expected
