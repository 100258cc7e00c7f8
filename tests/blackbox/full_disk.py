"""A disk that takes nothing for a moment, by the system's own limit for one file. Windows has none."""

from __future__ import annotations

import importlib
import random
import sys
import time
from pathlib import Path
from typing import Any

_resource: Any = importlib.import_module("resource") if sys.platform != "win32" else None
_ODDS = 0.01
_LONGEST_S = 0.5
_LEAST = 500_000
"""Bytes that a file may have at least: what the register has said takes less."""
_ROOM = 60_000
"""How far the log of changes may still grow, at most: some commits go in, one breaks off in the middle."""


class FullDisk:
    """Around the files of one database."""

    def __init__(self, database: Path, chance: random.Random) -> None:
        self._log = database.with_name(database.name + "-wal")
        self._chance = chance
        self._until = 0.0

    def wear_on(self) -> None:
        """By chance it is full from now on, for half a second at most; then there is room again."""
        if self._until:
            if time.monotonic() > self._until:
                self.make_room()
        elif _resource is not None and self._chance.random() < _ODDS:
            size = self._log.stat().st_size if self._log.exists() else 0
            self._until = time.monotonic() + self._chance.uniform(0, _LONGEST_S)
            self._limit(self._chance.randrange(_LEAST, max(_LEAST, size) + _ROOM))

    def make_room(self) -> None:
        """Somebody threw things away."""
        self._until = 0.0
        if _resource is not None:
            self._limit(_resource.RLIM_INFINITY)

    def _limit(self, size: int) -> None:
        _resource.setrlimit(_resource.RLIMIT_FSIZE, (size, _resource.RLIM_INFINITY))
