"""Identity of everything: UUID version 7 (RFC 9562, section 5.7), made on this device."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from cardesk_desktop.domain.clock import Clock, micros

NewId = Callable[[], UUID]
"""Makes the next identity; injected, so that tests and the demo company are repeatable."""

RandomBits = Callable[[int], int]


def first_id(at: datetime) -> UUID:
    """An identity not later than any that is made from the millisecond of `at` on: where a span begins."""
    return UUID(int=(micros(at) // 1000) << 80)


def successor(identity: UUID) -> UUID:
    """The identity under which something comes back that was deleted for ever under this one.

    Always the same one, so that what is brought back twice is there once; of the same time, so that it
    lies where it lay.
    """
    return derived(identity, b"cardesk-successor\n" + identity.bytes)


def derived(identity: UUID, name: bytes) -> UUID:
    """The identity of what follows from this one and a name: the same wherever it is made, of its time."""
    fresh = int.from_bytes(hashlib.sha256(name).digest()[:10], "big")
    value = identity.int >> 80 << 80 | fresh
    return UUID(int=value & ~(0xF << 76) & ~(0b11 << 62) | 0x7 << 76 | 0b10 << 62)


class IdFactory:
    """Makes UUIDv7 that grow: the 12 bits after the time count within one millisecond.

    Not thread safe: it belongs to the database thread.
    """

    def __init__(self, clock: Clock, random_bits: RandomBits = secrets.randbits) -> None:
        self._clock = clock
        self._random_bits = random_bits
        self._last_ms = 0
        self._counter = 0

    def __call__(self) -> UUID:
        """The next identity; later than every one before it, even if the clock steps back."""
        now_ms = micros(self._clock.now()) // 1000
        if now_ms > self._last_ms:
            self._last_ms, self._counter = now_ms, self._random_bits(8)
        else:
            self._counter += 1
            if self._counter > 0xFFF:
                self._last_ms, self._counter = self._last_ms + 1, 0
        value = self._last_ms << 80 | 0x7 << 76 | self._counter << 64 | 0b10 << 62 | self._random_bits(62)
        return UUID(int=value)
