"""Worlds from many seeds: in each, all that always holds does (see the last section of `docs/sync.md`).

`CARDESK_WORLDS=1000000` runs a million of them; `CARDESK_SEED=17` runs that one alone. A world that fails
tells its story.
"""

from __future__ import annotations

import os

import pytest

from tests.sync.simulation.start import start
from tests.sync.simulation.world import World

AT_ONCE = 50
"""Worlds in one test: few enough that the workers share them evenly."""


def asked_for() -> list[range]:
    """The seeds of every test."""
    if "CARDESK_SEED" in os.environ:
        seed = int(os.environ["CARDESK_SEED"])
        return [range(seed, seed + 1)]
    worlds = int(os.environ.get("CARDESK_WORLDS", "2000"))
    return [range(first, min(first + AT_ONCE, worlds)) for first in range(0, worlds, AT_ONCE)]


@pytest.mark.parametrize("seeds", asked_for(), ids=str)
def test_worlds(seeds: range) -> None:
    for seed in seeds:
        told(World(seed, start()))


def test_the_same_seed_makes_the_same_world() -> None:
    stories = []
    for _ in range(2):
        world = World(101, start())
        told(world)
        stories.append(world.story.digest())
    assert stories[0] == stories[1]


def told(world: World) -> None:
    """Run a world; one that fails prints what happened in it."""
    try:
        world.run()
    except BaseException:
        print(f"the story of seed {world.seed}, {world.weather}:")
        print(world.story)
        raise
