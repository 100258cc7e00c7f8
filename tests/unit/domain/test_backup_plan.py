"""Backups are made in time, thinned out with age, and never all gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.backup_plan import DAYS, MONTHS, WEEKS, Backup, is_due, surplus

DUBAI = ZoneInfo("Asia/Dubai")
NOW = datetime(2026, 11, 23, 10, 3, tzinfo=UTC)
MOMENTS = st.lists(
    st.integers(0, 3_650 * 24).map(lambda hours: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=hours)),
    max_size=60,
)


def made(*moments: datetime) -> list[Backup]:
    return [Backup(f"{place}", at) for place, at in enumerate(moments)]


@pytest.mark.parametrize(
    ("hours_ago", "is_time"), [(None, True), (0, False), (23.9, False), (24, True), (1_000, True), (-1, True)]
)
def test_a_backup_is_due_when_the_last_is_too_old(hours_ago: float | None, is_time: bool) -> None:
    last = None if hours_ago is None else NOW - timedelta(hours=hours_ago)
    assert is_due(last, NOW, timedelta(hours=24)) is is_time


def test_of_one_day_the_last_is_kept() -> None:
    backups = made(*(NOW + timedelta(hours=hour) for hour in range(6)))
    assert surplus(backups, DUBAI) == tuple(backups[:5])


def test_a_day_begins_at_midnight_where_the_shop_is() -> None:
    before, after = datetime(2026, 11, 23, 19, 59, tzinfo=UTC), datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    assert surplus(made(before, after), DUBAI) == ()
    assert len(surplus(made(before, after), UTC)) == 1


def test_after_years_of_days_there_are_days_weeks_and_months() -> None:
    backups = made(*(NOW - timedelta(days=day) for day in range(3 * 365)))
    gone = set(surplus(backups, DUBAI))
    kept = [backup for backup in backups if backup not in gone]
    assert kept[:DAYS] == backups[:DAYS]
    assert max(DAYS, WEEKS, MONTHS) < len(kept) <= DAYS + WEEKS + MONTHS
    assert len({(backup.made_at.year, backup.made_at.month) for backup in kept}) == MONTHS


@given(MOMENTS)
def test_the_newest_never_goes_and_thinning_out_again_changes_nothing(moments: list[datetime]) -> None:
    backups = made(*moments)
    gone = surplus(backups, DUBAI)
    kept = [backup for backup in backups if backup not in set(gone)]
    assert bool(kept) is bool(backups)
    if backups:
        assert max(backup.made_at for backup in kept) == max(moments)
    assert surplus(kept, DUBAI) == ()
    assert list(gone) == sorted(gone, key=lambda backup: (backup.made_at, backup.name))


@given(MOMENTS, st.integers(0, 40))
def test_a_new_backup_never_makes_more_than_the_old_ones_go(moments: list[datetime], days: int) -> None:
    backups = made(*moments)
    newer = Backup("new", max([NOW, *moments]) + timedelta(days=days, seconds=1))
    gone_with_it = set(surplus([*backups, newer], DUBAI))
    assert newer not in gone_with_it
    assert len(gone_with_it - set(surplus(backups, DUBAI))) <= 3
