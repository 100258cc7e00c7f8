"""The figures of reports that have documents behind them: what of which days makes them up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.period import Period
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.tender import TenderKind


class SalesPart(StrEnum):
    """What of an invoice counts."""

    GROSS = "gross"
    NET = "net"
    TAX = "tax"
    DISCOUNT = "discount"


@dataclass(frozen=True, slots=True)
class OfSales:
    """The figure of all that was invoiced in a period."""

    period: Period
    part: SalesPart = SalesPart.GROSS


@dataclass(frozen=True, slots=True)
class OfItem:
    """The figure of one product or service."""

    period: Period
    kind: ItemKind
    item_id: UUID


@dataclass(frozen=True, slots=True)
class OfKind:
    """The figure of all services, or of all products."""

    period: Period
    kind: ItemKind


@dataclass(frozen=True, slots=True)
class OfPerson:
    """The figure of one person, by the name on the documents."""

    period: Period
    name: str


@dataclass(frozen=True, slots=True)
class OfTender:
    """The figure of one way to pay."""

    period: Period
    tender: TenderKind


@dataclass(frozen=True, slots=True)
class OfTaken:
    """The figure of all that was taken in a period, whichever way."""

    period: Period


@dataclass(frozen=True, slots=True)
class OfTax:
    """The figure of one rate."""

    period: Period
    tax: Tax


@dataclass(frozen=True, slots=True)
class OfDebtor:
    """What a client owed at the end of a day."""

    day: date
    client_id: UUID


@dataclass(frozen=True, slots=True)
class OfOwed:
    """What was owed at the end of a day: in all, or for invoices of one age."""

    day: date
    age: int | None = None


Figure = OfSales | OfItem | OfKind | OfPerson | OfTender | OfTaken | OfTax | OfDebtor | OfOwed
"""A figure of a report that has documents behind it."""
