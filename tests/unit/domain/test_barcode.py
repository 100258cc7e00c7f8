from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.barcode import (
    check_digit,
    in_store_code,
    in_store_range,
    is_mistyped,
    number_of,
    read_barcode,
)
from cardesk_desktop.domain.errors import Code, Refused


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (" 4006381333931\r", "4006381333931"),
        ("4 006381 333931", "4006381333931"),
        ("٤٠٠٦", "4006"),
        ("AB-12", "AB-12"),
        ("", ""),
    ],
)
def test_a_barcode_is_read_as_a_scanner_gives_it(typed: str, read: str) -> None:
    assert read_barcode(typed) == read


@pytest.mark.parametrize("typed", ["قطعة", "x" * 49, "€5"])
def test_what_no_scanner_reads_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_barcode(typed)
    assert refusal.value.code is Code.BARCODE_UNREADABLE


@pytest.mark.parametrize("code", ["4006381333931", "96385074", "036000291452", "10614141000415"])
def test_numbers_of_goods_prove_themselves(code: str) -> None:
    assert not is_mistyped(code)
    assert is_mistyped(code[:-1] + str((int(code[-1]) + 1) % 10))


@pytest.mark.parametrize("code", ["12345", "AB-4567", "1234567890123456"])
def test_other_codes_have_no_check_digit(code: str) -> None:
    assert not is_mistyped(code)


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(digits: str, place: int, more: int) -> None:
    other = str((int(digits[place]) + more) % 10)
    wrong = digits[:place] + other + digits[place + 1 :]
    assert is_mistyped(wrong + check_digit(digits))


@given(st.integers(0, 99_999_999), st.integers(0, 99))
def test_numbers_of_our_own_are_whole_and_differ_by_register(number: int, register: int) -> None:
    code = in_store_code(in_store_range(f"R{register:02d}"), number)

    assert len(code) == 13
    assert code.startswith(f"20{register:02d}")
    assert not is_mistyped(code)
    assert number_of(code) == number


def test_a_register_without_digits_has_a_range_too() -> None:
    assert in_store_range("DESK") == "2000"
    assert in_store_range("R1234") == "2034"


def test_a_range_that_is_used_up_is_a_defect() -> None:
    with pytest.raises(ValueError, match="used up"):
        in_store_code("2001", 100_000_000)
