"""Open and parked tickets outlive a program that is killed in the middle of its work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QApplication

from cardesk_desktop.demo.data.car_care import CAR_CARE
from cardesk_desktop.demo.house import DemoHouse
from cardesk_desktop.domain.ticket import TicketState
from cardesk_desktop.operations.tickets import TicketSummary, open_tickets
from tests.flows.till import ENTER, begin_payment, line_count, sell_page, ticket_in_front, wait_for_thanks
from tests.walkthrough.stage import Stage, opened

ROOT = Path(__file__).resolve().parents[2]


def _work_until_killed(house: DemoHouse) -> None:
    root = house.places.settings.parent
    command = [sys.executable, "-m", "tests.flows.cashier", str(root)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as cashier:
        assert cashier.stdout is not None
        try:
            assert cashier.stdout.readline() == b"working\n"
        finally:
            # SIGKILL; on Windows TerminateProcess: neither can be caught.
            cashier.kill()


def _at_the_counter(stage: Stage) -> dict[TicketState, TicketSummary]:
    tickets = stage.ask(open_tickets)
    return {ticket.state: ticket for ticket in tickets if ticket.plate is None and ticket.line_count}


def test_tickets_are_there_again_after_a_kill(qapp: QApplication, house: DemoHouse, tmp_path: Path) -> None:
    _work_until_killed(house)
    with opened(qapp, house, tmp_path / "invoice.pdf") as stage:
        tickets = _at_the_counter(stage)
        assert tickets[TicketState.PARKED].line_count == 2
        assert tickets[TicketState.OPEN].line_count == 1
        hands = stage.hands
        hands.click(
            hands.see_with("Counter, Parked, 2 lines", QAbstractButton, lambda: sell_page(stage).strip)
        )
        hands.wait(lambda: line_count(stage) == 2, "the parked ticket in front")
        ticket = ticket_in_front(stage)
        assert ticket is not None
        assert {line.names.main for line in ticket.lines} == {item.names.main for item in CAR_CARE[:2]}
        begin_payment(stage)
        hands.press(ENTER)
        wait_for_thanks(stage)
