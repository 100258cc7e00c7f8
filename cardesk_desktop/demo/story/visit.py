"""One visit from the door to the road: every step is noted on the agenda and done through an operation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cardesk_desktop.demo.story.clientele import Car, Guest
from cardesk_desktop.demo.story.paying import Habit, tenders
from cardesk_desktop.demo.story.shop import Shop
from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.discount import AmountOff, Discount
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations import (
    changing_lines,
    checking_in,
    clients,
    looking_at_invoices,
    paying,
    selling,
    ticket_view,
    tickets,
    visits,
)


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """What will happen and when; a moment that is None lies after the end of the story."""

    car: Car
    services: tuple[str, ...]
    arrives_at: datetime
    starts_at: datetime | None = None
    ready_at: datetime | None = None
    pays_at: datetime | None = None
    leaves_at: datetime | None = None
    worker: str = ""
    habit: Habit = Habit.CARD
    discount: Discount | None = None
    products: int = 0
    note: str = ""
    ticket_note: str = ""
    settles_at: datetime | None = None
    is_printed: bool = False
    is_parked: bool = False


class VisitStory:
    """Plays a plan. Ids become known as it goes on."""

    def __init__(self, shop: Shop, plan: VisitPlan, served_by: str) -> None:
        self._shop = shop
        self._plan = plan
        self._desk = shop.desk
        self._staff_id = shop.cast.staff[served_by]
        self._visit_id: UUID | None = None
        self._ticket_id: UUID | None = None
        self._invoice_id: UUID | None = None

    def note_all(self) -> None:
        """Put every step on the agenda."""
        plan = self._plan
        for at, step in (
            (plan.arrives_at, self._check_in),
            (plan.starts_at, self._start),
            (plan.ready_at, self._finish),
            (plan.pays_at, self._pay),
            (plan.leaves_at, self._leave),
            (plan.settles_at, self._settle),
        ):
            if at is not None:
                self._shop.agenda.note(at, step)

    def note_cancelled(self, at: datetime, reason: str) -> None:
        """The car comes, waits, and drives off again."""
        self._shop.agenda.note(self._plan.arrives_at, self._check_in)
        self._shop.agenda.note(at, lambda: self._cancel(reason))

    def _check_in(self) -> None:
        plan, car = self._plan, self._plan.car
        car.odometer_km += self._shop.chance.number(40, 700)
        arrival = checking_in.Arrival(
            plate_text=car.fact.plate,
            region=car.fact.region,
            size_class=car.fact.size_class,
            vehicle_id=car.vehicle_id,
            make=car.fact.make,
            model=car.fact.model,
            colour=car.fact.colour,
            client_id=_written_down(self._shop, car.guest, self._staff_id) if car.guest else None,
            services=tuple(self._shop.cast.services[key].id for key in plan.services),
            odometer_km=car.odometer_km if self._shop.chance.hits(35) else None,
            note=plan.note,
        )
        checked_in = checking_in.check_in(self._desk, staff_id=self._staff_id, arrival=arrival).value
        car.vehicle_id = checked_in.vehicle.id
        self._visit_id, self._ticket_id = checked_in.visit.id, checked_in.ticket_id
        if plan.is_parked:
            tickets.park(self._desk, staff_id=self._staff_id, ticket_id=self._ticket)

    def _start(self) -> None:
        worker_id = self._shop.cast.staff[self._plan.worker]
        self._move(VisitState.IN_WORK, worker_id)
        ticket = ticket_view.view_ticket(self._desk, ticket_id=self._ticket).value.ticket
        changing_lines.set_line_details(
            self._desk,
            staff_id=self._staff_id,
            ticket_id=ticket.id,
            line_id=ticket.lines[0].id,
            note="",
            worker_id=worker_id,
        )

    def _finish(self) -> None:
        self._move(VisitState.READY, self._shop.cast.staff[self._plan.worker])

    def _pay(self) -> None:
        self._sell_products()
        if self._plan.ticket_note:
            changing_lines.set_note(
                self._desk, staff_id=self._staff_id, ticket_id=self._ticket, note=self._plan.ticket_note
            )
        due = self._discounted()
        completed = paying.complete_sale(
            self._desk,
            staff_id=self._staff_id,
            ticket_id=self._ticket,
            tenders=tenders(self._shop.chance, self._plan.habit, due),
            expected=due,
        ).value
        self._invoice_id = completed.file.invoice.id
        if self._plan.is_printed:
            looking_at_invoices.prepare_print(
                self._desk, staff_id=self._staff_id, document_id=self._invoice_id
            )

    def _leave(self) -> None:
        self._move(VisitState.DELIVERED, self._staff_id)

    def _settle(self) -> None:
        """The rest is paid, by transfer, some days later."""
        if self._invoice_id is None:
            raise ValueError("Nothing was sold yet")
        file = looking_at_invoices.invoice(self._desk, invoice_id=self._invoice_id).value
        balance = file.settlement.balance
        if balance:
            paying.take_payment(
                self._desk,
                staff_id=self._staff_id,
                invoice_id=self._invoice_id,
                tenders=tenders(self._shop.chance, Habit.TRANSFER, balance),
                expected_balance=balance,
            )

    def _cancel(self, reason: str) -> None:
        visits.cancel_visit(self._desk, staff_id=self._staff_id, visit_id=self._visit, reason=reason)

    def _sell_products(self) -> None:
        for goods in self._shop.take(self._plan.products):
            if self._shop.chance.hits(60):
                selling.scan(
                    self._desk,
                    staff_id=self._staff_id,
                    ticket_id=self._ticket,
                    barcode=goods.fact.barcodes[-1],
                )
            else:
                selling.add_item(
                    self._desk,
                    staff_id=self._staff_id,
                    ticket_id=self._ticket,
                    kind=ItemKind.PRODUCT,
                    item_id=goods.product.id,
                )

    def _discounted(self) -> Money:
        """Give the planned discount; what is to be paid then.

        The manager gives them all, as some are larger than the front desk may give. A fixed sum makes
        good for one piece of work, the dearest; a percentage is for the whole ticket.
        """
        view = ticket_view.view_ticket(self._desk, ticket_id=self._ticket).value
        discount, manager = self._plan.discount, self._shop.cast.manager
        if isinstance(discount, AmountOff):
            dearest = max(view.ticket.lines, key=lambda line: line.subtotal.minor)
            view = changing_lines.set_line_discount(
                self._desk,
                staff_id=manager,
                ticket_id=self._ticket,
                line_id=dearest.id,
                discount=discount,
            ).value
        elif discount is not None:
            view = changing_lines.set_discount(
                self._desk, staff_id=manager, ticket_id=self._ticket, discount=discount
            ).value
        return view.priced.gross

    def _move(self, to: VisitState, staff_id: UUID) -> None:
        visits.move_visit(self._desk, staff_id=staff_id, visit_id=self._visit, to=to)

    @property
    def _visit(self) -> UUID:
        if self._visit_id is None:
            raise ValueError("The car has not come yet")
        return self._visit_id

    @property
    def _ticket(self) -> UUID:
        if self._ticket_id is None:
            raise ValueError("The car has not come yet")
        return self._ticket_id


def _written_down(shop: Shop, guest: Guest, staff_id: UUID) -> UUID:
    """The client's identity; on the first arrival the form is filled in."""
    if guest.client_id is None:
        form = client_form(guest)
        guest.client_id = clients.add_client(shop.desk, staff_id=staff_id, form=form).value.id
    return guest.client_id


def client_form(guest: Guest) -> clients.ClientForm:
    """What the front desk types about a new client."""
    fact = guest.fact
    return clients.ClientForm(
        name=fact.name,
        phone=guest.phone,
        email=fact.email,
        is_company=fact.is_company,
        tax_number=fact.tax_number,
        address=fact.address,
        language=fact.language,
        notes=fact.notes,
    )
