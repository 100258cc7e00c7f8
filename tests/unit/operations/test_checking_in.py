"""A car comes in: with a ticket, a client and photos, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import SizeClass, Vehicle
from cardesk_desktop.domain.vehicle_photo import MOST_PHOTOS
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.checking_in import Arrival, CheckedIn, check_in, find_clients
from cardesk_desktop.operations.photographing import condition
from cardesk_desktop.operations.visits import board, move_visit
from tests.builders import identity
from tests.builders.open_shop import (
    CARPETS,
    CERAMIC,
    CLOTH,
    FATIMA,
    FLEET,
    FRONT_DESK,
    OLD_SERVICE,
    PATROL,
    WASH,
    OpenShop,
    dirhams,
)
from tests.unit.operations.arrivals import NEW_CAR, OLD_CAR, take_in


def _vehicle(shop: OpenShop, here: CheckedIn) -> Vehicle:
    with shop.desk.store.read() as work:
        return work.vehicles.get(here.vehicle.id)


# A visit


def test_a_car_comes_in(shop: OpenShop) -> None:
    arrival = replace(OLD_CAR, services=(WASH.id, CERAMIC.id), odometer_km=48_200, note=" Dog hair \n")

    outcome = check_in(shop.desk, staff_id=FRONT_DESK.id, arrival=arrival)

    here = outcome.value
    assert here.vehicle == PATROL
    assert (here.visit.state, here.visit.arrived_at) == (VisitState.WAITING, shop.clock.at)
    assert (here.visit.client_id, here.visit.odometer_km, here.visit.note) == (FATIMA.id, 48_200, "Dog hair")
    view = shop.see(here.ticket_id)
    assert (view.visit, view.vehicle, view.client) == (here.visit, PATROL, FATIMA)
    assert [line.names for line in view.ticket.lines] == [WASH.names, CERAMIC.names]
    assert view.priced.gross == dirhams(90 + 2_400)
    (entry,) = shop.journal(here.visit.id)
    assert (entry.event, entry.staff_id) == (JournalEvent.VISIT_CHECKED_IN, FRONT_DESK.id)
    assert outcome.changes.ids(Noun.VISIT) == {here.visit.id}
    assert outcome.changes.ids(Noun.TICKET) == {here.ticket_id}
    assert outcome.changes.ids(Noun.VEHICLE) == {PATROL.id}
    assert outcome.changes.ids(Noun.CLIENT) == {FATIMA.id}


def test_a_service_asked_for_twice_is_counted(shop: OpenShop) -> None:
    here = take_in(shop, replace(OLD_CAR, services=(WASH.id, WASH.id)))

    (line,) = shop.see(here.ticket_id).ticket.lines
    assert line.quantity == Quantity.of(2)


@pytest.mark.parametrize(
    ("arrival", "code"),
    [
        (
            replace(OLD_CAR, size_class=SizeClass.MOTORCYCLE, services=(CARPETS.id,)),
            Code.PRICE_MISSING_FOR_SIZE,
        ),
        (replace(OLD_CAR, services=(OLD_SERVICE.id,)), Code.NOT_FOUND),
        (replace(OLD_CAR, services=(CLOTH.id,)), Code.NOT_FOUND),
        (replace(OLD_CAR, note="x" * 1_001), Code.TEXT_TOO_LONG),
        (replace(OLD_CAR, client_id=identity("nobody")), Code.NOT_FOUND),
        (replace(OLD_CAR, vehicle_id=identity("none")), Code.NOT_FOUND),
        (replace(OLD_CAR, new_client_name="x" * 10_000), Code.TEXT_TOO_LONG),
        (replace(OLD_CAR, new_client_name="Hamad", new_client_phone="no phone"), Code.PHONE_UNREADABLE),
        (replace(NEW_CAR, plate_text=" - "), Code.PLATE_UNREADABLE),
        (replace(NEW_CAR, plate_text="no digits"), Code.PLATE_UNREADABLE),
        (replace(NEW_CAR, make="x" * 41), Code.TEXT_TOO_LONG),
        (replace(NEW_CAR, model="x" * 41), Code.TEXT_TOO_LONG),
        (replace(NEW_CAR, colour="x" * 41), Code.TEXT_TOO_LONG),
    ],
)
def test_what_cannot_be_read_keeps_nothing(shop: OpenShop, arrival: Arrival, code: Code) -> None:
    with shop.refuses(code):
        take_in(shop, arrival)


def test_a_car_that_is_here_does_not_come_in_again(shop: OpenShop) -> None:
    here = take_in(shop, OLD_CAR)

    with shop.refuses(Code.VEHICLE_ALREADY_HERE) as refusal:
        take_in(shop, replace(OLD_CAR, colour="black", new_client_name="Somebody Else"))

    assert refusal.value.params == {"visit_id": here.visit.id, "plate": PATROL.plate.text}


def test_a_car_that_left_comes_in_again(shop: OpenShop) -> None:
    first = take_in(shop, OLD_CAR)
    move_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=first.visit.id, to=VisitState.DELIVERED)

    assert take_in(shop, OLD_CAR).visit.id != first.visit.id


# The car


def test_a_new_car_is_written_down(shop: OpenShop) -> None:
    here = take_in(shop, replace(NEW_CAR, plate_text="a12345", make=" Kia ", model="Pegas", colour="red"))

    assert (here.vehicle.plate.text, here.vehicle.plate.region) == ("A 12345", Region.DUBAI)
    assert (here.vehicle.name, here.vehicle.colour, here.vehicle.client_id) == ("Kia Pegas", "red", None)
    assert _vehicle(shop, here) == here.vehicle
    assert here.visit.client_id is None
    assert shop.see(here.ticket_id).ticket.size_class is SizeClass.SMALL


@pytest.mark.parametrize("spelling", ["r60917", "R-60917", " R  60917 ", "\u0631 60917", "R ٦٠٩١٧"])
def test_a_plate_typed_out_in_full_is_the_car_we_know(shop: OpenShop, spelling: str) -> None:
    here = take_in(shop, replace(OLD_CAR, plate_text=spelling))

    assert here.vehicle == PATROL


def test_a_picked_car_is_that_car_whatever_was_typed(shop: OpenShop) -> None:
    here = take_in(
        shop, replace(NEW_CAR, plate_text="R 6", vehicle_id=PATROL.id, size_class=PATROL.size_class)
    )

    assert here.vehicle == PATROL


def test_what_is_newly_learnt_of_a_car_is_kept_and_nothing_is_forgotten(shop: OpenShop) -> None:
    arrival = replace(OLD_CAR, size_class=SizeClass.LARGE, colour="black", client_id=FLEET.id)

    here = take_in(shop, arrival)

    assert here.vehicle == replace(PATROL, size_class=SizeClass.LARGE, colour="black", client_id=FLEET.id)
    assert _vehicle(shop, here) == here.vehicle
    assert here.visit.client_id == FLEET.id


# The client


def test_a_new_client_is_written_down_with_the_car(shop: OpenShop) -> None:
    here = take_in(shop, replace(NEW_CAR, new_client_name=" هند  المنصوري ", new_client_phone="٠٥٠ ٧٦٥ ٤٣٢١"))

    (hind,) = find_clients(shop.desk, text="هند").value
    assert (hind.name, hind.phone) == ("هند المنصوري", "+971507654321")
    assert here.visit.client_id == here.vehicle.client_id == hind.id


def test_a_phone_without_a_name_stands_in_for_it(shop: OpenShop) -> None:
    take_in(shop, replace(NEW_CAR, new_client_name="  ", new_client_phone=" 050 765 4321 "))

    (client,) = find_clients(shop.desk, text="0507654321").value
    assert (client.name, client.phone) == ("050 765 4321", "+971507654321")


def test_blanks_are_no_client(shop: OpenShop) -> None:
    here = take_in(shop, replace(NEW_CAR, new_client_name=" ", new_client_phone="\t"))

    assert here.visit.client_id is None


def test_a_known_client_goes_before_a_new_one(shop: OpenShop) -> None:
    here = take_in(shop, replace(NEW_CAR, client_id=FATIMA.id, new_client_name="Somebody Else"))

    assert here.visit.client_id == FATIMA.id
    assert find_clients(shop.desk, text="Somebody").value == ()


def test_photos_of_the_arrival_are_kept_in_the_same_step(shop: OpenShop) -> None:
    done = take_in(shop, replace(OLD_CAR, photos=(b"front", b"left")))

    seen = condition(shop.desk, visit_id=done.visit.id).value
    with shop.desk.store.read() as work:
        kept = [work.blobs.get(each.photo.sha256) for each in seen.before]
    assert sorted(filter(None, kept)) == [b"front", b"left"]
    assert (seen.after, seen.before[0].photo.staff_id) == ((), FRONT_DESK.id)


def test_too_many_photos_and_nothing_is_kept(shop: OpenShop) -> None:
    photos = tuple(f"photo {number}".encode() for number in range(MOST_PHOTOS + 1))
    with pytest.raises(Refused) as refused:
        take_in(shop, replace(OLD_CAR, photos=photos))
    assert refused.value.code is Code.GALLERY_FULL
    assert board(shop.desk).value.waiting == ()


def test_a_visit_checked_in_stands_on_the_board_before_anything_else(shop: OpenShop) -> None:
    here = take_in(shop, OLD_CAR)

    assert [card.visit for card in board(shop.desk).value.waiting] == [here.visit]
