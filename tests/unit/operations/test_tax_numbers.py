from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.presets.countries import PRESETS
from cardesk_desktop.operations.tax_numbers import read_tax_number


@pytest.mark.parametrize(
    ("country", "typed", "number"),
    [
        ("AE", "100-1234-5670-0003", "100123456700003"),
        ("AE", "١٠٠١٢٣٤٥٦٧٠٠٠٠٣", "100123456700003"),
        ("SA", "300 1234 5670 0003", "300123456700003"),
        ("FR", "fr 40 303 265 045", "FR40303265045"),
        ("ES", "B-58378431", "B58378431"),
        ("GB", "GB 980 7806 84", "GB980780684"),
        ("RU", "7707083893", "7707083893"),
        ("RU", "500100732259", "500100732259"),
        ("KW", "A/42", "A/42"),
        ("JP", "T1234567890123", "T1234567890123"),
    ],
)
def test_a_good_number(country: str, typed: str, number: str) -> None:
    assert read_tax_number(typed, country) == number


@pytest.mark.parametrize(
    ("country", "typed"),
    [
        ("AE", "200123456700003"),
        ("AE", "10012345670000"),
        ("SA", "300123456700004"),
        ("FR", "FR41303265045"),
        ("FR", "303265045"),
        ("ES", "B58378432"),
        ("GB", "GB802311781"),
        ("RU", "7707083894"),
        ("RU", "770708389"),
    ],
)
def test_a_number_with_a_slip(country: str, typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_tax_number(typed, country)
    assert refusal.value.code is Code.TAX_NUMBER_UNREADABLE


@pytest.mark.parametrize("country", [*PRESETS, "JP"])
def test_an_example_is_a_good_number_and_none_is_needed(country: str) -> None:
    assert read_tax_number("  ", country) == ""
    if country in PRESETS:
        example = PRESETS[country].tax_number.example
        assert read_tax_number(example, country) == example


@given(country=st.sampled_from([*PRESETS, "JP"]), typed=st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(country: str, typed: str) -> None:
    try:
        number = read_tax_number(typed, country)
    except Refused:
        return
    assert read_tax_number(number, country) == number
