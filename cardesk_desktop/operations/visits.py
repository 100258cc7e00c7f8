"""The board: today's cars by state, moved forward, delivered or cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind, Names, Service
from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.clock import day_of
from cardesk_desktop.domain.company import Company
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.pricing import price
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.visit import Visit, VisitState
from cardesk_desktop.operations.desk import Desk, acting, to_journal
from cardesk_desktop.operations.tickets import close_unsold
from cardesk_desktop.store.unit_of_work import UnitOfWork

DELIVERED_SHOWN = 60
_MOST_IN_A_DAY = 5_000


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One car on the board. `gross` is what its ticket or invoice comes to, `balance` what is unpaid."""

    visit: Visit
    vehicle: Vehicle
    client_name: str
    services: tuple[Names, ...]
    planned_min: int
    ticket_id: UUID | None
    gross: Money | None
    invoice_id: UUID | None
    balance: Money | None


@dataclass(frozen=True, slots=True)
class Board:
    """Today's cars, oldest first (delivered: newest first), and the day's figures."""

    waiting: tuple[BoardCard, ...]
    in_work: tuple[BoardCard, ...]
    ready: tuple[BoardCard, ...]
    delivered: tuple[BoardCard, ...]
    cars_today: int
    average_wait_min: int | None
    taken: Money
    unpaid: Money
    now: datetime


def board(desk: Desk) -> Outcome[Board]:
    """Every car that has not left, from whatever day, and those that left today."""
    with desk.store.read() as work:
        company, now = work.company.company(), desk.clock.now()
        start, end = day_of(now, company.time_zone)
        present, left = work.visits.open(), left_between(work, start, end)
        shown, others = left[:DELIVERED_SHOWN], left[DELIVERED_SHOWN:]
        cards = {card.visit.id: card for card in cards_of(work, (*present, *shown), company)}
        columns = {
            state: tuple(cards[visit.id] for visit in present if visit.state is state)
            for state in (VisitState.WAITING, VisitState.IN_WORK, VisitState.READY)
        }
        today = [visit for visit in (*present, *left) if start <= visit.arrived_at < end]
        return Outcome(
            Board(
                waiting=columns[VisitState.WAITING],
                in_work=columns[VisitState.IN_WORK],
                ready=columns[VisitState.READY],
                delivered=tuple(cards[visit.id] for visit in shown),
                cars_today=len(today),
                average_wait_min=_average_wait(today),
                taken=Money(work.invoices.taken_between(start, end), company.currency),
                unpaid=total(
                    [
                        *(card.balance for card in cards.values() if card.balance),
                        *_balances(work, others, company),
                    ],
                    company.currency,
                ),
                now=now,
            )
        )


def move_visit(desk: Desk, *, staff_id: UUID, visit_id: UUID, to: VisitState) -> Outcome[Visit]:
    """Move a car forward. It is delivered only when its ticket is invoiced or empty (VISIT_UNPAID).

    A visit is not cancelled by moving it (VISIT_CANNOT_MOVE): that takes a reason, see `cancel_visit`.
    """
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.MOVE_VISIT)
        visit = work.visits.get(visit_id)
        if to is VisitState.CANCELLED:
            raise Refused(Code.VISIT_CANNOT_MOVE, state=visit.state, to=to)
        moved = visit.moved(to, desk.clock.now())
        changes = Changes.of((Noun.VISIT, visit_id))
        ticket = work.tickets.of_visit(visit_id)
        if to is VisitState.DELIVERED and ticket and ticket.state is not TicketState.INVOICED:
            if ticket.lines:
                raise Refused(Code.VISIT_UNPAID, ticket_id=ticket.id)
            work.tickets.save(ticket.moved(TicketState.VOIDED))
            changes |= Changes.of((Noun.TICKET, ticket.id))
        work.visits.save(moved)
        return Outcome(moved, changes)


