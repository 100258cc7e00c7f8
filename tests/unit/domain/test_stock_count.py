"""Lines of a count: what was counted, against the level at that moment."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.quantity import MAX_MILLI, ONE, Quantity
from cardesk_desktop.domain.stock import to_order
from cardesk_desktop.domain.stock_count import CountLine, CountScope, CountState, StockCount
from tests.builders import NOW, identity

LINE = CountLine(identity("cloth"))
COUNT = StockCount(identity("count"), CountScope.ALL, NOW, "Amina Yusuf")


def test_nothing_counted_is_no_difference() -> None:
    assert (LINE.difference, LINE.is_unsure) == (Quantity(0), False)


def test_a_count_replaces_the_one_before() -> None:
    line = LINE.set_to(Quantity.of(7), Quantity.of(9), NOW, "Amina").set_to(
        Quantity(0), Quantity.of(8), NOW + timedelta(minutes=5), "Ravi"
    )
    assert (line.counted, line.difference, line.staff_name) == (Quantity(0), Quantity.of(-8), "Ravi")
    assert not line.is_unsure


def test_the_scanner_adds_and_a_sale_in_between_makes_it_unsure() -> None:
    line = LINE.added(ONE, Quantity.of(3), NOW, "Amina").added(ONE, Quantity.of(3), NOW, "Amina")
    assert (line.counted, line.difference, line.is_unsure) == (Quantity.of(2), Quantity.of(-1), False)
    sold = line.added(ONE, Quantity.of(2), NOW, "Amina")
    assert (sold.counted, sold.difference, sold.is_unsure) == (Quantity.of(3), Quantity.of(1), True)


@pytest.mark.parametrize(
    ("milli", "code"), [(-1, Code.QUANTITY_NOT_POSITIVE), (MAX_MILLI + 1, Code.QUANTITY_TOO_LARGE)]
)
def test_what_cannot_be_counted(milli: int, code: Code) -> None:
    with pytest.raises(Refused) as refusal:
        LINE.set_to(Quantity(milli), Quantity(0), NOW, "Amina")
    assert refusal.value.code is code


def test_a_count_ends_once() -> None:
    ended = COUNT.ended(CountState.POSTED, NOW, "Mariam Saleh")
    assert (ended.state, ended.ended_at, ended.ended_by) == (CountState.POSTED, NOW, "Mariam Saleh")
    with pytest.raises(Refused) as refusal:
        ended.ended(CountState.CANCELLED, NOW, "Mariam Saleh")
    assert refusal.value.code is Code.COUNT_CLOSED


@pytest.mark.parametrize(
    ("held", "minimum", "ordered"),
    [(6_000, 5_000, 0), (5_000, 5_000, 5), (0, 5_000, 10), (-2_000, 5_000, 12), (250, 500, 1), (0, 0, 0)],
)
def test_how_much_to_order(held: int, minimum: int, ordered: int) -> None:
    assert to_order(Quantity(held), Quantity(minimum)) == Quantity.of(ordered)


@given(st.lists(st.integers(1, 50), min_size=1), st.integers(0, 100))
def test_what_was_scanned_adds_up(scans: list[int], level: int) -> None:
    line = LINE
    for units in scans:
        line = line.added(Quantity.of(units), Quantity.of(level), NOW, "Amina")
    assert line.counted == Quantity.of(sum(scans))
    assert line.difference == Quantity.of(sum(scans) - level)
