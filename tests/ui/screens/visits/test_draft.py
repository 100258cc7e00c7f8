from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.checking_in import KnownVehicle
from cardesk_desktop.ui.screens.visits.check_in.draft import Draft, read_odometer
from cardesk_desktop.ui.screens.visits.check_in.known_cars import NewCar, highlighted, suggest_cars
from tests.builders import DUBAI, NOW, identity, make_client, make_vehicle

WASH, POLISH = identity("wash"), identity("polish")


def _known(plate: str = "R 60917", region: Region = Region.DUBAI, *, is_here: bool = False) -> KnownVehicle:
    client = make_client()
    car = make_vehicle(plate, region=region, client=client)
    return KnownVehicle(car, client, 12, NOW, identity("visit") if is_here else None)


def test_a_known_car_fills_in_all_that_is_known_of_it() -> None:
    known = _known()
    draft = Draft("r609", client_name="half a na", services=(WASH,)).with_known(known)

    arrival = draft.arrival()

    assert arrival.vehicle_id == known.vehicle.id
    assert arrival.size_class is SizeClass.SUV
    assert arrival.client_id == make_client().id
    assert arrival.new_client_name == ""
    assert arrival.services == (WASH,)


def test_a_new_car_keeps_what_was_typed() -> None:
    draft = Draft("  zz4411 ", Region.SHARJAH, client_name=" Ivan ", odometer_text="48 200 km").with_new_car()

    arrival = draft.arrival()

    assert (arrival.plate_text, arrival.region, arrival.vehicle_id) == ("ZZ 4411", Region.SHARJAH, None)
    assert (arrival.new_client_name, arrival.new_client_phone) == ("Ivan", "")
    assert arrival.odometer_km == 48_200


def test_what_cannot_be_a_plate_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        Draft("camry").with_new_car()
    assert refusal.value.code is Code.PLATE_UNREADABLE


def test_services_are_chosen_and_taken_back_in_order() -> None:
    draft = Draft().toggled(WASH).toggled(POLISH)

    assert draft.services == (WASH, POLISH)
    assert draft.toggled(WASH).services == (POLISH,)


def test_another_car_takes_over_what_is_to_be_done() -> None:
    draft = Draft(note="scratch on the door", services=(WASH,), odometer_text="12").with_known(_known())

    again = draft.without_car()

    assert (again.plate_text, again.is_car_set, again.known, again.client) == ("", False, None, None)
    assert (again.services, again.note, again.odometer_text) == ((WASH,), "scratch on the door", "12")


@pytest.mark.parametrize(
    ("typed", "km"), [("", None), ("48,200", 48_200), ("٤٨٢٠٠", 48_200), ("km", None), ("1" * 30, 1_111_111)]
)
def test_an_odometer_is_read_in_any_digits(typed: str, km: int | None) -> None:
    assert read_odometer(typed) == km


@pytest.mark.parametrize(
    ("name", "phone", "read"),
    [
        ("050 123 4567", "", ("", "050 123 4567")),
        ("Ivan", "050", ("Ivan", "050")),
        ("007", "050", ("007", "050")),
        ("Studio 54", "", ("Studio 54", "")),
        ("  ", " ", ("", "")),
    ],
)
def test_a_phone_typed_as_a_name_is_a_phone(name: str, phone: str, read: tuple[str, str]) -> None:
    arrival = Draft("A 1", client_name=name, client_phone=phone).arrival()

    assert (arrival.new_client_name, arrival.new_client_phone) == read


def test_suggestions_end_with_the_car_that_was_never_here(phrases: Phrasebook) -> None:
    rows = suggest_cars(phrases, (_known(is_here=True), _known("R 609171")), "r609", DUBAI)

    assert [row.key for row in rows[:2]] == [make_vehicle("R 60917").id, make_vehicle("R 609171").id]
    assert rows[2].key == NewCar("r609")
    assert "R609" in rows[2].title
    assert rows[0].tag == "Already here"
    assert rows[1].detail == "Fatima Al Mansoori · 23 Nov 2026"
    assert suggest_cars(phrases, (), " - ", DUBAI) == ()


def test_enter_takes_the_very_plate_and_its_own_emirate_first() -> None:
    longer, dubai, sharjah = _known("R 609170"), _known(), _known(region=Region.SHARJAH)

    assert highlighted((longer, sharjah, dubai), "r-60917", Region.DUBAI) == 2
    assert highlighted((longer, sharjah), "R60917", Region.DUBAI) == 1
    assert highlighted((longer, sharjah), "R6", Region.DUBAI) == 0
    assert highlighted((), "R6", Region.DUBAI) == 0
