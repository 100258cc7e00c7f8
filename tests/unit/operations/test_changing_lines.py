from __future__ import annotations

from dataclasses import replace

import pytest

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.journal import JournalEvent
from cardesk_desktop.domain.quantity import MAX_MILLI, ONE, Quantity
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations import changing_lines, selling
from tests.builders import identity
from tests.builders.open_shop import (
    CLOTH,
    FRESHENER,
    FRONT_DESK,
    OWNER,
    TECHNICIAN,
    WASH,
    OpenShop,
    dirhams,
)
from tests.unit.operations.line_changes import on_line, percent_off, without_line

# Quantity


def test_a_quantity_is_kept(shop: OpenShop) -> None:
    view = shop.count(shop.ticket(CLOTH), 3)

    assert view.ticket.lines[0].quantity == Quantity.of(3)
    assert view.priced.gross == dirhams(60)
    assert shop.see(view.ticket.id) == view


@pytest.mark.parametrize(
    ("milli", "code"),
    [
        (0, Code.QUANTITY_NOT_POSITIVE),
        (-1_000, Code.QUANTITY_NOT_POSITIVE),
        (MAX_MILLI + 1, Code.QUANTITY_TOO_LARGE),
    ],
)
def test_a_quantity_that_cannot_be_is_refused(shop: OpenShop, milli: int, code: Code) -> None:
    ticket = shop.ticket(CLOTH).ticket

    with shop.refuses(code):
        changing_lines.set_quantity(
            shop.desk,
            staff_id=FRONT_DESK.id,
            ticket_id=ticket.id,
            line_id=ticket.lines[0].id,
            quantity=Quantity(milli),
        )