def cancel_visit(desk: Desk, *, staff_id: UUID, visit_id: UUID, reason: str) -> Outcome[Visit]:
    """Take a car off the board and void its ticket; one that is invoiced is delivered instead."""
    clean = one_line(reason, field="reason", is_needed=True)
    with desk.store.write() as work:
        acting(desk, work, staff_id, Permission.CANCEL_VISIT)
        visit, now = work.visits.get(visit_id), desk.clock.now()
        ticket = work.tickets.of_visit(visit_id)
        if ticket and ticket.state is TicketState.INVOICED:
            raise Refused(Code.VISIT_CANNOT_MOVE, state=visit.state, to=VisitState.CANCELLED)
        cancelled = visit.moved(VisitState.CANCELLED, now)
        work.visits.save(cancelled)
        changes = Changes.of((Noun.VISIT, visit_id))
        if ticket:
            close_unsold(desk, work, ticket, staff_id=staff_id, reason=clean)
            changes |= Changes.of((Noun.TICKET, ticket.id))
        to_journal(desk, work, JournalEvent.VISIT_CANCELLED, visit_id, staff_id, reason=clean, at=now)
        return Outcome(cancelled, changes)


def left_between(work: UnitOfWork, start: datetime, end: datetime) -> tuple[Visit, ...]:
    """The cars that were delivered from `start` to before `end`, the newest first."""
    ended = work.visits.ended_between(start, end, _MOST_IN_A_DAY)
    return tuple(visit for visit in ended if visit.state is VisitState.DELIVERED)


def wait_of(visit: Visit) -> timedelta | None:
    """From arrival to the start of the work; None before it starts.

    A clock that was set back in between counts as no wait.
    """
    return None if visit.started_at is None else max(timedelta(0), visit.started_at - visit.arrived_at)


def _average_wait(visits: Sequence[Visit]) -> int | None:
    """Minutes of wait, over the cars whose work has started."""
    seconds = [wait.total_seconds() for visit in visits if (wait := wait_of(visit)) is not None]
    return round(sum(seconds) / len(seconds) / 60) if seconds else None


def _balances(work: UnitOfWork, visits: Sequence[Visit], company: Company) -> list[Money]:
    """What is left to pay of the invoices of these visits."""
    invoices = work.invoices.of_visits([visit.id for visit in visits]).values() if visits else ()
    return [Money(invoice.open_minor, company.currency) for invoice in invoices]


def cards_of(work: UnitOfWork, visits: Sequence[Visit], company: Company) -> list[BoardCard]:
    """What the board says of each of these visits, in their order."""
    tickets = work.tickets.of_visits([visit.id for visit in visits])
    invoices = work.invoices.of_visits([visit.id for visit in visits])
    services = {
        line.item_id for ticket in tickets.values() for line in ticket.lines if line.kind is ItemKind.SERVICE
    }
    durations = {
        item.id: item.duration_min
        for item in work.catalogue.by_ids(list(services))
        if isinstance(item, Service)
    }
    cards = []
    for visit in visits:
        ticket, invoice = tickets.get(visit.id), invoices.get(visit.id)
        gross = _gross(ticket, company)
        balance = gross
        if invoice:
            gross = Money(invoice.gross_minor, company.currency)
            balance = Money(invoice.open_minor, company.currency)
        cards.append(
            BoardCard(
                visit=visit,
                vehicle=work.vehicles.get(visit.vehicle_id),
                client_name=work.clients.get(visit.client_id).name if visit.client_id else "",
                services=service_names(ticket),
                planned_min=sum(durations.get(line.item_id, 0) for line in ticket.lines) if ticket else 0,
                ticket_id=ticket.id if ticket else None,
                gross=gross,
                invoice_id=invoice.invoice_id if invoice else None,
                balance=balance,
            )
        )
    return cards


def _gross(ticket: Ticket | None, company: Company) -> Money | None:
    return price(ticket, company.tax_mode).gross if ticket and ticket.lines else None


def service_names(ticket: Ticket | None) -> tuple[Names, ...]:
    """The names of the services on a ticket, in order."""
    lines = ticket.lines if ticket else ()
    return tuple(line.names for line in lines if line.kind is ItemKind.SERVICE)
