"""Periods, their steps, and what they are compared with."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.period import Period, Span, one_day, period_before, period_of

THURSDAY = date(2026, 11, 26)
days = st.dates(date(2015, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("span", "first", "last", "first_before", "last_before"),
    [
        (Span.TODAY, "2026-11-26", "2026-11-26", "2026-11-25", "2026-11-25"),
        (Span.YESTERDAY, "2026-11-25", "2026-11-25", "2026-11-24", "2026-11-24"),
        (Span.WEEK, "2026-11-23", "2026-11-26", "2026-11-16", "2026-11-19"),
        (Span.MONTH, "2026-11-01", "2026-11-26", "2026-10-01", "2026-10-26"),
        (Span.QUARTER, "2026-10-01", "2026-11-26", "2026-07-01", "2026-08-26"),
        (Span.YEAR, "2026-01-01", "2026-11-26", "2025-01-01", "2025-11-26"),
    ],
)
def test_spans_end_today_and_are_compared_with_as_much_before(
    span: Span, first: str, last: str, first_before: str, last_before: str
) -> None:
    period = period_of(span, THURSDAY)
    assert period == Period(date.fromisoformat(first), date.fromisoformat(last))
    before = period_before(period, span)
    assert before == Period(date.fromisoformat(first_before), date.fromisoformat(last_before))


def test_a_month_without_such_a_day_ends_with_its_last() -> None:
    period = period_of(Span.MONTH, date(2026, 3, 31))
    assert period_before(period, Span.MONTH) == Period(date(2026, 2, 1), date(2026, 2, 28))


def test_a_custom_period_is_compared_with_as_many_days_right_before() -> None:
    period = Period(date(2026, 11, 5), date(2026, 11, 14))
    assert period_before(period, Span.CUSTOM) == Period(date(2026, 10, 26), date(2026, 11, 4))
    with pytest.raises(ValueError, match="custom"):
        period_of(Span.CUSTOM, THURSDAY)


def test_a_period_runs_forward() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Period(THURSDAY, THURSDAY - timedelta(days=1))


@given(days, st.integers(0, 900))
def test_steps_cover_the_period_without_gap(first: date, more: int) -> None:
    period = Period(first, first + timedelta(days=more))
    steps = period.steps
    assert (steps[0].first, steps[-1].last) == (period.first, period.last)
    assert sum(step.days for step in steps) == period.days
    assert all(one.last + timedelta(days=1) == two.first for one, two in pairwise(steps))
    assert all(step == one_day(step.first) for step in steps) or period.is_by_month
    assert len(steps) <= 62
