"""One of several things to choose from, as chips, segments and lists show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """`key` is what the program gets, `words` what the person reads; `icon` names a picture, if any."""

    key: object
    words: str
    icon: str = ""
