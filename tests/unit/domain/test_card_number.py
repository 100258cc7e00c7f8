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
        "3056 930902 5904",
        "30569309025904",
        "2223 0031 2200 3222",
        "6759649826438453",
        "3566002020360505",
        "6304 9506 0000 0000 00",
        "4111 1111 1111 1111 1227",
        "6304 9506 0000 0001 09",
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
        # The number that the bank finds the payment by, and the code of its approval.
        "123456789012 345671",
        "432198765432 123458",
        # A code, a date and a time.
        "345672 27-11-2026 18-32",
        "2026 1127 1830 1236",
        # A number of the terminal's, as long as some card's and with its last digit.
        "1234567890128",
        "9876543210128",
    ],
)
def test_what_stands_on_a_slip_is_none(text: str) -> None:
    assert not holds_card_number(text)


@given(
    st.sampled_from(
        [("4", 13), ("4", 16), ("4", 19), ("2221", 16), ("51", 16), ("6", 17), ("34", 15), ("36", 14)]
    ),
    st.text("0123456789", min_size=18, max_size=18),
)
def test_of_ten_last_digits_one_makes_a_card_number(scheme: tuple[str, int], digits: str) -> None:
    first, length = scheme
    number = (first + digits)[: length - 1]
    assert [holds_card_number(number + last) for last in "0123456789"].count(True) == 1


@given(
    st.from_regex(r"[0-9]{12} [0-9]{6}|[0-9]{6} [0-9]{2}-[0-9]{2}-[0-9]{4} [0-9]{2}-[0-9]{2}", fullmatch=True)
)
def test_what_a_terminal_prints_together_is_none_whatever_its_digits(text: str) -> None:
    assert not holds_card_number(text)
