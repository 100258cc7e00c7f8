from __future__ import annotations

import pytest

from cardesk_desktop.domain.changes import Noun
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.visit import VisitState
from cardesk_desktop.operations.tickets import TicketSummary, open_tickets, park, resume, void
from cardesk_desktop.operations.visits import board, cancel_visit, move_visit
from tests.builders import identity
from tests.builders.open_shop import (
    CLOTH,
    FATIMA,
    FRESHENER,
    FRONT_DESK,
    OWNER,
    PATROL,
    WASH,
    OpenShop,
    dirhams,
)


def _open(shop: OpenShop) -> tuple[TicketSummary, ...]:
    return open_tickets(shop.desk).value


def test_the_open_tickets_oldest_first(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    shop.clock.tick()
    counter = shop.count(shop.ticket(CLOTH, FRESHENER), 2).ticket

    car, desk = _open(shop)

    assert (car.id, car.plate, car.client_name) == (here.ticket_id, PATROL.plate, FATIMA.name)
    assert (car.gross, car.line_count, car.visit_state) == (dirhams(90), 1, VisitState.WAITING)
    assert (car.opened_at, car.state) == (here.visit.arrived_at, TicketState.OPEN)
    assert (desk.id, desk.plate, desk.client_name) == (counter.id, None, "")
    assert (desk.gross, desk.line_count, desk.visit_state) == (dirhams(52.38), 2, None)


def test_a_parked_ticket_stays_whatever_happens_to_the_program(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket

    parked = park(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id)
    shop.premises.close()
    again = OpenShop(shop.premises)

    assert parked.changes.ids(Noun.TICKET) == {ticket.id}
    (summary,) = _open(again)
    assert (summary.id, summary.state) == (ticket.id, TicketState.PARKED)
    resumed = resume(again.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id).value
    assert resumed.ticket == ticket


def test_parking_twice_is_parking_once(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket

    first, second = (park(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id).value for _ in range(2))

    assert first == second
    assert second.ticket.state is TicketState.PARKED


def test_a_parked_ticket_is_paid_as_it_lies(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket
    park(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id)

    assert shop.pay(ticket.id).file.invoice.gross == dirhams(20)
    assert _open(shop) == ()


def test_a_voided_ticket_leaves_its_worth_and_the_reason(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket

    outcome = void(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, reason=" Left  his purse ")

    assert outcome.changes.ids(Noun.TICKET) == {ticket.id}
    assert _open(shop) == ()
    (entry,) = shop.journal(ticket.id)
    assert (entry.event, entry.staff_id) == (JournalEvent.TICKET_VOIDED, FRONT_DESK.id)
    assert (entry.figures, entry.reason) == ({"amount_minor": 20_00}, "Left his purse")


def test_only_an_empty_ticket_is_voided_without_a_reason(shop: OpenShop) -> None:
    full, empty = shop.ticket(CLOTH).ticket, shop.ticket().ticket

    with shop.refuses(Code.TEXT_MISSING) as refusal:
        void(shop.desk, staff_id=FRONT_DESK.id, ticket_id=full.id, reason=" \u200b\n ")
    void(shop.desk, staff_id=FRONT_DESK.id, ticket_id=empty.id, reason="")

    assert refusal.value.params["field"] == "reason"
    assert [summary.id for summary in _open(shop)] == [full.id]


def test_what_is_closed_stays_closed(shop: OpenShop) -> None:
    sold, voided = shop.ticket(CLOTH).ticket, shop.ticket(CLOTH).ticket
    shop.pay(sold.id)
    void(shop.desk, staff_id=FRONT_DESK.id, ticket_id=voided.id, reason="Twice")

    for ticket_id in (sold.id, voided.id):
        for move in (park, resume):
            with shop.refuses(Code.TICKET_CLOSED):
                move(shop.desk, staff_id=OWNER.id, ticket_id=ticket_id)
        with shop.refuses(Code.TICKET_CLOSED):
            void(shop.desk, staff_id=OWNER.id, ticket_id=ticket_id, reason="Again")


@pytest.mark.parametrize("move", [park, resume])
def test_an_unknown_ticket_is_not_found(shop: OpenShop, move: object) -> None:
    with shop.refuses(Code.NOT_FOUND):
        (park if move is park else resume)(shop.desk, staff_id=OWNER.id, ticket_id=identity("none"))


def test_voiding_the_ticket_of_a_car_that_is_here_opens_the_way_to_a_new_one(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    shop.clock.tick()

    outcome = void(shop.desk, staff_id=FRONT_DESK.id, ticket_id=here.ticket_id, reason="Another car's")

    (following,) = _open(shop)
    view = shop.see(following.id)
    assert outcome.changes.ids(Noun.TICKET) == {here.ticket_id, following.id}
    assert outcome.changes.ids(Noun.VISIT) == {here.visit.id}
    assert (view.ticket.lines, view.ticket.size_class) == ((), PATROL.size_class)
    assert (view.vehicle, view.client, view.visit) == (PATROL, FATIMA, here.visit)
    assert board(shop.desk).value.waiting[0].ticket_id == following.id


def test_the_new_ticket_is_sold_and_the_car_delivered(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    void(shop.desk, staff_id=FRONT_DESK.id, ticket_id=here.ticket_id, reason="Another car's")
    (following,) = _open(shop)
    shop.add(following.id, CLOTH)

    with shop.refuses(Code.VISIT_UNPAID) as refusal:
        move_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=here.visit.id, to=VisitState.DELIVERED)
    file = shop.pay(following.id).file
    move_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=here.visit.id, to=VisitState.DELIVERED)

    assert refusal.value.params["ticket_id"] == following.id
    assert file.invoice.visit_id == here.visit.id
    assert board(shop.desk).value.delivered[0].invoice_id == file.invoice.id


def test_a_car_whose_ticket_was_voided_is_cancelled_with_the_new_one(shop: OpenShop) -> None:
    here = shop.arrive(WASH)
    void(shop.desk, staff_id=FRONT_DESK.id, ticket_id=here.ticket_id, reason="Another car's")

    cancel_visit(shop.desk, staff_id=FRONT_DESK.id, visit_id=here.visit.id, reason="Drove off")

    assert _open(shop) == ()
