"""What the store hands out for the list of clients, for their papers and for what may be one and the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class ClientGroup(StrEnum):
    """Which clients a list shows. Archived ones are in the last only, those who owe in the third whatever."""

    ALL = "all"
    COMPANIES = "companies"
    OWING = "owing"
    ARCHIVED = "archived"


class ClientOrder(StrEnum):
    """By what the list of clients is sorted."""

    NAME = "name"
    PHONE = "phone"
    LAST_VISIT = "last_visit"
    VISITS = "visits"
    SPENT = "spent"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class ClientFilter:
    """What the list is narrowed to. `text` finds names, phones, e-mails, tax numbers and plates as typed."""

    text: str = ""
    group: ClientGroup = ClientGroup.ALL


EVERYBODY = ClientFilter()
"""Nothing is narrowed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a client comes to: visits that were not called off, invoices, and what is still open of them.

    Amounts in minor units of the company's currency.
    """

    last_visit_at: datetime | None = None
    visit_count: int = 0
    spent_minor: int = 0
    balance_minor: int = 0


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One client in the list."""

    id: UUID
    name: str
    phone: str
    is_company: bool
    is_archived: bool
    is_erased: bool
    standing: Standing


class ClientInvoice(NamedTuple):
    """An invoice in a client's history; minor units."""

    id: UUID
    number: str
    issued_at: datetime
    business_day: date
    visit_id: UUID | None
    plate: str
    gross_minor: int
    paid_minor: int
    credited_minor: int = 0

    @property
    def open_minor(self) -> int:
        """Still to be paid: nothing where two registers took the payment."""
        return max(self.gross_minor - self.credited_minor - self.paid_minor, 0)


class ClientMovement(NamedTuple):
    """A payment, credit note or refund of one of a client's invoices; minor units, never negative."""

    id: UUID
    number: str
    at: datetime
    invoice_id: UUID
    invoice_number: str
    amount_minor: int
