"""How often one register may ask: a bucket of tokens each.

What a shop needs is counted in each process alone and costs nothing. Beyond that a process takes tokens from
the one bucket that all of them share, sixty at a time: one statement for sixty requests of somebody who runs
wild. SQLite has one process, which needs nobody.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import timedelta

from cardesk_service.exchange.place import Speaker
from cardesk_service.refused import Refused
from cardesk_service.store import rate_limits
from cardesk_service.store.column_types import instant_of
from cardesk_service.store.database import Database
from cardesk_service.store.engine import is_sqlite
from cardesk_wire.codes import RefusalCode

BURST = 600
"""Requests at once: a company that joins with a hundred thousand rows takes a few hundred."""
PER_SECOND = 20
BURST_OF_PHOTOS = 1_000
PER_SECOND_OF_PHOTOS = 50
"""Two requests for each photo, one after the other: more than a line carries, less than a loop asks."""
OWN_BURST = 60
OWN_PER_SECOND = 1
"""What each of several processes allows by itself: more than anybody sells, less than a loop asks."""
LEASE = 60
SMALL_BYTES = 64 * 1024
"""Of ops in one request: a sale has a few thousand."""
SMALL_TOGETHER = 16 * SMALL_BYTES
"""Of small requests, which are counted together: one statement for some hundred sales."""
BYTES_AT_ONCE = 4_000_000_000
BYTES_A_DAY = 1_000_000_000
"""Of ops of one company, unpacked: a large shop joins with five years in a tenth of the former."""
_DAY = timedelta(days=1)
_MOST_REGISTERS = 100_000
_SECOND_US = 1_000_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests of one kind at once, and so many a second."""

    name: str
    burst: int
    per_second: int


MESSAGES = Rate("pace", BURST, PER_SECOND)
PHOTOS = Rate("pace of photos", BURST_OF_PHOTOS, PER_SECOND_OF_PHOTOS)


class Pace:
    """The tokens of every register that asked lately. Any thread of the store may ask."""

    def __init__(self, store: Database, rate: Rate) -> None:
        self._store = store
        self._rate = rate
        self._is_shared = not is_sqlite(store.engine)
        self._lock = threading.Lock()
        self._buckets: OrderedDict[Speaker, tuple[int, int]] = OrderedDict()

    def require(self, speaker: Speaker, now: int) -> None:
        """Take a token; raises Refused with RATE_LIMITED when there is none. `now` is in microseconds.

        Raises StoreUnavailable.
        """
        with self._lock:
            is_allowed = self._take(speaker, now)
        if is_allowed:
            return
        if not (self._is_shared and self._lease(speaker, now)):
            raise Refused(RefusalCode.RATE_LIMITED, 429, retry_after_s=1)
        with self._lock:
            self._buckets[speaker] = ((LEASE - 1) * _SECOND_US, now)

    def _take(self, speaker: Speaker, now: int) -> bool:
        whole = (self._rate.burst, self._rate.per_second)
        burst, rate = (OWN_BURST, OWN_PER_SECOND) if self._is_shared else whole
        full = burst * _SECOND_US
        tokens, at = self._buckets.pop(speaker, (full, now))
        tokens = min(full, tokens + max(0, now - at) * rate)
        is_allowed = tokens >= _SECOND_US
        self._buckets[speaker] = (tokens - _SECOND_US if is_allowed else tokens, now)
        if len(self._buckets) > _MOST_REGISTERS:
            self._buckets.popitem(last=False)
        return is_allowed

    def _lease(self, speaker: Speaker, now: int) -> bool:
        """Take tokens of the bucket that all processes share; False when there are none."""
        subject = hashlib.sha256("\0".join((self._rate.name, *speaker)).encode()).digest()
        each = timedelta(seconds=1) / self._rate.per_second
        cost, allowance = each * LEASE, each * self._rate.burst
        wait = self._store.write_now(
            lambda connection: rate_limits.take(
                connection, subject, at=instant_of(now), cost=cost, allowance=allowance
            )
        )
        return wait is None


class Volume:
    """How much the registers of one company may hand in: an account costs nothing, and a disk has an end.

    What is large and what is small are counted apart, so that sales go on where everything was offered twice.
    """

    def __init__(self, store: Database) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._small: OrderedDict[str, int] = OrderedDict()

    def require(self, company: str, size: int, now: int) -> None:
        """Count so many bytes of ops; raises Refused with RATE_LIMITED when there were too many.

        `now` is in microseconds. Raises StoreUnavailable.
        """
        if size > SMALL_BYTES:
            self._count(f"volume\0{company}", size, BYTES_AT_ONCE, now)
            return
        if size == 0:
            return
        with self._lock:
            together = self._small.pop(company, 0) + size
            if together <= SMALL_TOGETHER:
                self._keep(company, together)
                return
        try:
            self._count(f"volume of sales\0{company}", together, BYTES_A_DAY, now)
        except Refused:
            # Not taken in, and what was before it is still to be counted.
            with self._lock:
                self._keep(company, together - size)
            raise

    def _keep(self, company: str, small: int) -> None:
        self._small[company] = self._small.pop(company, 0) + small
        if len(self._small) > _MOST_REGISTERS:
            self._small.popitem(last=False)

    def _count(self, subject: str, size: int, most: int, now: int) -> None:
        cost, allowance = _DAY * (size / BYTES_A_DAY), _DAY * (most / BYTES_A_DAY)
        key = hashlib.sha256(subject.encode()).digest()
        wait = self._store.write_now(
            lambda connection: rate_limits.take(
                connection, key, at=instant_of(now), cost=cost, allowance=allowance
            )
        )
        if wait is not None:
            seconds = int(wait.total_seconds()) + 1
            raise Refused(RefusalCode.RATE_LIMITED, 429, retry_after_s=seconds)
