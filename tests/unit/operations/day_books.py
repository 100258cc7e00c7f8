"""What holds after every step of any day: stock, money, the board, visits and tickets agree."""

from __future__ import annotations

from hypothesis.stateful import (
    invariant,
)

from cardesk_desktop.domain.clock import day_of
from cardesk_desktop.domain.discount_share import is_any_over
from cardesk_desktop.domain.money import total
from cardesk_desktop.domain.permission import LARGE_DISCOUNT_BP
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import level
from cardesk_desktop.domain.ticket import Ticket, TicketState
from cardesk_desktop.domain.visit import ENDED, Visit, VisitState, can_move
from cardesk_desktop.operations.visits import board
from cardesk_desktop.store.views import InvoiceFilter, InvoiceSums
from tests.builders import AED, DUBAI
from tests.unit.operations.day_so_far import (
    OPEN,
    PRODUCTS,
    DaySoFar,
)


class AgreeingBooks(DaySoFar):
    """The books against what is remembered."""

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
        start, end = day_of(self.shop.clock.at, DUBAI)
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
