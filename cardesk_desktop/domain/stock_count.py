"""A stock count: blind, by several people, while the shop goes on selling.

Every line remembers the level at the moment it was counted, so that movements after it do not count as
differences. A line that was counted in several goes also remembers the level at the first of them: when the
product moved in between, nobody can say whether the piece that went had been counted yet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.quantity import MAX_MILLI, Quantity


class CountScope(StrEnum):
    """What is to be counted."""

    ALL = "all"
    CATEGORY = "category"
    LIST = "list"


class CountState(StrEnum):
    """A count is open until its differences are posted or it is given up."""

    OPEN = "open"
    POSTED = "posted"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class StockCount:
    """One count, by the names of who started and who ended it."""

    id: UUID
    scope: CountScope
    started_at: datetime
    started_by: str
    category_id: UUID | None = None
    note: str = ""
    state: CountState = CountState.OPEN
    ended_at: datetime | None = None
    ended_by: str = ""

    def ended(self, state: CountState, at: datetime, by: str) -> StockCount:
        """The count posted or given up; refuses with COUNT_CLOSED when it already is."""
        self.require_open()
        return replace(self, state=state, ended_at=at, ended_by=by)

    def require_open(self) -> None:
        """Refuse with COUNT_CLOSED."""
        if self.state is not CountState.OPEN:
            raise Refused(Code.COUNT_CLOSED)


_NONE = Quantity(0)


@dataclass(frozen=True, slots=True)
class CountLine:
    """What was counted of one product. Nothing yet: `counted` and `counted_at` are None."""

    product_id: UUID
    counted: Quantity | None = None
    level: Quantity = _NONE
    first_level: Quantity = _NONE
    counted_at: datetime | None = None
    staff_name: str = ""

    def set_to(self, counted: Quantity, level: Quantity, at: datetime, by: str) -> CountLine:
        """All of it counted at once, which replaces what was counted before; zero is a count too."""
        return CountLine(self.product_id, _countable(counted), level, level, at, by)

    def added(self, more: Quantity, level: Quantity, at: datetime, by: str) -> CountLine:
        """Some more found of it, as by the scanner."""
        if self.counted is None:
            return self.set_to(more, level, at, by)
        counted = _countable(self.counted + more)
        return CountLine(self.product_id, counted, level, self.first_level, at, by)

    @property
    def difference(self) -> Quantity:
        """More (or, below zero, less) than there should have been at that moment; zero while uncounted."""
        return _NONE if self.counted is None else self.counted + -self.level

    @property
    def is_unsure(self) -> bool:
        """The product moved while it was being counted."""
        return self.level != self.first_level


def _countable(quantity: Quantity) -> Quantity:
    if quantity.milli < 0:
        raise Refused(Code.QUANTITY_NOT_POSITIVE)
    if quantity.milli > MAX_MILLI:
        raise Refused(Code.QUANTITY_TOO_LARGE, most=Quantity(MAX_MILLI))
    return quantity
