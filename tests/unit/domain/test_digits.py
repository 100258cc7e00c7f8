"""Digits of every script are read as Latin ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.digits import latin_digits


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("١٢٣٤٥٦٧٨٩٠", "1234567890"),
        ("۰۱۲", "012"),
        ("１２", "12"),
        ("R 60917", "R 60917"),
        ("½ ² ط", "½ ² ط"),
    ],
)
def test_decimal_digits_become_latin_and_nothing_else_changes(text: str, latin: str) -> None:
    assert latin_digits(text) == latin


@given(st.text())
def test_length_stays_and_a_second_reading_changes_nothing(text: str) -> None:
    once = latin_digits(text)
    assert len(once) == len(text)
    assert latin_digits(once) == once
