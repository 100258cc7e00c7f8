"""An old program, whose papers are taken in until it is replaced, at a service that was put back."""

from __future__ import annotations

from dataclasses import replace

from tests.sync.simulation.ending import end
from tests.sync.simulation.front_desk import sell
from tests.sync.simulation.start import start
from tests.sync.simulation.weather import CALM
from tests.sync.simulation.world import World


def test_papers_that_a_restored_service_lost_come_back_before_the_update() -> None:
    world = World(1, start(), replace(CALM, steps=0, outdated=frozenset({1})))
    place = world.places[1]
    world.exchange(place)
    world.service.back_up()
    with place.working():
        sell(place)
    world.exchange(place)
    lost = place.own_papers() & world.service.papers().keys()
    world.put_back_service()
    assert lost - world.service.papers().keys()

    end(world)
    assert lost <= world.service.papers().keys()
    world.close()
