"""Any day at the desk, whoever does what in whatever order: the books agree after every step."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from cardesk_desktop.domain.catalogue import ItemKind, Product, Service
from cardesk_desktop.domain.clock import business_day
from cardesk_desktop.domain.discount import AmountOff, Discount, PercentOff
from cardesk_desktop.domain.discount_share import is_any_over
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.invoice_file import InvoiceFile
from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.permission import LARGE_DISCOUNT_BP
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.sealing import first_break
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.domain.stock import level
from cardesk_desktop.domain.tender import cash
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.domain.visit import ENDED, Visit, VisitState, can_move
from cardesk_desktop.operations import changing_lines, selling, tickets, visits
from cardesk_desktop.operations.checking_in import Arrival, check_in
from cardesk_desktop.operations.house import this_house
from cardesk_desktop.operations.paying import complete_sale, take_payment
from cardesk_desktop.operations.receiving_stock import receive
from cardesk_desktop.operations.visits import board, day_bounds
from cardesk_desktop.signing import PublicKey
from cardesk_desktop.store.views import InvoiceFilter, InvoiceSums
from tests.builders import AED, DUBAI, make_vehicle
from tests.builders.open_shop import (
    CARPETS,
    CERAMIC,
    CLOTH,
    FATIMA,
    FLEET,
    FRESHENER,
    FRONT_DESK,
    MANAGER,
    PATROL,
    TECHNICIAN,
    WASH,
    OpenShop,
    card,
)
from tests.builders.premises import Premises

PRODUCTS = (CLOTH, FRESHENER)
CARS = (PATROL, make_vehicle("A 11111"), make_vehicle("B 22222"))
OPEN = (TicketState.OPEN, TicketState.PARKED)

T = TypeVar("T")

people = st.sampled_from((FRONT_DESK, FRONT_DESK, FRONT_DESK, FRONT_DESK, MANAGER, TECHNICIAN))
storekeepers = st.sampled_from((MANAGER, MANAGER, FRONT_DESK))
items = st.sampled_from((WASH, CERAMIC, CARPETS, *PRODUCTS))
places = st.integers(0, 3)
quantities = st.builds(Quantity, st.sampled_from((0, 250, 1_000, 2_000, 7_000)))
discounts: st.SearchStrategy[Discount | None] = st.one_of(
    st.none(),
    st.builds(PercentOff, st.sampled_from((500, 2_000, 2_001, 10_000)), st.just("Regular client")),
    st.builds(AmountOff, st.sampled_from((3_00, 15_00, 60_00)).map(lambda n: Money(n, AED)), st.just("Rain")),
)
sizes = st.sampled_from(SizeClass)


class Day(RuleBasedStateMachine):
    """What is remembered here is checked against the books after every step."""

    files: Path
    folders: itertools.count[int]

    open_tickets = Bundle("open_tickets")
    invoices = Bundle("invoices")
    cars_here = Bundle("cars_here")

    @initialize()
    def open_shop(self) -> None:
        folder = self.files.parent / f"day {next(self.folders)}"
        shutil.copytree(self.files, folder)
        self.folder = folder
        self.shop = OpenShop(Premises(folder))
        self.desk = self.shop.desk
        self.tickets: dict[UUID, TicketState] = {}
        self.visits: dict[UUID, VisitState] = {}
        self.sold: dict[UUID, InvoiceFile] = {}
        self.stock: Counter[UUID] = Counter()
        self.touched_by_manager: set[UUID] = set()
        with self.desk.store.write() as work:
            for car in CARS[1:]:
                work.vehicles.add(car)

    def teardown(self) -> None:
        if hasattr(self, "shop"):
            try:
                self._check_chains()
            finally:
                self.shop.premises.close()
                shutil.rmtree(self.folder)

    def attempt(self, do: Callable[[], T]) -> T | Code:
        """The answer, or why it was refused; then nothing at all has changed."""
        before = self.shop.digest()
        try:
            return do()
        except Refused as refusal:
            assert self.shop.digest() == before
            return refusal.code

    # Cars

    @rule(
        target=cars_here,
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

    @rule(staff=people, visit_id=cars_here, to=st.sampled_from(VisitState))
    def car_moves(self, staff: Staff, visit_id: UUID, to: VisitState) -> None:
        self.attempt(lambda: visits.move_visit(self.desk, staff_id=staff.id, visit_id=visit_id, to=to))

    @rule(staff=people, visit_id=cars_here, reason=st.sampled_from(("", "Queue too long")))
    def visit_is_cancelled(self, staff: Staff, visit_id: UUID, reason: str) -> None:
        self.attempt(
            lambda: visits.cancel_visit(self.desk, staff_id=staff.id, visit_id=visit_id, reason=reason)
        )

    # Tickets

    @rule(
        target=open_tickets,
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

    @rule(target=open_tickets, visit_id=cars_here)
    def ticket_of_a_car_is_opened(self, visit_id: UUID) -> object:
        with self.desk.store.read() as work:
            ticket = work.tickets.of_visit(visit_id)
        return ticket.id if ticket else multiple()

    @rule(staff=people, ticket_id=open_tickets, item=items)
    def item_is_added(self, staff: Staff, ticket_id: UUID, item: Product | Service) -> None:
        kind = ItemKind.PRODUCT if isinstance(item, Product) else ItemKind.SERVICE
        self._change(
            staff,
            ticket_id,
            lambda: selling.add_item(
                self.desk, staff_id=staff.id, ticket_id=ticket_id, kind=kind, item_id=item.id
            ),
        )

    @rule(staff=people, ticket_id=open_tickets, place=places, quantity=quantities)
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

    @rule(staff=people, ticket_id=open_tickets, place=places, is_undone=st.booleans())
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
                        self.desk, staff_id=staff.id, ticket_id=ticket_id, line=line
                    ),
                )

    @rule(staff=people, ticket_id=open_tickets, place=places, discount=discounts)
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

    @rule(staff=people, ticket_id=open_tickets, discount=discounts)
    def ticket_is_discounted(self, staff: Staff, ticket_id: UUID, discount: Discount | None) -> None:
        self._change(
            staff,
            ticket_id,
            lambda: changing_lines.set_discount(
                self.desk, staff_id=staff.id, ticket_id=ticket_id, discount=discount
            ),
        )

    @rule(staff=people, ticket_id=open_tickets, size_class=sizes)
    def car_is_of_another_size(self, staff: Staff, ticket_id: UUID, size_class: SizeClass) -> None:
        self._change(
            staff,
            ticket_id,
            lambda: selling.set_size(
                self.desk, staff_id=staff.id, ticket_id=ticket_id, size_class=size_class
            ),
        )

    @rule(staff=people, ticket_id=open_tickets, client=st.sampled_from((None, FATIMA.id, FLEET.id)))
    def somebody_pays(self, staff: Staff, ticket_id: UUID, client: UUID | None) -> None:
        self._change(
            staff,
            ticket_id,
            lambda: selling.set_client(self.desk, staff_id=staff.id, ticket_id=ticket_id, client_id=client),
        )

    @rule(staff=people, ticket_id=open_tickets, is_parked=st.booleans())
    def ticket_is_parked(self, staff: Staff, ticket_id: UUID, is_parked: bool) -> None:
        move = tickets.park if is_parked else tickets.resume
        self._change(staff, ticket_id, lambda: move(self.desk, staff_id=staff.id, ticket_id=ticket_id))

    @rule(staff=people, ticket_id=open_tickets, reason=st.sampled_from(("", "Left")))
    def ticket_is_voided(self, staff: Staff, ticket_id: UUID, reason: str) -> None:
        self.attempt(lambda: tickets.void(self.desk, staff_id=staff.id, ticket_id=ticket_id, reason=reason))
        self._meet_new_tickets()

    # Money and goods

    @rule(
        target=invoices,
        staff=people,
        ticket_id=consumes(open_tickets),
        part=st.sampled_from((0, 30, 100, 100, 100, 130)),
        is_cash=st.booleans(),
        is_clock_confirmed=st.booleans(),
    )
    def sale_is_completed(
        self, staff: Staff, ticket_id: UUID, part: int, is_cash: bool, is_clock_confirmed: bool
    ) -> object:
        gross = self.shop.see(ticket_id).priced.gross
        offered = gross.times(part, 100)
        tender = cash(offered, gross) if is_cash else card(offered)

        def sell() -> InvoiceFile:
            return complete_sale(
                self.desk,
                staff_id=staff.id,
                ticket_id=ticket_id,
                tenders=(tender,) if offered else (),
                expected=gross,
                is_clock_confirmed=is_clock_confirmed,
            ).value.file

        ticket, file = self._ticket(ticket_id), self.attempt(sell)
        if isinstance(file, Code):
            return multiple()
        if file.invoice.id not in self.sold:
            assert ticket.state in OPEN
            assert file.invoice.gross == gross
            for line in ticket.lines:
                if line.kind is ItemKind.PRODUCT:
                    self.stock[line.item_id] -= line.quantity.milli
        before = self.shop.digest()
        assert sell() == file
        assert self.shop.digest() == before
        self.sold[file.invoice.id] = file
        return file.invoice.id

    @rule(staff=people, invoice_id=invoices, part=st.sampled_from((0, 30, 100, 130)))
    def rest_is_paid(self, staff: Staff, invoice_id: UUID, part: int) -> None:
        balance = self.sold[invoice_id].settlement.balance
        tender = card(balance.times(part, 100))

        def pay() -> InvoiceFile:
            return take_payment(
                self.desk,
                staff_id=staff.id,
                invoice_id=invoice_id,
                tenders=(tender,),
                expected_balance=balance,
                is_clock_confirmed=True,
            ).value.file

        file = self.attempt(pay)
        if not isinstance(file, Code):
            self.sold[invoice_id] = file
            assert self.attempt(pay) in (Code.TICKET_CHANGED, Code.INVOICE_ALREADY_PAID)

    @rule(staff=storekeepers, product=st.sampled_from(PRODUCTS), quantity=quantities)
    def goods_come_in(self, staff: Staff, product: Product, quantity: Quantity) -> None:
        moved = self.attempt(
            lambda: receive(self.desk, staff_id=staff.id, product_id=product.id, quantity=quantity)
        )
        if not isinstance(moved, Code):
            self.stock[product.id] += quantity.milli

    @rule(minutes=st.sampled_from((1, 45, 600, 1_440, -3, -1_440)))
    def time_passes(self, minutes: int) -> None:
        self.shop.clock.tick(minutes * 60)

    # What always holds

    @invariant()
    def stock_is_what_came_in_less_what_was_sold(self) -> None:
        with self.desk.store.read() as work:
            for product in PRODUCTS:
                movements = work.stock.movements(product.id, 10_000)
                expected = Quantity(self.stock[product.id])
                assert work.stock.level(product.id) == level(movements) == expected

    @invariant()
    def what_is_paid_and_what_is_open_is_what_was_sold(self) -> None:
        with self.desk.store.read() as work:
            files = [work.documents.invoice_file(invoice_id) for invoice_id in self.sold]
            sums = work.invoices.sums(InvoiceFilter())
        for file in files:
            paid = total((payment.tender.amount for payment in file.payments), AED)
            assert paid + file.settlement.balance == file.invoice.gross
            assert file.settlement.balance.minor >= 0
            assert file == self.sold[file.invoice.id]
        assert sums == InvoiceSums(
            len(files),
            sum(file.invoice.gross.minor for file in files),
            sum(file.settlement.balance.minor for file in files),
        )

    @invariant()
    def the_board_shows_the_cars_and_the_money_of_the_day(self) -> None:
        seen = board(self.desk).value
        start, end = day_bounds(business_day(self.shop.clock.at, DUBAI), DUBAI)
        payments = [payment for file in self.sold.values() for payment in file.payments]
        today = [payment for payment in payments if start <= payment.paid_at < end]
        assert seen.taken == total((payment.tender.amount for payment in today), AED)
        here = [card.visit.id for column in (seen.waiting, seen.in_work, seen.ready) for card in column]
        assert sorted(here) == sorted(each for each, state in self.visits.items() if state not in ENDED)

    @invariant()
    def no_visit_is_where_it_may_not_be(self) -> None:
        with self.desk.store.read() as work:
            for visit_id, before in self.visits.items():
                visit = work.visits.get(visit_id)
                assert visit.state is before or can_move(before, visit.state)
                self.visits[visit_id] = visit.state
                self._check_visit(visit, work.tickets.of_visit(visit_id))

    def _check_visit(self, visit: Visit, ticket: Ticket | None) -> None:
        match visit.state:
            case VisitState.DELIVERED:
                assert ticket is None or ticket.state is TicketState.INVOICED
            case VisitState.CANCELLED:
                assert ticket is None
            case _:
                assert ticket is not None
        assert (visit.ended_at is not None) is (visit.state in ENDED)

    @invariant()
    def no_ticket_is_where_it_may_not_be(self) -> None:
        with self.desk.store.read() as work:
            editable = {ticket.id for ticket in work.tickets.editable()}
            for ticket_id, before in self.tickets.items():
                ticket = work.tickets.get(ticket_id)
                is_sold = work.documents.invoice_of_ticket(ticket_id) is not None
                assert before in OPEN or ticket.state is before
                assert (ticket.state is TicketState.INVOICED) is is_sold
                assert (ticket.state in OPEN) is (ticket_id in editable)
                assert not is_any_over(ticket, LARGE_DISCOUNT_BP) or ticket_id in self.touched_by_manager
                self.tickets[ticket_id] = ticket.state
        assert editable <= self.tickets.keys()

    def _check_chains(self) -> None:
        """No number is left out, and nothing sealed was altered."""
        house = this_house(self.desk).value
        assert house is not None
        with self.desk.store.read() as work:
            for series in work.documents.all_series():
                public_key = work.company.public_key(series.incarnation)
                assert public_key is not None
                chain = list(work.documents.chain(series))
                assert first_break(chain, PublicKey(public_key)) is None
                assert [each.seal.sequence for each in chain] == list(range(1, len(chain) + 1))
        numbers = sorted(file.invoice.number for file in self.sold.values())
        assert numbers == [f"R01-A-{place:06d}" for place in range(1, len(numbers) + 1)]

    # What is remembered

    def _change(self, staff: Staff, ticket_id: UUID, do: Callable[[], object]) -> bool:
        is_done = not isinstance(self.attempt(do), Code)
        if is_done and staff is MANAGER:
            self.touched_by_manager.add(ticket_id)
        return is_done

    def _meet_new_tickets(self) -> None:
        """Remember the tickets that were not there before."""
        for summary in tickets.open_tickets(self.desk).value:
            self.tickets.setdefault(summary.id, summary.state)

    def _ticket(self, ticket_id: UUID) -> Ticket:
        return self.shop.see(ticket_id).ticket

    def _line(self, ticket_id: UUID, place: int) -> UUID:
        """One of the lines, or one that is not there."""
        lines = self._ticket(ticket_id).lines
        return lines[place % len(lines)].id if lines else ticket_id


def test_the_books_agree_whatever_the_day_brings(shop_files: Path) -> None:
    class ThisDay(Day):
        files = shop_files
        folders = itertools.count()

    run_state_machine_as_test(ThisDay, settings=settings(max_examples=15, stateful_step_count=30))
