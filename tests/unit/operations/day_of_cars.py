"""Cars come and go, and tickets grow, shrink and lie: all that happens before somebody pays."""

from __future__ import annotations

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import (
    multiple,
    rule,
)

from cardesk_desktop.domain.catalogue import ItemKind, Product, Service
from cardesk_desktop.domain.discount import Discount
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations import changing_lines, selling, tickets, visits
from cardesk_desktop.operations.checking_in import Arrival, check_in
from tests.builders.open_shop import (
    CARPETS,
    CERAMIC,
    FATIMA,
    FLEET,
    WASH,
)
from tests.unit.operations.day_so_far import (
    CARS,
    PRODUCTS,
    DaySoFar,
    discounts,
    items,
    people,
    places,
    quantities,
    sizes,
)


class CarsAndTickets(DaySoFar):
    """Whatever people do, allowed or refused."""

    # Cars

    @rule(
        target=DaySoFar.cars_here,
        staff=people,
        car=st.sampled_from(CARS),
        services=st.lists(st.sampled_from((WASH, CERAMIC, CARPETS)), max_size=2),
        client=st.sampled_from((None, FLEET.id)),
    )
    def car_arrives(self, staff: Staff, car: Vehicle, services: list[Service], client: UUID | None) -> object:
        arrival = Arrival(
            car.plate.text,
            car.plate.region,
            car.size_class,
            client_id=client,
            services=tuple(service.id for service in services),
        )
        here = self.attempt(lambda: check_in(self.desk, staff_id=staff.id, arrival=arrival).value)
        if isinstance(here, Code):
            assert here in (Code.VEHICLE_ALREADY_HERE, Code.NOT_PERMITTED, Code.PRICE_MISSING_FOR_SIZE)
            return multiple()
        self.visits[here.visit.id] = VisitState.WAITING
        self._meet_new_tickets()
        return here.visit.id

    @rule(staff=people, visit_id=DaySoFar.cars_here, to=st.sampled_from(VisitState))
    def car_moves(self, staff: Staff, visit_id: UUID, to: VisitState) -> None:
        self.attempt(lambda: visits.move_visit(self.desk, staff_id=staff.id, visit_id=visit_id, to=to))

    @rule(staff=people, visit_id=DaySoFar.cars_here, reason=st.sampled_from(("", "Queue too long")))
    def visit_is_cancelled(self, staff: Staff, visit_id: UUID, reason: str) -> None:
        self.attempt(
            lambda: visits.cancel_visit(self.desk, staff_id=staff.id, visit_id=visit_id, reason=reason)
        )

    # Tickets

    @rule(
        target=DaySoFar.open_tickets,
        staff=people,
        product=st.sampled_from(PRODUCTS),
        more=st.lists(items, max_size=3),
    )
    def something_is_scanned_first(
        self, staff: Staff, product: Product, more: list[Product | Service]
    ) -> object:
        scanned = self.attempt(
            lambda: (
                selling.scan(self.desk, staff_id=staff.id, ticket_id=None, barcode=product.barcodes[0]).value
            )
        )
        if isinstance(scanned, Code):
            return multiple()
        self._meet_new_tickets()
        self.shop.add(scanned.view.ticket.id, *more)
        return scanned.view.ticket.id

    @rule(target=DaySoFar.open_tickets, visit_id=DaySoFar.cars_here)
    def ticket_of_a_car_is_opened(self, visit_id: UUID) -> object:
        with self.desk.store.read() as work:
            ticket = work.tickets.of_visit(visit_id)
        return ticket.id if ticket else multiple()

    @rule(staff=people, ticket_id=DaySoFar.open_tickets, item=items)
    def item_is_added(self, staff: Staff, ticket_id: UUID, item: Product | Service) -> None:
        kind = ItemKind.PRODUCT if isinstance(item, Product) else ItemKind.SERVICE
        self._change(
            staff,
            ticket_id,
            lambda: selling.add_item(
                self.desk, staff_id=staff.id, ticket_id=ticket_id, kind=kind, item_id=item.id
            ),
        )

    @rule(staff=people, ticket_id=DaySoFar.open_tickets, place=places, quantity=quantities)
    def line_is_counted(self, staff: Staff, ticket_id: UUID, place: int, quantity: Quantity) -> None:
        self._change(
            staff,
            ticket_id,
            lambda: changing_lines.set_quantity(
                self.desk,
                staff_id=staff.id,
                ticket_id=ticket_id,
                line_id=self._line(ticket_id, place),
                quantity=quantity,
            ),
        )

    @rule(staff=people, ticket_id=DaySoFar.open_tickets, place=places, is_undone=st.booleans())
    def line_is_removed(self, staff: Staff, ticket_id: UUID, place: int, is_undone: bool) -> None:
        ticket = self._ticket(ticket_id)
        line_id = self._line(ticket_id, place)
        removed = self._change(
            staff,
            ticket_id,
            lambda: changing_lines.remove_line(
                self.desk, staff_id=staff.id, ticket_id=ticket_id, line_id=line_id
            ),
        )
        if removed and is_undone:
            line = ticket.line(line_id)
            for _ in range(2):
                self._change(
                    staff,
                    ticket_id,
                    lambda: changing_lines.put_back_line(
                        self.desk,
                        staff_id=staff.id,
                        ticket_id=ticket_id,
                        line=line,
                        discount=ticket.discount,
                    ),
                )

    @rule(staff=people, ticket_id=DaySoFar.open_tickets, place=places, discount=discounts)
    def line_is_discounted(
        self, staff: Staff, ticket_id: UUID, place: int, discount: Discount | None
    ) -> None:
        self._change(
            staff,
            ticket_id,
            lambda: changing_lines.set_line_discount(
                self.desk,
                staff_id=staff.id,
                ticket_id=ticket_id,
                line_id=self._line(ticket_id, place),
                discount=discount,
            ),
        )

    @rule(staff=people, ticket_id=DaySoFar.open_tickets, discount=discounts)
    def ticket_is_discounted(self, staff: Staff, ticket_id: UUID, discount: Discount | None) -> None:
        self._change(
            staff,
            ticket_id,
            lambda: changing_lines.set_discount(
                self.desk, staff_id=staff.id, ticket_id=ticket_id, discount=discount
            ),
        )

    @rule(staff=people, ticket_id=DaySoFar.open_tickets, size_class=sizes)
    def car_is_of_another_size(self, staff: Staff, ticket_id: UUID, size_class: SizeClass) -> None:
        self._change(
            staff,
            ticket_id,
            lambda: selling.set_size(
                self.desk, staff_id=staff.id, ticket_id=ticket_id, size_class=size_class
            ),
        )

    @rule(staff=people, ticket_id=DaySoFar.open_tickets, client=st.sampled_from((None, FATIMA.id, FLEET.id)))
    def somebody_pays(self, staff: Staff, ticket_id: UUID, client: UUID | None) -> None:
        self._change(
            staff,
            ticket_id,
            lambda: selling.set_client(self.desk, staff_id=staff.id, ticket_id=ticket_id, client_id=client),
        )

    @rule(staff=people, ticket_id=DaySoFar.open_tickets, is_parked=st.booleans())
    def ticket_is_parked(self, staff: Staff, ticket_id: UUID, is_parked: bool) -> None:
        move = tickets.park if is_parked else tickets.resume
        self._change(staff, ticket_id, lambda: move(self.desk, staff_id=staff.id, ticket_id=ticket_id))

    @rule(staff=people, ticket_id=DaySoFar.open_tickets, reason=st.sampled_from(("", "Left")))
    def ticket_is_voided(self, staff: Staff, ticket_id: UUID, reason: str) -> None:
        self.attempt(lambda: tickets.void(self.desk, staff_id=staff.id, ticket_id=ticket_id, reason=reason))
        self._meet_new_tickets()
