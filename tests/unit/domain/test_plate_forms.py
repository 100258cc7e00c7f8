"""From lines read off a car to its plate: where they stand decides, and what a place of a form must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.plate import Region, plate_key
from cardesk_desktop.domain.plate_forms import plates_in
from cardesk_desktop.domain.read_line import ReadLine


def at(text: str, left: int, top: int, right: int, bottom: int, certainty: int = 99) -> ReadLine:
    return ReadLine(text, certainty, left, top, right, bottom)


def alone(text: str) -> list[ReadLine]:
    return [at(text, 100, 100, 500, 180)]


@pytest.mark.parametrize(
    ("sign", "region"),
    [
        ("DUBAI", Region.DUBAI),
        ("DUBAl", Region.DUBAI),  # one letter misread
        ("ABU DHABI", Region.ABU_DHABI),
        ("SHARJAH", Region.SHARJAH),
        ("U.A.Q.", Region.UMM_AL_QUWAIN),
        ("RAK", Region.RAS_AL_KHAIMAH),
        ("الشارقة", Region.SHARJAH),
    ],
)
def test_an_emirate_stands_between_code_and_number(sign: str, region: Region) -> None:
    lines = [at("48217", 300, 100, 600, 180), at(sign, 200, 140, 290, 170), at("R", 100, 100, 160, 180)]
    first = plates_in(lines)[0]
    assert (first.plate.text, first.plate.region, first.is_whole) == ("R 48217", region, True)


def test_a_code_that_was_missed_leaves_the_number_to_be_completed() -> None:
    lines = [at("48217", 300, 100, 600, 180, 90), at("DUBAI", 200, 140, 290, 170)]
    (only,) = plates_in(lines)
    assert (only.plate.text, only.certainty, only.is_whole) == ("48217", 90, False)


def test_a_number_before_the_name_of_the_emirate_is_no_number_of_a_plate() -> None:
    assert plates_in([at("2024", 0, 0, 80, 40), at("DUBAI", 200, 140, 290, 170)]) == ()


@pytest.mark.parametrize("line", ["R 48217", "R48217", "r-48217"])
def test_code_and_number_may_be_read_as_one_line(line: str) -> None:
    first = plates_in([*alone(line), at("DUBAI", 200, 190, 290, 220)])[0]
    assert (first.plate.text, first.plate.region) == ("R 48217", Region.DUBAI)


@pytest.mark.parametrize(
    ("line", "text", "region"),
    [
        ("A DUBAI 12345", "A 12345", Region.DUBAI),
        ("DUBAI CC 99999", "CC 99999", Region.DUBAI),
        ("17 ABU DHABI 5555", "17 5555", Region.ABU_DHABI),
        ("ABU DHABI 17 5555", "17 5555", Region.ABU_DHABI),
        ("3 SHARJAH 12345", "3 12345", Region.SHARJAH),
        ("A RAS AL KHAIMAH 123", "A 123", Region.RAS_AL_KHAIMAH),
        ("8 AJMAN 55555", "B 55555", Region.AJMAN),
        ("الشارقة 3 12345", "3 12345", Region.SHARJAH),
    ],
)
def test_the_name_of_the_emirate_may_stand_in_the_same_line(line: str, text: str, region: Region) -> None:
    first = plates_in(alone(line))[0]
    assert (first.plate.text, first.plate.region, first.is_whole) == (text, region, True)


@pytest.mark.parametrize("line", ["DUBAI", "DUBAI 12345", "RENT A CAR DUBAI 12345", "AD 123 CD"])
def test_a_name_beside_anything_else_is_no_plate_of_an_emirate(line: str) -> None:
    assert all(read.plate.region is Region.OTHER for read in plates_in(alone(line)))


def test_where_the_emirate_is_not_read_it_is_that_of_the_house() -> None:
    lines = [at("14", 100, 100, 160, 180), at("67798", 300, 110, 600, 190)]
    assert plates_in(lines, Region.SHARJAH)[0].plate.region is Region.SHARJAH


@pytest.mark.parametrize(
    "lines",
    [
        [at("8434", 100, 200, 300, 260), at("Z Z D", 330, 205, 480, 262), at("KSA", 500, 100, 530, 260)],
        [at("8434 ZZD", 100, 200, 480, 260), at("K S A", 500, 100, 530, 260)],
        [at("ZZD8434", 100, 200, 480, 260), at("KSA", 500, 100, 530, 260)],
        [at("B434ZZD", 100, 200, 480, 260), at("KSA", 500, 100, 530, 260)],
        [at("8434ZZD", 100, 200, 480, 260)] + [at(sign, 500, 100, 530, 130) for sign in "KSA"],
    ],
)
def test_a_saudi_plate_is_read_off_its_latin_row(lines: list[ReadLine]) -> None:
    first = plates_in(lines)[0]
    assert (first.plate.text, first.plate.region) == ("ZZD 8434", Region.SAUDI_ARABIA)


SIGN = [at("K", 700, 180, 760, 240), at("SA", 700, 250, 760, 380)]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        # The sign in two pieces.
        ([at("2179HRN", 100, 200, 600, 300), *SIGN], "HRN 2179"),
        # The last digit read once more with the letters; the row above is Arabic, and misread.
        (
            [
                at("1435", 526, 463, 788, 589),
                at("5TVV", 725, 494, 1001, 607),
                at("bss", 804, 355, 1017, 468),
                at("KSA", 1016, 428, 1100, 619),
            ],
            "TVV 1435",
        ),
        # Letters that would be short for Sharjah on a plate of the emirates.
        ([at("2529", 218, 400, 535, 529), at("SHJ", 480, 385, 788, 499), *SIGN], "SHJ 2529"),
        # What was seen of its last digit looks like another one.
        ([at("5436", 310, 395, 678, 534), at("5 RTV", 616, 403, 1003, 522), *SIGN], "RTV 5436"),
        # A letter for itself, and a digit before the others.
        (
            [
                at("6803", 127, 443, 487, 573),
                at("3|ZV", 421, 435, 726, 566),
                at("J", 677, 450, 780, 565),
                *SIGN,
            ],
            "ZVJ 6803",
        ),
        # A letter for itself, overlapping those before it.
        (
            [at("4014", 257, 369, 615, 510), at("HS", 562, 396, 827, 510), at("J", 800, 417, 887, 511)],
            "HSJ 4014",
        ),
        # The end of the number once more, small.
        (
            [
                at("7871", 268, 491, 536, 611),
                at("UET", 551, 485, 753, 575),
                at("1", 497, 512, 575, 572),
                *SIGN,
            ],
            "UET 7871",
        ),
    ],
)
def test_a_saudi_plate_is_put_together_from_what_was_read_in_pieces(lines: list[ReadLine], text: str) -> None:
    assert plates_in(lines)[0].plate.text == text


def test_letters_behind_a_digit_that_stands_apart_from_the_number_are_no_saudi_plate() -> None:
    lines = [at("1435", 426, 463, 688, 589), at("5TVV", 725, 494, 1001, 607)]
    assert all(read.plate.region is not Region.SAUDI_ARABIA for read in plates_in(lines))


def test_a_number_that_was_read_digit_by_digit_is_one_number() -> None:
    digits = [at("1", 432, 74, 515, 167), at("3", 518, 77, 609, 169), at("6", 634, 80, 708, 170, 90)]
    lines = [*digits[::-1], at("A", 165, 60, 267, 169), at("AJMAN", 272, 114, 386, 156)]
    plates = plates_in(lines)
    assert [(read.plate.text, read.certainty) for read in plates] == [("A 136", 90), ("136", 90)]


@pytest.mark.parametrize(
    ("name", "code", "text"),
    [
        ("DUBAI", "0", "O 83456"),
        ("AJMAN", "8", "B 83456"),
        ("SHARJAH", "1", "1 83456"),
        ("SHARJAH", "0", "O 83456"),
    ],
)
def test_where_codes_are_letters_a_digit_is_one(name: str, code: str, text: str) -> None:
    lines = [at(code, 317, 201, 425, 310), at("83456", 556, 207, 960, 359), at(name, 431, 264, 553, 313)]
    assert plates_in(lines)[0].plate.text == text


def test_where_no_emirate_was_read_a_code_stays_what_it_is() -> None:
    lines = [at("1", 317, 201, 425, 310), at("83456", 556, 207, 960, 359)]
    assert plates_in(lines)[0].plate.text == "1 83456"


def test_without_its_sign_a_saudi_plate_gives_way_to_a_spanish_one() -> None:
    assert [read.plate.region for read in plates_in(alone("2768 BNG"))] == [
        Region.OTHER,
        Region.SAUDI_ARABIA,
    ]


def test_four_letters_are_no_saudi_number() -> None:
    assert plates_in([*alone("ATTNZZD"), at("KSA", 600, 100, 640, 180)]) == ()


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ([at("X451PM", 0, 0, 400, 80), at("199", 420, 0, 500, 50), at("RUS", 420, 55, 500, 80)], "X451PM199"),
        ([at("Х451РМ", 0, 0, 400, 80), at("199", 420, 0, 500, 50)], "X451PM199"),
        ([at("0122CY 78", 0, 0, 400, 80)], "O122CY78"),
        ([at("O1Z2CY 78", 0, 0, 400, 80)], "O122CY78"),
        ([at("O122CY", 0, 0, 400, 80)], "O122CY"),
    ],
)
def test_a_russian_plate_is_read_with_its_region(lines: list[ReadLine], key: str) -> None:
    first = plates_in(lines)[0]
    assert (first.plate.key, first.plate.region) == (key, Region.OTHER)


@pytest.mark.parametrize("text", ["HG-993-MV", "B KK 8557", "3009 XJW", "AB 123 CD"])
def test_what_has_letters_and_digits_may_be_a_plate_of_anywhere(text: str) -> None:
    assert plates_in([at("E", 0, 100, 40, 180), *alone(text)])[0].plate.key == plate_key(text)


def test_the_largest_writing_is_the_plate() -> None:
    lines = [at("SALE50", 0, 0, 90, 20), at("AB123CD", 100, 100, 500, 180)]
    assert [read.plate.key for read in plates_in(lines)] == ["AB123CD", "SALE50"]


@pytest.mark.parametrize("text", ["", "...", "CAR WASH", "12", "ABCDEFGH12345"])
def test_what_is_no_plate_is_not_offered(text: str) -> None:
    assert plates_in(alone(text)) == ()


lines = st.builds(
    ReadLine,
    st.one_of(st.text(max_size=20), st.from_regex(r"[A-Z0-9 ]{1,10}|DUBAI|KSA", fullmatch=True)),
    st.integers(0, 100),
    *[st.integers(0, 1280)] * 4,
)


@given(st.lists(lines, max_size=6))
def test_whatever_is_read_no_plate_is_offered_twice_and_each_can_be_typed(read: list[ReadLine]) -> None:
    plates = [each.plate for each in plates_in(read)]
    assert len({plate.key for plate in plates}) == len(plates)
    assert all(plate.key for plate in plates)
