"""Changing what stands on a ticket: quantity, removal and its undo, discounts, notes, who did the work."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.discount import Discount
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import LARGE_DISCOUNT_BP, Permission
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.text import NAME_LIMIT, many_lines, one_line
from cardesk_desktop.domain.ticket import TicketLine
from cardesk_desktop.operations.desk import Desk, acting
from cardesk_desktop.operations.ticket_view import TicketView, kept
from cardesk_desktop.store.unit_of_work import UnitOfWork


def set_quantity(
    desk: Desk, *, staff_id: UUID, ticket_id: UUID, line_id: UUID, quantity: Quantity
) -> Outcome[TicketView]:
    """Set a line's quantity. Refuses what is not above zero, or too large."""
    with desk.store.write() as work:
        acting(work, staff_id, Permission.SELL)
        return kept(work, work.tickets.get(ticket_id).with_quantity(line_id, quantity))


def remove_line(desk: Desk, *, staff_id: UUID, ticket_id: UUID, line_id: UUID) -> Outcome[TicketView]:
    """Take a line off; the journal keeps what it was worth."""
    with desk.store.write() as work:
        acting(work, staff_id, Permission.SELL)
        ticket = work.tickets.get(ticket_id)
        figures = {"amount_minor": ticket.line(line_id).discounted.minor}
        outcome = kept(work, ticket.without_line(line_id))
        _note(desk, work, JournalEvent.LINE_REMOVED, staff_id, ticket_id, figures)
        return outcome


def put_back_line(desk: Desk, *, staff_id: UUID, ticket_id: UUID, line: TicketLine) -> Outcome[TicketView]:
    """Undo a removal: the line comes back at the end."""
    with desk.store.write() as work:
        acting(work, staff_id, Permission.SELL)
        return kept(work, work.tickets.get(ticket_id).with_item(replace(line, id=desk.new_id())))


def set_line_discount(
    desk: Desk, *, staff_id: UUID, ticket_id: UUID, line_id: UUID, discount: Discount | None
) -> Outcome[TicketView]:
    """Give or take back a discount on one line. A large one needs GIVE_LARGE_DISCOUNT."""
    with desk.store.write() as work:
        ticket = work.tickets.get(ticket_id)
        discount = _granted(desk, work, staff_id, ticket_id, discount, ticket.line(line_id).subtotal)
        return kept(work, ticket.with_line_discount(line_id, discount))


def set_discount(
    desk: Desk, *, staff_id: UUID, ticket_id: UUID, discount: Discount | None
) -> Outcome[TicketView]:
    """Give or take back the discount on the whole ticket. A large one needs GIVE_LARGE_DISCOUNT."""
    with desk.store.write() as work:
        ticket = work.tickets.get(ticket_id)
        discount = _granted(desk, work, staff_id, ticket_id, discount, ticket.lines_total)
        return kept(work, ticket.with_discount(discount))


def set_line_details(
    desk: Desk, *, staff_id: UUID, ticket_id: UUID, line_id: UUID, note: str, worker_id: UUID | None
) -> Outcome[TicketView]:
    """Write a line's note and who did the work."""
    with desk.store.write() as work:
        acting(work, staff_id, Permission.SELL)
        if worker_id is not None:
            work.staff.get(worker_id)
        ticket = work.tickets.get(ticket_id)
        clean = one_line(note, field="note")
        return kept(work, ticket.with_line_details(line_id, note=clean, staff_id=worker_id))


def set_note(desk: Desk, *, staff_id: UUID, ticket_id: UUID, note: str) -> Outcome[TicketView]:
    """Write the ticket's note, which is printed on the invoice."""
    with desk.store.write() as work:
        acting(work, staff_id, Permission.SELL)
        return kept(work, work.tickets.get(ticket_id).with_note(many_lines(note, field="note")))


def _granted(
    desk: Desk, work: UnitOfWork, staff_id: UUID, ticket_id: UUID, discount: Discount | None, on: Money
) -> Discount | None:
    """Check who gives a discount, clean its reason and write it in the journal."""
    if discount is None:
        acting(work, staff_id, Permission.GIVE_DISCOUNT)
        return None
    off = discount.of(on)
    is_large = off.minor * 10_000 > on.minor * LARGE_DISCOUNT_BP
    acting(work, staff_id, Permission.GIVE_LARGE_DISCOUNT if is_large else Permission.GIVE_DISCOUNT)
    clean = replace(discount, reason=one_line(discount.reason, field="reason", limit=NAME_LIMIT))
    figures = {"amount_minor": off.minor, "of_minor": on.minor}
    _note(desk, work, JournalEvent.DISCOUNT_GIVEN, staff_id, ticket_id, figures, clean.reason)
    return clean


def _note(
    desk: Desk,
    work: UnitOfWork,
    event: JournalEvent,
    staff_id: UUID,
    subject_id: UUID,
    figures: dict[str, int],
    reason: str = "",
) -> None:
    work.journal.add(
        JournalEntry(desk.new_id(), desk.clock.now(), event, subject_id, staff_id, figures, reason)
    )
