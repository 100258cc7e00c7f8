"""What the list of invoices is narrowed to, and what it remembers while the window is rebuilt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from cardesk_desktop.store.views import InvoiceFilter, InvoiceState


class Period(StrEnum):
    """Which days are shown."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the person chose above the list."""

    text: str = ""
    state: InvoiceState = InvoiceState.ALL
    period: Period = Period.ALL

    def on(self, today: date) -> InvoiceFilter:
        """The filter for the database, on this day of the company."""
        first = {
            Period.TODAY: today,
            Period.WEEK: today - timedelta(days=6),
            Period.MONTH: today.replace(day=1),
            Period.ALL: None,
        }[self.period]
        return InvoiceFilter(self.text.strip(), self.state, first, today if first else None)


@dataclass(frozen=True, slots=True)
class InvoicesMemory:
    """The filter, and the invoice in front."""

    narrowing: Narrowing = Narrowing()
    invoice_id: UUID | None = None
