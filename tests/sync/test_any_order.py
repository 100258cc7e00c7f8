"""Whatever order things happen in: Hypothesis looks for one that breaks, and makes it short.

`CARDESK_EXAMPLES=1000`, with `--timeout=0`, looks at more of them.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.sync.simulation.ending import end
from tests.sync.simulation.network import Fate
from tests.sync.simulation.people import DEEDS, Deed, do
from tests.sync.simulation.place import Place
from tests.sync.simulation.start import start
from tests.sync.simulation.weather import CALM
from tests.sync.simulation.world import World

REGISTERS = 3
_WEATHER = replace(
    CALM, registers=REGISTERS, steps=0, clones=True, skews=(timedelta(),) * REGISTERS, busy=0.0
)
_PLACES = st.integers(0, REGISTERS)
_DICE = st.integers(0, 2**16)


class AnyOrder(RuleBasedStateMachine):
    """The same world as in `simulation`, where chance decides nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(0, start(), _WEATHER)

    @rule(number=_PLACES, deed=st.sampled_from([deed for deed, _ in DEEDS]), dice=_DICE)
    def work(self, number: int, deed: Deed, dice: int) -> None:
        """Somebody does something."""
        self.world.chance.seed(dice)
        do(self._place(number), deed)

    @rule(number=_PLACES, deed=st.sampled_from([deed for deed, _ in DEEDS]), steps=st.integers(1, 80))
    def work_until_the_power_fails(self, number: int, deed: Deed, steps: int) -> None:
        """The machine stops somewhere in the middle, or does not."""
        place = self._place(number)
        place.computer.database.stop_after(steps)
        do(place, deed)
        place.computer.database.run_on()

    @rule(number=_PLACES, fate=st.sampled_from(Fate), dice=_DICE)
    def exchange(self, number: int, fate: Fate, dice: int) -> None:
        """A request meets this."""
        self.world.chance.seed(dice)
        self.world.network.planned = fate
        self.world.exchange(self._place(number))
        self.world.network.planned = None

    @rule(minutes=st.integers(1, 60 * 24))
    def wait(self, minutes: int) -> None:
        """Time goes by."""
        self.world.now += timedelta(minutes=minutes)

    @precondition(lambda self: self.world.network.late)
    @rule(dice=_DICE)
    def deliver(self, dice: int) -> None:
        """A late request arrives."""
        self.world.chance.seed(dice)
        self.world.network.deliver_late()

    @rule(number=_PLACES)
    def back_up(self, number: int) -> None:
        """Somebody keeps a disk."""
        self.world.back_up(self._place(number))

    @rule(number=_PLACES, is_whole=st.booleans())
    def put_back(self, number: int, is_whole: bool) -> None:
        """A disk is put back to its latest backup."""
        place = self._place(number)
        backups = self.world.backups(place)
        if backups:
            self.world.put_back(place, backups[-1], is_whole=is_whole)

    @precondition(lambda self: len(self.world.places) == REGISTERS)
    @rule(number=_PLACES)
    def clone(self, number: int) -> None:
        """A disk is copied; both copies go on."""
        self.world.clone(self._place(number))

    @rule()
    def back_up_service(self) -> None:
        """The service's database is kept."""
        self.world.service.back_up()

    @precondition(lambda self: self.world.service.has_backup)
    @rule()
    def put_back_service(self) -> None:
        """The service's database is put back."""
        self.world.put_back_service()

    def teardown(self) -> None:
        """The network heals; all that always holds does."""
        try:
            self.world.chance.seed(0)
            end(self.world)
        finally:
            self.world.close()

    def _place(self, number: int) -> Place:
        return self.world.places[number % len(self.world.places)]


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=int(os.environ.get("CARDESK_EXAMPLES", "15")),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_a_register_put_back_under_the_witness_of_a_later_epoch_meets_no_copy() -> None:
    order = AnyOrder()
    order.back_up_service()
    order.clone(number=1)
    order.put_back_service()
    order.back_up(number=1)
    order.exchange(number=1, fate=Fate.ARRIVES, dice=0)
    order.put_back(number=1, is_whole=False)
    order.teardown()
