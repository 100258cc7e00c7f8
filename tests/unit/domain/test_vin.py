from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.vin import Vin, read_vin

AMERICAN = "1M8GDM9AXKP042788"
"""The example of 49 CFR 565."""


def test_the_example_of_the_law_fits() -> None:
    vin = read_vin(f" {AMERICAN[:8].lower()}-{AMERICAN[8:]} ")
    assert vin == Vin(AMERICAN)
    assert vin.is_north_american
    assert vin.fits_check_digit


def test_digits_of_other_scripts_are_read() -> None:
    assert read_vin("١M8GDM9AXKP042788") == Vin(AMERICAN)


def test_no_vin_is_no_refusal() -> None:
    assert read_vin(" ") is None


@pytest.mark.parametrize("typed", [AMERICAN[:-1], AMERICAN + "1", "I" + AMERICAN[1:], AMERICAN[:-1] + "Ж"])
def test_what_no_vin_looks_like_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_vin(typed)
    assert refusal.value.code is Code.VIN_UNREADABLE
    assert refusal.value.params["length"] == len(typed)


def test_an_american_slip_is_refused_and_another_is_let_through() -> None:
    with pytest.raises(Refused) as refusal:
        read_vin("1M8GDM9A0KP042788")
    assert refusal.value.code is Code.VIN_CHECK_DIGIT_WRONG
    elsewhere = read_vin("JM8GDM9A0KP042788")
    assert elsewhere is not None
    assert not elsewhere.is_north_american
    assert not elsewhere.fits_check_digit


@given(place=st.integers(0, 16), other=st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_noticed(place: int, other: str) -> None:
    changed = AMERICAN[:place] + other + AMERICAN[place + 1 :]
    is_digit = AMERICAN[place].isdigit()
    if is_digit and changed != AMERICAN:
        assert not Vin(changed).fits_check_digit
