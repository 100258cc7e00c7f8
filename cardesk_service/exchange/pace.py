"""How often one register may ask: a bucket of tokens each, in this process."""

from __future__ import annotations

import threading
from collections import OrderedDict

from cardesk_service.exchange.place import Speaker
from cardesk_service.refused import Refused
from cardesk_wire.codes import RefusalCode

BURST = 600
"""Requests at once: a company that joins with a hundred thousand rows takes a few hundred."""
PER_SECOND = 20
_MOST_REGISTERS = 100_000
_SECOND_US = 1_000_000


class Pace:
    """The tokens of every register that asked lately. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._buckets: OrderedDict[Speaker, tuple[int, int]] = OrderedDict()

    def require(self, speaker: Speaker, now: int) -> None:
        """Take a token; raises Refused with RATE_LIMITED when there is none. `now` is in microseconds."""
        with self._lock:
            is_allowed = self._take(speaker, now)
        if not is_allowed:
            raise Refused(RefusalCode.RATE_LIMITED, 429, retry_after_s=1)

    def _take(self, speaker: Speaker, now: int) -> bool:
        full = BURST * _SECOND_US
        tokens, at = self._buckets.pop(speaker, (full, now))
        tokens = min(full, tokens + max(0, now - at) * PER_SECOND)
        is_allowed = tokens >= _SECOND_US
        self._buckets[speaker] = (tokens - _SECOND_US if is_allowed else tokens, now)
        if len(self._buckets) > _MOST_REGISTERS:
            self._buckets.popitem(last=False)
        return is_allowed
