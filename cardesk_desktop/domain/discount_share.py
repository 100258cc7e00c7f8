"""What part of a line's price its discounts take, its own and the ticket's, exactly and before rounding.

Rounding is not the giver's doing: 20 % of 12.38 are 2.476, and the 2.48 taken off are still 20 %.
"""

from __future__ import annotations

from fractions import Fraction
from uuid import UUID

from cardesk_desktop.domain.discount import Discount, PercentOff
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.ticket import Ticket, TicketLine

NONE_OFF = Fraction(0)
_WHOLE = 10_000  # basis points in 100 %


def share_of(discount: Discount | None, on: Money) -> Fraction:
    """The part of an amount that a discount takes, from 0 to 1; nothing of nothing."""
    if discount is None:
        return NONE_OFF
    if isinstance(discount, PercentOff):
        return Fraction(discount.basis_points, _WHOLE)
    return Fraction(discount.of(on).minor, on.minor) if on else NONE_OFF


def shares_off(ticket: Ticket) -> dict[UUID, Fraction]:
    """The part that is off each line, by its identity: its own discount, then the ticket's on the rest.

    What is off the whole ticket is never more than what is off its line with the largest share.
    """
    of_ticket = share_of(ticket.discount, ticket.lines_total) if ticket.discount else NONE_OFF
    return {line.id: _together(_own(line), of_ticket) for line in ticket.lines}


def is_any_over(ticket: Ticket, limit_bp: int) -> bool:
    """True when a line has more than `limit_bp` off, or will have as soon as there is one."""
    of_ticket = share_of(ticket.discount, ticket.lines_total)
    return max(shares_off(ticket).values(), default=of_ticket) > Fraction(limit_bp, _WHOLE)


def is_over(ticket: Ticket, line_id: UUID, limit_bp: int) -> bool:
    """True when this line has more than `limit_bp` off."""
    return shares_off(ticket)[line_id] > Fraction(limit_bp, _WHOLE)


def is_newly_over(before: Ticket, after: Ticket, limit_bp: int) -> bool:
    """True when a change brought a line over `limit_bp` that was not over it before.

    A line that was put back counts as it was: with its own discount, or with the ticket's.
    """
    limit = Fraction(limit_bp, _WHOLE)
    shares = shares_off(after)
    over = [line for line in after.lines if shares[line.id] > limit]
    if not over:
        return False
    known = shares_off(before)
    of_ticket = share_of(before.discount, before.lines_total)
    return any(known.get(line.id, max(_own(line), of_ticket)) <= limit for line in over)


def takes_more(before: Ticket, after: Ticket, limit_bp: int) -> bool:
    """True when more money goes off lines over `limit_bp` than did, and more off the ticket altogether.

    What was agreed to for a freshener is not agreed to for a coating that comes on top of it. An amount
    off that only spreads anew over what is left takes no more than it did.
    """
    limit = Fraction(limit_bp, _WHOLE)
    return _taken(after, limit) > _taken(before, limit) and _taken(after) > _taken(before)


def _taken(ticket: Ticket, above: Fraction = NONE_OFF) -> Fraction:
    """The money that is off the lines with more than this share off, in minor units, before rounding."""
    shares = shares_off(ticket)
    return sum(
        (shares[line.id] * line.subtotal.minor for line in ticket.lines if shares[line.id] > above), NONE_OFF
    )


def _own(line: TicketLine) -> Fraction:
    return share_of(line.discount, line.subtotal) if line.discount else NONE_OFF


def _together(own: Fraction, of_ticket: Fraction) -> Fraction:
    return own + (1 - own) * of_ticket if own and of_ticket else own or of_ticket
