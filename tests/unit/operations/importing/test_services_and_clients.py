"""Menus and client lists of another till."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.importing.fields import ImportField, ImportKind
from cardesk_desktop.domain.importing.headings import guess_columns
from cardesk_desktop.domain.importing.report import OnKnown
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.plate import Plate, Region
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import load_phrasebook
from cardesk_desktop.operations.importing.cells import amount, at_least_zero, minutes
from cardesk_desktop.operations.importing.clients import read_client_kind, read_plate, read_size
from tests.builders.basics import AED
from tests.builders.open_shop import CARPETS, FATIMA, PATROL, WASH, OpenShop
from tests.unit.operations.importing.lists import fates, imported, listed, plan_for, tried

MENU = """
Service;Category;Duration;Price;SUV;Van;French name
Engine wash;Extras;1:30;120;150;;Lavage moteur
Tyre shine;Extras;;25;;;
"""


def test_a_price_stands_for_every_size_that_has_no_own(shop: OpenShop) -> None:
    assert fates(imported(shop, MENU, ImportKind.SERVICES)) == (2, 0, 0, 0)
    with shop.desk.store.read() as work:
        engine = work.catalogue.service(work.item_codes.services_named("engine wash")[0])
        tyres = work.catalogue.service(work.item_codes.services_named("tyre shine")[0])
    assert engine.prices[SizeClass.SEDAN] == Money(12_000, AED)
    assert engine.prices[SizeClass.SUV] == Money(15_000, AED)
    assert set(engine.prices) == set(SizeClass)
    assert (engine.duration_min, tyres.duration_min) == (90, 30)
    assert engine.names.others == {"fr": "Lavage moteur"}
    assert engine.category_id == tyres.category_id


def test_a_service_is_known_by_its_name(shop: OpenShop) -> None:
    text = f"Service;SUV;Tax\n{WASH.names.main.upper()};99;5\n"
    assert fates(tried(shop, listed(text), plan_for(listed(text), ImportKind.SERVICES))) == (0, 0, 1, 0)
    assert fates(imported(shop, text, ImportKind.SERVICES, OnKnown.UPDATE)) == (0, 1, 0, 0)
    with shop.desk.store.read() as work:
        changed = work.catalogue.service(WASH.id)
    assert changed.prices[SizeClass.SUV] == Money(9_900, AED)
    assert changed.prices[SizeClass.SEDAN] == WASH.prices[SizeClass.SEDAN]
    again = listed(text)
    assert fates(tried(shop, again, plan_for(again, ImportKind.SERVICES, OnKnown.UPDATE))) == (0, 0, 1, 0)


def test_a_service_needs_a_price(shop: OpenShop) -> None:
    sheet = listed("Service;Category\nEngine wash;Extras\n")
    report = tried(shop, sheet, plan_for(sheet, ImportKind.SERVICES))
    assert report.refusals[0].code is Code.SERVICE_WITHOUT_PRICE


CLIENTS = """
Name;Mobile;Email;Plate;Make;Model;Colour;Size;Notes
Claire Dubois;050 765 4321;claire@example.com;Dubai R 60918;Nissan;Patrol;White;SUV;Knows us
Li Wei;;;A 12345 AUH;;;;;
Claire Dubois;050 765 4329;;;;;;;Another Claire
"""


def test_clients_come_with_their_cars(shop: OpenShop) -> None:
    assert fates(imported(shop, CLIENTS, ImportKind.CLIENTS)) == (3, 0, 0, 0)
    with shop.desk.store.read() as work:
        (car,) = work.vehicles.with_key("R60918")
        assert car.client_id is not None
        owner = work.clients.get(car.client_id)
        assert (owner.name, owner.phone, owner.email) == (
            "Claire Dubois",
            "+971507654321",
            "claire@example.com",
        )
        assert owner.notes == "Knows us"
        assert owner.created_at == shop.clock.now()
        assert (car.plate.region, car.name, car.size_class) == (
            Region.DUBAI,
            "Nissan Patrol",
            SizeClass.SUV,
        )
        (other,) = work.vehicles.with_key("A12345")
        assert other.plate == Plate(Region.ABU_DHABI, "A 12345")
        assert work.search.find("0507654329", 3)[0].title == "Claire Dubois"


def test_who_is_known_is_left_and_gets_the_car(shop: OpenShop) -> None:
    text = f"Name;Phone;Plate\nFatima N.;{FATIMA.phone};Dubai Z 1\nLi;;{PATROL.plate.text}\n"
    sheet = listed(text)
    assert fates(tried(shop, sheet, plan_for(sheet, ImportKind.CLIENTS)))[0] >= 1
    imported(shop, text, ImportKind.CLIENTS)
    with shop.desk.store.read() as work:
        (car,) = work.vehicles.with_key("Z1")
        assert car.client_id == FATIMA.id
        assert work.clients.get(FATIMA.id).name == FATIMA.name
    assert fates(tried(shop, sheet, plan_for(sheet, ImportKind.CLIENTS)))[3] == 0


def test_a_client_without_a_phone_is_known_by_the_name(shop: OpenShop) -> None:
    imported(shop, "Name\nÉmilie Durand\nLi Wei\n", ImportKind.CLIENTS)
    sheet = listed("Name\nemilie DURAND\nLi Wei Chen\nLi Wei Chen\n")
    report = tried(shop, sheet, plan_for(sheet, ImportKind.CLIENTS))
    assert fates(report) == (1, 0, 1, 1)


def test_a_row_of_a_client_says_what_is_wrong(shop: OpenShop) -> None:
    sheet = listed("Name;Phone;Plate;Size\nA;12;;\nB;;no;\nC;;B 7;huge\n")
    report = tried(shop, sheet, plan_for(sheet, ImportKind.CLIENTS))
    assert [(each.column, each.code) for each in report.refusals] == [
        (ImportField.PHONE, Code.PHONE_UNREADABLE),
        (ImportField.PLATE, Code.PLATE_UNREADABLE),
        (ImportField.SIZE_CLASS, Code.SIZE_UNKNOWN),
    ]


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("دبي R 60917", Plate(Region.DUBAI, "R 60917")),
        ("RAK-A-1", Plate(Region.RAS_AL_KHAIMAH, "A 1")),
        ("AB-123-CD", Plate(Region.OTHER, "AB 123 CD")),
        ("1234 ABC KSA", Plate(Region.SAUDI_ARABIA, "1234 ABC")),
        ("17 84521 AUH", Plate(Region.ABU_DHABI, "17 84521")),
        ("AD 5 12345", Plate(Region.ABU_DHABI, "5 12345")),
        ("AD-123-BC", Plate(Region.OTHER, "AD 123 BC")),
    ],
)
def test_an_emirate_is_taken_from_the_plate(text: str, plate: Plate) -> None:
    assert read_plate(text, "AE") == plate


@pytest.mark.parametrize("text", ["AD-123-BC", "SA-456-XY", "GA-123-AD", "SHJ 123 K", "SA 123", "AD 12345"])
def test_letters_of_plates_elsewhere_name_no_emirate(text: str) -> None:
    assert read_plate(text, "FR").region is Region.OTHER


def test_a_whole_name_is_known_everywhere() -> None:
    assert read_plate("Dubai R 60917", "FR") == Plate(Region.DUBAI, "R 60917")


def test_a_list_says_who_is_a_company(shop: OpenShop) -> None:
    trn = "100123456700003"
    text = f"Name;Client type;TRN\nAli;;\nBay LLC;;{trn}\nCar Co;Company;\nDr Wu;person;{trn}\n"
    imported(shop, text, ImportKind.CLIENTS)
    companies = {}
    with shop.desk.store.read() as work:
        for name in ("Ali", "Bay LLC", "Car Co", "Dr Wu"):
            companies[name] = work.clients.get(work.search.find(name, 1)[0].id).is_company
    assert companies == {"Ali": False, "Bay LLC": True, "Car Co": True, "Dr Wu": False}


@pytest.mark.parametrize("language", ["en", "fr", "ar", "es", "ru"])
def test_what_the_program_exports_says_who_is_a_company(language: str) -> None:
    _ = load_phrasebook(language)
    assert (
        guess_columns([_("Client"), _("Person or company")], ImportKind.CLIENTS)[ImportField.CLIENT_KIND] == 1
    )
    assert read_client_kind(_("Company")) is True
    assert read_client_kind(_("Person")) is False


def test_what_says_neither_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_client_kind("VIP")
    assert refused.value.code is Code.CLIENT_KIND_UNKNOWN


def test_sizes_have_many_names() -> None:
    assert read_size("4x4") is SizeClass.SUV
    assert read_size("Седан") is SizeClass.SEDAN
    assert read_size("large") is SizeClass.LARGE


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("45", 4_500),
        ("AED 1,250.50", 125_050),
        ("12,5000", 1_250),
        ("45.", 4_500),
        ("7.000", 700),
        ("0,500", 50),
        ("1200,500", 120_050),
        ("1,200.000", 120_000),
        ("1.200,000", 120_000),
        ("AED 1.200.000", 120_000_000),
        ("٤٥", 4_500),
    ],
)
def test_amounts_of_other_programs_are_read(text: str, minor: int) -> None:
    assert amount(text, AED) == Money(minor, AED)


@pytest.mark.parametrize("text", ["1,200", "12,500", "1,249", "100,000", "1,234,500", "AED 9,900"])
def test_a_comma_before_three_digits_parts_thousands_whatever_the_digits(text: str) -> None:
    assert amount(text, AED) == Money.parse(text.removeprefix("AED "), AED)
    assert amount(text, AED).minor >= 100_000


def test_with_three_decimals_a_comma_begins_them() -> None:
    assert amount("1,200", currency("KWD")) == Money(1_200, currency("KWD"))


def test_a_price_by_size_is_not_flattened_by_a_list_with_one(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.catalogue.save_service(replace(CARPETS, prices=dict.fromkeys(CARPETS.prices, Money(4_000, AED))))
    text = f"Service;Price\n{CARPETS.names.main};99\n{WASH.names.main};99\n"
    sheet = listed(text)
    report = tried(shop, sheet, plan_for(sheet, ImportKind.SERVICES, OnKnown.UPDATE))
    assert [(each.row, each.code) for each in report.refusals] == [(3, Code.SERVICE_PRICED_BY_SIZE)]
    assert len(set(WASH.prices.values())) > 1
    imported(shop, text, ImportKind.SERVICES, OnKnown.UPDATE)
    with shop.desk.store.read() as work:
        assert work.catalogue.service(WASH.id).prices == WASH.prices
        carpets = work.catalogue.service(CARPETS.id)
    # Offered for the sizes it had, and for no other one.
    assert carpets.prices == dict.fromkeys(CARPETS.prices, Money(9_900, AED))


def test_one_price_beside_those_of_the_sizes_fills_the_size_that_is_left(shop: OpenShop) -> None:
    (left, *others) = WASH.prices
    heads = {SizeClass.MOTORCYCLE: "Motorcycle", SizeClass.SMALL: "Small", SizeClass.SEDAN: "Sedan"}
    heads |= {SizeClass.SUV: "SUV", SizeClass.LARGE: "Large"}
    columns = ";".join(heads[size] for size in others)
    cells = ";".join("70" for _ in others)
    imported(
        shop,
        f"Service;Price;{columns}\n{WASH.names.main};50;{cells}\n",
        ImportKind.SERVICES,
        OnKnown.UPDATE,
    )
    with shop.desk.store.read() as work:
        prices = work.catalogue.service(WASH.id).prices
    assert prices == {left: Money(5_000, AED), **dict.fromkeys(others, Money(7_000, AED))}


def test_durations_and_minimums() -> None:
    assert (minutes("45"), minutes("1:30"), minutes("٩٠")) == (45, 90, 90)
    assert (at_least_zero("0"), at_least_zero("0.0"), at_least_zero("1.5")) == (0, 0, 1_500)
    for wrong in ("", "an hour", "1:x", "-5"):
        with pytest.raises(Refused):
            minutes(wrong)
