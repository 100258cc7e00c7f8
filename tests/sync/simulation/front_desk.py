"""What is done at the counter: cars come in and go on, tickets grow and are paid."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from cardesk_desktop.domain.pricing import price
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.domain.visit import Visit, VisitState, can_move
from cardesk_desktop.operations.paying import complete_sale
from cardesk_desktop.operations.selling import line_for
from cardesk_wire.kinds import TICKET_STEPS, VISIT_STEPS
from tests.builders.open_shop import FRESHENER, MANAGER, WASH
from tests.sync.simulation.ledger import Deleted, Edit, Made, Moved
from tests.sync.simulation.place import Place
from tests.sync.simulation.story import short


def check_in(at: Place) -> None:
    """A car comes in, with a ticket for a wash."""
    vehicle_id = at.one_of("vehicle")
    if vehicle_id is None:
        return
    with at.desk.store.write() as work:
        car = work.vehicles.get(vehicle_id)
        visit = Visit(at.desk.new_id(), car.id, at.desk.clock.now(), car.client_id)
        ticket = Ticket(
            at.desk.new_id(),
            work.company.company().currency,
            at.desk.clock.now(),
            visit_id=visit.id,
            vehicle_id=car.id,
            client_id=car.client_id,
            size_class=car.size_class,
        )
        work.visits.add(visit)
        work.tickets.save(ticket.with_item(line_for(at.desk, WASH, car.size_class)))
        at.ledger.intend(Made(at.life, ("ticket", ticket.id.bytes)))
        at.intend(Made(at.life, ("visit", visit.id.bytes)), told=f"car {short(car.id)} comes in")


def move_car(at: Place) -> None:
    """A car goes on to the next state."""
    visit_id = at.one_of("visit", where="ended_at IS NULL")
    if visit_id is None:
        return
    with at.desk.store.write() as work:
        visit = work.visits.get(visit_id)
        following = next(state for state in VisitState if can_move(visit.state, state))
        moved = visit.moved(following, at.desk.clock.now())
        work.visits.save(moved)
        step = _step(VISIT_STEPS, moved.state)
        at.intend(
            Moved(at.life, ("visit", visit.id.bytes), step), told=f"visit {short(visit.id)}: {following}"
        )


def note_on_visit(at: Place) -> None:
    """Somebody writes what the car has come for."""
    visit_id = at.one_of("visit")
    if visit_id is None:
        return
    with at.desk.store.write() as work:
        visit, word = work.visits.get(visit_id), at.new_word()
        at.intend(
            Edit(at.life, ("visit", visit.id.bytes), "note", word, visit.note),
            told=f"note of visit {short(visit.id)}: {visit.note!r} -> {word!r}",
        )
        work.visits.save(replace(visit, note=word))


def add_line(at: Place) -> None:
    """Something more goes on a ticket."""
    ticket_id = open_ticket(at)
    if ticket_id is None:
        return
    with at.desk.store.write() as work:
        ticket = work.tickets.get(ticket_id)
        line = replace(line_for(at.desk, FRESHENER, ticket.size_class), note=at.new_word())
        work.tickets.save(ticket.with_item(line))
        at.intend(
            Made(at.life, ("ticket_line", ticket.id.bytes + line.id.bytes)),
            told=f"line {short(line.id)} on ticket {short(ticket.id)}",
        )


def take_line_off(at: Place) -> None:
    """Something comes off a ticket."""
    ticket_id = open_ticket(at)
    if ticket_id is None:
        return
    with at.desk.store.write() as work:
        ticket = work.tickets.get(ticket_id)
        if not ticket.lines:
            return
        line = at.chance.choice(ticket.lines)
        work.tickets.save(ticket.without_line(line.id))
        at.intend(
            Deleted(at.life, ("ticket_line", ticket.id.bytes + line.id.bytes)),
            told=f"line {short(line.id)} off ticket {short(ticket.id)}",
        )


def note_on_ticket(at: Place) -> None:
    """Somebody writes on a ticket."""
    ticket_id = open_ticket(at)
    if ticket_id is None:
        return
    with at.desk.store.write() as work:
        ticket, word = work.tickets.get(ticket_id), at.new_word()
        work.tickets.save(replace(ticket, note=word))
        at.intend(
            Edit(at.life, ("ticket", ticket.id.bytes), "note", word, ticket.note),
            told=f"note of ticket {short(ticket.id)}: {ticket.note!r} -> {word!r}",
        )


def park(at: Place) -> None:
    """A ticket is parked, or taken up again."""
    ticket_id = open_ticket(at)
    if ticket_id is None:
        return
    with at.desk.store.write() as work:
        ticket = work.tickets.get(ticket_id)
        to = TicketState.PARKED if ticket.state is TicketState.OPEN else TicketState.OPEN
        work.tickets.save(ticket.moved(to))
        at.intend(
            Moved(at.life, ("ticket", ticket.id.bytes), _step(TICKET_STEPS, to)),
            told=f"ticket {short(ticket.id)}: {to}",
        )


def sell(at: Place) -> None:
    """A ticket that lies open, or one of the counter, is paid."""
    at.say_date_is_right()
    ticket_id = open_ticket(at)
    with at.desk.store.write() as work:
        ticket = work.tickets.get(ticket_id) if ticket_id and at.chance.random() < 0.6 else None
        if ticket is None or not ticket.lines:
            ticket = Ticket(at.desk.new_id(), work.company.company().currency, at.desk.clock.now())
            for item in (WASH, FRESHENER):
                ticket = ticket.with_item(line_for(at.desk, item, ticket.size_class))
            work.tickets.save(ticket)
        gross = price(ticket, work.company.company().tax_mode).gross
    at.committed()
    at.intend(Moved(at.life, ("ticket", ticket.id.bytes), 2), told=f"ticket {short(ticket.id)} is paid")
    complete_sale(
        at.desk,
        staff_id=MANAGER.id,
        ticket_id=ticket.id,
        tenders=(Tender(TenderKind.CARD, gross, gross),),
        expected=gross,
    )


def open_ticket(at: Place) -> UUID | None:
    """Any ticket that is not paid or given up."""
    return at.one_of("ticket", where="state IN ('open', 'parked')")


def _step(steps: tuple[tuple[str, ...], ...], state: str) -> int:
    return next(place for place, names in enumerate(steps) if state in names)
