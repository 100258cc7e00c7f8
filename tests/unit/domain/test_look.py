"""Looks: few bits differ between two pictures of one thing, half of them between any two."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.look import BANDS, BITS, FAR, Look, alike

looks = st.builds(Look, st.integers(0, 2**BITS - 1))


def look(brightness: int = 0) -> Look:
    chance = random.Random(7)
    light = [min(255, chance.randint(0, 200) + brightness) for _ in range(72)]
    return Look.of(light, light, [100] * 16, [90] * 16)


def test_brighter_light_makes_no_other_look() -> None:
    assert look() == look(brightness=40)


def test_another_colour_is_one_bit_away_for_each_place() -> None:
    blue = Look.of([0] * 72, [0] * 72, [10] * 16, [10] * 16)
    bluer = Look.of([0] * 72, [0] * 72, [100] * 16, [10] * 16)
    assert blue.distance(bluer) == 16


@given(looks)
def test_a_look_is_kept_whole(one: Look) -> None:
    assert Look.from_bytes(one.to_bytes()) == one
    assert len(one.bands()) == len(set(one.bands())) == BANDS


@given(looks, st.sets(st.integers(0, BITS - 1), max_size=BANDS - 1))
def test_alike_looks_have_a_band_in_common(one: Look, changed: set[int]) -> None:
    other = Look(one.bits ^ sum(1 << bit for bit in changed))
    assert one.distance(other) == len(changed)
    assert set(one.bands()) & set(other.bands())


def test_how_alike_two_are_falls_with_every_bit_that_differs() -> None:
    assert [alike(0), alike(FAR // 2), alike(FAR), alike(BITS)] == [100, 50, 0, 0]
