"""How a licence stands, and that it is kept as it was told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.clock import micros
from cardesk_desktop.sync.licence import Licence, Standing, kept, known, told
from cardesk_wire.licence import LicenceState, LicenceStatus
from tests.builders import NOW

TRIAL = Licence("trial", NOW + timedelta(days=12), 149_900, "AED", NOW)


def test_what_the_service_says_is_kept_and_read_again() -> None:
    ends = NOW + timedelta(days=12)
    state = LicenceState(LicenceStatus.TRIAL, micros(ends), None, 149_900, "aed")
    licence = told(state, NOW)
    assert licence == TRIAL
    assert known(kept(licence)) == licence


@given(text=st.text() | st.lists(st.integers() | st.text()).map(str))
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    assert known(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[0, 0, 0, 0, 0]",
        '["trial", 1e400, 1, "AED", 1]',
        '["trial", 99999999999999999999, 1, "AED", 1]',
    ],
)
def test_nothing_was_kept(text: str) -> None:
    assert known(text) is None


@pytest.mark.parametrize(
    ("after", "standing", "days"),
    [
        (timedelta(), Standing.TRIAL, 12),
        (timedelta(hours=1), Standing.TRIAL, 12),
        (timedelta(days=11, hours=23), Standing.TRIAL, 1),
        (timedelta(days=12), Standing.OVER, 0),
        (timedelta(days=40), Standing.OVER, 0),
    ],
)
def test_a_trial_runs_out(after: timedelta, standing: Standing, days: int) -> None:
    assert (TRIAL.standing(NOW + after), TRIAL.days_left(NOW + after)) == (standing, days)
    assert TRIAL.may_be_bought(NOW + after)


@pytest.mark.parametrize(
    ("status", "standing", "may_buy"),
    [
        ("licensed", Standing.LICENSED, False),
        ("refunded", Standing.REFUNDED, True),
        ("of a later release", Standing.LICENSED, False),
    ],
)
def test_after_a_payment(status: str, standing: Standing, may_buy: bool) -> None:
    licence = Licence(status, NOW, 1, "AED", NOW)
    assert (licence.standing(NOW), licence.may_be_bought(NOW)) == (standing, may_buy)
    assert not Licence("trial", NOW, 0, "AED", NOW).may_be_bought(NOW)
