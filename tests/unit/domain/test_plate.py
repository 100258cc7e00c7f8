"""Plates: read as typed, scanned or photographed; one car is found under one key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.plate import MAX_PLATE, Plate, Region, could_be_of, plate_key, plate_keys


@pytest.mark.parametrize(
    ("typed", "region", "shown", "key"),
    [
        ("R 60917", Region.DUBAI, "R 60917", "R60917"),
        ("r60917", Region.DUBAI, "R 60917", "R60917"),
        (" r - 60917 ", Region.DUBAI, "R 60917", "R60917"),
        ("AA/12345", Region.DUBAI, "AA 12345", "AA12345"),
        ("r ٦٠٩١٧", Region.DUBAI, "R 60917", "R60917"),
        ("5 12345", Region.ABU_DHABI, "5 12345", "512345"),
        ("3_99999", Region.SHARJAH, "3 99999", "399999"),
        ("Ｒ６０９１７", Region.DUBAI, "R 60917", "R60917"),
        ("\u202eR\u200b60917", Region.DUBAI, "R 60917", "R60917"),
        ("R\n60917", Region.DUBAI, "R 60917", "R60917"),
        ("abj 1234", Region.SAUDI_ARABIA, "ABJ 1234", "ABJ1234"),
        ("ا ب ح ١٢٣٤", Region.SAUDI_ARABIA, "ا ب ح 1234", "ABJ1234"),
        ("أبح1234", Region.SAUDI_ARABIA, "أبح1234", "ABJ1234"),
        ("AB-123-CD", Region.OTHER, "AB 123 CD", "AB123CD"),
        ("к123ав 77", Region.OTHER, "К123АВ 77", "K123AB77"),
        ("7", Region.DUBAI, "7", "7"),
    ],
)
def test_a_plate_is_read(typed: str, region: Region, shown: str, key: str) -> None:
    plate = Plate.read(typed, region)
    assert (plate.region, plate.text, plate.key) == (region, shown, key)


def test_the_seventeen_saudi_letters_find_their_latin_twins() -> None:
    assert plate_key("ا ب ح د ر س ص ط ع ق ك ل م ن ه و ى") == "ABJDRSXTEGKLZNHUV"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("هـ ب ح 1234", "HBJ1234"),  # people stretch the letter to show its form
        ("إ ب ح 1234", "ABJ1234"),
        ("آ ب ح 1234", "ABJ1234"),
        ("ک ی ب 12", "KVB12"),  # Persian and Urdu keyboards
        ("ﺍ ﺏ ﺡ 1234", "ABJ1234"),  # presentation forms out of a scanned document
        ("اَ بْ حُ 1234", "ABJ1234"),
        ("Н 1234", "H1234"),  # a Russian keyboard
    ],
)
def test_other_spellings_of_an_arabic_letter_find_the_same_car(typed: str, key: str) -> None:
    assert plate_key(typed) == key
    assert Plate.read(typed, Region.SAUDI_ARABIA).key == key


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "---", "ABC", "سيارة", "\u202e\u200b", "A" * 16 + "1", "9" * 10_000, "R 60917 " * 1_250]
    + ["A B C D E F G H 1", "\ud800", "ABCDEFGHIJKLMNO1"],
)
def test_what_cannot_stand_on_a_plate_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        Plate.read(typed, Region.DUBAI)
    assert refused.value.code is Code.PLATE_UNREADABLE


@given(st.text(max_size=30), st.sampled_from(Region))
def test_any_text_is_read_once_and_for_all_or_refused(typed: str, region: Region) -> None:
    try:
        plate = Plate.read(typed, region)
    except Refused:
        return
    assert len(plate.text) <= MAX_PLATE
    assert Plate.read(plate.text, region) == plate
    assert plate.key == plate_key(typed)
    assert plate_key(plate.key) == plate.key


@given(st.from_regex(r"[A-Z]{1,2}[0-9]{1,5}", fullmatch=True), st.sampled_from([" ", "-", "", "  ", " . "]))
def test_spacing_and_case_never_part_a_car_from_its_history(plate: str, gap: str) -> None:
    letters = plate.rstrip("0123456789")
    typed = letters.lower() + gap + plate[len(letters) :]
    assert Plate.read(typed, Region.DUBAI) == Plate.read(plate, Region.DUBAI)


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("JBA 1234", ["ABJ1234", "1234JBA"]),
        # The Arabic row of the same plate, read from the right as Arabic is.
        ("ا ب ح ١٢٣٤", ["JBA1234"]),
        ("١٢٣٤ ا ب ح", ["JBA1234"]),
        ("1234 JBA", ["JBA1234"]),
    ],
)
def test_both_rows_of_a_saudi_plate_lead_to_the_same_car(typed: str, others: list[str]) -> None:
    keys = plate_keys(typed)
    assert keys[0] == plate_key(typed)
    assert set(others) <= set(keys)


@pytest.mark.parametrize("typed", ["R 60917", "AB-123-CD", "к123ав 77", "", "ZZZZ 12"])
def test_no_other_plate_is_taken_for_its_mirror_image(typed: str) -> None:
    assert plate_keys(typed) == (plate_key(typed),)


@pytest.mark.parametrize(
    ("region", "text", "is_so"),
    [
        (Region.DUBAI, "R 60917", True),
        (Region.ABU_DHABI, "17 84521", True),
        (Region.ABU_DHABI, "123 BC", False),
        (Region.SAUDI_ARABIA, "1234 ABC", True),
        (Region.SAUDI_ARABIA, "ا ب ح ١٢٣٤", True),
        (Region.SAUDI_ARABIA, "456 XY", False),
        (Region.OTHER, "anything 1", True),
    ],
)
def test_characters_have_the_form_of_a_regions_plates(region: Region, text: str, is_so: bool) -> None:
    assert could_be_of(region, text) is is_so
