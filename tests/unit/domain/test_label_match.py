"""How well a label fits a name: rare words tell most, numbers must be the same, words may be misread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardesk_desktop.domain.label_match import LEAST_FIT, fits, label_words

SHAMPOOS = {
    1: ("Autoglow Classic Car shampoo, 500 ml",),
    2: ("Autoglow Classic Car shampoo, 5 l",),
    3: ("Autoglow Black Car shampoo, 500 ml",),
    4: ("Nordwax Classic Car shampoo, 500 ml", "شامبو سيارات Nordwax"),
}


def best(*lines: str) -> int:
    found = fits(lines, SHAMPOOS)
    return max(found, key=lambda key: found[key].percent)


@pytest.mark.parametrize(
    ("lines", "product"),
    [
        (("AUTOGLOW", "Classic", "Car shampoo", "500 ml"), 1),
        (("AUTOGLOW", "Classic", "Car shampoo", "500ml"), 1),
        (("AUTOGLOW", "Classic", "Car shampoo", "5L"), 2),
        (("AUTOGLOW", "Classic", "Car shampoo", "51"), 2),  # an l read as a one
        (("AUTOGL0W", "Black", "Carshampoo", "500 ml"), 3),  # an o read as a nought, a space missed
        (("AUTOGLOV", "Blacl", "Car shampoo", "500 ml"), 3),
        (("NORDWAX", "shampoo"), 4),
        (("NORDWAX", "شامبو سيارات"), 4),
    ],
)
def test_the_product_on_the_label_fits_best(lines: tuple[str, ...], product: int) -> None:
    assert best(*lines) == product
    assert fits(lines, SHAMPOOS)[product].percent >= LEAST_FIT


def test_a_label_of_something_else_fits_nothing() -> None:
    found = fits(["MINERAL WATER", "1.5 l"], SHAMPOOS)
    assert all(fit.percent < LEAST_FIT for fit in found.values())


def test_what_was_read_of_the_name_is_told() -> None:
    fit = fits(["Autoglow", "500 ml"], SHAMPOOS)[1]
    assert fit.words == ("autoglow", "500ml")


def test_two_letters_of_a_long_word_may_be_misread() -> None:
    names = {1: ("Waterspotremover",), 2: ("Conditioner",)}
    assert fits(["Watersqotremouer"], names)[1].percent == 60
    assert fits(["Watxrsqotremouer"], names)[1].percent == 0


def test_a_name_without_words_fits_nothing() -> None:
    assert fits(["anything"], {1: ("—",)})[1].percent == 0


def test_the_words_to_look_for_are_parted_where_letters_meet_digits() -> None:
    assert label_words(["500ml WAX!", "a 7 wax"], 10) == ("500", "ml", "wax", "7")
    assert label_words(["one two three"], 2) == ("one", "two")


names = st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=3)


@given(st.lists(st.text(max_size=30), max_size=5), st.dictionaries(st.integers(), names, max_size=5))
def test_a_fit_is_between_nothing_and_all(lines: list[str], products: dict[int, list[str]]) -> None:
    assert all(0 <= fit.percent <= 100 for fit in fits(lines, products).values())


@given(st.from_regex(r"[a-z]{3,10}( [a-z]{3,10}){0,3}( [0-9]{2,4} ml)?", fullmatch=True))
def test_what_is_read_right_fits_wholly(name: str) -> None:
    assert fits([name.upper()], {1: (name,), 2: ("other thing",)})[1].percent == 100
