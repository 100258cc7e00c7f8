"""Slips of the finger for property tests: each turns a word into one that somebody typed by mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Draw(Protocol):
    """How a property test draws an example."""

    def __call__(self, strategy: st.SearchStrategy[T], /) -> T:
        """One of the strategy's."""


Slip = Callable[[str, Draw], str]


def letter_too_many(word: str, draw: Draw) -> str:
    """A letter of the word is typed once more somewhere."""
    place = draw(st.integers(0, len(word)))
    return word[:place] + draw(st.sampled_from(word)) + word[place:]


def letter_left_out(word: str, draw: Draw) -> str:
    """One letter is not typed."""
    place = draw(st.integers(0, len(word) - 1))
    return word[:place] + word[place + 1 :]


def wrong_letter(word: str, draw: Draw) -> str:
    """One letter is typed instead of another."""
    place = draw(st.integers(0, len(word) - 1))
    return word[:place] + draw(st.sampled_from(word)) + word[place + 1 :]


def letters_swapped(word: str, draw: Draw) -> str:
    """Two neighbours change places."""
    place = draw(st.integers(0, len(word) - 2))
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


SLIPS: tuple[Slip, ...] = (letter_too_many, letter_left_out, wrong_letter, letters_swapped)
