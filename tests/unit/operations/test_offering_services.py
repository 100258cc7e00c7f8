from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from cardesk_desktop.domain.catalogue import Names, Service
from cardesk_desktop.domain.permission import Role
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.checking_in import Arrival, CheckedIn, check_in, look_up_plate
from cardesk_desktop.operations.company import found_company
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.offering_services import offer_services
from cardesk_desktop.operations.visits import cancel_visit
from cardesk_desktop.store.opening import open_store
from tests.builders import (
    FixedClock,
    identity,
    make_category,
    make_company,
    make_product,
    make_register,
    make_service,
    make_staff,
    make_vehicle,
    seeded_ids,
)
from tests.builders.premises import unfounded

OWNER = make_staff("Omar Haddad", Role.OWNER)
FULL, EXPRESS = (replace(make_service(name), is_favourite=True) for name in ("Full wash", "Express wash"))
CERAMIC, POLISH = make_service("Ceramic coating"), make_service("Polish")
CAR = make_vehicle()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = FixedClock()
    new_id = seeded_ids(5, clock)
    bare = unfounded(tmp_path)
    store = open_store(bare.path, keychain=bare.keychain, clock=clock, new_id=new_id)
    desk = Desk(store, clock, new_id)
    found_company(desk, company=make_company(), register=make_register(), owner=OWNER)
    with store.write() as work:
        for category in (make_category(), make_category("Shop", 2)):
            work.catalogue.add_category(category)
        for service in (FULL, EXPRESS, CERAMIC, POLISH):
            work.catalogue.add_service(service)
        work.catalogue.add_product(replace(make_product(), is_favourite=True))
        work.vehicles.add(CAR)
    yield desk
    store.close()


def _visit(desk: Desk, *services: Service) -> CheckedIn:
    """The car comes in, and leaves again without a sale."""
    arrival = Arrival(
        CAR.plate.text,
        CAR.plate.region,
        CAR.size_class,
        vehicle_id=CAR.id,
        services=tuple(service.id for service in services),
    )
    here = check_in(desk, staff_id=OWNER.id, arrival=arrival).value
    with desk.store.write() as work:
        work.visits.save(here.visit.moved(VisitState.DELIVERED, desk.clock.now()))
    return here


def _offered(
    desk: Desk,
    size_class: SizeClass = SizeClass.SUV,
    *,
    vehicle_id: UUID | None = None,
    chosen: tuple[UUID, ...] = (),
    limit: int = 8,
) -> list[str]:
    outcome = offer_services(desk, size_class=size_class, vehicle_id=vehicle_id, chosen=chosen, limit=limit)
    return [service.names.main for service in outcome.value]


def test_a_new_car_is_offered_what_is_asked_for_most(desk: Desk) -> None:
    offered = offer_services(desk, size_class=SizeClass.SUV).value

    assert [service.names.main for service in offered] == ["Express wash", "Full wash"]
    assert [service.price for service in offered] == [
        EXPRESS.prices[SizeClass.SUV],
        FULL.prices[SizeClass.SUV],
    ]
    assert not any(service.was_last for service in offered)


def test_what_was_done_last_comes_first_and_is_marked(desk: Desk) -> None:
    _visit(desk, POLISH)
    _visit(desk, CERAMIC, FULL, CERAMIC)
    _visit(desk)

    offered = offer_services(desk, size_class=SizeClass.SUV, vehicle_id=CAR.id).value

    assert [(service.names.main, service.was_last) for service in offered] == [
        ("Ceramic coating", True),
        ("Full wash", True),
        ("Express wash", False),
    ]


def test_a_car_without_services_before_is_offered_the_favourites(desk: Desk) -> None:
    _visit(desk)

    assert _offered(desk, vehicle_id=CAR.id) == ["Express wash", "Full wash"]


def test_what_was_chosen_is_always_there(desk: Desk) -> None:
    assert _offered(desk, chosen=(POLISH.id,), limit=1) == ["Express wash", "Polish"]
    assert _offered(desk, chosen=(FULL.id,)) == ["Express wash", "Full wash"]
    assert _offered(desk, chosen=(identity("gone"), make_product().id)) == ["Express wash", "Full wash"]


def test_a_service_without_a_price_for_the_size_is_offered_only_when_it_was_chosen(desk: Desk) -> None:
    no_bikes = dict(FULL.prices)
    del no_bikes[SizeClass.MOTORCYCLE]
    with desk.store.write() as work:
        work.catalogue.save_service(replace(FULL, prices=no_bikes))

    assert _offered(desk, SizeClass.MOTORCYCLE) == ["Express wash"]
    (_, unpriced) = offer_services(desk, size_class=SizeClass.MOTORCYCLE, chosen=(FULL.id,)).value
    assert (unpriced.names, unpriced.price) == (Names("Full wash"), None)


def test_what_is_no_longer_sold_is_not_offered(desk: Desk) -> None:
    _visit(desk, CERAMIC)
    with desk.store.write() as work:
        work.catalogue.save_service(replace(CERAMIC, is_archived=True))

    assert _offered(desk, vehicle_id=CAR.id) == ["Express wash", "Full wash"]


def test_a_car_is_found_by_its_number_alone_after_those_that_begin_so(desk: Desk) -> None:
    other = make_vehicle("60917 A", region=Region.SHARJAH)
    with desk.store.write() as work:
        work.vehicles.add(other)

    def plates(text: str) -> list[str]:
        return [known.vehicle.plate.text for known in look_up_plate(desk, text=text).value]

    assert plates("6091") == [other.plate.text, "R 60917"]
    assert plates("r 6") == ["R 60917"]
    assert plates("R-60917") == ["R 60917"]
    assert plates("nissan") == []
    assert plates(" - ") == []
    assert len(look_up_plate(desk, text="6091", limit=1).value) == 1


def test_a_known_car_says_that_it_is_here(desk: Desk) -> None:
    arrival = Arrival(CAR.plate.text, CAR.plate.region, CAR.size_class, vehicle_id=CAR.id)
    here = check_in(desk, staff_id=OWNER.id, arrival=arrival).value

    (known,) = look_up_plate(desk, text="R 60917").value
    cancel_visit(desk, staff_id=OWNER.id, visit_id=here.visit.id, reason="by mistake")
    (gone,) = look_up_plate(desk, text="R 60917").value

    assert known.open_visit_id == here.visit.id
    assert gone.open_visit_id is None
