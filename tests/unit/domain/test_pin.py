"""Which PINs are taken, and what wrong tries cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.pin import StaffPin, Tries, folded, new_pin
from tests.builders import NOW, identity


@pytest.mark.parametrize(
    ("typed", "pin"),
    [("4711", "4711"), ("90210428", "90210428"), (" 2580 ", "2580"), ("٤٧١١", "4711"), ("۲۵۸۰", "2580")],
)
def test_a_pin_is_digits_of_any_script(typed: str, pin: str) -> None:
    assert new_pin(typed) == pin
    assert folded(typed) == pin


@pytest.mark.parametrize("typed", ["", "471", "471100284", "47 11", "47a1", "-471", "²³¹⁴"])
def test_what_is_not_4_to_8_digits_is_none(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        new_pin(typed)
    assert refused.value.code is Code.PIN_UNREADABLE
    assert refused.value.params == {"shortest": 4, "longest": 8}


@pytest.mark.parametrize(
    "typed", ["0000", "77777", "1212", "123123", "47114711", "1234", "4567", "7890", "0123", "9876", "3210"]
)
def test_what_is_guessed_first_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        new_pin(typed)
    assert refused.value.code is Code.PIN_TOO_SIMPLE


def test_two_slips_cost_nothing_and_every_one_more_costs_more() -> None:
    waits = []
    tries = Tries()
    for _ in range(10):
        waits.append(tries.seconds_left(NOW))
        tries = tries.failed(NOW)
    assert waits == [0, 0, 0, 5, 15, 30, 60, 300, 900, 900]


def test_the_wait_passes() -> None:
    tries = Tries(4, NOW)
    assert tries.seconds_left(NOW + timedelta(seconds=14, milliseconds=1)) == 1
    assert tries.seconds_left(NOW + timedelta(seconds=15)) == 0


def test_a_clock_that_went_back_does_not_shorten_the_wait() -> None:
    tries = Tries(4, NOW)
    earlier = NOW - timedelta(days=400)
    assert tries.seconds_left(earlier) == 15
    seen = tries.seen_at(earlier)
    assert seen.seconds_left(earlier) == 15
    assert seen.seconds_left(earlier + timedelta(seconds=15)) == 0
    assert tries.seen_at(NOW + timedelta(1)) is tries
    assert Tries().seen_at(NOW) == Tries()


@given(failures=st.integers(3, 50), away_s=st.integers(-(10**8), 10**8))
def test_whatever_the_clock_does_the_wait_is_between_none_and_its_length(failures: int, away_s: int) -> None:
    tries = Tries(failures, NOW)
    now = NOW + timedelta(seconds=away_s)
    assert tries.seen_at(now).seconds_left(now) == tries.seconds_left(now)
    assert 0 <= tries.seconds_left(now) <= tries.seconds_left(NOW) <= 900


def test_a_hash_is_not_shown_by_accident() -> None:
    assert "secret" not in repr(StaffPin(identity("amina"), "secret"))
