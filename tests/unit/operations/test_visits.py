from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.tender import cash
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.visit import ENDED, Visit, VisitState
from cardesk_desktop.operations import visits
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.operations.visits import Board, board, cancel_visit, day_bounds, move_visit
from tests.builders import DUBAI, identity, make_vehicle
from tests.builders.open_shop import (
    CERAMIC,
    CLOTH,
    FATIMA,
    FLEET,
    FRONT_DESK,
    PATROL,
    TECHNICIAN,
    WASH,
    OpenShop,
    card,
    dirhams,
)

CIVIC = make_vehicle("A 11111")
TRUCK = make_vehicle("B 22222")

MIDNIGHT = datetime(2026, 11, 23, 20, tzinfo=UTC)
"""When the 24th begins in Dubai."""


@pytest.fixture(autouse=True)
def _other_cars(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.vehicles.add(CIVIC)
        work.vehicles.add(TRUCK)


def _board(shop: OpenShop) -> Board:
    return board(shop.desk).value


def _move(shop: OpenShop, visit: Visit, to: VisitState) -> Visit:
    return move_visit(shop.desk, staff_id=TECHNICIAN.id, visit_id=visit.id, to=to).value


# The board


def test_an_empty_board(shop: OpenShop) -> None:
    seen = _board(shop)

    assert (seen.waiting, seen.in_work, seen.ready, seen.delivered) == ((), (), (), ())
    assert (seen.cars_today, seen.average_wait_min) == (0, None)
    assert (seen.taken, seen.unpaid, seen.now) == (dirhams(0), dirhams(0), shop.clock.at)


def test_a_card_says_what_stands_on_the_ticket(shop: OpenShop) -> None:
    here = shop.arrive(WASH, CERAMIC, odometer_km=48_200)
    shop.add(here.ticket_id, CLOTH, WASH)

    (card_,) = _board(shop).waiting

    assert (card_.visit, card_.vehicle, card_.client_name) == (here.visit, PATROL, FATIMA.name)
    assert card_.services == (WASH.names, CERAMIC.names)
    assert card_.planned_min == 60
    assert card_.gross == card_.balance == dirhams(90 * 2 + 2_400 + 20)
    assert (card_.ticket_id, card_.invoice_id) == (here.ticket_id, None)


def test_a_card_without_lines_has_no_sum(shop: OpenShop) -> None:
    shop.arrive(vehicle=CIVIC)

    (card_,) = _board(shop).waiting

    assert (card_.client_name, card_.services, card_.planned_min) == ("", (), 0)
    assert (card_.gross, card_.balance) == (None, None)


def test_a_car_goes_from_column_to_column(shop: OpenShop) -> None:
    visit = shop.arrive().visit
    shop.clock.tick(8 * 60)
    started = _move(shop, visit, VisitState.IN_WORK)
    assert [each.visit for each in _board(shop).in_work] == [started]
    shop.clock.tick(60)
    ready = _move(shop, visit, VisitState.READY)
    assert [each.visit for each in _board(shop).ready] == [ready]
    shop.clock.tick(60)
    delivered = _move(shop, visit, VisitState.DELIVERED)

    seen = _board(shop)
    assert [each.visit for each in seen.delivered] == [delivered]
    assert delivered == replace(
        visit,
        state=VisitState.DELIVERED,
        started_at=visit.arrived_at + timedelta(minutes=8),
        ready_at=visit.arrived_at + timedelta(minutes=9),
        ended_at=visit.arrived_at + timedelta(minutes=10),
    )
    assert (seen.cars_today, seen.average_wait_min) == (1, 8)


def test_a_clock_set_back_while_a_car_waits_counts_as_no_wait(shop: OpenShop) -> None:
    visit = shop.arrive().visit
    shop.clock.tick(-3_600)
    _move(shop, visit, VisitState.IN_WORK)

    assert _board(shop).average_wait_min == 0


def test_the_delivered_newest_first_the_others_oldest_first(shop: OpenShop) -> None:
    for vehicle in (CIVIC, TRUCK, PATROL):
        shop.arrive(vehicle=vehicle)
        shop.clock.tick(60)
    waiting = _board(shop).waiting
    assert [each.vehicle.id for each in waiting] == [CIVIC.id, TRUCK.id, PATROL.id]

    for each in waiting:
        _move(shop, each.visit, VisitState.DELIVERED)
        shop.clock.tick(60)

    assert [each.vehicle.id for each in _board(shop).delivered] == [PATROL.id, TRUCK.id, CIVIC.id]


def test_a_busy_day_is_counted_whole_even_where_it_is_not_shown_whole(
    shop: OpenShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "DELIVERED_SHOWN", 1)
    for vehicle in (PATROL, CIVIC, TRUCK):
        here = shop.arrive(WASH, vehicle=vehicle, client=FATIMA)
        shop.pay(here.ticket_id, (card(dirhams(50)),))
        _move(shop, here.visit, VisitState.DELIVERED)
        shop.clock.tick(60)

    seen = _board(shop)

    assert [each.vehicle.id for each in seen.delivered] == [TRUCK.id]
    assert (seen.cars_today, seen.taken, seen.unpaid) == (3, dirhams(150), dirhams(120))


def test_cancelled_cars_do_not_push_delivered_ones_off_the_board(
    shop: OpenShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "DELIVERED_SHOWN", 1)
    delivered = shop.arrive()
    _move(shop, delivered.visit, VisitState.DELIVERED)
    shop.clock.tick(60)
    gone = shop.arrive(vehicle=CIVIC)
    cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=gone.visit.id, reason="Queue too long")

    seen = _board(shop)

    assert [each.visit.id for each in seen.delivered] == [delivered.visit.id]
    assert seen.cars_today == 1


