"""The ticket: lines come, change and go until it is invoiced or voided; then nothing does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from cardesk_desktop.domain.discount import AmountOff, PercentOff
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import MAX_MINOR, Money
from cardesk_desktop.domain.quantity import MAX_MILLI, ONE, Quantity
from cardesk_desktop.domain.ticket import MAX_LINES, Ticket, TicketLine, TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from tests.builders import AED, EUR, ZERO_RATED, identity, make_line, make_ticket

LINE = make_line(unit_price=Money(45_00, AED), quantity=ONE)


def refusal(change: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refused:
        change()
    return refused.value


def test_a_line_costs_quantity_times_price_rounded_half_up() -> None:
    assert LINE.subtotal == Money(45_00, AED)
    assert replace(LINE, quantity=Quantity(1_500)).subtotal == Money(67_50, AED)
    assert replace(LINE, unit_price=Money(1, AED), quantity=Quantity(500)).subtotal == Money(1, AED)
    assert replace(LINE, unit_price=Money(1, AED), quantity=Quantity(499)).subtotal == Money.zero(AED)


def test_the_same_item_again_grows_its_line() -> None:
    again = replace(LINE, id=identity("another scan"))
    ticket = make_ticket([LINE]).with_item(again).with_item(replace(again, quantity=Quantity(500)))
    assert [line.quantity for line in ticket.lines] == [Quantity(2_500)]
    assert ticket.lines[0].id == LINE.id


@pytest.mark.parametrize(
    "other",
    [
        replace(LINE, item_id=identity("another item")),
        replace(LINE, unit_price=Money(40_00, AED)),
        replace(LINE, tax=ZERO_RATED),
        replace(LINE, note="Left door only"),
        replace(LINE, staff_id=identity("staff Amina")),
        replace(LINE, discount=PercentOff(1_000, "Regular client")),
    ],
)
def test_what_differs_gets_its_own_line(other: TicketLine) -> None:
    other = replace(other, id=identity("other"))
    assert len(make_ticket([LINE]).with_item(other).lines) == 2
    assert len(make_ticket([other]).with_item(LINE).lines) == 2


def test_quantity_is_above_zero_and_within_bounds() -> None:
    ticket = make_ticket([LINE])
    assert ticket.with_quantity(LINE.id, Quantity.of(3)).line(LINE.id).quantity == Quantity.of(3)
    for quantity, code in [
        (Quantity(0), Code.QUANTITY_NOT_POSITIVE),
        (Quantity(-1_000), Code.QUANTITY_NOT_POSITIVE),
        (Quantity(MAX_MILLI + 1), Code.QUANTITY_TOO_LARGE),
    ]:
        fresh = replace(LINE, id=identity("fresh"), note="fresh", quantity=quantity)
        assert refusal(partial(ticket.with_quantity, LINE.id, quantity)).code is code
        assert refusal(partial(ticket.with_item, fresh)).code is code


def test_a_negative_quantity_does_not_slip_in_through_the_same_item() -> None:
    ticket = make_ticket([replace(LINE, quantity=Quantity.of(5))])
    less = replace(LINE, id=identity("less"), quantity=Quantity.of(-2))
    assert refusal(lambda: ticket.with_item(less)).code is Code.QUANTITY_NOT_POSITIVE


def test_a_negative_price_is_refused() -> None:
    below = replace(LINE, unit_price=Money(-1, AED))
    assert refusal(lambda: make_ticket([]).with_item(below)).code is Code.AMOUNT_NEGATIVE
    repriced = {LINE.id: Money(-1, AED)}
    assert (
        refusal(lambda: make_ticket([LINE]).with_size(SizeClass.SUV, repriced)).code is Code.AMOUNT_NEGATIVE
    )


def test_an_amount_too_large_is_refused_when_it_is_typed() -> None:
    dear = replace(LINE, unit_price=Money(MAX_MINOR, AED))
    ticket = make_ticket([dear])
    assert ticket.lines_total == Money(MAX_MINOR, AED)
    assert refusal(lambda: ticket.with_quantity(dear.id, Quantity.of(2))).code is Code.AMOUNT_TOO_LARGE
    assert refusal(lambda: ticket.with_quantity(dear.id, Quantity(MAX_MILLI))).code is Code.AMOUNT_TOO_LARGE
    cheap = replace(LINE, id=identity("cheap"), item_id=identity("cheap"), unit_price=Money(1, AED))
    refused = refusal(lambda: ticket.with_item(cheap))
    assert refused.code is Code.AMOUNT_TOO_LARGE
    assert refused.params == {"most": Money(MAX_MINOR, AED)}
    assert refusal(
        lambda: make_ticket([LINE]).with_size(SizeClass.SUV, {LINE.id: Money(10**13, AED)})
    ).code is (Code.AMOUNT_TOO_LARGE)


def test_a_price_in_another_currency_is_a_defect() -> None:
    with pytest.raises(ValueError, match="do not mix"):
        make_ticket([]).with_item(replace(LINE, unit_price=Money(1, EUR)))


def test_a_line_put_back_twice_is_there_once() -> None:
    noted = replace(LINE, note="Left door only")
    ticket = make_ticket([noted])
    assert ticket.with_item(noted) == ticket


def test_lines_are_taken_off_and_must_be_there() -> None:
    ticket = make_ticket(3)
    assert [line.id for line in ticket.without_line(ticket.lines[1].id).lines] == [
        ticket.lines[0].id,
        ticket.lines[2].id,
    ]
    gone = identity("gone")
    for change in (
        lambda: ticket.line(gone),
        lambda: ticket.without_line(gone),
        lambda: ticket.with_quantity(gone, ONE),
        lambda: ticket.with_line_discount(gone, None),
        lambda: ticket.with_line_details(gone, note="", staff_id=None),
    ):
        assert refusal(change).code is Code.LINE_MISSING


def test_a_ticket_has_room_for_two_thousand_lines() -> None:
    full = make_ticket([replace(LINE, id=identity(f"l{n}"), note=str(n)) for n in range(MAX_LINES)])
    one_more = replace(LINE, id=identity("one more"), item_id=identity("one more"))
    refused = refusal(lambda: full.with_item(one_more))
    assert (refused.code, refused.params) == (Code.TICKET_FULL, {"most": MAX_LINES})


def test_a_line_discount_is_checked_against_the_line() -> None:
    ticket = make_ticket([LINE])
    given = ticket.with_line_discount(LINE.id, AmountOff(Money(5_00, AED), "Regular client"))
    assert given.lines_total == Money(40_00, AED)
    assert given.with_line_discount(LINE.id, None) == ticket
    too_much = AmountOff(Money(45_01, AED), "Regular client")
    assert refusal(lambda: ticket.with_line_discount(LINE.id, too_much)).code is Code.DISCOUNT_TOO_LARGE


def test_an_amount_off_never_leaves_less_than_nothing_when_the_quantity_falls() -> None:
    line = replace(LINE, quantity=Quantity.of(3))
    ticket = make_ticket([line]).with_line_discount(line.id, AmountOff(Money(100_00, AED), "Rain warranty"))
    assert ticket.lines_total == Money(35_00, AED)
    assert ticket.with_quantity(line.id, ONE).lines_total == Money.zero(AED)
    assert ticket.with_quantity(line.id, Quantity.of(4)).lines_total == Money(80_00, AED)


def test_a_ticket_discount_is_checked_against_the_lines() -> None:
    ticket = make_ticket([LINE])
    off = AmountOff(Money(45_00, AED), "Rain warranty")
    assert ticket.with_discount(off).discount == off
    assert ticket.with_discount(off).with_discount(None) == ticket
    assert refusal(lambda: make_ticket([]).with_discount(off)).code is Code.DISCOUNT_TOO_LARGE


def test_notes_worker_client_and_size() -> None:
    worker, client = identity("staff Amina"), identity("client Fatima")
    ticket = make_ticket([LINE]).with_note("Key at the desk").for_client(client)
    ticket = ticket.with_line_details(LINE.id, note="Left door only", staff_id=worker)
    assert (ticket.note, ticket.client_id) == ("Key at the desk", client)
    assert (ticket.lines[0].note, ticket.lines[0].staff_id) == ("Left door only", worker)
    assert not ticket.lines[0].is_plain()
    assert ticket.for_client(None).client_id is None


def test_another_size_prices_the_services_anew() -> None:
    wash, cloth = LINE, make_line(5)
    ticket = make_ticket([wash, cloth]).with_size(SizeClass.SUV, {wash.id: Money(60_00, AED)})
    assert ticket.size_class is SizeClass.SUV
    assert ticket.line(wash.id).unit_price == Money(60_00, AED)
    assert ticket.line(cloth.id) == cloth


def test_an_empty_ticket_is_not_invoiced_but_may_be_voided() -> None:
    empty = make_ticket([])
    assert refusal(lambda: empty.moved(TicketState.INVOICED)).code is Code.TICKET_EMPTY
    assert empty.moved(TicketState.VOIDED).state is TicketState.VOIDED


def test_parked_and_taken_up_again() -> None:
    parked = make_ticket(1).moved(TicketState.PARKED)
    assert parked.with_quantity(parked.lines[0].id, ONE).state is TicketState.PARKED
    assert parked.moved(TicketState.OPEN).state is TicketState.OPEN
    assert parked.moved(TicketState.INVOICED).state is TicketState.INVOICED


@pytest.mark.parametrize("state", [TicketState.INVOICED, TicketState.VOIDED])
def test_a_closed_ticket_stays_as_it_is(state: TicketState) -> None:
    closed: Ticket = make_ticket([LINE]).moved(state)
    too_much = AmountOff(Money(999_00, AED), "Regular client")
    changes: list[Callable[[], object]] = [
        lambda: closed.with_item(LINE),
        lambda: closed.with_item(make_line(2)),
        lambda: closed.with_quantity(LINE.id, ONE),
        lambda: closed.without_line(LINE.id),
        lambda: closed.with_line_discount(LINE.id, too_much),
        lambda: closed.with_line_details(LINE.id, note="", staff_id=None),
        lambda: closed.with_discount(too_much),
        lambda: closed.with_note("late"),
        lambda: closed.for_client(None),
        lambda: closed.with_size(SizeClass.SUV, {}),
        *(partial(closed.moved, to) for to in TicketState),
    ]
    assert {refusal(change).code for change in changes} == {Code.TICKET_CLOSED}
