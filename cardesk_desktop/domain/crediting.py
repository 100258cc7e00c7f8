"""What may still be taken back of an invoice, what it comes to, and how much of it is given back.

A credit note is reckoned by the tax engine as the sale was. Each of its lines is then held within what the
notes before it left of the invoice's line, and what takes the last of a line takes all that is left of it:
so no note takes back more than was invoiced, and notes over everything take back the invoice to the unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.credit_note import CreditedLine, CreditNote, Fate
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice import Invoice, InvoiceLine
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import TaxedAmount, TaxedDocument, TaxMode, reckon, summed
from cardesk_desktop.domain.tender import Settlement, Tender, TenderKind


@dataclass(frozen=True, slots=True)
class Pick:
    """So much of the invoice's line at `position` is to be taken back; the fate counts for goods only."""

    position: int
    quantity: Quantity
    fate: Fate = Fate.STOCK


@dataclass(frozen=True, slots=True)
class Credit:
    """What picks come to: their lines, and the figures of the document that they make."""

    lines: tuple[CreditedLine, ...]
    taxed: TaxedDocument

    @property
    def gross(self) -> Money:
        """With tax."""
        return self.taxed.gross


def left_of(invoice: Invoice, notes: Iterable[CreditNote]) -> tuple[InvoiceLine, ...]:
    """Every line of the invoice with what is left of it: quantity, discount, net and tax."""
    left = list(invoice.lines)
    for note in notes:
        for credited in note.lines:
            left[credited.position] = _less(left[credited.position], credited.line, invoice.tax_mode)
    return tuple(left)


def value_left(invoice: Invoice, notes: Iterable[CreditNote]) -> TaxedAmount:
    """Net and tax of the invoice after the notes so far."""
    given = list(notes)
    return TaxedAmount(
        invoice.net - total((note.net for note in given), invoice.currency),
        invoice.tax - total((note.tax for note in given), invoice.currency),
    )


def everything_left(invoice: Invoice, notes: Iterable[CreditNote]) -> tuple[Pick, ...]:
    """Picks that take back all that is left; nothing is of a line that two registers took back."""
    return tuple(
        Pick(position, line.quantity)
        for position, line in enumerate(left_of(invoice, notes))
        if line.quantity.milli > 0
    )


def credit(invoice: Invoice, notes: Iterable[CreditNote], picks: Sequence[Pick]) -> Credit:
    """Reckon what is to be taken back, in the order of the invoice's lines. A line is picked once.

    Refuses with CREDIT_EMPTY, LINE_MISSING, QUANTITY_NOT_POSITIVE and CREDIT_EXCEEDS_LINE.
    """
    if not picks:
        raise Refused(Code.CREDIT_EMPTY)
    left = left_of(invoice, notes)
    chosen = {pick.position: pick for pick in picks}
    if len(chosen) != len(picks):
        raise ValueError("a line is picked twice")
    parts = [_part(left, chosen[position]) for position in sorted(chosen)]
    mode, of = invoice.tax_mode, invoice.currency
    taxes = [part.tax for part in parts]
    reckoned = reckon([(_amount(part, mode), part.tax) for part in parts], mode, of)
    held = [
        _held(part, left[position], taxed, mode)
        for position, part, taxed in zip(sorted(chosen), parts, reckoned.lines, strict=True)
    ]
    lines = tuple(
        CreditedLine(
            position,
            _with_its_discount(replace(part, net=taxed.net, tax_amount=taxed.tax), mode),
            chosen[position].fate if part.kind is ItemKind.PRODUCT else None,
        )
        for position, part, taxed in zip(sorted(chosen), parts, held, strict=True)
    )
    return Credit(lines, summed(held, taxes, of))


def to_give_back(settlement: Settlement, credited: Money) -> Money:
    """What goes back to the client: first the credit lowers what is still to be paid.

    Never more than is credited: of an invoice that was paid at two registers, the rest was paid for nothing.
    """
    owed_to_client = credited - settlement.balance
    return min(max(owed_to_client, Money.zero(credited.currency)), credited)


def overpaid(settlement: Settlement) -> Money:
    """What of a payment was for nothing and may go back without a credit note.

    Never more than was paid: what two registers credited is below zero too where nothing was paid.
    """
    nothing = Money.zero(settlement.due.currency)
    return min(max(-settlement.balance, nothing), max(settlement.paid, nothing))


def check_refund(due: Money, tenders: Sequence[Tender]) -> None:
    """Refuse with REFUND_NOT_EXACT, which says what is due, tenders that do not come to exactly that.

    Nothing is handed over in return: no tender receives more or less than its amount.
    """
    is_plain = all(tender.amount.minor > 0 and not tender.change for tender in tenders)
    if not is_plain or total((tender.amount for tender in tenders), due.currency) != due:
        raise Refused(Code.REFUND_NOT_EXACT, due=due)


def refund(kind: TenderKind, amount: Money, reference: str = "") -> Tender:
    """Money given back in one way."""
    return Tender(kind, amount, amount, reference)


def _part(left: Sequence[InvoiceLine], pick: Pick) -> InvoiceLine:
    """The picked share of what is left of a line; net and tax are not held to the whole yet, and say
    nothing of the discount.
    """
    if not 0 <= pick.position < len(left):
        raise Refused(Code.LINE_MISSING)
    line, taken = left[pick.position], pick.quantity.checked()
    if taken > line.quantity:
        raise Refused(Code.CREDIT_EXCEEDS_LINE, most=line.quantity)
    share = taken.milli, line.quantity.milli
    return replace(
        line,
        quantity=taken,
        net=line.net.times(*share),
        tax_amount=line.gross.times(*share) - line.net.times(*share),
    )


def _amount(part: InvoiceLine, mode: TaxMode) -> Money:
    """What the engine splits: with tax or without, as the prices were."""
    return part.gross if mode.prices_include_tax else part.net


def _held(part: InvoiceLine, left: InvoiceLine, taxed: TaxedAmount, mode: TaxMode) -> TaxedAmount:
    """The engine's split, within what is left of the line."""
    if part.quantity == left.quantity:
        return TaxedAmount(left.net, left.tax_amount)
    if not mode.prices_include_tax:
        return TaxedAmount(taxed.net, min(taxed.tax, left.tax_amount))
    # Net and tax share one amount: neither may take more than is left of it.
    least = max(taxed.gross - left.net, Money.zero(taxed.net.currency))
    tax = min(max(taxed.tax, least), left.tax_amount, taxed.gross)
    return TaxedAmount(taxed.gross - tax, tax)


def _with_its_discount(line: InvoiceLine, mode: TaxMode) -> InvoiceLine:
    """The line with the discount that leads from quantity by price to its amount, as a person reckons it.

    Of a part of one piece the price may be rounded below the amount; nothing is off it then.
    """
    off = line.unit_price.times(line.quantity.milli, 1000) - _amount(line, mode)
    return replace(line, discount=max(off, Money.zero(off.currency)))


def _less(left: InvoiceLine, taken: InvoiceLine, mode: TaxMode) -> InvoiceLine:
    rest = replace(
        left,
        quantity=left.quantity + -taken.quantity,
        net=left.net - taken.net,
        tax_amount=left.tax_amount - taken.tax_amount,
    )
    return _with_its_discount(rest, mode)
