"""Who may take how much off: above LARGE_DISCOUNT_BP of any line's price it needs a manager.

What counts is the ticket as it results. Two small discounts on one line are a large one, and a small
amount off is a large one when the line or the ticket shrinks under it. A large one counts for what it was
agreed to: whatever comes on top of that is asked for again (decision 290).
"""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.discount import Discount
from cardesk_desktop.domain.discount_share import is_any_over, is_newly_over, is_over, takes_more
from cardesk_desktop.domain.permission import LARGE_DISCOUNT_BP, Permission
from cardesk_desktop.domain.pricing import price
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.operations.desk import Desk, permit
from cardesk_desktop.store.unit_of_work import UnitOfWork


def permit_line_discount(
    desk: Desk, work: UnitOfWork, staff: Staff, before: Ticket, after: Ticket, line_id: UUID
) -> None:
    """Refuse with NOT_PERMITTED a discount on a line that makes more off than the person may give."""
    if is_over(after, line_id, LARGE_DISCOUNT_BP):
        _permit(desk, work, staff, after)
    permit_change(desk, work, staff, before, after)


def permit_ticket_discount(desk: Desk, work: UnitOfWork, staff: Staff, after: Ticket) -> None:
    """Refuse with NOT_PERMITTED a discount on the ticket that makes more off than the person may give."""
    if is_any_over(after, LARGE_DISCOUNT_BP):
        _permit(desk, work, staff, after)


def permit_change(desk: Desk, work: UnitOfWork, staff: Staff, before: Ticket, after: Ticket) -> None:
    """Refuse with NOT_PERMITTED a change that makes a small discount large, or a large one take more.

    Within what a manager has taken off already, everybody who sells may change the ticket.
    """
    limit = LARGE_DISCOUNT_BP
    if is_newly_over(before, after, limit) or takes_more(before, after, limit):
        _permit(desk, work, staff, after)


def permit_return(
    desk: Desk, work: UnitOfWork, staff: Staff, before: Ticket, after: Ticket, had: Discount | None
) -> None:
    """As `permit_change` for a line that comes back: it may have as much off as it had.

    `had` is what was off the ticket then. What was given since was agreed to without this line.
    """
    if before.discount is not None and before.discount != had:
        permit_change(desk, work, staff, before, after)
    elif is_newly_over(before, after, LARGE_DISCOUNT_BP):
        _permit(desk, work, staff, after)


def _permit(desk: Desk, work: UnitOfWork, staff: Staff, after: Ticket) -> None:
    """Whoever approves it sees what goes off how much, the discounts of lines and ticket together."""
    priced = price(after, work.company.company().tax_mode)
    about = {"off": priced.discount, "of": priced.subtotal}
    permit(desk, work, staff, Permission.GIVE_LARGE_DISCOUNT, about=about)
