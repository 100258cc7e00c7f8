"""The version of a program: `1.4.2`, or `1.5.0b3` for the third beta of what becomes 1.5.0."""

from __future__ import annotations

import re
from dataclasses import dataclass

from typing_extensions import override

_WRITTEN = re.compile(r"(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})(?:b([1-9]\d{0,3}))?")
_FINAL = 10_000
"""Sorts the version itself behind all of its betas."""


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Versions in the order in which they are made."""

    major: int
    minor: int
    patch: int
    beta: int = _FINAL

    @classmethod
    def read(cls, text: str) -> Version | None:
        """The version that is written so; None for anything else, as it may come from a file or the net."""
        found = _WRITTEN.fullmatch(text)
        if found is None or not text.isascii():
            return None
        major, minor, patch, beta = found.groups()
        return cls(int(major), int(minor), int(patch), int(beta) if beta else _FINAL)

    @override
    def __str__(self) -> str:
        end = "" if self.beta == _FINAL else f"b{self.beta}"
        return f"{self.major}.{self.minor}.{self.patch}{end}"
