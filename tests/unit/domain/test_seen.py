"""What was seen in a photo, and how surely several signs say the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.read_line import ReadLine
from cardesk_desktop.domain.seen import Seen, joined_percent


def test_the_largest_writing_comes_first() -> None:
    small, large = ReadLine("500 ml", 90, 0, 200, 50, 220), ReadLine("AUTOGLOW", 90, 0, 0, 300, 80)
    assert Seen((small, large)).text == ("AUTOGLOW", "500 ml")


@given(st.lists(st.integers(0, 100), max_size=4))
def test_each_sign_takes_a_part_of_the_doubt(percents: list[int]) -> None:
    joined = joined_percent(tuple(percents))
    assert max(percents, default=0) <= joined <= 100
