"""Which lines are pieces of one number or word: those that stand close, in one row, and are alike."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.plate_pieces import is_saudi, joined
from cardesk_desktop.domain.read_line import ReadLine


def at(text: str, left: int, right: int, top: int = 0, bottom: int = 100) -> ReadLine:
    return ReadLine(text, 99, left, top, right, bottom)


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        ([at("1", 0, 80), at("23", 100, 260)], ["123"]),
        ([at("Z", 0, 80), at("Z", 100, 180), at("D", 200, 280)], ["ZZD"]),
        ([at("1", 0, 80), at("23", 130, 260)], ["1", "23"]),  # too far apart
        ([at("1", 0, 80), at("23", 100, 260, 90, 190)], ["1", "23"]),  # in another row
        ([at("1", 0, 80), at("23", 100, 260, 30, 70)], ["1", "23"]),  # another size
        ([at("1", 0, 80), at("A", 100, 180)], ["1", "A"]),  # another kind
        ([at("AB-1", 0, 80), at("C", 100, 180)], ["AB-1", "C"]),
        ([at("3 ZV", 0, 160), at("J", 170, 250)], ["3 ZVJ"]),
        ([at("123", 0, 240), at("456", 250, 500)], ["123", "456"]),  # longer than any number
        ([at("AB", 0, 160), at("CD", 170, 330)], ["AB", "CD"]),
        ([at("7871", 0, 300), at("1", 250, 330, 40, 100)], ["7871"]),  # its end once more
        ([at("7871", 0, 300), at("2", 250, 330, 40, 100)], ["7871"]),  # what was seen of its end
        ([at("78711", 0, 300), at("2", 250, 330, 10, 100)], ["78711", "2"]),
        ([at("7871", 0, 300), at("1", 250, 330, 300, 360)], ["7871", "1"]),
        ([at("7871", 0, 300), at("1", 400, 480, 40, 100)], ["7871", "1"]),
        ([at("A871", 0, 300), at("1", 250, 330, 40, 100)], ["A871", "1"]),
    ],
)
def test_pieces_are_put_together(lines: list[ReadLine], texts: list[str]) -> None:
    assert [line.text for line in joined(lines)] == texts


@pytest.mark.parametrize(
    ("signs", "are"),
    [({"KSA"}, True), ({"K", "S", "A"}, True), ({"K", "SA"}, True), ({"KS", "RUS"}, False), ((), False)],
)
def test_the_sign_of_the_kingdom_may_come_in_pieces(signs: set[str], are: bool) -> None:
    assert is_saudi(signs) is are
