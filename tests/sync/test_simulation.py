"""Worlds from many seeds: in each, all that always holds does (see the last section of `docs/sync.md`).

`CARDESK_WORLDS=1000000` runs a million of them; `CARDESK_SEED=17` runs one and tells its story.
"""

from __future__ import annotations

import os

import pytest

from tests.sync.simulation.start import start
from tests.sync.simulation.world import World

WORLDS = int(os.environ.get("CARDESK_WORLDS", "400"))
AT_ONCE = 50
"""Worlds in one test: few enough that the workers share them evenly."""


@pytest.mark.parametrize("first", range(0, WORLDS, AT_ONCE))
def test_worlds(first: int) -> None:
    for seed in range(first, min(first + AT_ONCE, WORLDS)):
        told(World(seed, start()))


@pytest.mark.parametrize("seed", [os.environ[name] for name in ("CARDESK_SEED",) if name in os.environ])
def test_one_world(seed: str) -> None:
    world = World(int(seed), start())
    told(world)
    print(world.story)


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
