"""Statement of account: what a client owed, was invoiced, credited and paid in a period, the rest by age."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.invoice import Buyer, Seller
from cardesk_desktop.domain.money import Currency, Money, total

AGES = (30, 60, 90)
"""Days up to which an open invoice belongs to each part of the ageing; what is older is in the last."""


class EntryKind(StrEnum):
    """What stands on a line, in the order of what happened at one moment."""

    INVOICE = "invoice"
    PAYMENT = "payment"
    CREDIT_NOTE = "credit_note"
    REFUND = "refund"


_ORDER = tuple(EntryKind)
_ADDING = (EntryKind.INVOICE, EntryKind.REFUND)
"""What adds to the balance of a client."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An invoice, or what happened to one. `invoice_id` is the invoice itself, or the one that it is about.

    `amount` is not negative; `about` is the plate of an invoice, or the number of the invoice paid.
    """

    kind: EntryKind
    invoice_id: UUID
    number: str
    day: date
    at: datetime
    amount: Money
    about: str = ""

    @property
    def change(self) -> Money:
        """What it does to the balance: an invoice adds to it, a payment takes away."""
        return self.amount if self.is_adding else -self.amount

    @property
    def is_adding(self) -> bool:
        """True for what makes the client owe more."""
        return self.kind in _ADDING


@dataclass(frozen=True, slots=True)
class StatementLine:
    """An entry, and the balance after it."""

    entry: Entry
    balance: Money


@dataclass(frozen=True, slots=True)
class Statement:
    """A period, both days included. `ages` are the open parts by age: one for each of `AGES`, one older."""

    from_day: date
    to_day: date
    opening: Money
    lines: tuple[StatementLine, ...]
    closing: Money
    ages: tuple[Money, ...]

    @property
    def invoiced(self) -> Money:
        """What was invoiced in the period."""
        return self._sum(EntryKind.INVOICE)

    @property
    def credited(self) -> Money:
        """What was taken back in the period."""
        return self._sum(EntryKind.CREDIT_NOTE)

    @property
    def paid(self) -> Money:
        """What was paid in the period, less what was given back."""
        return self._sum(EntryKind.PAYMENT) - self._sum(EntryKind.REFUND)

    def _sum(self, kind: EntryKind) -> Money:
        amounts = (line.entry.amount for line in self.lines if line.entry.kind is kind)
        return total(amounts, self.opening.currency)


@dataclass(frozen=True, slots=True)
class StatementFile:
    """Everything that a statement's paper needs, in the client's language."""

    seller: Seller
    client: Buyer
    statement: Statement
    issued_on: date
    issued_at: datetime
    language: str
    second_language: str
    footer: str


def statement(entries: Iterable[Entry], from_day: date, to_day: date, of: Currency) -> Statement:
    """The statement of a period, out of all entries from the first day on; later ones change nothing."""
    known = sorted((entry for entry in entries if entry.day <= to_day), key=_in_order)
    opening = total((entry.change for entry in known if entry.day < from_day), of)
    lines, balance = [], opening
    for entry in known:
        if entry.day >= from_day:
            balance += entry.change
            lines.append(StatementLine(entry, balance))
    return Statement(from_day, to_day, opening, tuple(lines), balance, _ages(known, to_day, of))


def _in_order(entry: Entry) -> tuple[date, datetime, int]:
    """By time; an invoice stands before the payment that was taken with it."""
    return entry.day, entry.at, _ORDER.index(entry.kind)


def _ages(known: Sequence[Entry], to_day: date, of: Currency) -> tuple[Money, ...]:
    """What is open of each invoice at the end of the period, by the days since it was issued."""
    still_open: dict[UUID, Money] = {}
    issued = {entry.invoice_id: entry.day for entry in known if entry.kind is EntryKind.INVOICE}
    for entry in known:
        before = still_open.get(entry.invoice_id, Money(0, of))
        still_open[entry.invoice_id] = before + entry.change
    parts = [Money(0, of)] * (len(AGES) + 1)
    for invoice_id, amount in still_open.items():
        days = (to_day - issued.get(invoice_id, to_day)).days
        part = sum(days > limit for limit in AGES)
        parts[part] += amount
    return tuple(parts)
