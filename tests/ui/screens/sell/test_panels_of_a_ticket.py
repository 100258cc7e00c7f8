"""A panel is about the ticket that it was opened for, whatever comes to the front meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.domain.ticket import Ticket, TicketLine, TicketState
from cardesk_desktop.operations.paying import complete_sale
from cardesk_desktop.operations.ticket_view import view_ticket
from cardesk_desktop.ui.screens.clients.chooser import ClientChooser
from cardesk_desktop.ui.screens.sell.screen import SellPage
from cardesk_desktop.ui.screens.sell.ticket_panels import NotePanel, VoidPanel
from tests.ui.screens.sell.counter import Counter
from tests.ui.screens.sell.panels import panel_of
from tests.ui.window import RecordingWindow

W = TypeVar("W", bound=QWidget)
Opening = Callable[[SellPage], None]
OPENINGS: dict[str, Opening] = {
    "void": lambda page: page.panels.void(),
    "discount": lambda page: page.panels.open_discount(),
    "note": lambda page: page.panels.open_note(),
    "client": lambda page: page.panels.open_client(),
    "line": lambda page: page.panels.open_line(lines_of(page)[0].id),
}


def lines_of(page: SellPage) -> tuple[TicketLine, ...]:
    assert page.ticket.ticket is not None
    return page.ticket.ticket.lines


@pytest.fixture
def first(page: SellPage, counter: Counter, qtbot: QtBot) -> UUID:
    """A car that came in for a wash, its ticket in front."""
    ticket_id = counter.check_in().ticket_id
    page.ticket.open(ticket_id)
    qtbot.waitUntil(lambda: page.ticket.ticket_id == ticket_id)
    return ticket_id


def pay_elsewhere(counter: Counter, ticket_id: UUID) -> None:
    """Another register takes the payment."""
    due = counter.shop.ask(view_ticket, ticket_id=ticket_id).priced.gross
    counter.shop.ask(
        complete_sale,
        staff_id=counter.shop.cashier.id,
        ticket_id=ticket_id,
        tenders=(Tender(TenderKind.CARD, due, due),),
        expected=due,
    )


def ticket(counter: Counter, ticket_id: UUID) -> Ticket:
    return counter.shop.ask(view_ticket, ticket_id=ticket_id).ticket


def put_another_in_front(page: SellPage, counter: Counter, qtbot: QtBot) -> UUID:
    """Bring the ticket of another car to the front, past everything that would close the panel."""
    other = counter.check_in("B 7741").ticket_id
    page.ticket.shown.disconnect(page.panels.on_ticket_shown)
    page.ticket.open(other)
    qtbot.waitUntil(lambda: page.ticket.ticket_id == other)
    return other


@pytest.mark.parametrize("opening", OPENINGS.values(), ids=OPENINGS.keys())
def test_it_closes_when_its_ticket_is_closed_elsewhere(
    opening: Opening,
    page: SellPage,
    first: UUID,
    counter: Counter,
    window: RecordingWindow,
    qtbot: QtBot,
) -> None:
    opening(page)
    pay_elsewhere(counter, first)
    qtbot.waitUntil(lambda: page.ticket.ticket_id is None)
    assert window.panel is None
    assert window.shown is not None
    assert window.shown.error is not None
    assert window.shown.error.code is Code.TICKET_CLOSED


def test_another_ticket_in_front_closes_it_without_a_word(
    page: SellPage, first: UUID, counter: Counter, window: RecordingWindow, qtbot: QtBot
) -> None:
    page.panels.void()
    other = counter.check_in("B 7741").ticket_id
    page.ticket.open(other)
    qtbot.waitUntil(lambda: page.ticket.ticket_id == other)
    assert window.panel is None
    assert window.shown is None
    assert ticket(counter, first).state is TicketState.OPEN


def test_what_stands_on_the_ticket_may_change_while_it_is_open(
    page: SellPage, first: UUID, counter: Counter, window: RecordingWindow, qtbot: QtBot
) -> None:
    page.panels.open_note()
    page.on_scanned(counter.freshener.barcodes[0])
    qtbot.waitUntil(lambda: len(ticket(counter, first).lines) == 2)
    assert window.panel is not None


def test_voiding_meets_the_ticket_it_was_opened_for(
    page: SellPage, first: UUID, counter: Counter, window: RecordingWindow, qtbot: QtBot
) -> None:
    page.panels.void()
    panel = panel_of(window, VoidPanel)
    other = put_another_in_front(page, counter, qtbot)
    panel.reason.set_text("Client left")
    panel.confirm.click()
    qtbot.waitUntil(lambda: ticket(counter, first).state is TicketState.VOIDED)
    assert ticket(counter, other).state is TicketState.OPEN
    assert page.ticket.ticket_id == other


def test_a_note_and_a_client_meet_the_ticket_they_were_opened_for(
    page: SellPage, first: UUID, counter: Counter, window: RecordingWindow, qtbot: QtBot
) -> None:
    page.panels.open_note()
    note = panel_of(window, NotePanel)
    other = put_another_in_front(page, counter, qtbot)
    note.note.set_text("left door")
    note.save.click()
    qtbot.waitUntil(lambda: ticket(counter, first).note == "left door")
    assert ticket(counter, other).note == ""
    page.panels.open_client()
    chooser = panel_of(window, ClientChooser)
    page.ticket.open(first)
    qtbot.waitUntil(lambda: page.ticket.ticket_id == first)
    chooser.chosen.emit(counter.shop.client)
    qtbot.waitUntil(lambda: ticket(counter, other).client_id == counter.shop.client.id)
    assert ticket(counter, first).client_id is None
