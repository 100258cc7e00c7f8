"""Every bug is noticed within a bounded number of worlds, each of which is sound without it."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2

from cardesk_desktop.domain.errors import Refused, Unavailable
from tests.sync.mutants import pages, register, rivals, service, snapshot
from tests.sync.mutants.mutant import Mutant
from tests.sync.simulation.start import start
from tests.sync.simulation.weather import weather_of
from tests.sync.simulation.world import World

MOST_WORLDS = 250
_OF_SQL = (dbapi2.Error, SQLAlchemyError)
DEFECTS = (AssertionError, LookupError, RuntimeError, TypeError, ValueError, Refused, Unavailable, *_OF_SQL)
"""How a bug shows: an invariant is broken, or the program trips over it."""


EVERY = (*register.MUTANTS, *service.MUTANTS, *rivals.MUTANTS, *snapshot.MUTANTS, *pages.MUTANTS)


@pytest.mark.parametrize("make", EVERY)
def test_the_simulation_notices(make: Callable[[], Mutant]) -> None:
    mutant = make()
    start()
    for seed in range(MOST_WORLDS):
        if not is_sound(mutant, seed, has_bug=True):
            assert is_sound(mutant, seed, has_bug=False), f"seed {seed} is not sound without the bug"
            return
    pytest.fail(f"{mutant.name}: not noticed in {MOST_WORLDS} worlds")


def is_sound(mutant: Mutant, seed: int, *, has_bug: bool) -> bool:
    """Whether all that always holds does in this world."""
    weather = mutant.weather(weather_of(random.Random(seed)))
    if not has_bug:
        World(seed, start(), weather).run()
        return True
    with mutant.at_work():
        try:
            World(seed, start(), weather).run()
        except DEFECTS:
            return False
    return True
