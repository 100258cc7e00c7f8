"""The facts of the demo company hold together and can be printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from cardesk_desktop.demo.data.board import EXPECTED_SOON, ON_BOARD
from cardesk_desktop.demo.data.cars import MODELS, PLATE_CODES, REGIONS
from cardesk_desktop.demo.data.clients import PERSONS
from cardesk_desktop.demo.data.companies import COMPANIES
from cardesk_desktop.demo.data.facts import CarFact, ProductFact
from cardesk_desktop.demo.data.house import company, staff
from cardesk_desktop.demo.data.menu import CATEGORIES, SERVICES
from cardesk_desktop.demo.data.shop import PRODUCTS
from cardesk_desktop.demo.story.chance import Chance
from cardesk_desktop.demo.story.clientele import Clientele, gather
from cardesk_desktop.documents.text.faces import NOTDEF, load_faces
from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.tax import Tax, TaxCategory
from cardesk_desktop.domain.vehicle import SizeClass
from tests.builders import seeded_ids

GOODS = tuple(fact for shelf in PRODUCTS.values() for fact in shelf)
CLIENTS = (*PERSONS, *COMPANIES)
LANGUAGES = {"en", "fr", "ar", "es", "ru"}


@pytest.fixture(scope="module")
def clientele() -> Clientele:
    return gather(Chance("test"))


def _texts() -> Iterable[str]:
    for names in _all_names():
        yield names.main
        yield from names.others.values()
    for client in CLIENTS:
        yield from (client.name, client.address, client.notes, client.email)
        yield from (car.plate for car in client.known)
    for model in MODELS:
        yield f"{model.make} {model.model}"
    for member in staff(seeded_ids()):
        yield member.name
    house = company(seeded_ids(), "")
    yield from (house.name, house.address, house.footer, house.email)
    yield from (fact.note for fact in ON_BOARD)
    yield from (tax.reason for tax in _taxes())


def _all_names() -> Iterable[Names]:
    yield from (fact.names for fact in CATEGORIES)
    yield from (fact.names for fact in SERVICES)
    yield from (fact.names for fact in GOODS)


def _taxes() -> Iterable[Tax]:
    yield from (fact.tax for fact in SERVICES)
    yield from (fact.tax for fact in GOODS)


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_every_text_can_be_printed_with_the_shipped_fonts(weight: str) -> None:
    faces = next(faces for name, faces in load_faces().items() if name == weight).preferred(is_rtl=False)
    missing = {
        char
        for text in _texts()
        for char in text
        if not char.isspace() and all(face.glyph(char) == NOTDEF for face in faces)
    }
    assert not missing


def test_every_barcode_is_an_ean_13_and_belongs_to_one_product() -> None:
    barcodes = [barcode for fact in GOODS for barcode in fact.barcodes]
    for barcode in barcodes:
        assert len(barcode) == 13
        digits = [int(char) for char in barcode]
        weighed = sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits))
        assert weighed % 10 == 0, barcode
    assert max(Counter(barcodes).values()) == 1


def test_skus_and_names_of_products_are_unique() -> None:
    assert len({fact.sku for fact in GOODS}) == len(GOODS) >= 40
    assert len({fact.names.main for fact in GOODS}) == len(GOODS)


def test_everything_has_an_arabic_name_and_no_unknown_language() -> None:
    for names in _all_names():
        assert names.others["ar"]
        assert set(names.others) < LANGUAGES


def test_services_have_all_languages_and_prices_that_grow_with_the_car() -> None:
    assert len(SERVICES) >= 18
    for fact in SERVICES:
        assert set(fact.names.others) == LANGUAGES - {"en"}
        prices = [fact.prices[size] for size in SizeClass if size in fact.prices]
        assert prices == sorted(prices)
        assert fact.duration_min > 0
        assert fact.category in {category.key for category in CATEGORIES}


def test_tax_cases_beside_the_standard_rate_are_there() -> None:
    kinds = {tax.category for tax in _taxes()}
    assert kinds >= {TaxCategory.ZERO_RATED, TaxCategory.EXEMPT, TaxCategory.OUT_OF_SCOPE}


@pytest.mark.parametrize("fact", GOODS, ids=lambda fact: fact.sku)
def test_a_shelf_holds_more_than_its_minimum(fact: ProductFact) -> None:
    assert 0 < fact.minimum < fact.stock
    assert fact.price > 0


def test_clients_write_in_several_scripts_and_papers_in_every_language() -> None:
    assert 110 <= len(CLIENTS) == len({client.name for client in CLIENTS})
    assert {client.language for client in CLIENTS} == {"", "fr", "ar", "es", "ru"}
    assert any("\u0600" <= char <= "\u06ff" for client in CLIENTS for char in client.name)
    assert any("\u0400" <= char <= "\u04ff" for client in CLIENTS for char in client.name)


def test_companies_have_numbers_of_the_right_form() -> None:
    numbers = [fact.tax_number for fact in COMPANIES if fact.tax_number]
    assert len(set(numbers)) == len(numbers) >= 8
    for number in numbers:
        assert len(number) == 15
        assert number.isdigit()
        assert number.startswith("1")
        assert number.endswith("03")


def test_every_plate_is_read_as_it_stands_and_is_unique(clientele: Clientele) -> None:
    plates = [Plate.read(car.fact.plate, car.fact.region) for car in clientele.cars]
    assert len({plate.key for plate in plates}) == len(plates) >= 145
    for car, plate in zip(clientele.cars, plates, strict=True):
        assert plate.text == car.fact.plate
    assert {plate.region for plate in plates} == set(Region)


def test_every_emirate_has_its_codes() -> None:
    assert set(REGIONS) == set(PLATE_CODES) == set(Region) - {Region.SAUDI_ARABIA, Region.OTHER}


def test_phones_are_unique_and_given_to_nobody(clientele: Clientele) -> None:
    phones = {car.guest.phone for car in clientele.cars if car.guest}
    assert len(phones) == len(CLIENTS)
    assert all(len(phone) == 13 and phone[6:8] == "00" for phone in phones)


def test_cars_of_the_board_are_known(clientele: Clientele) -> None:
    services = {fact.key: fact for fact in SERVICES}
    for fact in ON_BOARD:
        car = clientele.car(fact.plate)
        assert all(car.fact.size_class in services[key].prices for key in fact.services)
    assert clientele.car(EXPECTED_SOON).guest is not None
    assert EXPECTED_SOON not in {fact.plate for fact in ON_BOARD}


def test_the_same_seed_gathers_the_same_people() -> None:
    one, same, other = (_who_comes(gather(Chance(seed))) for seed in ("one", "one", "two"))
    assert one == same != other


def _who_comes(clientele: Clientele) -> list[tuple[CarFact, str, int]]:
    return [
        (car.fact, car.guest.phone if car.guest else "", car.odometer_km)
        for car in (*clientele.cars, *clientele.regulars)
    ]
