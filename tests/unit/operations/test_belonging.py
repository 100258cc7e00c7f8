"""What a mended entry may belong to is found as one types."""

from __future__ import annotations

from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.belonging import Candidate, find_candidates
from cardesk_desktop.operations.visits import move_visit
from cardesk_wire.coding import written
from tests.builders import make_vehicle
from tests.builders.open_shop import FATIMA, FRONT_DESK, PATROL, OpenShop


def found(shop: OpenShop, kind: str, text: str, limit: int = 6) -> tuple[Candidate, ...]:
    """What typing brings."""
    return find_candidates(shop.desk, kind=kind, text=text, limit=limit).value


def test_clients_and_cars_are_found_by_name_and_plate(shop: OpenShop) -> None:
    (client,) = found(shop, "client", FATIMA.name[:4])
    assert (client.client, client.key) == (FATIMA, written(FATIMA.id.bytes))
    for typed in (PATROL.plate.text, FATIMA.name):
        (car,) = found(shop, "vehicle", typed)
        assert (car.vehicle, car.client, car.key) == (PATROL, FATIMA, written(PATROL.id.bytes))
    assert found(shop, "vehicle", " ") == found(shop, "document", "R03") == ()


def test_visits_are_those_of_the_cars_found_the_newest_first(shop: OpenShop) -> None:
    second = make_vehicle("K 42 917", client=FATIMA)
    with shop.desk.store.write() as work:
        work.vehicles.add(second)
    visits = []
    for _ in range(5):
        visit = shop.arrive().visit
        move_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=visit.id, to=VisitState.DELIVERED)
        visits.append(visit.id)
        shop.clock.tick(3_600)
    alone = shop.arrive(vehicle=second).visit
    newest = [each.visit.id for each in found(shop, "visit", PATROL.plate.text) if each.visit]
    assert newest == visits[::-1]
    assert [each.key for each in found(shop, "visit", second.plate.text)] == [written(alone.id.bytes)]
    of_both = [each.visit.id for each in found(shop, "visit", FATIMA.name) if each.visit]
    assert set(of_both) == {alone.id, *visits[2:]}
