"""How far a long piece of work is, and whether it is still wanted; read on one thread, written on another."""

from __future__ import annotations


class Stopped(Exception):
    """The work is not wanted any more."""


class Progress:
    """Steps done, of how many. Each of its values is one word in memory, so that no lock is needed."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.is_cancelled = False

    def advance(self, steps: int = 1) -> None:
        """So many steps more are done. Raises Stopped when the rest is not wanted."""
        if self.is_cancelled:
            raise Stopped
        self.done += steps
