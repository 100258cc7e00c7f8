"""What the store hands out for lists and search: frozen rows, read-only, already in the domain's types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.invoice import InvoiceForm
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.recognition import AskState, Suggestion

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Page(Generic[T_co]):
    """Rows from `offset` on, of `total` in the whole list."""

    rows: tuple[T_co, ...]
    total: int
    offset: int


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted: `by` names one of the orders that the list's repository knows."""

    by: str
    is_descending: bool = False


class InvoiceState(StrEnum):
    """What a list shows: all invoices, those with something left to pay, those without; credit notes."""

    ALL = "all"
    OPEN = "open"
    PAID = "paid"
    CREDIT_NOTES = "credit_notes"


@dataclass(frozen=True, slots=True)
class InvoiceFilter:
    """What the list of invoices is narrowed to. Days are business days, both included.

    `text` finds number, buyer, phone and plate as typed so far; every word must match. `is_credited` leaves
    those of which something was taken back; it says nothing about credit notes.
    """

    text: str = ""
    state: InvoiceState = InvoiceState.ALL
    from_day: date | None = None
    to_day: date | None = None
    is_credited: bool = False


@dataclass(frozen=True, slots=True)
class InvoiceRow:
    """One invoice or credit note in the list. A counter sale has no plate, and empty names.

    The characters of the plate are as sealed; its region is the one that the vehicle has now. `gross` is as
    sealed, that of a credit note negative; `credited` was taken back of the invoice, and `paid` is what was
    paid of it and not given back. `of_number` and `of_id` name the invoice that a credit note takes back.
    """

    id: UUID
    number: str
    issued_at: datetime
    business_day: date
    buyer_name: str
    plate: Plate | None
    vehicle_name: str
    gross: Money
    paid: Money
    form: InvoiceForm
    credited: Money
    of_number: str = ""
    of_id: UUID | None = None

    @property
    def invoice_id(self) -> UUID:
        """The invoice itself, or the one that the credit note takes back."""
        return self.of_id or self.id

    @property
    def balance(self) -> Money:
        """Still to be paid, nothing of a credit note; below zero where two registers took the payment."""
        return self.gross - self.credited - self.paid

    @property
    def is_credit_note(self) -> bool:
        """True when it takes an invoice back."""
        return bool(self.of_number)


@dataclass(frozen=True, slots=True)
class InvoiceSums:
    """Figures over every invoice or credit note of a filter, in minor units of the company's currency.

    `gross_minor` is what they came to when they were issued; `credited_minor` was taken back of it;
    `open_minor` is still to be paid, from which nothing goes off that was paid too much.
    """

    count: int
    gross_minor: int
    open_minor: int
    credited_minor: int = 0


class VisitInvoice(NamedTuple):
    """The invoice of a visit, as the board and the history show it; minor units."""

    invoice_id: UUID
    gross_minor: int
    paid_minor: int

    @property
    def open_minor(self) -> int:
        """Still to be paid: nothing where two registers took the payment."""
        return max(self.gross_minor - self.paid_minor, 0)


class HitKind(StrEnum):
    """What a search can find, in the order in which groups are shown."""

    VEHICLE = "vehicle"
    CLIENT = "client"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    SERVICE = "service"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `rank`: 0 the very plate, number or barcode; 1 its title begins so; 2 any other."""

    kind: HitKind
    id: UUID
    title: str
    detail: str
    rank: int
    names: Names | None = None
    """Of a product or service, once they were asked for (`Search.with_names`)."""

    def called(self, language: str) -> str:
        """Its title, or its name in a language where it has one."""
        return self.title if self.names is None else self.names.in_language(language)


@dataclass(frozen=True, slots=True)
class ProductValue:
    """What was there of a product at the end of a day, and what it was worth. `average` is of one unit."""

    product_id: UUID
    names: Names
    sku: str
    level: Quantity
    value: Money
    average: Money | None


class CategoryValue(NamedTuple):
    """What the products of one category were worth at the end of a day; minor units."""

    category_id: UUID
    products: int
    value_minor: int


class QueuedPhoto(NamedTuple):
    """One line of the queue. `product` is its names; None where there is no product (any more)."""

    id: UUID
    asked_at: datetime
    state: AskState
    suggestion: Suggestion | None
    fault: str
    not_before: datetime
    product_id: UUID | None
    product: Names | None
