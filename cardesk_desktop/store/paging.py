"""Pages of long lists, read from whichever end of the list is nearer to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from cardesk_desktop.store.views import Order

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a page begins, counted from one end: SQLite walks past every row before it, even in an index.

    `is_backwards` asks for the list in the opposite order; `forwards` then turns the page around.
    """

    offset: int
    limit: int
    is_backwards: bool

    @classmethod
    def of(cls, total: int, offset: int, limit: int) -> Reach:
        """The nearer way to the rows from `offset` on, `limit` at most, of a list of `total` rows."""
        behind = total - offset - limit
        if offset <= behind:
            return cls(offset, limit, is_backwards=False)
        return cls(max(0, behind), max(0, min(limit, total - offset)), is_backwards=True)

    def order(self, order: Order) -> Order:
        """The order in which the rows have to be asked for."""
        return replace(order, is_descending=order.is_descending != self.is_backwards)

    def forwards(self, rows: Sequence[T]) -> tuple[T, ...]:
        """The rows that were found, in the order of the list."""
        return tuple(reversed(rows) if self.is_backwards else rows)
