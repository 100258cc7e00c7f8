"""A list read chunk by chunk while the house goes on selling: no row is left out, none comes twice."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from cardesk_desktop.store.views import Page

T = TypeVar("T")

CHUNK = 500
"""Rows read at once: some 20 ms of the database's thread, then a sale may go before the next."""
_REMEMBERED = 10 * CHUNK


class Chunks(Generic[T]):
    """Says from where to read on, and which rows of an answer are new.

    Rows that come into the list meanwhile push others down: they are met again and passed over. Rows that
    leave it pull others up: then it is read again from so many rows before, and what came in meanwhile may
    be met there and taken along.
    """

    def __init__(self, key: Callable[[T], Hashable]) -> None:
        self._key = key
        self._met: deque[Hashable] = deque(maxlen=_REMEMBERED)
        self._total: int | None = None
        self.offset = 0
        """Where the next chunk begins."""
        self.is_done = False
        """True when the end of the list was read."""

    @property
    def total(self) -> int:
        """Rows in the whole list as it was last."""
        return self._total or 0

    def take(self, page: Page[T]) -> tuple[T, ...]:
        """The rows of an answer that did not come before."""
        left = (self._total or 0) - page.total
        self._total = page.total
        if left > 0:
            self.offset = max(0, self.offset - left)
            return ()
        met = set(self._met)
        new = tuple(row for row in page.rows if self._key(row) not in met)
        self._met.extend(self._key(row) for row in new)
        self.offset = page.offset + len(page.rows)
        self.is_done = not page.rows or self.offset >= page.total
        return new
