"""Hears what a field says."""

from __future__ import annotations


class Heard:
    """Counts and keeps what a field announces."""

    def __init__(self) -> None:
        self.values: list[object] = []

    def __call__(self, *values: object) -> None:
        self.values.extend(values or ("pressed",))
