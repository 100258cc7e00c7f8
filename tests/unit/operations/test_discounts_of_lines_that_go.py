"""A discount and the lines it is on: what is off when a line grows, shrinks, goes or comes back."""

from __future__ import annotations

from dataclasses import replace

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.permission import Permission
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations import changing_lines
from cardesk_desktop.operations.selling import set_size
from tests.builders.open_shop import CERAMIC, CLOTH, FRESHENER, FRONT_DESK, MANAGER, WASH, OpenShop, dirhams
from tests.unit.operations.line_changes import (
    amount_off,
    on_line,
    on_ticket,
    percent_off,
    put_back,
    without_line,
)


def test_a_lower_quantity_does_not_make_an_amount_off_a_large_one(shop: OpenShop) -> None:
    view = on_line(shop, shop.count(shop.ticket(CLOTH), 10), amount_off(40))
    assert shop.count(view, 11).priced.gross == dirhams(180)

    with shop.refuses(Code.NOT_PERMITTED) as refusal:
        shop.count(view, 9)

    assert refusal.value.params["permission"] is Permission.GIVE_LARGE_DISCOUNT
    lowered = changing_lines.set_quantity(
        shop.desk,
        staff_id=MANAGER.id,
        ticket_id=view.ticket.id,
        line_id=view.ticket.lines[0].id,
        quantity=Quantity.of(9),
    ).value
    assert lowered.priced.gross == dirhams(140)


def test_a_removed_line_does_not_make_an_amount_off_the_ticket_a_large_one(shop: OpenShop) -> None:
    view = on_ticket(shop, shop.ticket(CERAMIC, CLOTH), amount_off(60))

    with shop.refuses(Code.NOT_PERMITTED):
        without_line(shop, view, place=0)

    assert len(without_line(shop, view, place=1).ticket.lines) == 1


def test_an_undone_removal_does_not_bring_a_large_discount_about(shop: OpenShop) -> None:
    view = on_line(shop, shop.ticket(CLOTH, FRESHENER), percent_off(20))
    on_ticket(shop, without_line(shop, view), percent_off(20))

    with shop.refuses(Code.NOT_PERMITTED):
        put_back(shop, view)


def test_what_was_agreed_to_while_a_line_was_off_is_not_agreed_to_for_that_line(shop: OpenShop) -> None:
    view = shop.ticket(CERAMIC, FRESHENER)
    given = on_ticket(shop, without_line(shop, view), percent_off(100), MANAGER.id)
    assert given.priced.gross == dirhams(0)

    with shop.refuses(Code.NOT_PERMITTED):
        put_back(shop, view)

    assert put_back(shop, view, staff_id=MANAGER.id).priced.gross == dirhams(0)


def test_a_line_comes_back_under_the_large_discount_that_it_had(shop: OpenShop) -> None:
    view = on_ticket(shop, shop.ticket(CERAMIC, FRESHENER), percent_off(100), MANAGER.id)
    without_line(shop, view)

    assert put_back(shop, view).priced.gross == dirhams(0)


def test_the_last_line_comes_back_with_its_own_large_discount(shop: OpenShop) -> None:
    """An amount off the ticket went with it, so that it has less off than it had."""
    view = on_line(shop, shop.ticket(CLOTH), percent_off(50), staff_id=MANAGER.id)
    view = on_ticket(shop, view, amount_off(5), MANAGER.id)
    without_line(shop, view)

    assert put_back(shop, view).priced.gross == dirhams(10)


def test_an_amount_off_goes_with_the_last_line(shop: OpenShop) -> None:
    view = on_ticket(shop, shop.ticket(CERAMIC), amount_off(20))

    empty = without_line(shop, view)

    assert empty.ticket.discount is None
    assert shop.add(view.ticket.id, CLOTH).priced.gross == dirhams(20)


def test_a_percentage_stays_for_the_next_line(shop: OpenShop) -> None:
    view = on_ticket(shop, shop.ticket(CERAMIC), percent_off(10))

    assert without_line(shop, view).ticket.discount == percent_off(10)
    assert shop.add(view.ticket.id, CLOTH).priced.gross == dirhams(18)


def test_a_smaller_car_does_not_make_an_amount_off_a_large_one(shop: OpenShop) -> None:
    view = on_line(shop, shop.ticket(WASH, size_class=SizeClass.LARGE), amount_off(20))

    with shop.refuses(Code.NOT_PERMITTED):
        set_size(
            shop.desk,
            staff_id=FRONT_DESK.id,
            ticket_id=view.ticket.id,
            size_class=SizeClass.MOTORCYCLE,
        )

    smaller = set_size(
        shop.desk, staff_id=MANAGER.id, ticket_id=view.ticket.id, size_class=SizeClass.MOTORCYCLE
    ).value
    assert smaller.priced.gross == dirhams(25)


def test_what_costs_nothing_has_nothing_off(shop: OpenShop) -> None:
    free = replace(CLOTH, price=dirhams(0))
    with shop.desk.store.write() as work:
        work.catalogue.save_product(free)
    view = on_ticket(shop, shop.ticket(free, CERAMIC), percent_off(20))

    assert shop.count(view, 2).priced.gross == dirhams(1_600)
