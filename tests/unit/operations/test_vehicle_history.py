from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations import vehicle_history as module
from cardesk_desktop.operations.vehicle_history import VehicleHistory, vehicle_history
from cardesk_desktop.operations.visits import cancel_visit, move_visit
from tests.builders import identity, make_vehicle
from tests.builders.open_shop import (
    CERAMIC,
    CLOTH,
    FATIMA,
    FRONT_DESK,
    PATROL,
    WASH,
    OpenShop,
    card,
    dirhams,
)


def _history(shop: OpenShop) -> VehicleHistory:
    return vehicle_history(shop.desk, vehicle_id=PATROL.id).value


def _leave(shop: OpenShop, visit_id: object) -> None:
    visit = next(past.visit for past in _history(shop).visits if past.visit.id == visit_id)
    move_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=visit.id, to=VisitState.DELIVERED)
    shop.clock.tick(86_400)


def test_a_car_without_a_past(shop: OpenShop) -> None:
    bare = make_vehicle("T 404")
    with shop.desk.store.write() as work:
        work.vehicles.add(bare)

    past = vehicle_history(shop.desk, vehicle_id=bare.id).value

    assert past == VehicleHistory(bare, None, (), 0, dirhams(0), dirhams(0))


def test_the_visits_newest_first_with_what_they_cost(shop: OpenShop) -> None:
    first = shop.arrive(WASH)
    paid = shop.pay(first.ticket_id).file.invoice
    _leave(shop, first.visit.id)
    second = shop.arrive(CERAMIC, WASH)
    shop.add(second.ticket_id, CLOTH)
    owed = shop.pay(second.ticket_id, (card(dirhams(10)),)).file.invoice
    _leave(shop, second.visit.id)
    third = shop.arrive(WASH)

    past = _history(shop)

    assert [each.visit.id for each in past.visits] == [third.visit.id, second.visit.id, first.visit.id]
    assert [each.services for each in past.visits] == [
        (WASH.names,),
        (CERAMIC.names, WASH.names),
        (WASH.names,),
    ]
    assert [each.invoice_id for each in past.visits] == [None, owed.id, paid.id]
    assert [each.gross for each in past.visits] == [None, dirhams(2_510), dirhams(90)]
    assert [each.balance for each in past.visits] == [None, dirhams(2_500), dirhams(0)]
    assert (past.vehicle, past.client, past.visit_count) == (PATROL, FATIMA, 3)
    assert (past.spent, past.client_balance) == (dirhams(2_600), dirhams(2_500))


def test_a_visit_that_was_cancelled_has_nothing_done(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=here.visit.id, reason="Queue too long")

    (past,) = _history(shop).visits

    assert (past.visit.state, past.services, past.gross) == (VisitState.CANCELLED, (), None)


def test_a_long_past_is_summed_whole_and_shown_in_part(
    shop: OpenShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "VISITS_SHOWN", 2)
    for _ in range(3):
        here = shop.arrive(WASH)
        shop.pay(here.ticket_id, ())
        move_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=here.visit.id, to=VisitState.DELIVERED)

    past = _history(shop)

    assert (len(past.visits), past.visit_count) == (2, 3)
    assert (past.spent, past.client_balance) == (dirhams(270), dirhams(270))


def test_an_unknown_car(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_FOUND):
        vehicle_history(shop.desk, vehicle_id=identity("none"))
