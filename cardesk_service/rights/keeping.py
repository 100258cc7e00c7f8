"""How long the tax records of a company are kept that nobody belongs to any more.

Years after the end of the calendar year, by country. Erasure gives way to them: article 17 (3) b GDPR.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

YEARS: Mapping[str, int] = {
    # Federal Decree-Law 47/2022 on corporate tax, article 56; VAT alone would be five.
    "AE": 7,
    # Livre des procedures fiscales, article L102 B.
    "FR": 6,
}
OTHERWISE = 10
"""Years where we have not looked the law up: the longest that is usual."""


def kept_until(country: str, closed_at: datetime) -> datetime:
    """The instant from which the tax records of a company need not be kept any longer."""
    years = YEARS.get(country, OTHERWISE)
    return datetime(closed_at.year + years + 1, 1, 1, tzinfo=UTC)
