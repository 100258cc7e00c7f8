"""What part of a price is off: exact, for the line and for the ticket together."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.discount import AmountOff, Discount, PercentOff
from cardesk_desktop.domain.discount_share import (
    NONE_OFF,
    is_any_over,
    is_newly_over,
    is_over,
    share_of,
    shares_off,
    takes_more,
)
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import ONE, Quantity
from cardesk_desktop.domain.ticket import Ticket, TicketLine
from tests.builders import AED, make_line, make_ticket

FIFTH = 2_000
HUNDRED = Money(100_00, AED)


def _percent(percent: int) -> PercentOff:
    return PercentOff(percent * 100, "Regular client")


def _off(dirhams: int) -> AmountOff:
    return AmountOff(Money(dirhams * 100, AED), "Regular client")


def _line(place: int, discount: Discount | None = None, price: Money = HUNDRED) -> TicketLine:
    return make_line(place, unit_price=price, quantity=ONE, discount=discount)


def _shares(ticket: Ticket) -> list[Fraction]:
    shares = shares_off(ticket)
    return [shares[line.id] for line in ticket.lines]


@pytest.mark.parametrize(
    ("discount", "share"),
    [
        (None, NONE_OFF),
        (_percent(20), Fraction(1, 5)),
        (_off(20), Fraction(1, 5)),
        (_off(100), Fraction(1)),
        (_off(300), Fraction(1)),
    ],
)
def test_a_discount_takes_a_part(discount: Discount | None, share: Fraction) -> None:
    assert share_of(discount, HUNDRED) == share


def test_a_percentage_is_itself_whatever_is_rounded() -> None:
    assert share_of(_percent(20), Money(12_38, AED)) == Fraction(1, 5)


def test_nothing_is_off_nothing() -> None:
    assert share_of(_off(20), Money.zero(AED)) == NONE_OFF


def test_the_ticket_s_discount_comes_on_top_of_the_line_s() -> None:
    ticket = make_ticket([_line(1, _percent(20)), _line(2)], discount=_percent(20))

    assert _shares(ticket) == [Fraction(36, 100), Fraction(1, 5)]
    assert _shares(replace(ticket, discount=_off(18))) == [Fraction(28, 100), Fraction(1, 10)]
    assert _shares(replace(ticket, discount=None)) == [Fraction(1, 5), NONE_OFF]


def test_the_limit_is_allowed_and_nothing_above_it() -> None:
    at, above = _line(1, _percent(20)), _line(2, PercentOff(2_001, "Regular client"))

    assert not is_any_over(make_ticket([at]), FIFTH)
    assert is_any_over(make_ticket([at, above]), FIFTH)
    assert not is_over(make_ticket([at, above]), at.id, FIFTH)
    assert is_over(make_ticket([at, above]), above.id, FIFTH)


def test_an_empty_ticket_is_judged_by_its_own_discount() -> None:
    assert is_any_over(make_ticket([], discount=_percent(21)), FIFTH)
    assert not is_any_over(make_ticket([], discount=_percent(20)), FIFTH)
    assert not is_any_over(make_ticket([]), FIFTH)


def test_only_a_line_that_was_not_over_before_is_newly_over() -> None:
    before = make_ticket([_line(1, _percent(30)), _line(2, _off(20))])
    cheaper = replace(before, lines=(before.lines[0], _line(2, _off(20), Money(90_00, AED))))
    on_first = replace(before, lines=(_line(1, _percent(60)), before.lines[1]))

    assert is_newly_over(before, cheaper, FIFTH)
    assert not is_newly_over(before, on_first, FIFTH)
    assert not is_newly_over(before, before, FIFTH)


def test_a_line_that_comes_back_counts_as_it_was() -> None:
    line, large = _line(1, _percent(20)), _line(2, _percent(30))
    small_on_all, large_on_all = (make_ticket([], discount=_percent(each)) for each in (20, 30))

    assert is_newly_over(small_on_all, replace(small_on_all, lines=(line,)), FIFTH)
    assert not is_newly_over(small_on_all, replace(small_on_all, lines=(large,)), FIFTH)
    assert not is_newly_over(large_on_all, replace(large_on_all, lines=(line,)), FIFTH)


def test_a_large_discount_takes_more_with_every_line_and_piece() -> None:
    before = make_ticket([_line(1)], discount=_percent(50))
    second = replace(before, lines=(*before.lines, _line(2)))
    two = before.with_quantity(before.lines[0].id, Quantity.of(2))
    dearer = replace(before, lines=(_line(1, price=Money(101_00, AED)),))

    assert all(takes_more(before, after, FIFTH) for after in (second, two, dearer))
    assert not takes_more(two, before, FIFTH)
    assert not takes_more(before, before, FIFTH)


def test_a_small_discount_may_take_as_much_as_comes() -> None:
    before = make_ticket([_line(1, _percent(50))], discount=_percent(20))
    small = replace(before, lines=(*before.lines, _line(2)))

    assert not takes_more(before, small, FIFTH)


def test_an_amount_off_takes_no_more_however_it_spreads() -> None:
    before = make_ticket([_line(1, _percent(50)), _line(2)], discount=_off(30))

    assert not takes_more(before, replace(before, lines=before.lines[:1]), FIFTH)
    assert not takes_more(before, replace(before, lines=(*before.lines, _line(3))), FIFTH)


_discounts = st.one_of(st.none(), st.integers(1, 10_000).map(lambda bp: PercentOff(bp, "Regular client")))


@given(
    st.lists(st.tuples(st.integers(1, 10**9), _discounts, st.integers(1, 10**6)), min_size=1, max_size=6),
    _discounts,
)
def test_the_whole_has_never_more_off_than_the_line_with_the_most(
    parts: list[tuple[int, PercentOff | None, int]], discount: PercentOff | None
) -> None:
    lines = [
        make_line(place, unit_price=Money(price, AED), quantity=Quantity(milli), discount=own)
        for place, (price, own, milli) in enumerate(parts, start=1)
    ]
    ticket = make_ticket(lines, discount=discount)
    shares = _shares(ticket)
    subtotals = [line.subtotal.minor for line in lines]

    exact = sum(share * subtotal for share, subtotal in zip(shares, subtotals, strict=True))

    assert all(0 <= share <= 1 for share in shares)
    assert exact <= max(shares) * sum(subtotals)
