"""The order in which things are done to the ticket in front."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.domain.vehicle import SizeClass
from cardesk_desktop.operations import changing_lines, selling, tickets
from cardesk_desktop.operations.paying import complete_sale
from cardesk_desktop.ui.screens.sell.current_ticket import CurrentTicket
from tests.ui.screens.sell.counter import Counter


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


@pytest.fixture
def ticket(counter: Counter, owner: QObject) -> CurrentTicket:
    return CurrentTicket(counter.shop.tasks, counter.shop.acting, SizeClass.SEDAN, owner)


def add(ticket: CurrentTicket, counter: Counter) -> None:
    item = counter.freshener
    ticket.change(selling.add_item, kind=ItemKind.PRODUCT, item_id=item.id, size_class=ticket.size_class)


def quantity(ticket: CurrentTicket) -> Quantity | None:
    return ticket.ticket.lines[0].quantity if ticket.ticket and ticket.ticket.lines else None


def test_steps_asked_for_at_once_are_done_one_after_the_other(
    ticket: CurrentTicket, counter: Counter, qtbot: QtBot
) -> None:
    seen: list[Quantity | None] = []
    for _ in range(5):
        add(ticket, counter)
        ticket.then(lambda: seen.append(quantity(ticket)))
    qtbot.waitUntil(lambda: len(seen) == 5)
    assert seen == [Quantity.of(n) for n in (1, 2, 3, 4, 5)]


def test_a_refused_step_does_not_hold_back_the_next(
    ticket: CurrentTicket, counter: Counter, qtbot: QtBot
) -> None:
    refused: list[Refused] = []
    ticket.refused.connect(refused.append)
    add(ticket, counter)
    ticket.change(changing_lines.set_quantity, line_id=UUID(int=1), quantity=Quantity.of(2))
    add(ticket, counter)
    qtbot.waitUntil(lambda: quantity(ticket) == Quantity.of(2))
    assert [refusal.code for refusal in refused] == [Code.LINE_MISSING]


def test_a_refusal_can_be_taken_by_whoever_asked(
    ticket: CurrentTicket, counter: Counter, qtbot: QtBot
) -> None:
    taken: list[Refused] = []
    add(ticket, counter)
    ticket.change(
        changing_lines.set_quantity,
        on_refused=taken.append,
        line_id=UUID(int=1),
        quantity=Quantity.of(2),
    )
    qtbot.waitUntil(lambda: bool(taken))


def test_only_a_line_that_is_new_or_larger_is_told(
    ticket: CurrentTicket, counter: Counter, qtbot: QtBot
) -> None:
    grown: list[object] = []
    ticket.line_grew.connect(grown.append)
    add(ticket, counter)
    add(ticket, counter)
    qtbot.waitUntil(lambda: quantity(ticket) == Quantity.of(2))
    assert ticket.ticket is not None
    line_id = ticket.ticket.lines[0].id
    ticket.change(changing_lines.set_quantity, line_id=line_id, quantity=Quantity.of(1))
    qtbot.waitUntil(lambda: quantity(ticket) == Quantity.of(1))
    ticket.change(changing_lines.remove_line, line_id=line_id)
    qtbot.waitUntil(lambda: quantity(ticket) is None)
    assert grown == [line_id, line_id]


def test_opening_a_parked_ticket_takes_it_up_again(
    ticket: CurrentTicket, counter: Counter, qtbot: QtBot
) -> None:
    view = counter.shop.counter_ticket(counter.full_wash)
    counter.shop.ask(tickets.park, staff_id=counter.shop.cashier.id, ticket_id=view.ticket.id)
    ticket.open(view.ticket.id)
    qtbot.waitUntil(lambda: ticket.ticket is not None and ticket.ticket.state is TicketState.OPEN)


def test_a_ticket_paid_elsewhere_leaves_the_counter_free(
    ticket: CurrentTicket, counter: Counter, qtbot: QtBot
) -> None:
    add(ticket, counter)
    qtbot.waitUntil(lambda: ticket.view is not None)
    assert ticket.view is not None
    due = ticket.view.priced.gross
    counter.shop.ask(
        complete_sale,
        staff_id=counter.shop.cashier.id,
        ticket_id=ticket.ticket_id,
        tenders=(Tender(TenderKind.CASH, due, due),),
        expected=due,
    )
    qtbot.waitUntil(lambda: ticket.view is None)


def test_a_ticket_closed_on_another_screen_is_let_go_when_it_is_touched(
    ticket: CurrentTicket, counter: Counter, qtbot: QtBot
) -> None:
    refused: list[Refused] = []
    ticket.refused.connect(refused.append)
    ticket.open(UUID(int=9))
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].code is Code.NOT_FOUND
    assert ticket.view is None


def test_its_own_changes_are_not_read_twice(ticket: CurrentTicket, counter: Counter, qtbot: QtBot) -> None:
    shown: list[None] = []
    ticket.shown.connect(lambda: shown.append(None))
    add(ticket, counter)
    qtbot.waitUntil(lambda: ticket.view is not None)
    counter.shop.ask(tickets.open_tickets)
    counter.shop.ask(tickets.open_tickets)
    assert len(shown) == 1
