"""One bug: what is replaced by what, and the weather in which it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from tests.sync.simulation.weather import Weather

Replacement = tuple[object, str, object]
"""A class or module, the name in it, and what stands there instead."""


class Mutant:
    """`weather` says what differs from the weather of the seed."""

    def __init__(self, name: str, *replacements: Replacement, **weather: Any) -> None:
        self.name = name
        self._replacements = replacements
        self._weather = weather

    def weather(self, of_seed: Weather) -> Weather:
        """The weather of the seed, made worse where this bug shows."""
        registers = int(self._weather.get("registers", of_seed.registers))
        skews = (self._weather.get("skews", of_seed.skews) * registers)[:registers]
        away = frozenset(place for place in of_seed.away if place < registers)
        outdated = frozenset(place for place in of_seed.outdated if place < registers)
        ours = {**self._weather, "registers": registers, "skews": skews}
        return replace(of_seed, **{"away": away, "outdated": outdated, **ours})

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """The bug is in the program."""
        patches = [patch.object(*replacement) for replacement in self._replacements]
        for each in patches:
            each.start()
        try:
            yield
        finally:
            for each in patches:
                each.stop()
