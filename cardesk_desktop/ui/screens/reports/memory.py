"""Which report is shown, of which days, and what the page remembers while the window is rebuilt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cardesk_desktop.domain.period import Period, Span, one_day, period_before, period_of


class ReportKind(StrEnum):
    """The reports, in the order of the list."""

    OVERVIEW = "overview"
    SALES = "sales"
    SERVICES = "services"
    PRODUCTS = "products"
    STAFF = "staff"
    PAYMENTS = "payments"
    TAX = "tax"
    OWED = "owed"
    STOCK = "stock"


AS_OF_A_DAY = frozenset({ReportKind.OWED, ReportKind.STOCK})
"""Reports of how things stood at the end of a day, not of what happened in a period."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose. `custom` counts where the span is CUSTOM, `day` where a report is of a day."""

    kind: ReportKind = ReportKind.OVERVIEW
    span: Span = Span.MONTH
    custom: Period | None = None
    day: date | None = None

    def period(self, today: date) -> Period:
        """The days of the report, on this day of the company."""
        if self.span is Span.CUSTOM:
            return self.custom or one_day(today)
        return period_of(self.span, today)

    def before(self, today: date) -> Period:
        """The days that it is compared with."""
        return period_before(self.period(today), self.span)

    def as_of(self, today: date) -> date:
        """The day at whose end things stand as the report says."""
        return min(self.day or today, today)
