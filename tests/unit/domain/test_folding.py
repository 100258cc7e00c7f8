"""Folding for search: what is typed finds what was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.folding import (
    FROM_END,
    fold,
    joined,
    number_words,
    phone_words,
    plate_words,
    spellings,
    words,
)

phones = st.from_regex(r"\+[1-9][0-9]{7,13}", fullmatch=True)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Émilie Noël", "emilie noel"),
        ("İSTANBUL Ağaoğlu", "istanbul agaoglu"),
        ("أحمد إبراهيم آل مكتوم", "احمد ابراهيم ال مكتوم"),
        ("فاطمة موسى", "فاطمه موسي"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("کریم", "كريم"),
        ("Ёлкин Фёдор", "елкин федор"),
        ("Straße", "STRASSE"),
        ("Sørensen Łódź", "sorensen lodz"),
        ("١٢٣", "123"),
        ("Zero\u200bWidth", "zerowidth"),
        ("ＦＵＬＬ", "full"),
    ],
)
def test_spellings_of_one_word_fold_to_one(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


@given(st.text())
def test_words_hold_no_space_and_fold_once_and_for_all(text: str) -> None:
    found = words(text)
    assert all(word and not any(char.isspace() for char in word) for word in found)
    assert words(" ".join(found)) == found
    assert joined(text) == "".join(found)


def test_a_plate_is_found_by_key_letters_and_digits() -> None:
    assert plate_words("R 60917") == ("r60917", "r", "60917")
    assert {"abj1234", "abj", "1234", "ا", "ب", "ح"} == set(plate_words("أ ب ح ١٢٣٤"))


def test_a_phone_is_found_whole_without_its_country_and_from_its_end() -> None:
    found = phone_words("+971 50 123 4567")
    assert found[0] == "971501234567"
    assert "501234567" in found
    assert found[-1] == FROM_END + "765432105179"
    assert phone_words("") == phone_words("none") == ()


@given(phones, st.integers(3, 6))
def test_the_last_digits_of_a_phone_find_it(phone: str, length: int) -> None:
    tokens = phone_words(phone)
    typed = spellings(phone[-length:])
    assert any(token.startswith(beginning) for token in tokens for beginning in typed)


@pytest.mark.parametrize("country", ["+7", "+33", "+971"])
@given(national=st.from_regex(r"[1-9][0-9]{7,9}", fullmatch=True))
def test_the_national_number_with_its_zero_finds_a_phone(country: str, national: str) -> None:
    tokens, beginnings = phone_words(country + national), spellings("0" + national)
    assert any(token.startswith(beginning) for token in tokens for beginning in beginnings)


def test_a_number_is_found_whole_by_its_sequence_and_by_its_parts() -> None:
    assert number_words("R01-A-000127") == ("r01a000127", "127", "r01", "a", "000127")


@pytest.mark.parametrize(
    ("word", "beginnings"),
    [
        ("wash", ("wash",)),
        ("12", ("12",)),
        ("127", ("127", FROM_END + "721")),
        ("050", ("050", "50", FROM_END + "050")),
        ("000", ("000", FROM_END + "000")),
    ],
)
def test_what_a_typed_word_may_begin(word: str, beginnings: tuple[str, ...]) -> None:
    assert spellings(word) == beginnings
