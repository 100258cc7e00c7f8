"""A whole card number is known however it is written; slips, dates and amounts are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.card_number import holds_card_number


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111111",
        "4111 1111 1111 1111",
        "5555-5555-5555-4444",
        "3782 822463 10005",
        "4222222222222",
        "6011\u00a00009\u00a09013\u00a09424",
        "VISA 4111\u20131111\u20131111\u20131111 12/27",
        "slip 0042 4111 1111 1111 1111",
        "٤١١١ ١١١١ ١١١١ ١١١١",
    ],
)
def test_a_card_number_is_known(text: str) -> None:
    assert holds_card_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1234",
        "Slip 004217",
        "411111******1111",
        "4111 1111 1111 1112",
        "000000000000000",
        "432109876543",
        "41111111111111111111",
        "2026-11-27 18:42",
    ],
)
def test_what_stands_on_a_slip_is_none(text: str) -> None:
    assert not holds_card_number(text)


@given(st.text("123456789", min_size=12, max_size=18))
def test_of_ten_last_digits_one_makes_a_card_number(digits: str) -> None:
    assert [holds_card_number(digits + last) for last in "0123456789"].count(True) == 1
