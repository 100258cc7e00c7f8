from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.barcode import (
    as_typed,
    check_digit,
    in_store_code,
    in_store_range,
    is_mistyped,
    number_of,
    read_barcode,
    spellings,
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


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("036000291452", ("0036000291452",)),
        ("0036000291452", ("036000291452",)),
        ("01234565", ("012345000065", "0012345000065")),
        ("0012345000065", ("012345000065", "01234565")),
        ("04252614", ("042100005264", "0042100005264")),
        ("01236432", ("012300000642", "0012300000642")),
        ("01234543", ("012340000053", "0012340000053")),
        ("06543217", ("065100004327", "0065100004327")),
    ],
)
def test_a_upc_is_one_number_in_every_spelling(code: str, others: tuple[str, ...]) -> None:
    assert spellings(code)[0] == code
    assert set(others) <= set(spellings(code))
    assert all(code in spellings(other) for other in others)


@pytest.mark.parametrize(
    "code", ["", "4006381333931", "96385074", "01234567", "036000291453", "AB-12", "٤٠٠٦"]
)
def test_other_numbers_have_one_spelling(code: str) -> None:
    assert spellings(code) == (code,)


@given(st.text("0123456789", min_size=1, max_size=14))
def test_every_spelling_of_a_number_is_the_same_number(code: str) -> None:
    assert len({spelling[-1] for spelling in spellings(code)}) == 1
    assert len(spellings(code)) in (1, 2, 3, 4)


def test_a_camera_spells_as_a_scanner_does() -> None:
    assert as_typed("0036000291452") == "036000291452"
    assert as_typed("4006381333931") == "4006381333931"
