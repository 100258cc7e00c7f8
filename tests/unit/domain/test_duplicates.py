from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.client import Client, Phone
from cardesk_desktop.domain.duplicates import Likeness, likenesses
from tests.builders import make_client

FATIMA = replace(make_client(), email="fatima@example.com")
OTHER = make_client("Somebody Else", phone="+971551112233")
FLEET = make_client("Gulf Couriers", phone="+97143334444", tax_number="100765432100003")


def test_nobody_is_a_duplicate_of_themselves() -> None:
    assert likenesses(FATIMA, FATIMA) == ()
    assert likenesses(FATIMA, OTHER) == ()


@pytest.mark.parametrize(
    ("other", "signs"),
    [
        (replace(OTHER, phone=FATIMA.phone), (Likeness.PHONE,)),
        (replace(OTHER, other_phones=(Phone(FATIMA.phone),)), (Likeness.PHONE,)),
        (replace(OTHER, email="Fatima@Example.com"), (Likeness.EMAIL,)),
        (replace(OTHER, name="fatima  AL Mansoori"), ()),
        (replace(OTHER, name="fatima  AL Mansoori", phone=""), (Likeness.NAME,)),
    ],
)
def test_a_person_is_known_again(other: Client, signs: tuple[Likeness, ...]) -> None:
    assert likenesses(FATIMA, other) == signs


def test_a_company_is_known_again_by_its_name_or_number() -> None:
    twin = replace(OTHER, name=FLEET.name, is_company=True)
    assert likenesses(FLEET, twin) == (Likeness.NAME,)
    assert likenesses(FLEET, replace(OTHER, tax_number=FLEET.tax_number)) == (Likeness.TAX_NUMBER,)


def test_cars_of_one_plate_have_owners_who_may_be_one() -> None:
    assert likenesses(FATIMA, OTHER, (("DXB R60917",), ("DXB R60917", "SHJ 1"))) == (Likeness.PLATE,)
