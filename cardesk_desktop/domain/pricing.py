"""What a ticket costs: discounts spread over the lines, then tax, by the one engine in `tax.py`."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.tax import TaxedAmount, TaxedDocument, TaxMode, reckon
from cardesk_desktop.domain.ticket import Ticket, TicketLine


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line with its whole discount (its own and its share of the ticket's) and its tax."""

    line: TicketLine
    subtotal: Money
    discount: Money
    taxed: TaxedAmount


@dataclass(frozen=True, slots=True)
class PricedTicket:
    """All figures of a ticket. `subtotal - discount` is the sum of the line amounts."""

    lines: tuple[PricedLine, ...]
    subtotal: Money
    discount: Money
    taxed: TaxedDocument

    @property
    def gross(self) -> Money:
        """What is to be paid."""
        return self.taxed.gross


def price(ticket: Ticket, mode: TaxMode) -> PricedTicket:
    """Price every line and the whole, to the minor unit, in the company's tax mode."""
    lines_total = ticket.lines_total
    off = ticket.discount.of(lines_total) if ticket.discount else Money.zero(ticket.currency)
    weights = [line.discounted.minor for line in ticket.lines]
    shares = off.spread(weights) if ticket.lines else ()
    amounts = [line.discounted - share for line, share in zip(ticket.lines, shares, strict=True)]
    taxed = reckon(
        [(amount, line.tax) for amount, line in zip(amounts, ticket.lines, strict=True)],
        mode,
        ticket.currency,
    )
    lines = tuple(
        PricedLine(line, line.subtotal, line.subtotal - amount, taxed_line)
        for line, amount, taxed_line in zip(ticket.lines, amounts, taxed.lines, strict=True)
    )
    subtotal = total((line.subtotal for line in lines), ticket.currency)
    return PricedTicket(lines, subtotal, total((line.discount for line in lines), ticket.currency), taxed)
