from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.domain.vin import Vin
from cardesk_desktop.operations.vehicles import (
    VehicleForm,
    add_vehicle,
    archive_vehicle,
    change_vehicle,
    vehicle_file,
)
from cardesk_desktop.operations.vin_facts import vin_facts
from tests.builders.open_shop import FATIMA, FLEET, FRONT_DESK, PATROL, OpenShop

FORM = VehicleForm(
    "a 1234",
    Region.DUBAI,
    SizeClass.SUV,
    make=" Toyota ",
    model="Prado",
    colour="black",
    year="٢٠٢٤",
    vin="JTMHX09J604012345",
    notes="Tow bar",
    client_id=FATIMA.id,
)


def _add(shop: OpenShop, form: VehicleForm = FORM) -> Vehicle:
    return add_vehicle(shop.desk, staff_id=FRONT_DESK.id, form=form).value


def test_a_car_is_kept_as_cleaned(shop: OpenShop) -> None:
    added = _add(shop)
    assert (added.plate.text, added.make, added.year, added.vin) == ("A 1234", "Toyota", 2024, FORM.vin)
    found = vehicle_file(shop.desk, vehicle_id=added.id).value
    assert (found.vehicle, found.owner, found.former, found.twins) == (added, FATIMA, (), ())


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (replace(FORM, plate_text="?"), Code.PLATE_UNREADABLE),
        (replace(FORM, vin="123"), Code.VIN_UNREADABLE),
        (replace(FORM, vin="1M8GDM9A0KP042788"), Code.VIN_CHECK_DIGIT_WRONG),
        (replace(FORM, year="24"), Code.YEAR_UNREADABLE),
        (replace(FORM, year="2030"), Code.YEAR_UNREADABLE),
        (replace(FORM, year="old"), Code.YEAR_UNREADABLE),
        (replace(FORM, make="x" * 41), Code.TEXT_TOO_LONG),
    ],
)
def test_what_cannot_be_read_is_refused(shop: OpenShop, form: VehicleForm, code: Code) -> None:
    with shop.refuses(code):
        _add(shop, form)


def test_a_car_that_changes_hands_remembers_who_had_it(shop: OpenShop) -> None:
    form = replace(FORM, client_id=FLEET.id, vin="", year="")
    outcome = change_vehicle(shop.desk, staff_id=FRONT_DESK.id, vehicle_id=PATROL.id, form=form)
    assert outcome.changes.ids(Noun.CLIENT) == {FATIMA.id, FLEET.id}
    found = vehicle_file(shop.desk, vehicle_id=PATROL.id).value
    assert found.owner == FLEET
    assert [former.client for former in found.former] == [FATIMA]


def test_a_new_owner_is_written_down_with_the_car(shop: OpenShop) -> None:
    form = replace(FORM, client_id=None, new_client_name="Hind", new_client_phone="050 765 4321")
    owner = vehicle_file(shop.desk, vehicle_id=_add(shop, form).id).value.owner
    assert owner is not None
    assert (owner.name, owner.phone) == ("Hind", "+971507654321")
    nobody = _add(shop, replace(FORM, client_id=None))
    assert nobody.client_id is None
    assert vehicle_file(shop.desk, vehicle_id=nobody.id).value.owner is None


def test_a_twin_is_named_if_it_is_of_the_same_emirate(shop: OpenShop) -> None:
    first, twin = _add(shop), _add(shop)
    _add(shop, replace(FORM, region=Region.SHARJAH))
    assert vehicle_file(shop.desk, vehicle_id=first.id).value.twins == (twin,)


def test_a_car_that_was_put_away_is_back_when_it_comes(shop: OpenShop) -> None:
    away = archive_vehicle(shop.desk, staff_id=FRONT_DESK.id, vehicle_id=PATROL.id).value
    assert away.is_archived
    assert not shop.arrive().vehicle.is_archived
    assert vehicle_file(shop.desk, vehicle_id=PATROL.id).value.vehicle == PATROL


def test_a_car_that_is_not_there_is_not_found(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_FOUND):
        vehicle_file(shop.desk, vehicle_id=UUID(int=1))


def test_a_vin_tells_the_maker_and_the_year_or_nothing() -> None:
    assert vin_facts(Vin("JTMHX09J6E4012345")).maker == "Toyota"
    assert 2014 in vin_facts(Vin("JTMHX09J6E4012345")).years
    assert vin_facts(Vin("ZZZ00000000000000")).maker == ""
