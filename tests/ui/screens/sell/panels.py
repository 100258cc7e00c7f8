"""The side panels of a line and of the ticket, open over a ticket with a line."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.ticket import Ticket, TicketLine
from cardesk_desktop.ui.screens.sell.line_panel import LinePanel
from cardesk_desktop.ui.screens.sell.screen import SellPage
from tests.builders import make_ticket
from tests.ui.window import RecordingWindow

W = TypeVar("W", bound=QWidget)


NO_TICKET = make_ticket(())


def ticket_of(page: SellPage) -> Ticket:
    return page.ticket.ticket or NO_TICKET


def line_of(page: SellPage, place: int) -> TicketLine:
    return ticket_of(page).lines[place]


def panel_of(window: RecordingWindow, kind: type[W]) -> W:
    assert window.panel is not None
    found = window.panel.findChild(kind)
    assert found is not None
    return found


def open_line(page: SellPage, window: RecordingWindow, place: int) -> LinePanel:
    page.card.lines.setFocus()
    page.card.lines.set_current(line_of(page, place).id)
    QTest.keyClick(page.card.lines, Qt.Key.Key_Return)
    return panel_of(window, LinePanel)
