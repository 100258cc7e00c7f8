"""Changing what stands on a ticket: quantity, removal and its undo, discounts, notes, who did the work."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.discount import Discount
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.text import NAME_LIMIT, many_lines, one_line
from cardesk_desktop.domain.ticket import TicketLine
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.discount_limit import (
    permit_change,
    permit_line_discount,
    permit_return,
    permit_ticket_discount,
)
from cardesk_desktop.operations.ticket_view import TicketView, kept
from cardesk_desktop.store.unit_of_work import UnitOfWork


def set_quantity(
    desk: Desk, *, staff_id: UUID, ticket_id: UUID, line_id: UUID, quantity: Quantity
) -> Outcome[TicketView]:
    """Set a line's quantity, above zero and not too large; the journal keeps what is taken off.

    An amount off that is a large discount of what is left needs GIVE_LARGE_DISCOUNT, and so does a large
    one that takes off more with every piece.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.SELL)
        before = work.tickets.get(ticket_id)
        after = before.with_quantity(line_id, quantity)
        permit_change(desk, work, staff, before, after)
        if quantity < before.line(line_id).quantity:
            taken_off = before.line(line_id).discounted - after.line(line_id).discounted
            figures = {"amount_minor": taken_off.minor}
            to_journal(desk, work, JournalEvent.LINE_REMOVED, ticket_id, staff_id, figures)
        return kept(work, after)


def remove_line(desk: Desk, *, staff_id: UUID, ticket_id: UUID, line_id: UUID) -> Outcome[TicketView]:
    """Take a line off; the journal keeps what it was worth.

    An amount off the ticket that is a large discount of the rest needs GIVE_LARGE_DISCOUNT.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.SELL)
        before = work.tickets.get(ticket_id)
        after = before.without_line(line_id)
        permit_change(desk, work, staff, before, after)
        figures = {"amount_minor": before.line(line_id).discounted.minor}
        to_journal(desk, work, JournalEvent.LINE_REMOVED, ticket_id, staff_id, figures)
        return kept(work, after)


def put_back_line(
    desk: Desk, *, staff_id: UUID, ticket_id: UUID, line: TicketLine, discount: Discount | None
) -> Outcome[TicketView]:
    """Undo a removal: the line comes back at the end. It comes back once, however often it is asked for.

    `discount` is the ticket's of when the line was there. Another one, given since, needs
    GIVE_LARGE_DISCOUNT where it is a large one of this line too.
    """
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.SELL)
        before = work.tickets.get(ticket_id)
        after = before.with_item(work.tickets.coming_back(ticket_id, line))
        permit_return(desk, work, staff, before, after, discount)
        if after is not before:
            figures = {"amount_minor": (after.lines_total - before.lines_total).minor}
            to_journal(desk, work, JournalEvent.LINE_PUT_BACK, ticket_id, staff_id, figures)
        return kept(work, after)


def set_line_discount(
    desk: Desk, *, staff_id: UUID, ticket_id: UUID, line_id: UUID, discount: Discount | None
) -> Outcome[TicketView]:
    """Give or take back a discount on one line. A large one needs GIVE_LARGE_DISCOUNT."""
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.GIVE_DISCOUNT)
        clean = _clean(discount)
        before = work.tickets.get(ticket_id)
        after = before.with_line_discount(line_id, clean)
        if clean is not None:
            permit_line_discount(desk, work, staff, before, after, line_id)
        line = before.line(line_id)
        _note_discount(desk, work, staff_id, ticket_id, line.discount, clean, line.subtotal)
        return kept(work, after)


def set_discount(
    desk: Desk, *, staff_id: UUID, ticket_id: UUID, discount: Discount | None
) -> Outcome[TicketView]:
    """Give or take back the discount on the whole ticket. A large one needs GIVE_LARGE_DISCOUNT."""
    with desk.store.write() as work:
        staff = acting(desk, work, staff_id, Permission.GIVE_DISCOUNT)
        clean = _clean(discount)
        before = work.tickets.get(ticket_id)
        after = before.with_discount(clean)
        if clean is not None:
            permit_ticket_discount(desk, work, staff, after)
        _note_discount(desk, work, staff_id, ticket_id, before.discount, clean, after.lines_total)
        return kept(work, after)


def set_line_details(
    desk: Desk, *, staff_id: UUID, ticket_id: UUID, line_id: UUID, note: str, worker_id: UUID | None
) -> Outcome[TicketView]:
    """Write a line's note and who did the work."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        if worker_id is not None:
            work.staff.get(worker_id)
        ticket = work.tickets.get(ticket_id)
        clean = one_line(note, field="note")
        return kept(work, ticket.with_line_details(line_id, note=clean, staff_id=worker_id))


def set_note(desk: Desk, *, staff_id: UUID, ticket_id: UUID, note: str) -> Outcome[TicketView]:
    """Write the ticket's note, which is printed on the invoice."""
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.SELL)
        return kept(work, work.tickets.get(ticket_id).with_note(many_lines(note, field="note")))


def _clean(discount: Discount | None) -> Discount | None:
    """The discount with its reason cleaned."""
    if discount is None:
        return None
    return replace(discount, reason=one_line(discount.reason, field="reason", limit=NAME_LIMIT))


def _note_discount(
    desk: Desk,
    work: UnitOfWork,
    staff_id: UUID,
    ticket_id: UUID,
    had: Discount | None,
    given: Discount | None,
    on: Money,
) -> None:
    """The discount that was given on so much, or that one was taken back; nothing where there was none."""
    if given is not None:
        figures = {"amount_minor": given.of(on).minor, "of_minor": on.minor}
        to_journal(desk, work, JournalEvent.DISCOUNT_GIVEN, ticket_id, staff_id, figures, reason=given.reason)
    elif had is not None:
        figures = {"amount_minor": had.of(on).minor, "of_minor": on.minor}
        to_journal(desk, work, JournalEvent.DISCOUNT_TAKEN_BACK, ticket_id, staff_id, figures)
