"""What the badge shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cardesk_desktop.sync.status import Badge, Link, Pace, Progress, Standing, SyncStatus
from tests.builders import NOW

JOINED = Standing(is_joined=True)


@pytest.mark.parametrize(
    ("standing", "link", "badge"),
    [
        (Standing(), Link.SIGNED_OUT, Badge.ALONE),
        (JOINED, Link.REACHED, Badge.UP_TO_DATE),
        (JOINED, Link.UNKNOWN, Badge.CONNECTING),
        (replace(JOINED, waiting=3), Link.UNKNOWN, Badge.WAITING),
        (replace(JOINED, waiting=3), Link.REACHED, Badge.WAITING),
        (replace(JOINED, waiting=3), Link.OFFLINE, Badge.OFFLINE),
        (replace(JOINED, waiting=3), Link.BUSY, Badge.BUSY),
        (replace(JOINED, waiting=3), Link.FAILED, Badge.FAILED),
        (JOINED, Link.DISK, Badge.DISK),
        (JOINED, Link.NO_PLACE, Badge.NO_PLACE),
        (JOINED, Link.KEYRING, Badge.KEYRING),
        (replace(JOINED, problems=1), Link.OFFLINE, Badge.PROBLEMS),
        (replace(JOINED, problems=1, is_paused=True), Link.REACHED, Badge.PAUSED),
        (replace(JOINED, is_paused=True), Link.SIGNED_OUT, Badge.SIGN_IN),
        (JOINED, Link.NOT_A_MEMBER, Badge.NOT_A_MEMBER),
        (JOINED, Link.NOT_TRUSTED, Badge.NOT_TRUSTED),
        (JOINED, Link.PLEASE_UPDATE, Badge.PLEASE_UPDATE),
        (replace(JOINED, is_handing_in=True), Link.REACHED, Badge.WORKING),
        (replace(JOINED, is_handing_in=True, waiting=1), Link.REACHED, Badge.WAITING),
    ],
)
def test_the_most_pressing_is_shown(standing: Standing, link: Link, badge: Badge) -> None:
    assert SyncStatus(standing, link).badge is badge


def test_work_is_shown_while_it_goes_on() -> None:
    assert SyncStatus(replace(JOINED, waiting=3), Link.REACHED, is_working=True).badge is Badge.WORKING


def test_the_time_left_goes_by_what_was_done() -> None:
    since = Progress(10_000, 100_000, 1)
    assert Progress(40_000, 100_000, 4).seconds_left(since, 3.0) == 6
    assert since.seconds_left(since, 3.0) is None
    assert Progress(40_000, 100_000, 4).seconds_left(since, 0.0) is None
    assert SyncStatus(replace(JOINED, progress=since)).progress is since


def test_the_pace_counts_from_when_it_was_first_seen() -> None:
    pace = Pace()
    assert pace.seconds_left(None, NOW) is None
    assert pace.seconds_left(Progress(100, 1_000), NOW) is None
    assert pace.seconds_left(Progress(400, 1_000), NOW + timedelta(seconds=3)) == 6
    assert pace.seconds_left(None, NOW) is None
    assert pace.seconds_left(Progress(100, 1_000), NOW) is None
