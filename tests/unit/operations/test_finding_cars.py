"""Cars and clients found at the door, by plates, names and phones."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.checking_in import cars_with_plates, find_clients, look_up_plate
from cardesk_desktop.operations.visits import move_visit
from tests.builders import identity
from tests.builders.open_shop import FATIMA, FRONT_DESK, PATROL, OpenShop
from tests.unit.operations.arrivals import OLD_CAR, take_in

# Looking up


def test_a_known_car_is_offered_with_what_we_know(shop: OpenShop) -> None:
    first = take_in(shop, OLD_CAR)
    move_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=first.visit.id, to=VisitState.DELIVERED)
    shop.clock.tick(3_600)
    second = take_in(shop, OLD_CAR)

    (known,) = look_up_plate(shop.desk, text="r6").value

    assert (known.vehicle, known.client, known.visit_count) == (PATROL, FATIMA, 2)
    assert known.last_visit_at == first.visit.arrived_at + timedelta(hours=1)
    assert known.open_visit_id == second.visit.id


def test_the_cars_of_several_plates_are_found_by_whole_plates_only(shop: OpenShop) -> None:
    here = take_in(shop, OLD_CAR)

    (known,) = cars_with_plates(shop.desk, texts=("r-60917", "Z 9", "R 6091", "60917")).value

    assert (known.vehicle, known.client, known.open_visit_id) == (PATROL, FATIMA, here.visit.id)


def test_a_car_that_was_never_here(shop: OpenShop) -> None:
    stray = Vehicle(identity("stray"), replace(PATROL.plate, text="Z 9"), SizeClass.SEDAN)
    with shop.desk.store.write() as work:
        work.vehicles.add(stray)

    (known,) = look_up_plate(shop.desk, text="z9").value

    assert (known.client, known.visit_count, known.last_visit_at) == (None, 0, None)
    assert known.open_visit_id is None


@pytest.mark.parametrize("text", ["", "   ", "-", "\u202e", "QQ 1", "nobody"])
def test_what_is_no_plate_finds_no_car(shop: OpenShop, text: str) -> None:
    assert look_up_plate(shop.desk, text=text).value == ()


@pytest.mark.parametrize("text", ["fatima", "mansoori", "050123", "+971 50 123 4567", "1234567"])
def test_a_client_is_found_by_name_and_phone(shop: OpenShop, text: str) -> None:
    assert FATIMA in find_clients(shop.desk, text=text).value


def test_no_more_clients_than_asked_for(shop: OpenShop) -> None:
    assert len(find_clients(shop.desk, text="971", limit=1).value) <= 1
    assert find_clients(shop.desk, text="").value == ()