def test_a_line_that_is_gone_is_not_counted(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket

    with shop.refuses(Code.LINE_MISSING):
        changing_lines.set_quantity(
            shop.desk,
            staff_id=FRONT_DESK.id,
            ticket_id=ticket.id,
            line_id=identity("another line"),
            quantity=ONE,
        )


def test_taking_some_off_is_remembered_as_taking_a_line_off_is(shop: OpenShop) -> None:
    view = shop.count(shop.ticket(CLOTH), 5)
    shop.count(view, 2)

    (entry,) = shop.journal(view.ticket.id)
    assert (entry.event, entry.staff_id) == (JournalEvent.LINE_REMOVED, FRONT_DESK.id)
    assert entry.figures == {"amount_minor": 60_00}


# Removing, and undoing it


def test_a_removed_line_leaves_what_it_was_worth_in_the_journal(shop: OpenShop) -> None:
    view = on_line(shop, shop.ticket(CLOTH, FRESHENER), percent_off(10))

    left = without_line(shop, view)

    assert [line.item_id for line in left.ticket.lines] == [FRESHENER.id]
    entry = shop.journal(view.ticket.id)[-1]
    assert entry.event is JournalEvent.LINE_REMOVED
    assert entry.figures == {"amount_minor": 18_00}


def test_an_undone_removal_puts_the_line_back_as_it_was(shop: OpenShop) -> None:
    view = on_line(shop, shop.ticket(CLOTH, FRESHENER), percent_off(10))
    line = view.ticket.lines[0]
    without_line(shop, view)

    back = changing_lines.put_back_line(
        shop.desk, staff_id=FRONT_DESK.id, ticket_id=view.ticket.id, line=line, discount=None
    ).value

    assert [each.item_id for each in back.ticket.lines] == [FRESHENER.id, CLOTH.id]
    assert replace(back.ticket.lines[1], id=line.id) == line
    assert back.priced.gross == view.priced.gross


def test_a_removal_undone_twice_would_sell_twice_what_was_there_once(shop: OpenShop) -> None:
    view = shop.ticket(CLOTH, FRESHENER)
    line = view.ticket.lines[0]
    without_line(shop, view)

    for _ in range(2):
        changing_lines.put_back_line(
            shop.desk, staff_id=FRONT_DESK.id, ticket_id=view.ticket.id, line=line, discount=None
        )

    assert shop.see(view.ticket.id).priced.gross == view.priced.gross
    removed, back = shop.journal(view.ticket.id)
    assert (removed.event, back.event) == (JournalEvent.LINE_REMOVED, JournalEvent.LINE_PUT_BACK)
    assert removed.figures == back.figures == {"amount_minor": 20_00}


# Another size of car


def test_another_size_leaves_what_the_lines_came_to_in_the_journal(shop: OpenShop) -> None:
    before = shop.ticket(WASH)
    after, again = (
        selling.set_size(
            shop.desk, staff_id=FRONT_DESK.id, ticket_id=before.ticket.id, size_class=SizeClass.LARGE
        ).value
        for _ in range(2)
    )

    assert before.ticket.lines_total < after.ticket.lines_total == again.ticket.lines_total
    (entry,) = shop.journal(before.ticket.id)
    assert (entry.event, entry.staff_id) == (JournalEvent.SIZE_CHANGED, FRONT_DESK.id)
    assert entry.figures == {
        "before_minor": before.ticket.lines_total.minor,
        "after_minor": after.ticket.lines_total.minor,
    }


# Details and notes


def test_a_line_says_who_did_the_work(shop: OpenShop) -> None:
    ticket = shop.ticket(WASH).ticket
    view = changing_lines.set_line_details(
        shop.desk,
        staff_id=FRONT_DESK.id,
        ticket_id=ticket.id,
        line_id=ticket.lines[0].id,
        note="  rear   seats \u202e too ",
        worker_id=TECHNICIAN.id,
    ).value

    assert (view.ticket.lines[0].note, view.ticket.lines[0].staff_id) == ("rear seats too", TECHNICIAN.id)
    sold = shop.pay(ticket.id).file.invoice.lines[0]
    assert (sold.note, sold.staff_name) == ("rear seats too", TECHNICIAN.name)


def test_nobody_unknown_did_the_work(shop: OpenShop) -> None:
    ticket = shop.ticket(WASH).ticket

    with shop.refuses(Code.NOT_FOUND):
        changing_lines.set_line_details(
            shop.desk,
            staff_id=FRONT_DESK.id,
            ticket_id=ticket.id,
            line_id=ticket.lines[0].id,
            note="",
            worker_id=identity("nobody"),
        )


def test_the_note_keeps_its_lines_and_nothing_that_hides(shop: OpenShop) -> None:
    ticket = shop.ticket(WASH).ticket

    view = changing_lines.set_note(
        shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, note=" Keys at the desk\r\n\u202eCall first "
    ).value

    assert view.ticket.note == "Keys at the desk\nCall first"
    with shop.refuses(Code.TEXT_TOO_LONG):
        changing_lines.set_note(shop.desk, staff_id=FRONT_DESK.id, ticket_id=ticket.id, note="x" * 10_000)


# Discounts


def test_a_closed_ticket_is_not_changed(shop: OpenShop) -> None:
    ticket = shop.ticket(CLOTH).ticket
    shop.pay(ticket.id)
    common = {"staff_id": OWNER.id, "ticket_id": ticket.id}
    line = ticket.lines[0]

    with shop.refuses(Code.TICKET_CLOSED):
        changing_lines.set_quantity(shop.desk, **common, line_id=line.id, quantity=ONE)
    with shop.refuses(Code.TICKET_CLOSED):
        changing_lines.remove_line(shop.desk, **common, line_id=line.id)
    with shop.refuses(Code.TICKET_CLOSED):
        changing_lines.put_back_line(shop.desk, **common, line=line, discount=None)
    with shop.refuses(Code.TICKET_CLOSED):
        changing_lines.set_line_discount(shop.desk, **common, line_id=line.id, discount=percent_off(5))
    with shop.refuses(Code.TICKET_CLOSED):
        changing_lines.set_discount(shop.desk, **common, discount=percent_off(5))
    with shop.refuses(Code.TICKET_CLOSED):
        changing_lines.set_note(shop.desk, **common, note="too late")
    with shop.refuses(Code.TICKET_CLOSED):
        changing_lines.set_line_details(shop.desk, **common, line_id=line.id, note="", worker_id=None)
