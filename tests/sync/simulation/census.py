"""Which kinds and fields the registers of many worlds changed, as the service was told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from typing_extensions import override

from cardesk_service.exchange.row import groups_in
from cardesk_wire.coding import decode
from cardesk_wire.kinds import BY_NAME, KINDS
from cardesk_wire.messages import Op
from tests.sync.simulation.start import Start
from tests.sync.simulation.weather import Weather
from tests.sync.simulation.world import World

MADE = "made"
_TOLD = {"document": ("kind",), **{kind.name: tuple(kind.forward) for kind in KINDS if kind.forward}}
"""Fields of which each word counts by itself."""


class Census:
    """How often each kind was made, came to each state, and changed in each group of its fields."""

    def __init__(self) -> None:
        self.found: Counter[tuple[str, str]] = Counter()

    def add(self, ops: Iterable[Op]) -> None:
        """Count what was done; what is offered is only remembered."""
        for op in ops:
            if not op.hlc or op.kind not in BY_NAME or op.fields is None:
                continue
            for name in _TOLD.get(op.kind, ()):
                if name in op.fields:
                    self.found[op.kind, str(op.fields[name])] += 1
            if len(op.fields) == len(BY_NAME[op.kind].fields):
                self.found[op.kind, MADE] += 1
            else:
                for group in groups_in(op.kind, op.fields):
                    self.found[op.kind, group[0]] += 1


class CountedWorld(World):
    """A world of which is kept what the service was told."""

    def __init__(self, seed: int, start: Start, weather: Weather, census: Census) -> None:
        super().__init__(seed, start, weather)
        self._census = census

    @override
    def close(self) -> None:
        self._census.add(decode(raw, Op) for raw in self.service.said())
        super().close()
