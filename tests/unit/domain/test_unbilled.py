"""What a ticket holds and none of its invoices bears."""

from __future__ import annotations

from uuid import UUID

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.unbilled import TicketEntry, unbilled
from tests.builders import identity

WASH, WAX = identity("wash"), identity("wax")


def entry(name: str, item: UUID = WASH, units: int = 1) -> TicketEntry:
    return TicketEntry(identity(name), item, Quantity.of(units))


def test_what_the_invoice_bears_is_billed() -> None:
    assert unbilled([entry("a"), entry("b", WAX, 2)], [{WASH: Quantity.of(1), WAX: Quantity.of(2)}]) == ()


def test_a_later_line_of_the_same_item_is_not_covered_by_the_earlier_one() -> None:
    entries = [entry("a"), entry("b", WAX), entry("c")]
    assert unbilled(entries, [{WASH: Quantity.of(1)}]) == (identity("b"), identity("c"))


def test_a_line_that_became_more_is_not_covered() -> None:
    assert unbilled([entry("a", units=3)], [{WASH: Quantity.of(1)}]) == (identity("a"),)


def test_of_two_invoices_the_one_that_bears_more_counts() -> None:
    entries = [entry("a"), entry("b", WAX)]
    assert unbilled(entries, [{WASH: Quantity.of(1)}, {WASH: Quantity.of(1), WAX: Quantity.of(1)}]) == ()
    twice = [entry("a"), entry("b")]
    assert unbilled(twice, [{WASH: Quantity.of(1)}, {WASH: Quantity.of(1)}]) == (identity("b"),)


def test_what_the_invoice_bears_beyond_the_ticket_is_no_matter() -> None:
    assert unbilled([], [{WASH: Quantity.of(1)}]) == ()
    assert unbilled([entry("a")], [{WASH: Quantity.of(5)}]) == ()
