"""Whatever the front desk does in whatever order, a ticket never reaches a forbidden state."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cardesk_desktop.domain.discount import AmountOff, PercentOff
from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.money import MAX_MINOR, Currency, Money
from cardesk_desktop.domain.pricing import price
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tax import TaxMode
from cardesk_desktop.domain.ticket import Ticket, TicketLine, TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from tests.builders import identity, make_ticket, seeded_ids
from tests.builders.strategies import currencies, lines, modes

places = st.integers(0, 9)
odd_amounts = st.sampled_from([-1, 0, 1, 99, 4_500, MAX_MINOR, 10**13])
odd_quantities = st.sampled_from([-1_000, 0, 1, 500, 1_000, 3_000, 999_999_000, 10**12])
closed_states = (TicketState.INVOICED, TicketState.VOIDED)


class FrontDesk(RuleBasedStateMachine):
    """Somebody in a hurry, with an open ticket."""

    ticket: Ticket
    mode: TaxMode

    def __init__(self) -> None:
        super().__init__()
        self.new_id = seeded_ids()

    @initialize(of=currencies, mode=modes)
    def open(self, of: Currency, mode: TaxMode) -> None:
        self.ticket, self.mode = make_ticket([], of=of), mode

    def _is_closed(self) -> bool:
        return self.ticket.state in closed_states

    def _take(self, line: TicketLine) -> None:
        try:
            self.ticket = self.ticket.with_item(line)
        except Refused:
            return
        assert not self._is_closed()

    def _line(self, place: int) -> TicketLine:
        present = self.ticket.lines
        return present[place % len(present)]

    @rule(data=st.data())
    def add_an_item(self, data: st.DataObject) -> None:
        if not self._is_closed():
            self._take(replace(data.draw(lines(self.ticket.currency)), id=self.new_id()))

    @rule(minor=odd_amounts, milli=odd_quantities, item=places, data=st.data())
    def add_something_odd(self, minor: int, milli: int, item: int, data: st.DataObject) -> None:
        line = data.draw(lines(self.ticket.currency))
        price_of_one = Money(minor, self.ticket.currency)
        item_id = identity(f"item {item}")
        self._take(
            replace(
                line, id=self.new_id(), item_id=item_id, unit_price=price_of_one, quantity=Quantity(milli)
            )
        )

    @precondition(lambda self: self.ticket.lines)
    @rule(place=places, milli=odd_quantities)
    def scan_it_again(self, place: int, milli: int) -> None:
        self._take(replace(self._line(place), id=self.new_id(), quantity=Quantity(milli)))

    @precondition(lambda self: self.ticket.lines)
    @rule(place=places, milli=odd_quantities)
    def set_the_quantity(self, place: int, milli: int) -> None:
        try:
            self.ticket = self.ticket.with_quantity(self._line(place).id, Quantity(milli))
        except Refused:
            return
        assert milli > 0

    @precondition(lambda self: self.ticket.lines)
    @rule(place=places)
    def take_a_line_off_and_put_it_back(self, place: int) -> None:
        line = self._line(place)
        try:
            self.ticket = self.ticket.without_line(line.id)
        except Refused:
            assert self._is_closed()
            return
        assert line not in self.ticket.lines
        self._take(line)
        assert line.id in {one.id for one in self.ticket.lines} or line.is_plain()

    @precondition(lambda self: self.ticket.lines)
    @rule(place=places)
    def take_a_line_off(self, place: int) -> None:
        if not self._is_closed():
            self.ticket = self.ticket.without_line(self._line(place).id)

    @precondition(lambda self: self.ticket.lines)
    @rule(place=places, basis_points=st.integers(-1, 10_001))
    def give_a_percentage_on_a_line(self, place: int, basis_points: int) -> None:
        try:
            line_id = self._line(place).id
            self.ticket = self.ticket.with_line_discount(line_id, PercentOff(basis_points, "Regular client"))
        except Refused:
            return
        assert 0 < basis_points <= 10_000

    @precondition(lambda self: self.ticket.lines)
    @rule(place=places, minor=odd_amounts)
    def give_an_amount_on_a_line(self, place: int, minor: int) -> None:
        line = self._line(place)
        off = AmountOff(Money(minor, self.ticket.currency), "Rain warranty")
        try:
            self.ticket = self.ticket.with_line_discount(line.id, off)
        except Refused:
            return
        assert 0 < minor <= line.subtotal.minor

    @rule(minor=odd_amounts)
    def give_an_amount_on_all(self, minor: int) -> None:
        before = self.ticket.lines_total.minor
        try:
            self.ticket = self.ticket.with_discount(AmountOff(Money(minor, self.ticket.currency), "Rain"))
        except Refused:
            return
        assert 0 < minor <= before

    @rule(basis_points=st.integers(1, 10_000))
    def give_a_percentage_on_all(self, basis_points: int) -> None:
        if not self._is_closed():
            self.ticket = self.ticket.with_discount(PercentOff(basis_points, "Regular client"))

    @rule(size=st.sampled_from(SizeClass), minor=odd_amounts)
    def price_for_another_size(self, size: SizeClass, minor: int) -> None:
        prices = {line.id: Money(minor, self.ticket.currency) for line in self.ticket.lines[::2]}
        try:
            self.ticket = self.ticket.with_size(size, prices)
        except Refused:
            return
        assert self.ticket.size_class is size

    @rule(state=st.sampled_from([TicketState.OPEN, TicketState.PARKED]))
    def park_or_take_up(self, state: TicketState) -> None:
        if not self._is_closed():
            self.ticket = self.ticket.moved(state)

    @rule(state=st.sampled_from(closed_states), is_meant=st.integers(0, 5))
    def close(self, state: TicketState, is_meant: int) -> None:
        if is_meant == 0:
            before = self.ticket
            try:
                self.ticket = before.moved(state)
            except Refused:
                assert before.state in closed_states or not before.lines

    @rule(state=st.sampled_from(TicketState))
    def move_what_is_closed(self, state: TicketState) -> None:
        if self._is_closed():
            try:
                self.ticket.moved(state)
            except Refused:
                return
            raise AssertionError("a closed ticket moved")

    @invariant()
    def nothing_forbidden(self) -> None:
        ticket = self.ticket
        assert len({line.id for line in ticket.lines}) == len(ticket.lines)
        assert ticket.state is not TicketState.INVOICED or ticket.lines
        for line in ticket.lines:
            assert line.quantity == line.quantity.checked()
            assert 0 <= line.discounted.minor <= line.subtotal.minor <= MAX_MINOR
        assert 0 <= ticket.lines_total.minor <= MAX_MINOR

    @invariant()
    def the_price_is_whole(self) -> None:
        priced = price(self.ticket, self.mode)
        assert 0 <= priced.discount.minor <= priced.subtotal.minor
        amounts = priced.subtotal - priced.discount
        assert (priced.gross if self.mode.prices_include_tax else priced.taxed.net) == amounts
        assert all(line.taxed.net.minor >= 0 and line.taxed.tax.minor >= 0 for line in priced.lines)


TestFrontDesk = FrontDesk.TestCase
TestFrontDesk.settings = settings(max_examples=80, stateful_step_count=40)
