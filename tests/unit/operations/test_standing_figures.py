"""What is behind the figures of a client and of a car adds up to them."""

from __future__ import annotations

from datetime import date
from functools import partial

from cardesk_desktop.domain.money import Money, total
from cardesk_desktop.domain.period import year_before
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.client_file import ClientFile, client_file
from cardesk_desktop.operations.standing_figures import (
    StandingFigure,
    client_counted_visits,
    client_documents,
    vehicle_documents,
    vehicle_visits,
)
from cardesk_desktop.operations.vehicle_history import VehicleHistory, vehicle_history
from cardesk_desktop.operations.visits import cancel_visit, move_visit
from cardesk_desktop.store.report_views import DocumentBehind
from cardesk_desktop.store.views import Page
from tests.builders import AED
from tests.builders.open_shop import CERAMIC, FATIMA, FRONT_DESK, PATROL, WASH, OpenShop, card, dirhams

_A_YEAR_S = 366 * 86_400


def _file(shop: OpenShop) -> ClientFile:
    return client_file(shop.desk, client_id=FATIMA.id).value


def _history(shop: OpenShop) -> VehicleHistory:
    return vehicle_history(shop.desk, vehicle_id=PATROL.id).value


def _documents(shop: OpenShop, figure: StandingFigure) -> Page[DocumentBehind]:
    return client_documents(shop.desk, client_id=FATIMA.id, figure=figure, offset=0, limit=60).value


def _sum(page: Page[DocumentBehind]) -> Money:
    return total((row.amount for row in page.rows), AED)


def _life(shop: OpenShop) -> None:
    """A wash two years ago, one that was called off, and one of today that is half paid."""
    old = shop.arrive(WASH)
    shop.pay(old.ticket_id)
    move_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=old.visit.id, to=VisitState.DELIVERED)
    shop.clock.tick(_A_YEAR_S)
    off = shop.arrive(WASH)
    cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=off.visit.id, reason="Changed their mind")
    shop.clock.tick(60)
    shop.pay(shop.arrive(CERAMIC).ticket_id, (card(dirhams(10)),))


def test_every_amount_of_a_client_is_the_sum_of_its_invoices(shop: OpenShop) -> None:
    _life(shop)
    file = _file(shop)

    spent, owed = _documents(shop, StandingFigure.SPENT), _documents(shop, StandingFigure.OWED)
    last_year = _documents(shop, StandingFigure.LAST_YEAR)

    assert (spent.total, _sum(spent)) == (2, file.spent)
    assert (last_year.total, _sum(last_year)) == (1, file.spent_last_year)
    assert (owed.total, _sum(owed)) == (1, file.balance)
    assert file.spent_last_year < file.spent
    assert [row.at for row in spent.rows] == sorted((row.at for row in spent.rows), reverse=True)


def test_the_visits_of_a_client_are_as_many_as_are_counted(shop: OpenShop) -> None:
    _life(shop)
    file = _file(shop)

    page = client_counted_visits(shop.desk, client_id=FATIMA.id, offset=0, limit=1).value

    assert page.total == file.visit_count == 2
    assert page.rows[0].past.visit.arrived_at == file.last_visit_at
    assert page.rows[0].vehicle == PATROL


def test_the_figures_of_a_car_are_made_of_its_visits_and_invoices(shop: OpenShop) -> None:
    _life(shop)
    history = _history(shop)
    read = partial(vehicle_visits, shop.desk, vehicle_id=PATROL.id, limit=60)

    documents = vehicle_documents(shop.desk, vehicle_id=PATROL.id, offset=0, limit=60).value

    assert _sum(documents) == history.spent
    assert [row.past for row in read(offset=0).value.rows] == list(history.visits)
    assert read(offset=1).value.rows == read(offset=0).value.rows[1:]
    assert read(offset=0).value.total == history.visit_count


def test_a_year_before_the_29th_of_february_is_the_28th() -> None:
    assert year_before(date(2028, 2, 29)) == date(2027, 2, 28)
