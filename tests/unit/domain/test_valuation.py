"""What stock is worth: shares are rounded, but nothing is ever lost or made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.valuation import Holding, cost_of, extended, revaluation, value_of
from tests.builders import AED

NOTHING = Holding(Quantity(0), Money(0, AED))


def _held(units: int, minor: int, cost: int | None = None) -> Holding:
    return Holding(Quantity.of(units), Money(minor, AED), None if cost is None else Money(cost, AED))


def _moved(holding: Holding, milli: int, cost: int | None = None, reversed_minor: int | None = None) -> int:
    return value_of(
        holding,
        Quantity(milli),
        unit_cost=None if cost is None else Money(cost, AED),
        reversed_value=None if reversed_minor is None else Money(reversed_minor, AED),
    ).minor


@pytest.mark.parametrize(
    ("holding", "milli", "cost", "value"),
    [
        (NOTHING, 3_000, 500, 1_500),
        (NOTHING, 333, 100, 33),
        (NOTHING, 335, 100, 34),
        (_held(2, 1_000), 1_000, 800, 800),
        # Without a cost: the average of what is there, else the cost told last, else nothing.
        (_held(3, 1_000), 2_000, None, 667),
        (_held(0, 0, 250), 2_000, None, 500),
        (NOTHING, 2_000, None, 0),
        # Below zero, only what comes to stand above zero has value.
        (_held(-2, 0, 100), 5_000, 200, 600),
        (_held(-5, 0, 100), 5_000, 200, 0),
        (_held(-9, 0), 3_000, 200, 0),
    ],
)
def test_what_comes_in(holding: Holding, milli: int, cost: int | None, value: int) -> None:
    assert _moved(holding, milli, cost) == value


@pytest.mark.parametrize(
    ("holding", "milli", "value"),
    [
        (_held(3, 1_000), -1_000, -333),
        (_held(3, 1_001), -2_000, -667),
        (_held(3, 1_000), -3_000, -1_000),
        (_held(3, 1_000), -5_000, -1_000),
        (_held(0, 0, 100), -1_000, 0),
        (_held(-1, 0, 100), -1_000, 0),
    ],
)
def test_what_goes_out_takes_its_share_and_the_last_takes_the_rest(
    holding: Holding, milli: int, value: int
) -> None:
    assert _moved(holding, milli) == value


def test_nothing_that_moves_is_worth_nothing() -> None:
    assert _moved(_held(3, 1_000), 0) == 0


def test_a_reversal_takes_back_what_was_brought_as_far_as_it_is_there() -> None:
    assert _moved(_held(10, 1_000), -4_000, reversed_minor=350) == -350
    assert _moved(_held(10, 300), -4_000, reversed_minor=350) == -300
    assert _moved(_held(4, 300), -4_000, reversed_minor=200) == -300
    assert _moved(_held(10, 1_000), 2_000, reversed_minor=-250) == 250
    assert _moved(_held(-1, 0), 2_000, reversed_minor=-250) == 125


def test_the_average_and_what_it_falls_back_on() -> None:
    assert _held(3, 1_000).average == Money(333, AED)
    assert _held(0, 0, 120).average == Money(120, AED)
    assert NOTHING.average is None


def test_another_cost_for_what_is_there() -> None:
    assert revaluation(_held(3, 1_000), Money(400, AED)) == Money(200, AED)
    assert revaluation(_held(-3, 0), Money(400, AED)) == Money(0, AED)


def test_the_cost_told_last_is_kept() -> None:
    told = NOTHING.after(Quantity.of(2), Money(0, AED), Money(0, AED))
    assert told.unit_cost == Money(0, AED)
    assert told.after(Quantity.of(1), Money(5, AED)).unit_cost == Money(0, AED)


steps = st.lists(
    st.tuples(st.integers(-50_000, 50_000), st.none() | st.integers(0, 5_000), st.booleans()), max_size=40
)


@given(steps)
def test_value_is_conserved_never_negative_and_gone_when_the_goods_are(
    steps: list[tuple[int, int | None, bool]],
) -> None:
    """What was paid is still there, went out, or made good what had been sold before it came."""
    holding, paid, taken, made_good = NOTHING, 0, 0, 0
    for milli, cost, _ in steps:
        quantity = Quantity(milli)
        unit_cost = None if cost is None else Money(cost, AED)
        value = value_of(holding, quantity, unit_cost=unit_cost)
        if milli > 0:
            whole = cost_of(holding, quantity, unit_cost).minor
            paid += whole
            made_good += whole - value.minor
            assert 0 <= value.minor <= whole
        else:
            taken -= value.minor
        holding = holding.after(quantity, value, unit_cost if milli > 0 else None)
        assert holding.value == holding.worth
        if holding.level.milli <= 0:
            assert not holding.value
    assert paid == holding.value.minor + taken + made_good


@given(steps)
def test_reversals_keep_to_the_same_bounds(steps: list[tuple[int, int | None, bool]]) -> None:
    holding = NOTHING
    for milli, cost, is_taken_back in steps:
        quantity = Quantity(milli)
        unit_cost = None if cost is None else Money(cost, AED)
        value = value_of(holding, quantity, unit_cost=unit_cost)
        holding = holding.after(quantity, value, unit_cost)
        if is_taken_back:
            back = value_of(holding, -quantity, reversed_value=value)
            holding = holding.after(-quantity, back)
        assert holding.value.minor >= 0
        assert holding.level.milli > 0 or not holding.value


def test_what_registers_apart_left_off_is_put_right_by_what_comes_in() -> None:
    """Ten at 10.00, of which one register took out ten and another five."""
    short = _held(-5, -5_000, 1_000)
    assert short.worth == Money(0, AED)
    assert _moved(short, -1_000) == 0
    assert _moved(short, 10_000, 1_000) == 5_000 + 5_000
    assert _moved(short, 3_000, 1_000) == 5_000
    assert _moved(_held(0, 300), 2_000, 100) == 200 - 300
    # More was taken than there was, and something is there all the same.
    below = _held(5, -4_000, 1_000)
    assert (below.worth, below.average) == (Money(0, AED), Money(0, AED))
    assert _moved(below, -2_000) == _moved(below, -5_000) == 0
    assert _moved(below, 5_000, 200) == 1_000 + 4_000
    assert revaluation(below, Money(100, AED)) == Money(4_500, AED)
    # What went out for more than nothing comes back for nothing, and never takes anything along.
    assert _moved(_held(10, 1_000), 1_000, reversed_minor=50) == 0
    assert _moved(_held(10, 1_000), -1_000, reversed_minor=-50) == 0


apart = st.lists(
    st.tuples(
        st.integers(0, 2), st.integers(-20_000, 20_000), st.none() | st.integers(0, 500), st.booleans()
    ),
    max_size=30,
)


@given(apart)
def test_whoever_hears_what_first_all_come_to_the_same(
    steps: list[tuple[int, int, int | None, bool]],
) -> None:
    """Three registers; what one does, the others hear when all meet, each in an order of its own."""
    seen = [NOTHING] * 3
    unheard: list[list[tuple[Quantity, Money]]] = [[], [], []]
    for who, milli, cost, is_meeting in (*steps, (0, 0, None, True)):
        quantity = Quantity(milli)
        value = value_of(seen[who], quantity, unit_cost=None if cost is None else Money(cost, AED))
        for register, told in enumerate(unheard):
            told.insert(len(told) * register // 2, (quantity, value))
            if is_meeting or register == who:
                heard = told[:] if is_meeting else [(quantity, value)]
                for moved in heard:
                    told.remove(moved)
                    seen[register] = seen[register].after(*moved)
                    assert seen[register].worth.minor >= 0
                    assert seen[register].level.milli > 0 or not seen[register].worth
        assert not is_meeting or seen[0] == seen[1] == seen[2]
    short = -seen[0].level.milli
    if short >= 0:
        whole = Quantity.of(short // 1_000 + 5)
        after = seen[0].after(whole, value_of(seen[0], whole, unit_cost=Money(1_000, AED)))
        assert after.worth == after.value == Money(after.level.milli, AED)


@given(st.integers(1, 10**9), st.integers(0, 10**6), st.integers(1, 1_000))
def test_goods_at_one_cost_keep_that_cost(milli: int, cost: int, parts: int) -> None:
    """Selling in parts leaves the average within half a minor unit a unit of what was paid."""
    unit_cost = Money(cost, AED)
    value = value_of(NOTHING, Quantity(milli), unit_cost=unit_cost)
    assert value == extended(unit_cost, Quantity(milli))
    holding = NOTHING.after(Quantity(milli), value, unit_cost)
    part = Quantity(-max(1, milli // (parts + 1)))
    out = value_of(holding, part)
    expected = extended(unit_cost, -part)
    assert abs(out.minor + expected.minor) <= 1


@pytest.mark.parametrize(
    ("holding", "brought", "value"),
    [
        (_held(3, 1_200), 200, -200),
        (_held(3, 800), -200, 200),
        (_held(3, 100), 200, -100),
        (_held(0, 0), 200, 0),
    ],
)
def test_another_cost_taken_back(holding: Holding, brought: int, value: int) -> None:
    assert _moved(holding, 0, reversed_minor=brought) == value
