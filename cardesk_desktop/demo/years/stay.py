"""One car's stay on one of the many days: it comes, is worked on and paid for, or drives off again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.demo.story.clientele import Car, Guest
from cardesk_desktop.demo.story.paying import Habit, tenders
from cardesk_desktop.demo.story.visit import VisitPlan, client_form
from cardesk_desktop.demo.years.house import BusyHouse
from cardesk_desktop.domain.journal import JournalEntry, JournalEvent
from cardesk_desktop.domain.plate import Plate
from cardesk_desktop.domain.pricing import price
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.tender import settle
from cardesk_desktop.domain.ticket import Ticket
from cardesk_desktop.domain.vehicle import Vehicle
from cardesk_desktop.domain.visit import Visit, VisitState
from cardesk_desktop.operations.clients import read_form
from cardesk_desktop.operations.issuing_invoice import Sale
from cardesk_desktop.operations.sealing_sale import pay, seal_sale
from cardesk_desktop.operations.selling import line_for, new_ticket
from cardesk_desktop.operations.tickets import close_unsold
from cardesk_desktop.store.unit_of_work import UnitOfWork


@dataclass(slots=True)
class Stay:
    """Plays a plan inside units of work that are open already; each gives what is to be paid later."""

    house: BusyHouse
    plan: VisitPlan
    staff: Staff
    visit: Visit | None = None
    ticket: Ticket | None = None
    invoice_id: UUID | None = None

    def arrive(self, work: UnitOfWork) -> None:
        """Check the car in, with whoever brings it."""
        desk, car = self.house.desk, self.plan.car
        client_id = self._client(work, car.guest) if car.guest else None
        car.vehicle_id = car.vehicle_id or self._vehicle(work, car, client_id)
        car.odometer_km += self.house.chance.number(40, 700)
        self.visit = Visit(
            desk.new_id(),
            car.vehicle_id,
            self.plan.arrives_at,
            client_id,
            odometer_km=car.odometer_km if self.house.chance.hits(35) else None,
            note=self.plan.note,
        )
        work.visits.add(self.visit)
        self.ticket = self._ticket(work, self.visit)
        work.tickets.add(self.ticket)
        self._journal(work, JournalEvent.VISIT_CHECKED_IN)

    def pay(self, work: UnitOfWork) -> None:
        """Sell what was wanted besides, seal the sale, and let the car go."""
        desk, at = self.house.desk, self.house.clock.now()
        visit, ticket = self._known()
        # The paper says on which day the work was done: the visit is written first.
        work.visits.save(self._moved(visit))
        for _ in range(self.plan.products):
            item = self.house.stockroom.product(work, self.house.stockroom.take())
            ticket = ticket.with_item(line_for(desk, item, ticket.size_class))
        ticket = ticket.with_note(self.plan.ticket_note).with_discount(self.plan.discount)
        sale = Sale(ticket, price(ticket, work.company.company().tax_mode), self.staff, at)
        handed_over = tenders(self.house.chance, self.plan.habit, sale.priced.gross)
        settle(sale.priced.gross, handed_over)
        self.invoice_id = seal_sale(desk, work, sale, handed_over).invoice.id

    def settle(self, work: UnitOfWork) -> None:
        """The rest is paid, by transfer, some days later."""
        if self.invoice_id is None:
            raise ValueError("Nothing was sold yet")
        balance = work.documents.invoice_file(self.invoice_id).settlement.balance
        if balance:
            handed_over = tenders(self.house.chance, Habit.TRANSFER, balance)
            settle(balance, handed_over)
            pay(self.house.desk, work, self.invoice_id, self.staff, handed_over, self.house.clock.now())

    def give_up(self, work: UnitOfWork, reason: str) -> None:
        """The car drives off again, unwashed."""
        visit, ticket = self._known()
        work.visits.save(visit.moved(VisitState.CANCELLED, self.house.clock.now()))
        close_unsold(self.house.desk, work, ticket, staff_id=self.staff.id, reason=reason)
        self._journal(work, JournalEvent.VISIT_CANCELLED, reason)

    def _client(self, work: UnitOfWork, guest: Guest) -> UUID:
        if guest.client_id is None:
            added = read_form(work, self.house.desk.new_id(), client_form(guest))
            work.clients.add(added)
            guest.client_id = added.id
        return guest.client_id

    def _vehicle(self, work: UnitOfWork, car: Car, client_id: UUID | None) -> UUID:
        fact = car.fact
        plate = Plate.read(fact.plate, fact.region)
        identity = self.house.desk.new_id()
        work.vehicles.add(
            Vehicle(identity, plate, fact.size_class, fact.make, fact.model, fact.colour, client_id)
        )
        return identity

    def _ticket(self, work: UnitOfWork, visit: Visit) -> Ticket:
        """An open ticket with the services that were asked for."""
        size = self.plan.car.fact.size_class
        ticket = new_ticket(self.house.desk, work, size)
        ticket = Ticket(
            ticket.id,
            ticket.currency,
            visit.arrived_at,
            visit_id=visit.id,
            vehicle_id=visit.vehicle_id,
            client_id=visit.client_id,
            size_class=size,
        )
        for key in self.plan.services:
            ticket = ticket.with_item(line_for(self.house.desk, self.house.cast.services[key], size))
        first = ticket.lines[0]
        worker = self.house.cast.staff[self.plan.worker]
        return ticket.with_line_details(first.id, note="", staff_id=worker)

    def _moved(self, visit: Visit) -> Visit:
        """The visit from the start of the work to the road."""
        for to, at in (
            (VisitState.IN_WORK, self.plan.starts_at),
            (VisitState.READY, self.plan.ready_at),
            (VisitState.DELIVERED, self.plan.leaves_at),
        ):
            visit = visit.moved(to, _planned(at))
        return visit

    def _known(self) -> tuple[Visit, Ticket]:
        if self.visit is None or self.ticket is None:
            raise ValueError("The car has not come yet")
        return self.visit, self.ticket

    def _journal(self, work: UnitOfWork, event: JournalEvent, reason: str = "") -> None:
        desk, (visit, _) = self.house.desk, self._known()
        entry = JournalEntry(desk.new_id(), desk.clock.now(), event, visit.id, self.staff.id, {}, reason)
        work.journal.add(entry)


def _planned(at: datetime | None) -> datetime:
    if at is None:
        raise ValueError("This visit has no end")
    return at
