"""A visit goes its way through the shop, is paid for, cancelled, and over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.visit import ENDED, Visit, VisitState
from cardesk_desktop.operations.visits import cancel_visit, move_visit
from tests.builders import identity, make_vehicle
from tests.builders.open_shop import FLEET, FRONT_DESK, PATROL, TECHNICIAN, WASH, OpenShop, dirhams
from tests.unit.operations.yard import CIVIC, TRUCK, board_now, move

pytestmark = pytest.mark.usefixtures("other_cars")


def test_a_car_goes_from_column_to_column(shop: OpenShop) -> None:
    visit = shop.arrive().visit
    shop.clock.tick(8 * 60)
    started = move(shop, visit, VisitState.IN_WORK)
    assert [each.visit for each in board_now(shop).in_work] == [started]
    shop.clock.tick(60)
    ready = move(shop, visit, VisitState.READY)
    assert [each.visit for each in board_now(shop).ready] == [ready]
    shop.clock.tick(60)
    delivered = move(shop, visit, VisitState.DELIVERED)

    seen = board_now(shop)
    assert [each.visit for each in seen.delivered] == [delivered]
    assert delivered == replace(
        visit,
        state=VisitState.DELIVERED,
        started_at=visit.arrived_at + timedelta(minutes=8),
        ready_at=visit.arrived_at + timedelta(minutes=9),
        ended_at=visit.arrived_at + timedelta(minutes=10),
    )
    assert (seen.cars_today, seen.average_wait_min) == (1, 8)


# Moving


@pytest.mark.parametrize("to", [VisitState.WAITING, VisitState.IN_WORK])
def test_a_car_does_not_go_back(shop: OpenShop, to: VisitState) -> None:
    visit = shop.arrive().visit
    move(shop, visit, VisitState.IN_WORK)

    with shop.refuses(Code.VISIT_CANNOT_MOVE) as refusal:
        move(shop, visit, to)

    assert refusal.value.params == {"state": VisitState.IN_WORK, "to": to}


def test_a_visit_is_not_cancelled_by_moving_it(shop: OpenShop) -> None:
    visit = shop.arrive(WASH).visit

    with shop.refuses(Code.VISIT_CANNOT_MOVE):
        move(shop, visit, VisitState.CANCELLED)


def test_a_car_that_was_not_paid_for_stays(shop: OpenShop) -> None:
    here = shop.arrive(WASH)

    with shop.refuses(Code.VISIT_UNPAID) as refusal:
        move(shop, here.visit, VisitState.DELIVERED)

    assert refusal.value.params["ticket_id"] == here.ticket_id


def test_a_car_without_work_leaves_and_its_empty_ticket_with_it(shop: OpenShop) -> None:
    here = shop.arrive()

    outcome = move_visit(shop.desk, staff_id=TECHNICIAN.id, visit_id=here.visit.id, to=VisitState.DELIVERED)

    assert shop.see(here.ticket_id).ticket.state is TicketState.VOIDED
    assert outcome.changes.ids(Noun.TICKET) == {here.ticket_id}
    assert outcome.changes.ids(Noun.VISIT) == {here.visit.id}


def test_a_car_leaves_on_account(shop: OpenShop) -> None:
    here = shop.arrive(WASH, client=FLEET)
    file = shop.pay(here.ticket_id, ()).file

    move(shop, here.visit, VisitState.DELIVERED)

    (card_,) = board_now(shop).delivered
    assert (card_.invoice_id, card_.gross, card_.balance) == (file.invoice.id, dirhams(90), dirhams(90))
    assert board_now(shop).unpaid == dirhams(90)


def test_a_visit_that_does_not_exist(shop: OpenShop) -> None:
    with shop.refuses(Code.NOT_FOUND):
        move_visit(shop.desk, staff_id=TECHNICIAN.id, visit_id=identity("none"), to=VisitState.READY)
    with shop.refuses(Code.NOT_FOUND):
        cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=identity("none"), reason="Left")


# Cancelling


def test_a_cancelled_visit_leaves_the_board_and_its_reason(shop: OpenShop) -> None:
    here = shop.arrive(WASH)

    outcome = cancel_visit(
        shop.desk, staff_id=FRONT_DESK.id, visit_id=here.visit.id, reason=" Queue  too long"
    )

    assert outcome.value == replace(here.visit, state=VisitState.CANCELLED, ended_at=shop.clock.at)
    assert outcome.changes.ids(Noun.TICKET) == {here.ticket_id}
    assert shop.see(here.ticket_id).ticket.state is TicketState.VOIDED
    assert (board_now(shop).waiting, board_now(shop).delivered) == ((), ())
    cancelled = shop.journal(here.visit.id)[-1]
    assert (cancelled.event, cancelled.reason) == (JournalEvent.VISIT_CANCELLED, "Queue too long")
    (voided,) = shop.journal(here.ticket_id)
    assert (voided.event, voided.figures) == (JournalEvent.TICKET_VOIDED, {"amount_minor": 90_00})
    assert (voided.reason, voided.staff_id) == ("Queue too long", FRONT_DESK.id)


def test_a_visit_is_not_cancelled_without_a_reason(shop: OpenShop) -> None:
    here = shop.arrive(WASH)

    with shop.refuses(Code.TEXT_MISSING):
        cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=here.visit.id, reason="  ")


def test_a_visit_that_was_invoiced_is_not_cancelled(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    shop.pay(here.ticket_id, ())

    with shop.refuses(Code.VISIT_CANNOT_MOVE):
        cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=here.visit.id, reason="Unhappy")

    move(shop, here.visit, VisitState.DELIVERED)
    assert board_now(shop).delivered[0].balance == dirhams(90)


def test_what_has_ended_stays_so(shop: OpenShop) -> None:
    delivered, cancelled = shop.arrive().visit, shop.arrive(vehicle=CIVIC).visit
    move(shop, delivered, VisitState.DELIVERED)
    cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=cancelled.id, reason="Left")

    for visit in (delivered, cancelled):
        with shop.refuses(Code.VISIT_CANNOT_MOVE):
            cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=visit.id, reason="Again")
        for to in ENDED:
            with shop.refuses(Code.VISIT_CANNOT_MOVE):
                move(shop, visit, to)


def test_a_visit_without_any_ticket_is_moved_and_cancelled(shop: OpenShop) -> None:
    """A ticket voided by an earlier version left its visit without one."""
    first, second = (Visit(identity(f"visit {car.id}"), car.id, shop.clock.at) for car in (CIVIC, TRUCK))
    with shop.desk.store.write() as work:
        work.visits.add(first)
        work.visits.add(second)
    assert [each.ticket_id for each in board_now(shop).waiting] == [None, None]

    move(shop, first, VisitState.DELIVERED)
    cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=second.id, reason="Left")

    assert board_now(shop).waiting == ()


def test_a_plate_of_another_emirate_is_another_car(shop: OpenShop) -> None:
    shop.arrive()
    twin = make_vehicle("R 60917", region=Region.SHARJAH)

    here = shop.arrive(vehicle=twin)

    assert here.vehicle.id != PATROL.id
    assert len(board_now(shop).waiting) == 2
