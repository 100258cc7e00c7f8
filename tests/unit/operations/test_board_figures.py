"""What is behind the figures above the board adds up to them."""

from __future__ import annotations

from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.tender import cash
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.board_figures import CarsFigure, cars_behind, payments_behind
from cardesk_desktop.operations.visits import BoardCard, board, move_visit
from tests.builders import make_vehicle
from tests.builders.open_shop import CERAMIC, TECHNICIAN, WASH, OpenShop, card, dirhams

CIVIC = make_vehicle("A 11111")
CURRENCY = dirhams(0).currency


def _cars(shop: OpenShop, figure: CarsFigure, limit: int = 60, offset: int = 0) -> tuple[BoardCard, ...]:
    return cars_behind(shop.desk, figure=figure, offset=offset, limit=limit).value.rows


def _balances(cards: tuple[BoardCard, ...]) -> Money:
    return total((each.balance for each in cards if each.balance), CURRENCY)


def _two_cars(shop: OpenShop) -> None:
    with shop.desk.store.write() as work:
        work.vehicles.add(CIVIC)
    shop.arrive(WASH)
    shop.clock.tick(600)
    second = shop.arrive(CERAMIC, vehicle=CIVIC)
    shop.clock.tick(600)
    move_visit(shop.desk, staff_id=TECHNICIAN.id, visit_id=second.visit.id, to=VisitState.IN_WORK)


def test_the_cars_of_the_day_stand_newest_first_page_by_page(shop: OpenShop) -> None:
    _two_cars(shop)
    seen = board(shop.desk).value

    cards = _cars(shop, CarsFigure.TODAY)

    assert [seen_card.vehicle.plate.text for seen_card in cards] == ["A 11111", "R 60917"]
    assert len(cards) == seen.cars_today
    assert _cars(shop, CarsFigure.TODAY, limit=1, offset=1) == cards[1:]


def test_behind_the_wait_are_the_cars_whose_work_has_begun(shop: OpenShop) -> None:
    _two_cars(shop)

    (waited,) = _cars(shop, CarsFigure.WAIT)

    assert waited.vehicle == CIVIC
    assert board(shop.desk).value.average_wait_min == 10


def test_what_is_unpaid_adds_up_the_largest_first(shop: OpenShop) -> None:
    _two_cars(shop)

    cards = _cars(shop, CarsFigure.UNPAID)

    assert cards[0].vehicle == CIVIC
    assert _balances(cards) == board(shop.desk).value.unpaid


def test_the_payments_of_the_day_add_up_to_what_was_taken(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    shop.pay(here.ticket_id, (cash(dirhams(100), dirhams(40)), card(dirhams(20))))

    page = payments_behind(shop.desk, offset=0, limit=60).value

    assert page.total == 2
    assert total((row.amount for row in page.rows), CURRENCY) == board(shop.desk).value.taken
