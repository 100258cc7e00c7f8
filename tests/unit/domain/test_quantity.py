"""Quantities: thousandths, above zero on a ticket."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.quantity import MAX_MILLI, ONE, Quantity


@pytest.mark.parametrize(
    ("text", "milli"),
    [
        ("2", 2_000),
        ("1.5", 1_500),
        ("0,250", 250),
        ("0.001", 1),
        ("1,25", 1_250),
        ("٣", 3_000),
        ("٠٫٥", 500),
        (" 12 ", 12_000),
        ("999999", MAX_MILLI),
        ("\u200f12", 12_000),
        ("0" * 5_000 + "1", 1_000),
    ],
)
def test_a_quantity_is_read_as_people_type_it(text: str, milli: int) -> None:
    assert Quantity.parse(text) == Quantity(milli)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.QUANTITY_UNREADABLE),
        ("two", Code.QUANTITY_UNREADABLE),
        ("NaN", Code.QUANTITY_UNREADABLE),
        ("1e3", Code.QUANTITY_UNREADABLE),
        ("1.2345", Code.QUANTITY_UNREADABLE),
        (".5.", Code.QUANTITY_UNREADABLE),
        ("1,250", Code.QUANTITY_UNREADABLE),  # a thousand or one and a quarter: never guessed
        ("0", Code.QUANTITY_NOT_POSITIVE),
        ("0.000", Code.QUANTITY_NOT_POSITIVE),
        ("-1", Code.QUANTITY_NOT_POSITIVE),
        ("−0.5", Code.QUANTITY_NOT_POSITIVE),
        ("-" + "9" * 5_000, Code.QUANTITY_NOT_POSITIVE),
        ("1000000", Code.QUANTITY_TOO_LARGE),
        ("9" * 5_000, Code.QUANTITY_TOO_LARGE),
    ],
)
def test_what_is_no_quantity_for_a_ticket_is_refused(text: str, code: Code) -> None:
    with pytest.raises(Refused) as refused:
        Quantity.parse(text)
    assert refused.value.code is code


@given(st.integers(1, MAX_MILLI))
def test_a_quantity_reads_back(milli: int) -> None:
    quantity = Quantity(milli)
    assert Quantity.parse(str(quantity.decimal)) == quantity


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        quantity = Quantity.parse(text)
    except Refused:
        return
    assert 0 < quantity.milli <= MAX_MILLI


def test_a_quantity_is_shown_without_idle_zeros() -> None:
    assert [str(Quantity(milli).decimal) for milli in (1_000_000, 1_500, 250, 0, -2_000)] == [
        "1000",
        "1.5",
        "0.25",
        "0",
        "-2",
    ]


def test_quantities_add_negate_and_compare() -> None:
    assert ONE + Quantity(500) == Quantity(1_500)
    assert -Quantity.of(2) == Quantity(-2_000)
    assert Quantity(999) < ONE
