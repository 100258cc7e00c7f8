"""Time and identities come from outside, so that a test or a simulated world makes its own."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NewId = Callable[[], UUID]
"""Makes the next identity."""


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


class IdFactory:
    """Makes UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, the rest by chance."""

    def __init__(self, clock: Clock, random_bits: Callable[[int], int] = secrets.randbits) -> None:
        self._clock = clock
        self._random_bits = random_bits

    def __call__(self) -> UUID:
        """The next identity. Chance keeps those of several workers apart."""
        now_ms = (self._clock.now() - _EPOCH) // timedelta(milliseconds=1)
        return UUID(
            int=now_ms << 80 | 0x7 << 76 | self._random_bits(12) << 64 | 0b10 << 62 | self._random_bits(62)
        )
