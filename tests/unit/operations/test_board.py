"""The board of visits: its cards, columns and sums, and what belongs to the day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from cardesk_desktop.domain.clock import day_end, day_start
from cardesk_desktop.domain.tender import cash
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations import visits
from cardesk_desktop.operations.paying import take_payment
from cardesk_desktop.operations.visits import cancel_visit
from tests.builders import DUBAI
from tests.builders.open_shop import CERAMIC, CLOTH, FATIMA, FRONT_DESK, PATROL, WASH, OpenShop, card, dirhams
from tests.unit.operations.yard import CIVIC, TRUCK, board_now, move

pytestmark = pytest.mark.usefixtures("other_cars")

MIDNIGHT = datetime(2026, 11, 23, 20, tzinfo=UTC)
"""When the 24th begins in Dubai."""


def test_an_empty_board(shop: OpenShop) -> None:
    seen = board_now(shop)

    assert (seen.waiting, seen.in_work, seen.ready, seen.delivered) == ((), (), (), ())
    assert (seen.cars_today, seen.average_wait_min) == (0, None)
    assert (seen.taken, seen.unpaid, seen.now) == (dirhams(0), dirhams(0), shop.clock.at)


def test_a_card_says_what_stands_on_the_ticket(shop: OpenShop) -> None:
    here = shop.arrive(WASH, CERAMIC, odometer_km=48_200)
    shop.add(here.ticket_id, CLOTH, WASH)

    (card_,) = board_now(shop).waiting

    assert (card_.visit, card_.vehicle, card_.client_name) == (here.visit, PATROL, FATIMA.name)
    assert card_.services == (WASH.names, CERAMIC.names)
    assert card_.planned_min == 60
    assert card_.gross == card_.balance == dirhams(90 * 2 + 2_400 + 20)
    assert (card_.ticket_id, card_.invoice_id) == (here.ticket_id, None)


def test_a_card_without_lines_has_no_sum(shop: OpenShop) -> None:
    shop.arrive(vehicle=CIVIC)

    (card_,) = board_now(shop).waiting

    assert (card_.client_name, card_.services, card_.planned_min) == ("", (), 0)
    assert (card_.gross, card_.balance) == (None, None)


def test_a_clock_set_back_while_a_car_waits_counts_as_no_wait(shop: OpenShop) -> None:
    visit = shop.arrive().visit
    shop.clock.tick(-3_600)
    move(shop, visit, VisitState.IN_WORK)

    assert board_now(shop).average_wait_min == 0


def test_the_delivered_newest_first_the_others_oldest_first(shop: OpenShop) -> None:
    for vehicle in (CIVIC, TRUCK, PATROL):
        shop.arrive(vehicle=vehicle)
        shop.clock.tick(60)
    waiting = board_now(shop).waiting
    assert [each.vehicle.id for each in waiting] == [CIVIC.id, TRUCK.id, PATROL.id]

    for each in waiting:
        move(shop, each.visit, VisitState.DELIVERED)
        shop.clock.tick(60)

    assert [each.vehicle.id for each in board_now(shop).delivered] == [PATROL.id, TRUCK.id, CIVIC.id]


def test_a_busy_day_is_counted_whole_even_where_it_is_not_shown_whole(
    shop: OpenShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "DELIVERED_SHOWN", 1)
    for vehicle in (PATROL, CIVIC, TRUCK):
        here = shop.arrive(WASH, vehicle=vehicle, client=FATIMA)
        shop.pay(here.ticket_id, (card(dirhams(50)),))
        move(shop, here.visit, VisitState.DELIVERED)
        shop.clock.tick(60)

    seen = board_now(shop)

    assert [each.vehicle.id for each in seen.delivered] == [TRUCK.id]
    assert (seen.cars_today, seen.taken, seen.unpaid) == (3, dirhams(150), dirhams(120))


def test_cancelled_cars_do_not_push_delivered_ones_off_the_board(
    shop: OpenShop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "DELIVERED_SHOWN", 1)
    delivered = shop.arrive()
    move(shop, delivered.visit, VisitState.DELIVERED)
    shop.clock.tick(60)
    gone = shop.arrive(vehicle=CIVIC)
    cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=gone.visit.id, reason="Queue too long")

    seen = board_now(shop)

    assert [each.visit.id for each in seen.delivered] == [delivered.visit.id]
    assert seen.cars_today == 1


def test_money_of_the_day(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    file = shop.pay(here.ticket_id, (cash(dirhams(100), dirhams(40)), card(dirhams(20)))).file
    shop.sell(CLOTH)
    waiting = shop.arrive(WASH, vehicle=CIVIC)

    seen = board_now(shop)
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
    assert board_now(shop).unpaid == dirhams(90)


# Days


def test_a_day_begins_and_ends_at_midnight_of_the_company() -> None:
    start, end = day_start(date(2026, 11, 24), DUBAI), day_end(date(2026, 11, 24), DUBAI)

    assert (start, end) == (MIDNIGHT, MIDNIGHT + timedelta(days=1))


def test_a_car_of_yesterday_stays_until_it_leaves(shop: OpenShop) -> None:
    shop.clock.at = MIDNIGHT - timedelta(minutes=10)
    late = shop.arrive()
    shop.clock.at = MIDNIGHT + timedelta(hours=9)

    seen = board_now(shop)
    assert [each.visit for each in seen.waiting] == [late.visit]
    assert (seen.cars_today, seen.average_wait_min) == (0, None)

    move(shop, late.visit, VisitState.IN_WORK)
    move(shop, late.visit, VisitState.DELIVERED)
    seen = board_now(shop)
    assert [each.visit.id for each in seen.delivered] == [late.visit.id]
    assert (seen.cars_today, seen.average_wait_min) == (0, None)


def test_what_left_before_midnight_is_off_the_board_after_it(shop: OpenShop) -> None:
    shop.clock.at = MIDNIGHT - timedelta(microseconds=1)
    before = shop.arrive()
    move(shop, before.visit, VisitState.DELIVERED)
    shop.sell(CLOTH)
    assert (board_now(shop).cars_today, board_now(shop).taken) == (1, dirhams(20))

    shop.clock.at = MIDNIGHT
    after = shop.arrive(vehicle=CIVIC)
    move(shop, after.visit, VisitState.DELIVERED)
    sold = shop.sell(CLOTH, CLOTH)

    seen = board_now(shop)
    assert [each.visit.id for each in seen.delivered] == [after.visit.id]
    assert (seen.cars_today, seen.taken) == (1, dirhams(40))
    assert sold.invoice.issued_on == sold.invoice.supplied_on == date(2026, 11, 24)
