"""A phone as one reads it out."""

from __future__ import annotations

import pytest

from cardesk_desktop.directions import left_to_right
from cardesk_desktop.phones import phone_words


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("+971501234567", "+971 50 123 4567"),
        ("+97143210000", "+971 4 321 0000"),
        ("+33472000000", "+33 4 72 00 00 00"),
        # What is no phone stays as it is.
        ("12", "12"),
        ("ask Omar", "ask Omar"),
    ],
)
def test_a_phone_is_said_in_groups(kept: str, said: str) -> None:
    assert phone_words(kept) == left_to_right(said)


def test_no_phone_says_nothing() -> None:
    assert phone_words("") == ""
