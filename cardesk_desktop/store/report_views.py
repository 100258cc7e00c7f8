"""What reports are made of: frozen rows in the domain's types, amounts in the currency that was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.money import Currency, Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.tender import TenderKind

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Sold:
    """What was sold less what was taken back, without tax and the tax on it. `discount` as prices are."""

    invoices: int
    net: Money
    tax: Money
    discount: Money
    credit_notes: int = 0

    @classmethod
    def nothing(cls, of: Currency) -> Sold:
        """Nothing, in this currency."""
        none = Money.zero(of)
        return cls(0, none, none, none)

    @property
    def gross(self) -> Money:
        """With tax."""
        return self.net + self.tax

    @property
    def has_documents(self) -> bool:
        """Something was sold or taken back, even where both come to nothing together."""
        return bool(self.invoices or self.credit_notes)

    @property
    def average(self) -> Money:
        """What an invoice comes to on average, rounded half-up; nothing where there is none."""
        return self.gross.times(1, self.invoices) if self.invoices else Money.zero(self.net.currency)

    def __add__(self, other: Sold) -> Sold:
        net, tax, discount = self.net + other.net, self.tax + other.tax, self.discount + other.discount
        credit_notes = self.credit_notes + other.credit_notes
        return Sold(self.invoices + other.invoices, net, tax, discount, credit_notes)


def sold_in_all(parts: Iterable[Sold], of: Currency) -> Sold:
    """The sum of parts, which may be none."""
    result = Sold.nothing(of)
    for part in parts:
        result += part
    return result


@dataclass(frozen=True, slots=True)
class SoldOn:
    """What was sold in one step of a period: a day, or the month that begins with this one."""

    day: date
    sold: Sold


@dataclass(frozen=True, slots=True)
class SoldItem:
    """What was sold of one product or service."""

    kind: ItemKind
    item_id: UUID
    names: Names
    quantity: Quantity
    sold: Sold


@dataclass(frozen=True, slots=True)
class SoldBy:
    """What one person sold or worked on."""

    name: str
    lines: int
    invoices: int
    net: Money
    tax: Money

    @property
    def gross(self) -> Money:
        """With tax."""
        return self.net + self.tax


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in one way to pay."""

    tender: TenderKind
    payments: int
    amount: Money


@dataclass(frozen=True, slots=True)
class TakenOn:
    """What was taken in one way to pay in one step of a period."""

    day: date
    taken: Taken


@dataclass(frozen=True, slots=True)
class TaxSum:
    """Net and tax of one rate, as the documents say. `invoices` is how many of them have it."""

    tax: Tax
    invoices: int
    net: Money
    amount: Money

    @property
    def gross(self) -> Money:
        """With tax."""
        return self.net + self.amount


@dataclass(frozen=True, slots=True)
class Debtor:
    """What a client owes, by the age of the invoices in days: up to 30, 60, 90, and older."""

    client_id: UUID
    name: str
    phone: str
    invoices: int
    oldest: date
    by_age: tuple[Money, Money, Money, Money]
    owed: Money


@dataclass(frozen=True, slots=True)
class Ranked(Generic[T_co]):
    """A page of a ranking, how long all of it is, and its sum."""

    rows: tuple[T_co, ...]
    total: int
    offset: int
    sum: Money


@dataclass(frozen=True, slots=True)
class Owed:
    """A page of who owes what, how many clients that are, and the sums over all of them."""

    rows: tuple[Debtor, ...]
    total: int
    offset: int
    sum: Money
    by_age: tuple[Money, Money, Money, Money]


@dataclass(frozen=True, slots=True)
class DocumentBehind:
    """A document behind a figure, and how much of the figure it makes up."""

    id: UUID
    invoice_id: UUID
    number: str
    at: datetime
    buyer_name: str
    amount: Money
