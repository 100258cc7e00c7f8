"""Sync takes its steps in the pauses of people, small ones beside them, and late ones rather than never."""

from __future__ import annotations

import pytest

from cardesk_desktop.sync.courtesy import ALONE, AWAY_S, BESIDE_PEOPLE, LEFT_S, LONGEST_S, QUIET_S, Courtesy


class Till:
    def __init__(self) -> None:
        self.now = 100.0
        self.touched = 0.0
        self.is_paying = False
        self.courtesy = Courtesy(lambda: self.now, lambda: self.now - self.touched, lambda: self.is_paying)


@pytest.fixture
def till() -> Till:
    return Till()


def test_a_step_may_begin_at_once_while_nobody_is_there(till: Till) -> None:
    assert till.courtesy.wait_s() == 0
    assert till.courtesy.begin() == ALONE


def test_a_step_waits_for_a_pause_and_is_small_then(till: Till) -> None:
    till.touched = till.now
    assert till.courtesy.wait_s() == pytest.approx(QUIET_S)
    till.now += QUIET_S / 2
    assert till.courtesy.wait_s() == pytest.approx(QUIET_S / 2)
    till.now += QUIET_S / 2 + 0.001
    assert till.courtesy.wait_s() == 0
    assert till.courtesy.begin() == BESIDE_PEOPLE


def test_somebody_who_touched_nothing_for_long_is_away(till: Till) -> None:
    till.touched = till.now - AWAY_S
    assert till.courtesy.begin() == ALONE


def test_without_any_pause_a_step_comes_late_and_not_never(till: Till) -> None:
    till.courtesy.begin()
    till.touched, waited = till.now, 0.0
    while till.courtesy.wait_s():
        till.now += 0.1
        till.touched = till.now
        waited += 0.1
    assert waited == pytest.approx(LONGEST_S, abs=0.2)
    till.courtesy.begin()
    assert till.courtesy.wait_s() > 0


def test_while_somebody_pays_a_step_is_late_and_small(till: Till) -> None:
    till.courtesy.begin()
    till.is_paying, till.touched = True, till.now
    till.now += LONGEST_S - 0.1
    assert till.courtesy.wait_s() == pytest.approx(0.1)
    till.now = till.touched + AWAY_S
    assert till.courtesy.wait_s() == 0
    assert till.courtesy.begin() == BESIDE_PEOPLE
    till.is_paying = False
    assert till.courtesy.wait_s() == 0
    assert till.courtesy.begin() == ALONE


def test_a_payment_that_was_left_holds_nothing_up(till: Till) -> None:
    till.courtesy.begin()
    till.is_paying, till.touched = True, till.now - LEFT_S
    assert till.courtesy.wait_s() == 0
    assert till.courtesy.begin() == ALONE


def test_what_somebody_asks_for_comes_at_once(till: Till) -> None:
    till.touched = till.now
    till.courtesy.hurry()
    assert till.courtesy.wait_s() == 0
    till.courtesy.begin()
    assert till.courtesy.wait_s() > 0
