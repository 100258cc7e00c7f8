"""When the next exchange is due."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.sync.schedule import LONGEST_RETRY_S, REGULAR_S, SETTLE_S, Schedule


class Watch:
    """A clock that only goes on when told."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.chance = 1.0
        self.schedule = Schedule(lambda: self.at, lambda: self.chance)


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_the_first_exchange_is_due_at_once(watch: Watch) -> None:
    assert watch.schedule.due_in() == 0


def test_after_a_success_it_is_quiet_until_something_happens(watch: Watch) -> None:
    watch.schedule.on_success(is_more=False)
    assert watch.schedule.due_in() == REGULAR_S
    watch.schedule.on_change()
    assert watch.schedule.due_in() == pytest.approx(SETTLE_S)
    watch.at += 0.2
    watch.schedule.on_change()
    assert watch.schedule.due_in() == pytest.approx(SETTLE_S - 0.2), "later changes do not put it off"
    watch.schedule.on_wake()
    assert watch.schedule.due_in() == 0


def test_there_is_more_so_it_goes_on_at_once(watch: Watch) -> None:
    watch.schedule.on_success(is_more=True)
    assert watch.schedule.due_in() == 0


def test_it_waits_longer_after_every_failure_and_changes_do_not_shorten_that(watch: Watch) -> None:
    waits = []
    for _ in range(12):
        watch.schedule.on_failure()
        watch.schedule.on_change()
        wait = watch.schedule.due_in()
        assert wait is not None
        waits.append(wait)
    assert waits == sorted(waits)
    assert (waits[0], waits[1], waits[-1]) == (1.0, 2.0, LONGEST_RETRY_S)
    assert watch.schedule.failures == 12


def test_the_network_comes_back_and_all_failures_are_forgotten(watch: Watch) -> None:
    for _ in range(5):
        watch.schedule.on_failure()
    watch.schedule.on_network_return()
    assert (watch.schedule.due_in(), watch.schedule.failures) == (0, 0)


def test_a_service_that_asks_for_time_gets_it(watch: Watch) -> None:
    watch.schedule.on_wait(30)
    watch.schedule.on_change()
    watch.schedule.on_wake()
    assert watch.schedule.due_in() == pytest.approx(31)


def test_paused_nothing_is_due_until_it_is_resumed(watch: Watch) -> None:
    watch.schedule.on_failure()
    watch.schedule.pause()
    watch.schedule.on_change()
    assert watch.schedule.due_in() is None
    assert watch.schedule.is_paused
    watch.schedule.resume()
    assert watch.schedule.due_in() == 0


@given(st.integers(1, 40), st.floats(0, 1))
def test_a_wait_is_never_longer_than_the_longest_nor_shorter_than_half(failures: int, chance: float) -> None:
    watch = Watch()
    watch.chance = chance
    for _ in range(failures):
        watch.schedule.on_failure()
    wait = watch.schedule.due_in()
    assert wait is not None
    full = min(LONGEST_RETRY_S, 2.0 ** (failures - 1))
    assert full / 2 - 1e-6 <= wait <= full + 1e-6


def test_where_only_the_waiting_breaks_it_asks_ever_later(watch: Watch) -> None:
    waits = []
    for _ in range(3):
        watch.schedule.on_success(is_more=False)
        watch.schedule.on_broken_wake()
        waits.append(watch.schedule.due_in())
    assert waits == [1.0, 2.0, 4.0]
    watch.schedule.on_waited()
    watch.schedule.on_success(is_more=False)
    watch.schedule.on_broken_wake()
    assert watch.schedule.due_in() == 1.0
