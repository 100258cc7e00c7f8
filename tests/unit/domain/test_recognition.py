"""What was seen on a photo is believed as far as it holds, and named as it stands on a price list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.recognition import (
    SizeUnit,
    Suggestion,
    checked,
    full_name,
    kept,
    meant_category,
    meant_tax,
    read_back,
)
from cardesk_desktop.domain.tax import Tax, TaxCategory
from tests.builders import UAE_VAT, make_category

SEEN = Suggestion(
    "Wash & Wax Shampoo",
    "Shinex",
    "Shampoos",
    "1.5",
    SizeUnit.LITRE,
    "6291041500213",
    TaxCategory.STANDARD,
    92,
)


def test_what_holds_stays_as_it_is() -> None:
    assert checked(SEEN) == SEEN
    assert not SEEN.is_empty
    assert checked(Suggestion()).is_empty


@pytest.mark.parametrize(
    ("size", "unit"),
    [("much", SizeUnit.LITRE), ("0", SizeUnit.LITRE), ("0.00", SizeUnit.LITRE), ("1.5", None), ("", None)],
)
def test_a_size_that_is_none_is_left_out(size: str, unit: SizeUnit | None) -> None:
    seen = checked(replace(SEEN, size=size, unit=unit))
    assert (seen.size, seen.unit, seen.name) == ("", None, SEEN.name)


@pytest.mark.parametrize("barcode", ["6291041500214", "62910", "62910415002I3", "٦٢٩١٠٤١٥٠٠٢١"])
def test_a_barcode_that_does_not_fit_is_left_out(barcode: str) -> None:
    assert checked(replace(SEEN, barcode=barcode)).barcode == ""


def test_digits_of_another_script_are_digits() -> None:
    seen = checked(replace(SEEN, barcode="٦٢٩١٠٤١ ٥٠٠٢١٣", size="١.٥"))
    assert (seen.barcode, seen.size) == (SEEN.barcode, "1.5")


def test_marks_that_turn_a_line_around_are_dropped() -> None:
    assert checked(replace(SEEN, name="\u202eWash\n& Wax")).name == "Wash & Wax"


@pytest.mark.parametrize(
    "seen",
    [
        replace(SEEN, confidence=101),
        replace(SEEN, confidence=-1),
        replace(SEEN, name="w" * 121),
        replace(SEEN, brand="w" * 61),
    ],
)
def test_what_cannot_have_been_meant_is_refused(seen: Suggestion) -> None:
    with pytest.raises(Refused) as refused:
        checked(seen)
    assert refused.value.code is Code.RECOGNITION_ANSWER_UNREADABLE


@given(some.text(), some.text(), some.text(), some.integers())
def test_whatever_comes_is_clean_or_refused(name: str, size: str, barcode: str, confidence: int) -> None:
    try:
        seen = checked(
            Suggestion(name, size=size, unit=SizeUnit.GRAM, barcode=barcode, confidence=confidence)
        )
    except Refused:
        return
    assert checked(seen) == seen
    assert read_back(kept(seen)) == seen


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("Wash & Wax", "Shinex", "1.5", "l"), "Shinex Wash & Wax 1.5 l"),
        (("Shinex Wash & Wax", "Shinex", "", ""), "Shinex Wash & Wax"),
        (("SHINEX Wash 1.5L", "Shinex", "1.5", "l"), "SHINEX Wash 1.5L"),
        (("Wash", "", "500", "ml"), "Wash 500 ml"),
        (("", "Shinex", "", ""), "Shinex"),
        (("", "", "", "ml"), ""),
        (("Waxing", "Wax", "", ""), "Wax Waxing"),
    ],
)
def test_brand_and_size_are_named_once(parts: tuple[str, str, str, str], whole: str) -> None:
    assert full_name(*parts) == whole


def test_a_category_is_known_by_any_of_its_names() -> None:
    shampoos = replace(make_category("Shampoos"), names=Names("Shampoos", {"fr": "Shampooings"}))
    others = (make_category("Wax"), shampoos)
    assert meant_category("shampooings ", others) is shampoos
    assert meant_category("Tyres", others) is None
    assert meant_category("", others) is None


def test_a_tax_is_one_of_the_company() -> None:
    zero = Tax(TaxCategory.ZERO_RATED)
    assert meant_tax(TaxCategory.STANDARD, UAE_VAT, [Tax(TaxCategory.STANDARD, 1500), zero]) == UAE_VAT
    assert meant_tax(TaxCategory.ZERO_RATED, UAE_VAT, [zero]) == zero
    assert meant_tax(TaxCategory.EXEMPT, UAE_VAT, [zero]) is None
    assert meant_tax(None, UAE_VAT, [zero]) is None


def test_what_was_kept_is_read_back() -> None:
    assert read_back(kept(SEEN)) == SEEN
    assert read_back(kept(Suggestion())) == Suggestion()
    assert read_back("") is None
