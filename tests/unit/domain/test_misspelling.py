"""Guessing what was meant: exactly the words that one slip of the finger makes the typed one from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.misspelling import is_name, one_slip_away
from tests.builders.slips import SLIPS, Slip

_WORDS = st.one_of(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12),
    st.text("абвгдежзиклмнопрстуфхцчшщъыьэюя", min_size=2, max_size=12),
    st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=2, max_size=12),
)


@pytest.mark.parametrize("slip", SLIPS)
@given(word=_WORDS, data=st.data())
def test_whatever_slip_made_the_word_what_was_meant_is_among_the_guesses(
    slip: Slip, word: str, data: st.DataObject
) -> None:
    typed = slip(word, data.draw)
    assert typed == word or word in one_slip_away(typed)


@given(word=_WORDS)
def test_guesses_are_few_each_once_and_never_the_word_itself(word: str) -> None:
    guesses = one_slip_away(word)
    assert word not in guesses
    assert len(set(guesses)) == len(guesses) <= 80 * (len(word) + 1)
    assert all(abs(len(guess) - len(word)) <= 1 for guess in guesses)


def test_letters_are_tried_of_the_alphabets_of_the_word() -> None:
    assert "ivan" in one_slip_away("ivn")
    assert not any(guess.isascii() for guess in one_slip_away("иван"))
    assert one_slip_away("γάτα") == ("άτα", "άγτα", "γτα", "γτάα", "γάα", "γάατ", "γάτ")


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("ali", True), ("al", False), ("r60917", False), ("x" * 20, True), ("x" * 21, False), ("علي", True)],
)
def test_names_are_letters_neither_few_nor_many(word: str, is_one: bool) -> None:
    assert is_name(word) is is_one
