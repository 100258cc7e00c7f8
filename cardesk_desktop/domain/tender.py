"""How an invoice is paid: cash with change, card on an outside terminal, bank transfer, split, or in part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cardesk_desktop.domain.card_number import holds_card_number
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.text import one_line

# Steps, in major units, to which people round up when they pay with notes.
_NOTE_STEPS = (5, 10, 50, 100, 200, 500, 1000)
_NOTE_STEPS_WITHOUT_COINS = tuple(100 * step for step in _NOTE_STEPS)
"""Where there is no smaller unit (yen), the notes are hundreds and thousands."""
_QUICK_AMOUNTS = 5


class TenderKind(StrEnum):
    """The ways to pay (UNCL4461: 10, 54, 30)."""

    CASH = "cash"
    CARD = "card"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class Tender:
    """`amount` goes towards the invoice; `received` is what was handed over (more than that only in cash)."""

    kind: TenderKind
    amount: Money
    received: Money
    reference: str = ""

    def checked(self) -> Tender:
        """Itself, its reference cleaned.

        Refuses with TEXT_TOO_LONG, and with CARD_NUMBER_GIVEN for what a slip never bears. A bank's
        reference may be any long number.
        """
        reference = one_line(self.reference, field="reference")
        if self.kind is not TenderKind.TRANSFER and holds_card_number(reference):
            raise Refused(Code.CARD_NUMBER_GIVEN, field="reference")
        return replace(self, reference=reference)

    @property
    def change(self) -> Money:
        """What goes back to the client."""
        return self.received - self.amount


@dataclass(frozen=True, slots=True)
class Settlement:
    """An amount due, what of it is paid, and what stays on account."""

    due: Money
    paid: Money

    @property
    def balance(self) -> Money:
        """Still to be paid; below zero where two registers that did not hear one another took the money."""
        return self.due - self.paid


def cash(received: Money, due: Money) -> Tender:
    """Cash handed over for what is due: the rest is change."""
    return Tender(TenderKind.CASH, min(received, due), received)


def settle(due: Money, tenders: Sequence[Tender]) -> Settlement:
    """Check tenders against what is due.

    Refuses an amount of zero or less (AMOUNT_ZERO) and more than is due (PAYMENT_EXCEEDS_BALANCE,
    with what is due): only cash may be more, as change.
    """
    for tender in tenders:
        if tender.amount.minor <= 0:
            raise Refused(Code.AMOUNT_ZERO)
        if tender.received < tender.amount or (tender.kind is not TenderKind.CASH and tender.change):
            raise Refused(Code.PAYMENT_EXCEEDS_BALANCE, due=due)
    paid = total((tender.amount for tender in tenders), due.currency)
    if paid > due:
        raise Refused(Code.PAYMENT_EXCEEDS_BALANCE, due=due)
    return Settlement(due, paid)


def quick_amounts(due: Money) -> tuple[Money, ...]:
    """The exact amount and the next round sums that people are likely to hand over, growing."""
    steps = _NOTE_STEPS if due.currency.exponent else _NOTE_STEPS_WITHOUT_COINS
    notes = [step * due.currency.unit for step in steps]
    rounded = {-(-due.minor // note) * note for note in notes}
    amounts = sorted({due.minor, *rounded} - {0})
    return tuple(Money(amount, due.currency) for amount in amounts[:_QUICK_AMOUNTS])
