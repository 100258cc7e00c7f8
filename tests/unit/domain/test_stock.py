"""Stock: a level is the sum of its movements, nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.stock import MovementKind, StockMovement, level, signed
from tests.builders import make_movement
from tests.builders.strategies import movements, quantities


@pytest.mark.parametrize(
    ("kind", "milli"),
    [
        (MovementKind.SALE, -2_000),
        (MovementKind.WASTE, -2_000),
        (MovementKind.CONSUMPTION, -2_000),
        (MovementKind.RECEIPT, 2_000),
        (MovementKind.RETURN, 2_000),
        (MovementKind.COUNT, 2_000),
        (MovementKind.ADJUSTMENT, 2_000),
    ],
)
def test_the_kind_gives_the_sign(kind: MovementKind, milli: int) -> None:
    assert signed(kind, Quantity.of(2)) == Quantity(milli)


def test_a_count_keeps_its_sign() -> None:
    assert signed(MovementKind.COUNT, Quantity(-500)) == Quantity(-500)


def test_ten_received_three_sold_one_returned() -> None:
    steps = [(MovementKind.RECEIPT, 10), (MovementKind.SALE, 3), (MovementKind.RETURN, 1)]
    moved = [make_movement(kind=kind, quantity=Quantity.of(units)) for kind, units in steps]
    assert level(moved) == Quantity.of(8)


def test_more_sold_than_there_was_is_shown_not_hidden() -> None:
    assert level([make_movement(kind=MovementKind.SALE, quantity=Quantity.of(3))]) == Quantity.of(-3)
    assert level([]) == Quantity(0)


@given(st.lists(movements()).flatmap(lambda moved: st.tuples(st.just(moved), st.permutations(moved))))
def test_the_level_is_the_sum_in_any_order(drawn: tuple[list[StockMovement], list[StockMovement]]) -> None:
    moved, shuffled = drawn
    assert level(moved) == level(shuffled) == Quantity(sum(m.quantity.milli for m in moved))


@given(st.lists(st.tuples(st.sampled_from(MovementKind), quantities)))
def test_a_running_balance_ends_at_the_level(steps: list[tuple[MovementKind, Quantity]]) -> None:
    balance = Quantity(0)
    moved: list[StockMovement] = []
    for kind, quantity in steps:
        moved.append(replace(make_movement(), kind=kind, quantity=signed(kind, quantity)))
        balance += signed(kind, quantity)
        assert level(moved) == balance


@given(quantities, st.sampled_from([MovementKind.SALE, MovementKind.WASTE, MovementKind.CONSUMPTION]))
def test_what_went_out_and_is_received_again_leaves_no_trace(quantity: Quantity, kind: MovementKind) -> None:
    assert signed(kind, quantity) + signed(MovementKind.RECEIPT, quantity) == Quantity(0)
