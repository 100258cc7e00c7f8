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
from cardesk_desktop.store.sync.consequences.changed_facts import MOST_CLIENTS
from cardesk_desktop.store.sync.papers.unbilled import NOT_INVOICED
from cardesk_desktop.store.sync_views import Goal
from cardesk_wire.coding import written
from tests.builders import NOW, identity, make_invoice, make_line, make_staff, make_ticket
from tests.builders.hub import Hub
from tests.unit.store.sync.arriving import apply, block, row_of, waiting

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


def set_aside(register: Store) -> None:
    with register.write() as work:
        for problem in work.sync.problems():
            work.sync_inbox.take_out(problem.number)


@pytest.fixture
def billed_by_hand(store: Store, other: Store, hub: Hub, ticket: Ticket) -> Ticket:
    """The ticket, once people have seen to the line that was not invoiced, at both registers."""
    add(other, ticket.id)
    invoice(store, ticket.id)
    for register in (store, other, store, other):
        hub.push(register)
        hub.pull(register)
    for register in (store, other):
        assert len(found(register)) == 1
        set_aside(register)
    with store.read() as work:
        return work.tickets.get(ticket.id)


def test_what_was_set_aside_stays_so_when_the_ticket_and_its_lines_come_again(
    store: Store, other: Store, hub: Hub, billed_by_hand: Ticket
) -> None:
    ticket = billed_by_hand
    lines = tuple(replace(line, note="Omar has the keys") for line in ticket.lines)
    with store.write() as work:
        work.tickets.save(replace(ticket, note="Back at five", lines=lines))
    hub.push(store)
    hub.pull(other)
    with other.read() as work:
        assert work.tickets.get(ticket.id).lines == lines
    assert found(other) == []


def test_what_was_set_aside_stays_so_when_everything_is_heard_again(
    store: Store, other: Store, hub: Hub, billed_by_hand: Ticket
) -> None:
    # Among so many new ones that of people, nobody would be looked at.
    many = make_ticket(MOST_CLIENTS + 1)
    with store.write() as work:
        work.tickets.add(replace(many, id=identity("many"), state=TicketState.PARKED))
    hub.push(store)
    apply(other, *hub.blocks())
    assert found(other) == []


def test_what_was_set_aside_stays_so_when_a_line_that_waited_says_the_same(
    store: Store, other: Store, hub: Hub, billed_by_hand: Ticket
) -> None:
    worker = make_staff("Huda")
    with store.write() as work:
        work.staff.add(worker)
    hub.push(store)
    key = billed_by_hand.id.bytes + ADDED.id.bytes
    line = {**row_of(hub, "ticket_line", key), "staff_id": written(worker.id.bytes)}
    apply(other, block("ticket_line", (key, line)), is_at_head=False)
    assert waiting(other) == [("ticket_line", key)]
    with other.write() as work:
        work.sync.apply(hub.blocks(), hub.place, is_at_head=True, now=NOW)
    assert (waiting(other), found(other)) == ([], [])


def test_more_of_what_was_set_aside_is_pointed_at_again(
    store: Store, other: Store, hub: Hub, billed_by_hand: Ticket
) -> None:
    *others, added = billed_by_hand.lines
    with store.write() as work:
        more = (*others, replace(added, quantity=Quantity.of(3)))
        work.tickets.save(replace(billed_by_hand, lines=more))
    hub.push(store)
    hub.pull(other)
    assert [each[2] for each in found(other)] == [billed_by_hand.id.bytes + ADDED.id.bytes]


def test_a_line_added_between_the_invoice_and_the_news_that_the_ticket_is_closed_is_shown(
    store: Store, other: Store, hub: Hub, ticket: Ticket
) -> None:
    invoice(store, ticket.id)
    hub.push(store)
    blocks = hub.blocks()
    apply(other, *[each for each in blocks if each.kind == "document"], is_at_head=False)
    add(other, ticket.id)
    assert found(other) == []
    with other.write() as work:
        work.sync.apply(hub.blocks(), hub.place, is_at_head=True, now=NOW)
    assert [each[2] for each in found(other)] == [ticket.id.bytes + ADDED.id.bytes]


def test_of_a_ticket_that_was_never_invoiced_nothing_is_missing(
    store: Store, other: Store, hub: Hub, ticket: Ticket
) -> None:
    add(other, ticket.id)
    hub.push(other)
    hub.pull(store)
    assert found(store) == []
