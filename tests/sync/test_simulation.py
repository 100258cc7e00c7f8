"""Worlds from many seeds: in each, all that always holds does (see the last section of `docs/sync.md`).

`CARDESK_WORLDS=1000000` runs a million of them; `CARDESK_SEED=17` runs one and tells its story.
"""

from __future__ import annotations

import os

import pytest

from tests.sync.simulation.start import start
from tests.sync.simulation.weather import CALM
from tests.sync.simulation.world import World

CALM_WORLDS = 40


def test_calm_worlds() -> None:
    for seed in range(CALM_WORLDS):
        told(World(seed, start(), CALM))


@pytest.mark.parametrize("seed", [os.environ[name] for name in ("CARDESK_SEED",) if name in os.environ])
def test_one_world(seed: str) -> None:
    world = World(int(seed), start())
    told(world)
    print(world.story)


def told(world: World) -> None:
    """Run a world; one that fails prints what happened in it."""
    try:
        world.run()
    except BaseException:
        print(f"the story of seed {world.seed}, {world.weather}:")
        print(world.story)
        raise
