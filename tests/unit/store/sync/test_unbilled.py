"""What is added to a ticket while another register invoices it is pointed at, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from cardesk_desktop.domain.invoice import Invoice
from cardesk_desktop.domain.numbering import DocumentKind
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.store.store import Store
from cardesk_desktop.store.sync.unbilled import NOT_INVOICED
from cardesk_desktop.store.sync_views import Goal
from cardesk_wire.coding import written
from tests.builders import NOW, identity, make_invoice, make_line, make_staff, make_ticket
from tests.builders.hub import Hub
from tests.unit.store.sync.test_applying import apply, block, row_of, waiting

ADDED = make_line(6)


@pytest.fixture
def ticket(store: Store, other: Store, hub: Hub) -> Ticket:
    """A parked ticket of two lines that both registers know."""
    made = replace(make_ticket(2), state=TicketState.PARKED)
    with store.write() as work:
        work.tickets.save(made)
    hub.push(store)
    hub.pull(other)
    return made


def invoice(register: Store, ticket_id: UUID) -> Invoice:
    """Invoice a ticket as it is here."""
    with register.write() as work:
        there = work.tickets.get(ticket_id)
        number = work.documents.next_number(DocumentKind.INVOICE)
        made = replace(make_invoice(there.lines), id=identity(number), number=number, ticket_id=ticket_id)
        work.documents.add_invoice(made)
        work.tickets.save(replace(there, state=TicketState.INVOICED))
    return made


def add(register: Store, ticket_id: UUID) -> None:
    with register.write() as work:
        there = work.tickets.get(ticket_id)
        work.tickets.save(replace(there, lines=(*there.lines, ADDED)))


def found(register: Store) -> list[tuple[str, str, bytes]]:
    with register.read() as work:
        return [(each.code, each.kind, each.identity) for each in work.sync.problems()]


def test_a_line_added_while_another_register_invoices_is_shown_at_both(
    store: Store, other: Store, hub: Hub, ticket: Ticket
) -> None:
    add(other, ticket.id)
    made = invoice(store, ticket.id)
    for register in (store, other, store, other):
        hub.push(register)
        hub.pull(register)
    for register in (store, other):
        assert found(register) == [(NOT_INVOICED, "ticket_line", ticket.id.bytes + ADDED.id.bytes)]
        with register.read() as work:
            (trouble,) = work.sync_inbox.troubles(9)
            assert trouble.thing.names == ADDED.names
            assert (trouble.thing.goal, trouble.thing.goal_id) == (Goal.INVOICE, made.id)


def test_a_line_that_comes_with_its_invoice_is_no_problem(
    store: Store, other: Store, hub: Hub, ticket: Ticket
) -> None:
    add(store, ticket.id)
    invoice(store, ticket.id)
    hub.push(store)
    hub.pull(other)
    assert found(other) == []


def test_a_line_that_was_taken_off_is_a_problem_no_more_when_that_is_heard(
    store: Store, other: Store, hub: Hub, ticket: Ticket
) -> None:
    gone, kept = ticket.lines
    with store.write() as work:
        work.tickets.save(replace(ticket, lines=(replace(kept, quantity=Quantity.of(9)),)))
    made = invoice(store, ticket.id)
    hub.push(store)
    # What was deleted is told last: here on a page of its own.
    blocks = hub.blocks()
    apply(other, *[each for each in blocks if each.kind == "document"], is_at_head=False)
    assert [each[2] for each in found(other)] == [ticket.id.bytes + gone.id.bytes]
    hub.pull(other)
    assert found(other) == []
    with other.read() as work:
        assert work.documents.invoice_file(made.id).invoice == made


def test_a_line_that_waited_for_its_worker_is_looked_at_too(
    store: Store, other: Store, hub: Hub, ticket: Ticket
) -> None:
    invoice(store, ticket.id)
    worker = make_staff("Huda")
    with store.write() as work:
        work.staff.add(worker)
    hub.push(store)
    key = ticket.id.bytes + ADDED.id.bytes
    row = row_of(hub, "ticket_line", ticket.id.bytes + ticket.lines[0].id.bytes)
    line = {**row, "item_id": written(ADDED.item_id.bytes), "staff_id": written(worker.id.bytes)}
    apply(other, block("ticket_line", (key, line)), is_at_head=False)
    assert (waiting(other), found(other)) == ([("ticket_line", key)], [])
    with other.write() as work:
        work.sync.apply(hub.blocks(), hub.place, is_at_head=True, now=NOW)
    assert (waiting(other), found(other)) == ([], [(NOT_INVOICED, "ticket_line", key)])


def test_of_a_ticket_that_was_never_invoiced_nothing_is_missing(
    store: Store, other: Store, hub: Hub, ticket: Ticket
) -> None:
    add(other, ticket.id)
    hub.push(other)
    hub.pull(store)
    assert found(store) == []
