"""The ticket: the open, editable lines of a visit or of the counter. Every change gives a new ticket."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.catalogue import ItemKind, Names
from cardesk_desktop.domain.discount import AmountOff, Discount, checked
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import MAX_MINOR, Currency, Money, total
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.domain.tax import Tax
from cardesk_desktop.domain.vehicle import SizeClass

MAX_LINES = 2_000


class TicketState(StrEnum):
    """Open and parked go back and forth; invoiced and voided are final."""

    OPEN = "open"
    PARKED = "parked"
    INVOICED = "invoiced"
    VOIDED = "voided"


_EDITABLE = (TicketState.OPEN, TicketState.PARKED)


@dataclass(frozen=True, slots=True)
class TicketLine:
    """One product or service. Name, price and tax are copied: a later price change does not reach it."""

    id: UUID
    kind: ItemKind
    item_id: UUID
    names: Names
    unit_price: Money
    tax: Tax
    quantity: Quantity = ONE
    discount: Discount | None = None
    note: str = ""
    staff_id: UUID | None = None
    """Who did the work."""

    @property
    def subtotal(self) -> Money:
        """Quantity times unit price, rounded half-up, before any discount."""
        amount = self.unit_price.times(self.quantity.milli, 1000)
        if amount.minor > MAX_MINOR:
            raise Refused(Code.AMOUNT_TOO_LARGE, most=Money(MAX_MINOR, amount.currency))
        return amount

    @property
    def discounted(self) -> Money:
        """The subtotal less the line's own discount; never below zero."""
        subtotal = self.subtotal
        return subtotal - self.discount.of(subtotal) if self.discount else subtotal

    def is_plain(self) -> bool:
        """True when nothing but its quantity tells it from a fresh line of the same item."""
        return self.discount is None and not self.note and self.staff_id is None

    def sells_as(self, other: TicketLine) -> bool:
        """True when the other line sells the same item at the same price and tax."""
        return (self.item_id, self.unit_price, self.tax) == (other.item_id, other.unit_price, other.tax)


@dataclass(frozen=True, slots=True)
class Ticket:
    """Lines for one car (with its visit and client) or for the counter."""

    id: UUID
    currency: Currency
    opened_at: datetime
    state: TicketState = TicketState.OPEN
    visit_id: UUID | None = None
    vehicle_id: UUID | None = None
    client_id: UUID | None = None
    size_class: SizeClass = SizeClass.SEDAN
    lines: tuple[TicketLine, ...] = ()
    discount: Discount | None = None
    note: str = ""

    def line(self, line_id: UUID) -> TicketLine:
        """The line of this identity; refuses with LINE_MISSING."""
        for line in self.lines:
            if line.id == line_id:
                return line
        raise Refused(Code.LINE_MISSING)

    @property
    def lines_total(self) -> Money:
        """The sum of the lines after their own discounts, before the ticket's."""
        amount = total((line.discounted for line in self.lines), self.currency)
        if amount.minor > MAX_MINOR:
            raise Refused(Code.AMOUNT_TOO_LARGE, most=Money(MAX_MINOR, self.currency))
        return amount

    def with_item(self, line: TicketLine) -> Ticket:
        """Add a line; a plain line of the same item and price grows by its quantity instead.

        A line that is there already stays as it is, so that a repeated undo adds nothing.
        """
        self._require_editable()
        line.quantity.checked()
        if any(present.id == line.id for present in self.lines):
            return self
        for present in self.lines:
            if present.is_plain() and line.is_plain() and present.sells_as(line):
                return self.with_quantity(present.id, present.quantity + line.quantity)
        if len(self.lines) >= MAX_LINES:
            raise Refused(Code.TICKET_FULL, most=MAX_LINES)
        return self._checked(replace(self, lines=(*self.lines, line)))

    def with_quantity(self, line_id: UUID, quantity: Quantity) -> Ticket:
        """Set a line's quantity, above zero."""
        quantity.checked()
        return self._change(line_id, lambda line: replace(line, quantity=quantity))

    def without_line(self, line_id: UUID) -> Ticket:
        """Take a line off; with the last one goes an amount off the ticket, which was a part of it."""
        self._require_editable()
        gone = self.line(line_id)
        lines = tuple(line for line in self.lines if line is not gone)
        is_discount_gone = not lines and isinstance(self.discount, AmountOff)
        return replace(self, lines=lines, discount=None if is_discount_gone else self.discount)

    def with_line_discount(self, line_id: UUID, discount: Discount | None) -> Ticket:
        """Give or take back a line's discount."""
        self._require_editable()
        if discount is not None:
            checked(discount, self.line(line_id).subtotal)
        return self._change(line_id, lambda line: replace(line, discount=discount))

    def with_line_details(self, line_id: UUID, *, note: str, staff_id: UUID | None) -> Ticket:
        """Set a line's note and who did the work."""
        return self._change(line_id, lambda line: replace(line, note=note, staff_id=staff_id))

    def with_discount(self, discount: Discount | None) -> Ticket:
        """Give or take back the discount on the whole ticket."""
        self._require_editable()
        if discount is not None:
            checked(discount, self.lines_total)
        return replace(self, discount=discount)

    def with_note(self, note: str) -> Ticket:
        """Set the ticket's note."""
        self._require_editable()
        return replace(self, note=note)

    def for_client(self, client_id: UUID | None) -> Ticket:
        """Say who pays."""
        self._require_editable()
        return replace(self, client_id=client_id)

    def with_size(self, size_class: SizeClass, prices: Mapping[UUID, Money]) -> Ticket:
        """Price the ticket for another size; `prices` holds the new unit price by line identity."""
        self._require_editable()
        lines = tuple(replace(line, unit_price=prices.get(line.id, line.unit_price)) for line in self.lines)
        return self._checked(replace(self, size_class=size_class, lines=lines))

    def with_tax(self, before: Tax, after: Tax) -> Ticket:
        """Sell at `after` what stood on it at `before`; the prices stay."""
        self._require_editable()
        lines = tuple(replace(line, tax=after) if line.tax == before else line for line in self.lines)
        return replace(self, lines=lines)

    def moved(self, state: TicketState) -> Ticket:
        """Park, take up, invoice or void. A closed ticket stays closed; an empty one is not invoiced."""
        self._require_editable()
        if state is TicketState.INVOICED and not self.lines:
            raise Refused(Code.TICKET_EMPTY)
        return replace(self, state=state)

    def _change(self, line_id: UUID, change: Callable[[TicketLine], TicketLine]) -> Ticket:
        self._require_editable()
        present = self.line(line_id)
        lines = tuple(change(line) if line is present else line for line in self.lines)
        return self._checked(replace(self, lines=lines))

    def _require_editable(self) -> None:
        if self.state not in _EDITABLE:
            raise Refused(Code.TICKET_CLOSED)

    @staticmethod
    def _checked(ticket: Ticket) -> Ticket:
        """Refuse a price below zero and an amount too large when they are typed, not when they are paid."""
        if any(line.unit_price.minor < 0 for line in ticket.lines):
            raise Refused(Code.AMOUNT_NEGATIVE)
        _ = ticket.lines_total
        return ticket