def test_money_of_the_day(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    file = shop.pay(here.ticket_id, (cash(dirhams(100), dirhams(40)), card(dirhams(20)))).file
    shop.sell(CLOTH)
    waiting = shop.arrive(WASH, vehicle=CIVIC)

    seen = _board(shop)
    assert seen.taken == dirhams(40 + 20 + 20)
    assert seen.unpaid == dirhams(30 + 90)
    assert waiting.ticket_id is not None

    take_payment(
        shop.desk,
        staff_id=FRONT_DESK.id,
        invoice_id=file.invoice.id,
        tenders=(card(dirhams(30)),),
        expected_balance=dirhams(30),
    )
    assert _board(shop).unpaid == dirhams(90)


# Days


def test_a_day_begins_and_ends_at_midnight_of_the_company() -> None:
    start, end = day_bounds(date(2026, 11, 24), DUBAI)

    assert (start, end) == (MIDNIGHT, MIDNIGHT + timedelta(days=1))


def test_a_car_of_yesterday_stays_until_it_leaves(shop: OpenShop) -> None:
    shop.clock.at = MIDNIGHT - timedelta(minutes=10)
    late = shop.arrive()
    shop.clock.at = MIDNIGHT + timedelta(hours=9)

    seen = _board(shop)
    assert [each.visit for each in seen.waiting] == [late.visit]
    assert (seen.cars_today, seen.average_wait_min) == (0, None)

    _move(shop, late.visit, VisitState.IN_WORK)
    _move(shop, late.visit, VisitState.DELIVERED)
    seen = _board(shop)
    assert [each.visit.id for each in seen.delivered] == [late.visit.id]
    assert (seen.cars_today, seen.average_wait_min) == (0, None)


def test_what_left_before_midnight_is_off_the_board_after_it(shop: OpenShop) -> None:
    shop.clock.at = MIDNIGHT - timedelta(microseconds=1)
    before = shop.arrive()
    _move(shop, before.visit, VisitState.DELIVERED)
    shop.sell(CLOTH)
    assert (_board(shop).cars_today, _board(shop).taken) == (1, dirhams(20))

    shop.clock.at = MIDNIGHT
    after = shop.arrive(vehicle=CIVIC)
    _move(shop, after.visit, VisitState.DELIVERED)
    sold = shop.sell(CLOTH, CLOTH)

    seen = _board(shop)
    assert [each.visit.id for each in seen.delivered] == [after.visit.id]
    assert (seen.cars_today, seen.taken) == (1, dirhams(40))
    assert sold.invoice.issued_on == sold.invoice.supplied_on == date(2026, 11, 24)


# Moving


@pytest.mark.parametrize("to", [VisitState.WAITING, VisitState.IN_WORK])
def test_a_car_does_not_go_back(shop: OpenShop, to: VisitState) -> None:
    visit = shop.arrive().visit
    _move(shop, visit, VisitState.IN_WORK)

    with shop.refuses(Code.VISIT_CANNOT_MOVE) as refusal:
        _move(shop, visit, to)

    assert refusal.value.params == {"state": VisitState.IN_WORK, "to": to}


def test_a_visit_is_not_cancelled_by_moving_it(shop: OpenShop) -> None:
    visit = shop.arrive(WASH).visit

    with shop.refuses(Code.VISIT_CANNOT_MOVE):
        _move(shop, visit, VisitState.CANCELLED)


def test_a_car_that_was_not_paid_for_stays(shop: OpenShop) -> None:
    here = shop.arrive(WASH)

    with shop.refuses(Code.VISIT_UNPAID) as refusal:
        _move(shop, here.visit, VisitState.DELIVERED)

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

    _move(shop, here.visit, VisitState.DELIVERED)

    (card_,) = _board(shop).delivered
    assert (card_.invoice_id, card_.gross, card_.balance) == (file.invoice.id, dirhams(90), dirhams(90))
    assert _board(shop).unpaid == dirhams(90)


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
    assert (_board(shop).waiting, _board(shop).delivered) == ((), ())
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

    _move(shop, here.visit, VisitState.DELIVERED)
    assert _board(shop).delivered[0].balance == dirhams(90)


def test_what_has_ended_stays_so(shop: OpenShop) -> None:
    delivered, cancelled = shop.arrive().visit, shop.arrive(vehicle=CIVIC).visit
    _move(shop, delivered, VisitState.DELIVERED)
    cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=cancelled.id, reason="Left")

    for visit in (delivered, cancelled):
        with shop.refuses(Code.VISIT_CANNOT_MOVE):
            cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=visit.id, reason="Again")
        for to in ENDED:
            with shop.refuses(Code.VISIT_CANNOT_MOVE):
                _move(shop, visit, to)


def test_a_visit_without_any_ticket_is_moved_and_cancelled(shop: OpenShop) -> None:
    """A ticket voided by an earlier version left its visit without one."""
    first, second = (Visit(identity(f"visit {car.id}"), car.id, shop.clock.at) for car in (CIVIC, TRUCK))
    with shop.desk.store.write() as work:
        work.visits.add(first)
        work.visits.add(second)
    assert [each.ticket_id for each in _board(shop).waiting] == [None, None]

    _move(shop, first, VisitState.DELIVERED)
    cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=second.id, reason="Left")

    assert _board(shop).waiting == ()


def test_a_plate_of_another_emirate_is_another_car(shop: OpenShop) -> None:
    shop.arrive()
    twin = make_vehicle("R 60917", region=Region.SHARJAH)

    here = shop.arrive(vehicle=twin)

    assert here.vehicle.id != PATROL.id
    assert len(_board(shop).waiting) == 2
