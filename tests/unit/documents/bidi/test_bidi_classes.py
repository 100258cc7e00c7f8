import unicodedata

import pytest

from cardesk_desktop.documents.bidi.classes import CLOSING, OPENING, bidi_class, default_class


@pytest.mark.parametrize(
    ("char", "expected"),
    [
        ("\u061d", "AL"),  # assigned in Unicode 14
        ("\u05ff", "R"),
        ("\u070e", "AL"),
        ("\ufdd3", "BN"),
        ("\U0001eeff", "AL"),
        ("\U0001ecff", "R"),
        ("\U000e0fff", "BN"),
        ("\uffff", "BN"),
        ("\U0010ffff", "BN"),
        ("\u20c3", "ET"),  # UAE dirham sign: known to no Python before Unicode 18
        ("\u0378", "L"),
    ],
)
def test_a_character_without_a_class_takes_the_default_of_its_block(char: str, expected: str) -> None:
    assert bidi_class(char) == expected


def test_default_classes_agree_with_the_letters_around_them() -> None:
    assert default_class("\u0620") == unicodedata.bidirectional("\u0620") == "AL"
    assert default_class("\u05d0") == unicodedata.bidirectional("\u05d0") == "R"


def test_brackets_are_mirrored_punctuation() -> None:
    assert len(OPENING) == len(CLOSING) == 64
    for opening, closing in OPENING.items():
        assert unicodedata.mirrored(opening), hex(ord(opening))
        assert unicodedata.category(opening) in {"Ps", "Pe"}
        assert closing in CLOSING.values()


def test_the_two_angle_brackets_are_the_same_pair() -> None:
    assert OPENING["\u2329"] == OPENING["\u3008"] == CLOSING["\u232a"] == CLOSING["\u3009"]
