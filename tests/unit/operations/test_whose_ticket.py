"""For whom a ticket is: the size of the car that prices it, its client, its visit."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.plate import Region
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations.checking_in import Arrival, check_in
from cardesk_desktop.operations.clients import ClientForm
from cardesk_desktop.operations.merging import merge_clients
from cardesk_desktop.operations.selling import set_client, set_size
from cardesk_desktop.operations.ticket_view import TicketView
from tests.builders import identity
from tests.builders.open_shop import (
    CARPETS,
    CERAMIC,
    CLOTH,
    FATIMA,
    FLEET,
    FRONT_DESK,
    NO_ADDRESS,
    OWNER,
    PATROL,
    WASH,
    OpenShop,
    dirhams,
)


def _size(shop: OpenShop, view: TicketView, size_class: SizeClass) -> TicketView:
    return set_size(shop.desk, staff_id=FRONT_DESK.id, ticket_id=view.ticket.id, size_class=size_class).value


# Size and client


def test_another_size_prices_the_services_anew(shop: OpenShop) -> None:
    view = shop.count(shop.ticket(WASH, CLOTH, CERAMIC), 2)

    larger = _size(shop, view, SizeClass.SUV)

    assert [line.unit_price for line in larger.ticket.lines] == [dirhams(90), dirhams(20), dirhams(2_400)]
    assert (larger.ticket.size_class, larger.ticket.lines[0].quantity) == (SizeClass.SUV, Quantity.of(2))


def test_a_size_for_which_a_service_has_no_price_is_refused(shop: OpenShop) -> None:
    view = shop.ticket(WASH, CARPETS)

    with shop.refuses(Code.PRICE_MISSING_FOR_SIZE):
        _size(shop, view, SizeClass.MOTORCYCLE)


def test_a_service_that_is_no_longer_known_keeps_its_price(shop: OpenShop) -> None:
    view = shop.ticket(WASH)
    stray = replace(view.ticket.lines[0], id=identity("stray"), item_id=identity("unknown service"))
    with shop.desk.store.write() as work:
        work.tickets.save(replace(view.ticket, lines=(*view.ticket.lines, stray)))

    larger = _size(shop, view, SizeClass.SUV)

    assert [line.unit_price for line in larger.ticket.lines] == [dirhams(90), dirhams(75)]


def test_a_client_is_named_and_taken_off(shop: OpenShop) -> None:
    ticket = shop.ticket(WASH).ticket
    named = set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, client_id=FATIMA.id).value
    nobody = set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, client_id=None).value

    assert (named.client, nobody.client) == (FATIMA, None)
    with shop.refuses(Code.NOT_FOUND):
        set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, client_id=identity("none"))


def test_a_client_named_on_the_ticket_is_the_client_of_the_visit_and_of_the_new_car(shop: OpenShop) -> None:
    arrival = Arrival(plate_text="K 7710", region=Region.DUBAI, size_class=SizeClass.SEDAN)
    here = check_in(shop.desk, staff_id=FRONT_DESK.id, arrival=arrival).value

    outcome = set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=here.ticket_id, client_id=FATIMA.id)

    view = shop.see(here.ticket_id)
    assert view.visit is not None
    assert view.vehicle is not None
    assert (view.visit.client_id, view.vehicle.client_id) == (FATIMA.id, FATIMA.id)
    assert outcome.changes.ids(Noun.VEHICLE) == {here.vehicle.id}


def test_somebody_else_who_pays_does_not_take_over_the_car(shop: OpenShop) -> None:
    here = shop.arrive(WASH)

    outcome = set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=here.ticket_id, client_id=NO_ADDRESS.id)

    view = shop.see(here.ticket_id)
    assert view.visit is not None
    assert view.visit.client_id == NO_ADDRESS.id
    assert view.vehicle == PATROL
    assert not outcome.changes.touches(Noun.VEHICLE)


def test_a_change_on_a_visit_s_ticket_tells_the_board(shop: OpenShop) -> None:
    here = shop.arrive()

    outcome = set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=here.ticket_id, client_id=None)

    assert outcome.changes.ids(Noun.VISIT) == {here.visit.id}


def test_a_client_who_was_merged_since_the_list_was_shown_is_the_one_who_is_kept(shop: OpenShop) -> None:
    view = shop.ticket(CLOTH)
    form = ClientForm(FATIMA.name)
    merge_clients(shop.desk, staff_id=OWNER.id, kept_id=FATIMA.id, gone_id=FLEET.id, form=form)
    named = set_client(shop.desk, staff_id=FRONT_DESK.id, ticket_id=view.ticket.id, client_id=FLEET.id).value
    assert named.ticket.client_id == FATIMA.id
