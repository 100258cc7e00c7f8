"""Identities: UUID version 7, growing whatever the clock does."""

from __future__ import annotations

import time
import uuid
from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.ids import IdFactory
from tests.builders import NOW, FixedClock, identity, seeded_ids

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def milliseconds(made: uuid.UUID) -> int:
    return made.int >> 80


def test_the_layout_is_rfc_9562_section_5_7() -> None:
    clock = FixedClock(datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC))
    made = IdFactory(clock, lambda bits: (1 << bits) - 1)()
    # The RFC's example instant (appendix A.6); chance is all ones, of the counter its low 8 bits.
    assert str(made) == "017f22e2-79b0-70ff-bfff-ffffffffffff"
    assert made.version == 7
    assert made.variant == uuid.RFC_4122


@given(st.integers(0, 2**41), st.integers(0, 999))
@example(1_000, 0)  # 1.001 s is 1000.9999999999999 ms in floating point
def test_the_first_48_bits_are_the_milliseconds_exactly(since_ms: int, rest_us: int) -> None:
    clock = FixedClock(EPOCH + timedelta(milliseconds=since_ms + 1, microseconds=rest_us))
    assert milliseconds(seeded_ids(clock=clock)()) == since_ms + 1


@given(st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=50), st.integers(0, 10))
def test_identities_grow_even_when_the_clock_steps_back(steps_ms: list[int], seed: int) -> None:
    clock = FixedClock()
    new_id = seeded_ids(seed, clock)
    made = [new_id()]
    for step in steps_ms:
        clock.tick(step / 1000)
        made.append(new_id())
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert all(one.version == 7 and one.variant == uuid.RFC_4122 for one in made)


def test_ten_thousand_within_one_millisecond_run_over_into_the_next() -> None:
    new_id = seeded_ids()
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(set(made))
    assert milliseconds(made[-1]) - milliseconds(made[0]) == 2


def test_two_devices_at_the_same_instant_do_not_meet() -> None:
    one, other = seeded_ids(1), seeded_ids(2)
    assert not {one() for _ in range(1_000)} & {other() for _ in range(1_000)}


def test_a_seed_repeats_and_the_system_does_not() -> None:
    assert [seeded_ids(7)() for _ in range(3)] == [seeded_ids(7)() for _ in range(3)]
    made = IdFactory(SystemClock())()
    assert abs(milliseconds(made) - time.time() * 1000) < 60_000
    assert IdFactory(FixedClock())() != IdFactory(FixedClock())()


def test_test_identities_are_version_7_too() -> None:
    assert identity("x") == identity("x") != identity("y")
    assert (identity("x").version, identity("x").variant) == (7, uuid.RFC_4122)
    assert milliseconds(identity("x")) == int(NOW.timestamp() * 1000)
